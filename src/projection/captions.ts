// A sentence for every event. Each type has a row: a missing one does not compile.
import { COMPRESSIONS } from '../kafka/terms.ts'
import type { EventOf, EventType, TraceEvent } from '../trace/TraceEvent.ts'
import { actWords } from '../words/en/actSentences.ts'
import { offsetsText, recordWords, type Sentence, eventWords as words } from '../words/en/events.ts'
import { actText } from './actText.ts'
import { type CaptionContext, findBatch, findConfig, recordsAt } from './captionContext.ts'
import { lengthText } from './clock.ts'
import { firstOfRuns } from './contents.ts'
import { endpointName, sentenceStart } from './endpoints.ts'
import { arrivedCaption, lostCaption, messageCaption, parkedCaption } from './messageCaptions.ts'
import { metadataText } from './metadataText.ts'
import { queuedCaption } from './queuedCaption.ts'
import { NAMED, recordsText, recordText } from './recordText.ts'

export type { Sentence } from '../words/en/events.ts'

type Caption<T extends EventType> = (event: EventOf<T>, context: CaptionContext) => Sentence

const LONGEST_HEADLINE = 90

/** The headline and line of an event. */
export function captionOf(event: TraceEvent, context: CaptionContext): Sentence {
  const caption = CAPTIONS[event.type] as Caption<EventType>
  const sentence = caption(event, context)
  return { ...sentence, headline: fitted(sentenceStart(sentence.headline)) }
}

function fitted(headline: string): string {
  if (headline.length <= LONGEST_HEADLINE) return headline
  return `${headline.slice(0, LONGEST_HEADLINE - 1).trimEnd()}…`
}

const CAPTIONS: { readonly [T in EventType]: Caption<T> } = {
  ActPerformed: ({ action, by }) =>
    by === 'person'
      ? { headline: actWords.you(actText(action)), line: actWords.youLine }
      : { headline: actWords.script(actText(action)), line: actWords.scriptLine },
  ProcessChanged: ({ node, how }) => {
    if (how === 'start') return words.processStarted(node)
    if (how === 'exit') return words.processStopped(node)
    if (how === 'kill') return words.processKilled(node)
    if (how === 'power') return words.processPower(node)
    return how === 'freeze' ? words.processFrozen(node) : words.processThawed(node)
  },
  HostPowerChanged: ({ host, powered }) => words.hostPower(host, powered),
  BrokerStateChanged: ({ node, from, to }) => words.brokerState(node, from, to),
  QuorumStateChanged: ({ node, from, to, epoch }) => words.quorumState(node, from, to, epoch),
  MetadataAppended: ({ record, offset }) => words.metadataAppended(metadataText(record), offset),
  MetadataCommitted: ({ highWatermark }) => words.metadataCommitted(highWatermark),
  MetadataApplied: ({ node, image }) => words.metadataApplied(node, image.offset),
  NodeConfigured: ({ node }) => words.nodeConfigured(node),
  HeartbeatReceived: ({ node }) => words.heartbeat(node),
  NoOpAppended: ({ node }) => words.noOp(node),
  IdleFolded: ({ skips }) =>
    words.idleFolded(lengthText(Math.max(0, ...skips.map((skip) => skip.byUs)))),
  ConnectionChanged: ({ client, node, to, why }) => {
    const [from, at] = [endpointName(client), endpointName(node)]
    if (to === 'connecting') return words.connecting(from, at)
    return to === 'ready' ? words.connected(from, at) : words.closed(from, at, why)
  },
  ConnectionFaulted: (event) =>
    words.faulted(endpointName(event.client), endpointName(event.node), faultText(event)),
  MessageSent: ({ message }, context) => messageCaption(message, context),
  MessageArrived: (event, context) => arrivedCaption(event, context),
  MessageLost: (event, context) => lostCaption(event, context),
  RequestParked: (event, context) => parkedCaption(event, context),
  ReplicaOpened: ({ node, partition }) => words.replicaOpened(node, partition),
  ReplicaClosed: ({ node, partition, why }) => words.replicaClosed(node, partition, why),
  LeadershipTaken: ({ node, partition, leaderEpoch }) =>
    words.leadershipTaken(node, partition, leaderEpoch),
  LeadershipLost: ({ node, partition, leaderEpoch }) =>
    words.leadershipLost(node, partition, leaderEpoch),
  RecordsAppended: ({ node, partition, producer, batch }, { read }) => ({
    headline: words.appended(
      node,
      recordWords.count(batch.count),
      producer,
      partition,
      offsetsText(batch.baseOffset, batch.baseOffset + batch.count),
    ).headline,
    line: words.appendedLine(
      recordsText(read, firstOfRuns(batch.runs, NAMED), batch.count),
      batch.bytes,
      COMPRESSIONS[batch.codec] ?? 'none',
      batch.leaderEpoch,
    ),
    why: '',
  }),
  HighWatermarkAdvanced: ({ node, partition, from, to }, { state }) => {
    const broker = state.nodes.find((one) => one.id === node)
    const replica = broker?.replicas.find((one) => one.name === partition)
    const topic = broker?.image.topics.find((one) => one.name === replica?.topic)
    const isr = topic?.partitions[replica?.partition ?? 0]?.isr
    return words.highWatermark(partition, from, to, isr === undefined || isr.length <= 1)
  },
  SegmentRolled: ({ partition, baseOffset, why }) =>
    words.segmentRolled(partition, baseOffset, why),
  LogFlushed: ({ node, partition, recoveryPoint, why }) =>
    words.flushed(node, partition, recoveryPoint, why),
  LogTruncated: ({ node, partition, to, why }) => words.truncated(node, partition, to, why),
  LogLoaded: ({ node, partition, clean, highWatermark }) =>
    words.loaded(node, partition, clean, highWatermark),
  AppendRefused: ({ node, partition, producer, error, sentence }) =>
    words.appendRefused(node, partition, producer, error, sentence),
  FetchRefused: ({ node, partition, client, error, offset }) =>
    words.fetchRefused(node, partition, client, error, offset),
  ClientStarted: ({ client, spec, incarnation }) =>
    words.clientStarted(client, startedText(spec), incarnation > 1),
  ClientChanged: ({ client, to, why }) => words.clientChanged(client, words.lifecycle[to], why),
  ClientSlowed: ({ client, processingUs }) => words.clientSlowed(client, lengthText(processingUs)),
  MetadataLearned: ({ client, topics }) =>
    words.metadataLearned(client, topics.map(({ topic }) => topic).join(', ')),
  CallFailed: ({ client, call, error }) => words.callFailed(client, call, error),
  SourceAdded: ({ client, topic }) => words.sourceAdded(client, topic),
  ProducerIdAssigned: ({ client, producerId, producerEpoch }) =>
    words.producerId(client, producerId, producerEpoch),
  RecordQueued: (event, context) => queuedCaption(event, context),
  StickyPartitionChosen: ({ client, topic, to, why }) =>
    words.sticky(client, topic, to, why === 'first record'),
  SendBlocked: ({ client, topic, why }) =>
    why === 'metadata' ? words.blocked.metadata(client, topic) : words.blocked.memory(client),
  SendUnblocked: ({ client, waitedUs }) => words.unblocked(client, lengthText(waitedUs)),
  SendFailed: ({ client, source, number, error }, { read }) =>
    words.sendFailed(client, recordText(read, { source, number }), error),
  BatchesSent: ({ client, batches, inFlight }, context) =>
    batchesSent(client, batches, inFlight, context),
  BatchAcked: (event, context) => acked(event, context),
  BatchRetried: ({ client, partition, error, backoffUntil, at }) =>
    words.retried(client, partition, error, lengthText(Math.max(0, backoffUntil - at))),
  BatchSplit: ({ client, partition, into }) => words.split(client, partition, into.length),
  BatchFailed: ({ client, partition, error }) => words.batchFailed(client, partition, error),
  RequestsInFlight: ({ client, inFlight }) => words.inFlight(client, inFlight),
  PartitionsAssigned: ({ client, partitions }) =>
    words.assigned(client, partitions.map(({ name }) => name).join(', ')),
  PositionReset: (event) => positionCaption(event),
  FetchSent: ({ client }) => words.fetchOut(client),
  FetchReturned: ({ client, partitions }) => {
    const parts = partitions.filter((part) => part.to > part.from)
    if (parts.length === 0) return words.fetchEmpty(client)
    return words.fetchIn(
      client,
      parts.map((part) => `${part.partition} ${offsetsText(part.from, part.to)}`).join(', '),
    )
  },
  RecordsDelivered: (event, context) => delivered(event, context),
  WorkDone: ({ client, count }) => words.workDone(client, count),
  WorkAbandoned: ({ client, done, count }) => words.workAbandoned(client, done, count),
  AdminCalled: ({ client, call }) => words.adminCalled(client, call),
  AdminAnswered: ({ client, call, error }) =>
    error === '' || error === 'NONE'
      ? words.adminDone(client, call)
      : words.adminRefused(client, call, error),
  TopicCreated: ({ topic, partitions, replicationFactor }) =>
    words.topicCreated(topic, partitions, replicationFactor),
  TopicDeleted: ({ topic }) => words.topicDeleted(topic),
  TopicAltered: ({ topic, partitions, set, removed }) => {
    const parts = [
      partitions > 0 ? words.altered.partitions(partitions) : '',
      set === '' ? '' : words.altered.set(set),
      removed === '' ? '' : words.altered.removed(removed),
    ]
    return words.topicAltered(topic, parts.filter((part) => part !== '').join(' '))
  },
  PromiseBroken: ({ promise, partition, from, to, count }) =>
    words.broken(promise, partition, offsetsText(from, to), count),
}

function faultText(event: EventOf<'ConnectionFaulted'>): string {
  const [client, node] = [endpointName(event.client), endpointName(event.node)]
  const parts: string[] = []
  if (event.silentToNode) parts.push(words.faults.silent(client, node))
  if (event.silentToClient) parts.push(words.faults.silent(node, client))
  if (event.delayToNodeUs > 0)
    parts.push(words.faults.delayed(client, node, lengthText(event.delayToNodeUs)))
  if (event.delayToClientUs > 0)
    parts.push(words.faults.delayed(node, client, lengthText(event.delayToClientUs)))
  return parts.length === 0 ? words.faults.healed : parts.join(' ')
}

function positionCaption({
  client,
  partition,
  offset,
  why,
  configs,
}: EventOf<'PositionReset'>): Sentence {
  const { reset, seek, other } = words.positionWhy
  const policy = why === 'auto.offset.reset' ? reset(configs?.[0]?.value ?? '') : null
  return words.position(client, partition, offset, policy ?? (why === 'seek' ? seek : other(why)))
}

function startedText(spec: EventOf<'ClientStarted'>['spec']): string {
  if (spec === null) return words.started.admin
  if (spec.type === 'producer') return words.started.producer(spec.workload?.topic ?? '')
  return words.started.reader(
    spec.assign
      .map(({ topic, partitions }) =>
        partitions === 'all' ? topic : partitions.map((one) => `${topic}-${one}`).join(', '),
      )
      .join(', '),
  )
}

function batchesSent(
  client: string,
  batches: readonly number[],
  inFlight: number,
  context: CaptionContext,
): Sentence {
  const known = batches.flatMap((id) => findBatch(context, client, id) ?? [])
  const parts = known.map(
    ({ partition, records }) => `${recordWords.count(records.length)} for ${partition}`,
  )
  const most = findConfig(context, client, 'max.in.flight.requests.per.connection')?.value ?? '5'
  const what =
    parts.length === 0
      ? `${batches.length} batch${batches.length === 1 ? '' : 'es'}`
      : parts.join(', ')
  return words.batchesSent(client, what, words.inFlightLine(inFlight, most))
}

function acked(event: EventOf<'BatchAcked'>, context: CaptionContext): Sentence {
  const { client, partition, baseOffset } = event
  if (baseOffset < 0) return words.ackedBlind(client, partition)
  const batch = findBatch(context, client, event.batch)
  const count = batch?.records.length ?? 1
  const offsets = offsetsText(baseOffset, baseOffset + count)
  const records = batch === undefined ? '' : recordsText(context.read, batch.records, count)
  return (count === 1 ? words.acked : words.ackedMany)(client, partition, offsets, records)
}

function delivered(event: EventOf<'RecordsDelivered'>, context: CaptionContext): Sentence {
  const what = event.ranges
    .map(({ partition, from, to }) => `${partition} ${offsetsText(from, to)}`)
    .join(', ')
  const records = event.ranges.flatMap(({ partition, from, to }) =>
    recordsAt(context.state, partition, from, to, NAMED),
  )
  const work = event.perRecordUs > 0 ? words.perRecord(lengthText(event.perRecordUs)) : ''
  const headline = words.delivered(
    event.client,
    `${recordWords.count(event.count)}: ${what}`,
  ).headline
  return {
    headline,
    line: words.deliveredLine(recordsText(context.read, records, event.count), work),
  }
}
