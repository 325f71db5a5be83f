// What can be said of a producer, a consumer or the admin client.
import { exceptionInFull } from '../kafka/errorTexts.ts'
import type { AdminState, ProducerState, ReaderState } from '../trace/ClusterState.ts'
import { inspectorWords as words } from '../words/en/inspector.ts'
import { stageWords } from '../words/en/stage.ts'
import { type CaptionContext, findConfig } from './captionContext.ts'
import { lengthText } from './clock.ts'
import { shorten } from './contents.ts'
import { memberRows, whyBehind } from './groupFacts.ts'
import type { Fact, Facts } from './inspector.ts'
import { lagOf, processedAt, workName } from './readers.ts'
import { whyStalled } from './reasons.ts'

const { labels, values } = words

export function clientFacts(context: CaptionContext, id: string, at: number): Facts | null {
  const client = context.state.clients.find((one) => one.id === id)
  if (client === undefined) return null
  if (client.type === 'producer') return producerFacts(context, client, at)
  return client.type === 'reader' ? readerFacts(context, client, at) : adminFacts(client)
}

function stateFact(client: ProducerState | ReaderState | AdminState): Fact {
  const word = stageWords.lifecycle[client.lifecycle]
  return {
    id: 'state',
    label: labels.state,
    value: word === '' ? values.running : word,
    setBy: client.lifecycleSetBy,
  }
}

function errorFacts(client: ProducerState | ReaderState | AdminState): Fact[] {
  if (client.lastError === null) return []
  return [
    {
      id: 'lastError',
      label: labels.lastError,
      value: shorten(exceptionInFull(client.lastError.error), 48),
      setBy: client.lastError.event,
    },
  ]
}

function configFact(context: CaptionContext, client: string, id: string, name: string): Fact[] {
  const config = findConfig(context, client, name)
  return config === undefined ? [] : [{ id, label: name, value: config.value, mono: true }]
}

function producerFacts(context: CaptionContext, producer: ProducerState, at: number): Facts {
  const stalled = whyStalled(context.state, producer, at)
  const queued = producer.queue.reduce((total, batch) => total + batch.count, 0)
  const oldest = producer.queue[0]
  const pending = producer.sent - producer.acked - producer.failed
  return {
    kind: words.kinds.producer,
    title: producer.id,
    peek: stageWords.tally(producer.sent, producer.acked, producer.failed),
    sections: [
      {
        title: null,
        rows: [
          stateFact(producer),
          {
            id: 'acks',
            label: labels.acks,
            value: producer.acks === -1 ? 'all' : String(producer.acks),
            mono: true,
          },
          {
            id: 'idempotence',
            label: labels.idempotence,
            value: String(producer.idempotent),
            mono: true,
          },
          ...configFact(context, producer.id, 'linger', 'linger.ms'),
          ...configFact(context, producer.id, 'batchSize', 'batch.size'),
          {
            id: 'queued',
            label: labels.queued,
            value: values.records(queued),
            ...(oldest === undefined ? {} : { setBy: oldest.event }),
          },
          ...(stalled === null
            ? []
            : [
                {
                  id: 'waitsFor',
                  label: labels.waitsFor,
                  value: stalled.value,
                  setBy: stalled.setBy,
                  reasons: stalled.reasons,
                },
              ]),
          { id: 'buffered', label: labels.buffered, value: words.bytes(producer.bufferedBytes) },
          {
            id: 'inFlight',
            label: labels.inFlight,
            value: values.of(producer.inFlight, producer.maxInFlight),
          },
          ...(producer.blocked === null
            ? []
            : [
                {
                  id: 'blocked',
                  label: labels.blocked,
                  value: values.blocked[producer.blocked.why],
                  setBy: producer.blocked.event,
                },
              ]),
        ],
      },
      {
        title: labels.records,
        rows: [
          { id: 'sent', label: labels.sent, value: String(producer.sent) },
          { id: 'acked', label: labels.acked, value: String(producer.acked) },
          { id: 'failed', label: labels.failed, value: String(producer.failed) },
          { id: 'pending', label: labels.pending, value: String(pending) },
          ...errorFacts(producer),
        ],
      },
    ],
  }
}

function readerFacts(context: CaptionContext, reader: ReaderState, at: number): Facts {
  const { work } = reader
  return {
    kind: words.kinds.reader,
    title: reader.id,
    peek: stageWords.lagOf(lagOf(reader)),
    sections: [
      {
        title: null,
        rows: [
          stateFact(reader),
          {
            id: 'processing',
            label: labels.processing,
            value: reader.processingUs === 0 ? values.none : lengthText(reader.processingUs),
          },
          {
            id: 'working',
            label: labels.working,
            value: work === null ? values.none : workName(work, at),
            ...(work === null ? {} : { setBy: work.event }),
          },
          { id: 'processed', label: labels.processed, value: String(processedAt(reader, at)) },
          { id: 'delivered', label: labels.delivered, value: String(reader.delivered) },
          { id: 'polls', label: labels.polls, value: String(reader.polls) },
          ...errorFacts(reader),
        ],
      },
      ...memberRows(context.state, reader),
      ...reader.partitions.map((part) => ({
        title: part.name,
        rows: [
          {
            id: `position ${part.name}`,
            label: labels.position,
            value: part.position < 0 ? values.unknown : String(part.position),
            setBy: part.positionSetBy,
          },
          {
            id: `lag ${part.name}`,
            label: labels.lag,
            value: part.lag < 0 ? values.unknown : String(part.lag),
            ...whyBehind(reader, part, at),
          },
          {
            id: `fetched ${part.name}`,
            label: labels.fetched,
            value: String(Math.max(0, part.bufferedTo - part.bufferedFrom)),
          },
        ],
      })),
    ],
  }
}

function adminFacts(admin: AdminState): Facts {
  return {
    kind: words.kinds.admin,
    title: admin.id,
    peek: admin.calls[0]?.call ?? values.none,
    sections: [
      {
        title: null,
        rows: [
          stateFact(admin),
          ...admin.calls.map((call, index) => ({
            id: `call ${index}`,
            label: labels.calls,
            value: call.call,
            setBy: call.event,
          })),
          ...errorFacts(admin),
        ],
      },
    ],
  }
}
