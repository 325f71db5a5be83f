// The simulated cluster behind the harness of `clients/…`: acts go in where a person's would, answers are read off the events.
import { perform } from '../../engine/actions/perform.ts'
import { ADMIN } from '../../engine/admin/admin.ts'
import { anyLink } from '../../engine/client/ClientNetwork.ts'
import { sendRequest } from '../../engine/kernel/network.ts'
import { type Simulation, simulate } from '../../engine/simulate.ts'
import type { ProduceResponse } from '../../kafka/protocol/Produce.ts'
import { batchSizeBytes } from '../../kafka/records/recordSize.ts'
import { stringByteLength } from '../../kafka/records/serializers.ts'
import { partitionName, type Us } from '../../kafka/terms.ts'
import type { Action, Scenario } from '../../scenario/Scenario.ts'
import { eachBatch } from '../../trace/log/Log.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'
import type {
  ClientsDriver,
  LoggedBatch,
  OpenClientsDriver,
  RawProduceAnswer,
  RawProduceRequest,
  RecordAnswer,
  RecordedCluster,
  SendRequest,
} from './clientsDriver.ts'

/** How far time goes at most for one answer, and in what steps one looks whether it came. */
const PATIENCE_US: Us = 300_000_000
const LOOK_EVERY_US: Us = 500

export const openEngineDriver: OpenClientsDriver = (cluster, seed) => {
  const simulation = simulate(scenarioOf(cluster, seed))
  const events: TraceEvent[] = []
  simulation.listen((event) => {
    if (event.n > 0) events.push(event)
  })
  simulation.run({ at: 0 })
  const act = (action: Action) => {
    simulation.sim.cause = 0
    perform(simulation.sim, action)
  }
  const story: Story = { simulation, events, act }
  return {
    nowMs: () => simulation.now / 1000,
    wait: (ms) => void simulation.run({ at: simulation.now + ms * 1000 }),
    createTopic: (request) => {
      const from = events.length
      act({
        type: 'createTopic',
        topic: request.topic,
        partitions: request.partitions,
        replicationFactor: request.replicationFactor,
        configs: request.config,
        ...(request.replicas ? { assignment: request.replicas } : {}),
      })
      const answer = awaitEvent(story, from, (event) => event.type === 'AdminAnswered')
      return answer?.type === 'AdminAnswered' && answer.error !== '' ? answer.error : null
    },
    startProducer: (id, config) => {
      const from = events.length
      act({ type: 'addClient', client: { type: 'producer', id, configs: config } })
      const refused = events.slice(from).find((event) => event.type === 'CallFailed')
      return refused?.type === 'CallFailed' ? refused.error : null
    },
    send: (id, request) => send(story, id, request),
    rawProduce: (request) => rawProduce(story, request),
    log: (topic, partition) => loggedBatches(simulation, partitionName(topic, partition)),
  } satisfies ClientsDriver
}

interface Story {
  readonly simulation: Simulation
  readonly events: TraceEvent[]
  readonly act: (action: Action) => void
}

function scenarioOf(cluster: RecordedCluster, seed: number): Scenario {
  return {
    schema: 1,
    id: 'conformance',
    title: 'Conformance',
    seed,
    startsAt: '2026-01-05T09:00:00Z',
    start: 'settled',
    endsAfter: '1h',
    clusters: {
      main: {
        release: '4.3',
        hosts: cluster.nodes.map((node) => ({
          name: `host-${node.id}`,
          processes: [
            {
              node: node.id,
              roles: node.roles.map((role) => (role === 'broker' ? 'broker' : 'controller')),
            },
          ],
        })),
        configs: cluster.brokerConfig,
      },
    },
    clients: [],
    script: [],
    acts: [],
  }
}

/** Lets time pass until an event that fits was recorded. */
function awaitEvent(
  story: Story,
  from: number,
  fits: (event: TraceEvent) => boolean,
): TraceEvent | undefined {
  const { simulation, events } = story
  const end = simulation.now + PATIENCE_US
  for (;;) {
    const found = events.slice(from).find(fits)
    if (found || simulation.now >= end) return found
    simulation.run({ at: simulation.now + LOOK_EVERY_US })
  }
}

function send(story: Story, id: string, request: SendRequest): RecordAnswer[] {
  const { simulation, events } = story
  const from = events.length
  const first = simulation.state.sources.length
  const groups = request.gapMs > 0 ? request.records.map((record) => [record]) : [request.records]
  for (const [index, records] of groups.entries()) {
    if (index > 0) simulation.run({ at: simulation.now + request.gapMs * 1000 })
    story.act({
      type: 'produceRecords',
      client: id,
      topic: request.topic,
      records: records.map(({ key, value }) => ({
        key,
        value,
        ...(request.partition === null ? {} : { partition: request.partition }),
      })),
    })
  }
  const answers = new Map<string, RecordAnswer>()
  const reader = answerReader(story, from, first, answers)
  const end = simulation.now + PATIENCE_US
  reader()
  while (answers.size < request.records.length && simulation.now < end) {
    simulation.run({ at: simulation.now + LOOK_EVERY_US })
    reader()
  }
  return groups.flatMap((records, group) =>
    records.map((_, index) => answers.get(`${first + group}/${index}`) ?? { error: 'no answer' }),
  )
}

/** Reads answers off the events as they come: a batch's records are known from the sends that filled it. */
function answerReader(
  story: Story,
  from: number,
  first: number,
  answers: Map<string, RecordAnswer>,
): () => void {
  let at = from
  const batches = new Map<number, { partition: string; records: string[] }>()
  return () => {
    for (; at < story.events.length; at++) {
      const event = story.events[at] as TraceEvent
      if (event.type === 'RecordQueued' && event.source >= first) {
        const batch = batches.get(event.batch) ?? { partition: event.partition, records: [] }
        batch.records.push(`${event.source}/${event.number}`)
        batches.set(event.batch, batch)
      } else if (event.type === 'SendFailed' && event.source >= first)
        answers.set(`${event.source}/${event.number}`, { error: event.error })
      else if (event.type === 'BatchSplit') splitBatch(batches, event)
      else if (event.type === 'BatchFailed')
        for (const record of batches.get(event.batch)?.records ?? [])
          answers.set(record, { error: event.error })
      else if (event.type === 'BatchAcked') {
        const batch = batches.get(event.batch)
        const partition = Number(batch?.partition.slice(batch.partition.lastIndexOf('-') + 1))
        batch?.records.forEach((record, index) => {
          answers.set(record, {
            partition,
            offset: event.baseOffset < 0 ? -1 : event.baseOffset + index,
          })
        })
      }
    }
  }
}

function splitBatch(
  batches: Map<number, { partition: string; records: string[] }>,
  event: Extract<TraceEvent, { type: 'BatchSplit' }>,
): void {
  const whole = batches.get(event.batch)
  if (!whole) return
  let start = 0
  for (const piece of event.into) {
    batches.set(piece.id, {
      partition: whole.partition,
      records: whole.records.slice(start, start + piece.count),
    })
    start += piece.count
  }
}

/** One Produce request by hand, over the admin client's connection. */
function rawProduce(story: Story, request: RawProduceRequest): RawProduceAnswer {
  const { simulation } = story
  const { sim } = simulation
  const admin = sim.memory.admins.get(ADMIN)
  if (!admin) return { error: 'UNKNOWN_SERVER_ERROR', baseOffset: -1, message: null }
  let connection = anyLink(sim, admin.network)
  while (connection === 0) {
    simulation.run({ at: simulation.now + LOOK_EVERY_US })
    connection = anyLink(sim, admin.network)
  }
  const source = sim.state.sources.length
  story.act({ type: 'produceRecords', client: '', topic: request.topic, records: [] })
  const times = request.records.map((record) => record.timestampMs)
  const base = Math.min(...times)
  const shapes = request.records.map((record) => ({
    timestampMs: record.timestampMs,
    keyBytes: stringByteLength(record.key),
    valueBytes: stringByteLength(record.value),
    headersBytes: 1,
  }))
  const bytes = batchSizeBytes(shapes)
  const message = sendRequest(sim, connection, {
    api: 'Produce',
    bytes: bytes + 70,
    timeoutUs: 30_000_000,
    body: {
      acks: request.acks as -1 | 0 | 1,
      timeoutMs: 30_000,
      batches: [
        {
          topic: request.topic,
          partition: request.partition,
          batch: 0,
          runs: [source, 0, request.records.length],
          count: request.records.length,
          bytes,
          plainBytes: bytes,
          compression: 'none',
          producerId: -1,
          producerEpoch: -1,
          baseSequence: -1,
          baseTimestampMs: base,
          deltasMs: times.map((time) => time - base),
          keyed: request.records.every((record) => record.key !== ''),
        },
      ],
    },
  })
  const answered = awaitEvent(
    story,
    0,
    (event) =>
      event.type === 'MessageSent' &&
      event.message.kind === 'response' &&
      event.message.request === message,
  )
  const body =
    answered?.type === 'MessageSent' ? (answered.message.body as ProduceResponse) : undefined
  const answer = body?.partitions[0]
  return {
    error: answer?.error ?? 'REQUEST_TIMED_OUT',
    baseOffset: answer?.baseOffset ?? -1,
    message: answer?.message || null,
  }
}

function loggedBatches(simulation: Simulation, name: string): LoggedBatch[] {
  const replica = simulation.state.nodes
    .flatMap((node) => node.replicas)
    .find((candidate) => candidate.name === name)
  const batches: LoggedBatch[] = []
  if (!replica) return batches
  eachBatch(replica.log, replica.log.startOffset, replica.log.endOffset, (batch) => {
    batches.push({
      baseOffset: batch.baseOffset,
      lastOffset: batch.lastOffset,
      recordCount: batch.count,
      producerId: batch.producerId,
      producerEpoch: batch.producerEpoch,
      baseSequence: batch.baseSequence,
      lastSequence: batch.baseSequence < 0 ? -1 : batch.baseSequence + batch.count - 1,
      isTransactional: false,
      codec: batch.compression,
      leaderEpoch: batch.leaderEpoch,
      sizeBytes: batch.bytes,
    })
  })
  return batches
}
