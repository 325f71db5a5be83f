// The simulated cluster behind the harness of `clients/…`: acts go in where a person's would, answers are read off the events.

import '../../engine/group/index.ts'
import { perform } from '../../engine/actions/perform.ts'
import { ADMIN } from '../../engine/admin/admin.ts'
import { anyLink } from '../../engine/client/ClientNetwork.ts'
import { sendRequest } from '../../engine/kernel/network.ts'
import { activeProducers } from '../../engine/log/producerState.ts'
import { producersOf } from '../../engine/log/rememberProducers.ts'
import { type Simulation, simulate } from '../../engine/simulate.ts'
import { exceptionInFull } from '../../kafka/errorTexts.ts'
import type { InitProducerIdResponse } from '../../kafka/protocol/InitProducerId.ts'
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
  PartitionOffsets,
  RawProduceAnswer,
  RawProduceRequest,
  RawProducerId,
  RecordAnswer,
  RecordedCluster,
  RememberedProducer,
  SendRequest,
} from './clientsDriver.ts'
import { beginSend } from './producerSends.ts'
import { awaitEvent, LOOK_EVERY_US, type Story } from './Story.ts'

export const openEngineDriver: OpenClientsDriver = (cluster, seed) =>
  openEngine(cluster, seed).driver

/** The driver, and the run behind it. */
export function openEngine(
  cluster: RecordedCluster,
  seed: number,
): { readonly driver: ClientsDriver; readonly story: Story } {
  const simulation = simulate(scenarioOf(cluster, seed))
  const events: TraceEvent[] = []
  const hearers = new Set<(event: TraceEvent) => void>()
  simulation.listen((event) => {
    if (event.n > 0) events.push(event)
    for (const hear of hearers) hear(event)
  })
  simulation.run({ at: 0 })
  const act = (action: Action) => {
    simulation.sim.cause = 0
    perform(simulation.sim, action)
  }
  const story: Story = { simulation, events, hearers, act }
  const driver: ClientsDriver = {
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
      return answer?.type === 'AdminAnswered' && answer.error !== ''
        ? exceptionInFull(answer.error)
        : null
    },
    startProducer: (id, config) => {
      const from = events.length
      act({ type: 'addClient', client: { type: 'producer', id, configs: config } })
      const refused = events.slice(from).find((event) => event.type === 'CallFailed')
      return refused?.type === 'CallFailed' ? refused.error : null
    },
    send: (id, request) => send(story, id, request),
    rawProduce: (request) => rawProduce(story, request),
    rawInitProducerId: () => rawInitProducerId(story),
    offsets: (topic, partition) => offsetsOf(simulation, partitionName(topic, partition)),
    producers: (topic, partition) => remembered(simulation, partitionName(topic, partition)),
    log: (topic, partition) => loggedBatches(simulation, partitionName(topic, partition)),
  }
  return { driver, story }
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

function send(story: Story, id: string, request: SendRequest): readonly RecordAnswer[] {
  return beginSend(story, id, request)()
}

/** The admin client's connection, once it has one. */
export function adminLink(story: Story): number {
  const { simulation } = story
  const { sim } = simulation
  const admin = sim.memory.admins.get(ADMIN)
  if (!admin) throw new Error('no admin client')
  for (;;) {
    const connection = anyLink(sim, admin.network)
    if (connection !== 0) return connection
    simulation.run({ at: simulation.now + LOOK_EVERY_US })
  }
}

/** The body of the answer to a request. */
export function awaitBody(story: Story, request: number): unknown {
  const answered = awaitEvent(
    story,
    0,
    (event) =>
      event.type === 'MessageSent' &&
      event.message.kind === 'response' &&
      event.message.request === request,
  )
  return answered?.type === 'MessageSent' ? answered.message.body : undefined
}

/** A broker that has no ids left first asks the controller for a block. */
function rawInitProducerId(story: Story): RawProducerId {
  const { simulation } = story
  const request = sendRequest(simulation.sim, adminLink(story), {
    api: 'InitProducerId',
    bytes: 60,
    timeoutUs: 30_000_000,
    body: { transactionalId: null },
  })
  const answer = awaitBody(story, request) as InitProducerIdResponse | undefined
  if (answer?.error !== 'COORDINATOR_LOAD_IN_PROGRESS')
    return answer ?? { error: 'REQUEST_TIMED_OUT', producerId: -1, producerEpoch: -1 }
  simulation.run({ at: simulation.now + RETRY_US })
  return rawInitProducerId(story)
}

const RETRY_US: Us = 100_000

/** One Produce request by hand, over the admin client's connection. */
function rawProduce(story: Story, request: RawProduceRequest): RawProduceAnswer {
  const { simulation } = story
  const { sim } = simulation
  const connection = adminLink(story)
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
          producerId: request.producer?.id ?? -1,
          producerEpoch: request.producer?.epoch ?? -1,
          baseSequence: request.producer?.baseSequence ?? -1,
          baseTimestampMs: base,
          deltasMs: times.map((time) => time - base),
          keyed: request.records.every((record) => record.key !== ''),
        },
      ],
    },
  })
  const body = awaitBody(story, message) as ProduceResponse | undefined
  const answer = body?.partitions[0]
  return {
    error: answer?.error ?? 'REQUEST_TIMED_OUT',
    baseOffset: answer?.baseOffset ?? -1,
    message: answer?.message || null,
  }
}

function leaderReplica(simulation: Simulation, name: string) {
  const leading = simulation.state.nodes.flatMap((node) =>
    node.replicas.flatMap((replica) =>
      replica.name === name && replica.leads ? [{ node, replica }] : [],
    ),
  )
  // One that is down still holds what it held when it led.
  return leading.toSorted((a, b) => b.replica.leaderEpoch - a.replica.leaderEpoch)[0]
}

function offsetsOf(simulation: Simulation, name: string): PartitionOffsets {
  const replica = leaderReplica(simulation, name)?.replica
  const end = replica?.highWatermark ?? -1
  return { start: replica?.log.startOffset ?? -1, end, lastStable: end }
}

function remembered(simulation: Simulation, name: string): RememberedProducer[] {
  const found = leaderReplica(simulation, name)
  if (!found) return []
  const states = producersOf(simulation.sim, found.node, found.replica)
  return activeProducers(states).map(({ lastTimestampMs: _, ...producer }) => producer)
}

function loggedBatches(simulation: Simulation, name: string): LoggedBatch[] {
  const replica = leaderReplica(simulation, name)?.replica
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
