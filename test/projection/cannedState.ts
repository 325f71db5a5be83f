// Small builders of real states: a cluster of one broker as the folds would leave it.

import type { ReadRecord } from '../../src/projection/contents.ts'
import type { RecordSpec } from '../../src/scenario/Scenario.ts'
import type {
  Channel,
  ClusterState,
  NodeState,
  ProducerState,
  QueuedBatch,
  ReaderState,
  ReplicaState,
  SourceState,
} from '../../src/trace/ClusterState.ts'
import { appendBatch, createLog } from '../../src/trace/log/Log.ts'
import type { Message } from '../../src/trace/Message.ts'
import { EMPTY_IMAGE, type MetadataRecord } from '../../src/trace/MetadataImage.ts'
import {
  appendEntry,
  appendNoOps,
  createMetadataLog,
  type MetadataLog,
  sharedEntries,
} from '../../src/trace/metadata/MetadataLog.ts'
import type { QuorumMember } from '../../src/trace/QuorumView.ts'

const STARTS_AT_MS = Date.parse('2026-01-01T00:00:00Z')

/** An empty cluster called `main`. */
export function emptyState(): ClusterState {
  return {
    name: 'main',
    seed: 1,
    startsAtMs: STARTS_AT_MS,
    at: 0,
    n: 0,
    hashA: 0,
    hashB: 0,
    hosts: [{ name: 'host-1', rack: 'a', powered: true }],
    nodes: [],
    quorum: { leader: 1, epoch: 1, members: [voter(1, 'Leader')] },
    clients: [],
    sources: [],
    connections: [],
    faults: new Map(),
    messages: new Map(),
    acts: [],
    ledger: new Map(),
    broken: [],
    ownRecords: [],
    workBooks: new Map(),
    counters: { messages: 0, chatter: 0, appends: 0, records: 0, errors: 0 },
  } as unknown as ClusterState
}

/** A member of the quorum that follows or leads in epoch 1. */
function voter(
  id: number,
  state: QuorumMember['state'],
  extra: Partial<QuorumMember> = {},
): QuorumMember {
  return {
    id,
    state,
    setBy: 0,
    epoch: 1,
    leader: 1,
    votedFor: -1,
    votes: [],
    refusals: [],
    timerAt: 0,
    timerSince: 0,
    ...extra,
  }
}

/** A copy of the metadata log with such records, committed up to an offset. */
export function metadataLog(
  entries: readonly { readonly offset: number; readonly record: MetadataRecord }[],
  endOffset = 0,
  highWatermark = endOffset,
): MetadataLog {
  const log = createMetadataLog(sharedEntries())
  for (const { offset, record } of entries)
    appendEntry(log, { offset, epoch: 1, at: 0, event: offset, record })
  appendNoOps(log, endOffset, 0)
  return Object.assign(log, { highWatermark })
}

/** A running combined node. */
export function broker(
  id: number,
  replicas: ReplicaState[],
  extra: Partial<NodeState> = {},
): NodeState {
  return {
    id,
    endpoint: `broker-${id}`,
    host: 'host-1',
    isBroker: true,
    isController: true,
    process: 'Running',
    processSetBy: 0,
    broker: 'RUNNING',
    brokerSetBy: 0,
    incarnation: 1,
    brokerEpoch: 5,
    fenced: false,
    metadata: metadataLog([]),
    controller: null,
    image: {
      ...EMPTY_IMAGE,
      brokers: [
        { id, epoch: 5, incarnation: 1, fenced: false, inControlledShutdown: false, rack: 'a' },
      ],
    },
    replicas,
    configs: new Map(),
    lastHeartbeatAt: 0,
    cleanShutdown: false,
    diskDelayUs: 0,
    ...extra,
  } as NodeState
}

/** A leader's log of `count` records of one source, numbers spread over `stride` partitions. */
export function replica(
  topic: string,
  partition: number,
  count: number,
  options: {
    source?: number
    stride?: number
    highWatermark?: number
    epoch?: number
    perBatch?: number
  } = {},
): ReplicaState {
  const { source = 0, stride = 1, epoch = 0, perBatch = 1 } = options
  const log = createLog()
  for (let offset = 0; offset < count; offset += perBatch) {
    const size = Math.min(perBatch, count - offset)
    appendBatch(log, {
      baseOffset: offset,
      count: size,
      runs: Array.from({ length: size }, (_, place) => [
        source,
        (offset + place) * stride + partition,
        1,
      ]).flat(),
      bytes: 70 * size + 61,
      leaderEpoch: epoch,
      baseTimestampMs: STARTS_AT_MS + offset,
      deltasMs: null,
      producerId: 1,
      producerEpoch: 0,
      baseSequence: offset,
      codec: 0,
      event: offset + 1,
    })
  }
  return {
    name: `${topic}-${partition}`,
    topic,
    partition,
    topicId: 'AAAAAAAAAAAAAAAAAAAAAA',
    log,
    highWatermark: options.highWatermark ?? count,
    highWatermarkSetBy: 0,
    logEndSetBy: 0,
    leaderEpoch: epoch,
    leads: true,
    leadsSetBy: 0,
    follows: -1,
    epochStart: 0,
    partitionEpoch: 0,
    isr: [1],
    followers: [],
    pendingIsr: null,
    pendingIsrSetBy: 0,
    recoveryPoint: 0,
    segments: [0],
    activeBytes: log.bytes,
    activeCreatedAt: 0,
    activeFirstTimestampMs: -1,
  } as ReplicaState
}

const base = (id: string) => ({
  id,
  lifecycle: 'Running' as const,
  lifecycleSetBy: 0,
  incarnation: 1,
  configs: new Map(),
  lastError: null,
  metadata: new Map(),
})

export function producer(
  id: string,
  topic: string,
  extra: Partial<ProducerState> = {},
): ProducerState {
  return {
    ...base(id),
    type: 'producer',
    spec: { id, type: 'producer', workload: { type: 'list', topic, records: [] } },
    acks: -1,
    idempotent: true,
    compression: 'none',
    producerId: 1,
    producerEpoch: 0,
    queue: [],
    blocked: null,
    bufferedBytes: 0,
    inFlight: 0,
    maxInFlight: 5,
    sticky: new Map(),
    sent: 0,
    acked: 0,
    failed: 0,
    ...extra,
  } as ProducerState
}

export function batch(
  id: number,
  partition: string,
  first: number,
  count: number,
  extra: Partial<QueuedBatch> = {},
): QueuedBatch {
  return {
    id,
    partition,
    runs: [0, first, count],
    count,
    bytes: 100 * count,
    createdAt: 0,
    lingerUntil: 5_000,
    stage: 'open',
    attempts: 0,
    backoffUntil: 0,
    message: 0,
    event: 0,
    ...extra,
  }
}

export function reader(
  id: string,
  parts: readonly {
    topic: string
    partition: number
    position: number
    lag: number
    buffered?: number
  }[],
  extra: Partial<ReaderState> = {},
): ReaderState {
  return {
    ...base(id),
    type: 'reader',
    spec: { id, type: 'reader', assign: [] },
    partitions: parts.map((part) => ({
      name: `${part.topic}-${part.partition}`,
      topic: part.topic,
      partition: part.partition,
      position: part.position,
      positionSetBy: 0,
      bufferedFrom: part.position,
      bufferedTo: part.position + (part.buffered ?? 0),
      highWatermark: part.position + part.lag,
      lag: part.lag,
      committed: -1,
      delivered: [],
      deliveredTwice: 0,
    })),
    work: null,
    membership: null,
    former: [],
    processingUs: 0,
    fetches: [],
    polls: 0,
    delivered: 0,
    processed: 0,
    ...extra,
  } as ReaderState
}

export function source(
  index: number,
  client: string,
  topic: string,
  records: RecordSpec[],
): SourceState {
  return {
    index,
    id: `${client}-${index}`,
    client,
    topic,
    workload: { type: 'list', topic, records },
    event: 0,
    sent: records.length,
    ackedBlind: 0,
    failed: [],
    failedCount: 0,
    ackedCount: 0,
  } as unknown as SourceState
}

export function message(id: number, extra: Partial<Message>): Message {
  return {
    id,
    api: 'Produce',
    kind: 'request',
    from: 'web',
    to: 'broker-1',
    connection: 1,
    request: id,
    sentAt: 0,
    arrivesAt: 1_000,
    bytes: 100,
    stage: 'flying',
    parkedUntil: 0,
    chatter: false,
    error: 'NONE',
    carries: [],
    asks: [],
    body: { acks: -1, timeoutMs: 30_000, batches: [] },
    event: 0,
    ...extra,
  } as unknown as Message
}

export function connection(id: number, client: string, node: string, channel: Channel = 'client') {
  return {
    id,
    client,
    node,
    channel,
    state: 'ready' as const,
    openedAt: 0,
    setBy: 0,
    delayUs: { toNode: 0, toClient: 0 },
    silent: { toNode: false, toClient: false },
  }
}

/** Reads records of list workloads. */
export function readerOf(state: ClusterState): ReadRecord {
  return (sourceIndex, number) => {
    const workload = state.sources[sourceIndex]?.workload
    const record =
      workload?.type === 'list' ? workload.records[number % workload.records.length] : undefined
    return { key: record?.key ?? null, value: record?.value ?? null }
  }
}
