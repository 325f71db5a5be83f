// What can be said of a partition and of one of its records.
import type { ClusterState, NodeState, ReplicaState } from '../trace/ClusterState.ts'
import { recordAt } from '../trace/log/Log.ts'
import { metadataEntries, metadataLogOf } from '../trace/metadata/MetadataLog.ts'
import { topicValue } from '../trace/topicConfigs.ts'
import { inspectorWords as words } from '../words/en/inspector.ts'
import { stageWords } from '../words/en/stage.ts'
import type { CaptionContext } from './captionContext.ts'
import { shorten } from './contents.ts'
import { ownContent } from './groups/ownContent.ts'
import { recordWork } from './groups/workFacts.ts'
import type { Fact, Facts } from './inspector.ts'
import { whyHeld, whyLeaderless } from './reasons.ts'
import { replicaRows } from './replicaFacts.ts'
import { holdsCompressed, sizeText } from './sizes.ts'
import { partitionViews } from './standing.ts'

const { labels, values } = words

/** The replica that leads by what is committed, else one that believes to lead, else any. */
function heldReplica(context: CaptionContext, partition: string): Held | null {
  const all: Held[] = []
  for (const node of context.state.nodes) {
    for (const replica of node.replicas) if (replica.name === partition) all.push({ node, replica })
  }
  const [first] = all
  if (first === undefined) return null
  const { leader } = partitionViews(context.state)(first.replica)
  return leader ?? all.find(({ replica }) => replica.leads) ?? first
}

interface Held {
  readonly node: NodeState
  readonly replica: ReplicaState
}

export function partitionFacts(
  context: CaptionContext,
  partition: string,
  at: number,
): Facts | null {
  const held = heldReplica(context, partition)
  if (held === null) return null
  const { node, replica } = held
  const minIsr = topicValue(node, replica.topic, 'min.insync.replicas').value
  const size = sizeText(replica.log.bytes, holdsCompressed(replica.log))
  const all = context.state.nodes.flatMap((one) =>
    one.replicas
      .filter(({ name }) => name === partition)
      .map((other) => ({ node: one, replica: other })),
  )
  return {
    kind: words.kinds.partition(replica.partition, replica.topic),
    title: replica.name,
    peek: words.peek(replica.highWatermark, replica.log.endOffset),
    sections: [
      {
        title: null,
        rows: [
          ...decidedRows(context.state, held),
          ...logRows(context.state, held),
          { id: 'logStart', label: labels.logStart, value: String(replica.log.startOffset) },
          { id: 'bytes', label: labels.bytes, ...size },
          { id: 'segments', label: labels.segments, value: String(replica.segments.length) },
          { id: 'minIsr', label: labels.minIsr, value: minIsr, mono: true },
        ],
      },
      ...(all.length < 2
        ? []
        : all.map((one) => ({
            title: stageWords.broker(one.node.id),
            rows: replicaRows(context.state, one.node, one.replica, at, ` ${one.node.id}`),
          }))),
    ],
  }
}

/** What the controller has decided, each with the record that said so. */
function decidedRows(state: ClusterState, { node, replica }: Held): Fact[] {
  const { truth } = partitionViews(state)(replica)
  const nobody = whyLeaderless(state, truth, replica.name)
  const setBy = (field: DecidedField) =>
    decidedBy(state, replica, field) || (field === 'leader' ? replica.leadsSetBy : 0)
  const row = (id: string, field: DecidedField, ids: readonly number[]): Fact => ({
    id,
    label: labels[id as 'isr' | 'elr' | 'lastKnownElr'],
    value: ids.length === 0 ? values.none : ids.join(', '),
    setBy: setBy(field),
  })
  return [
    {
      id: 'leader',
      label: labels.leader,
      value: values.broker(truth?.leader ?? (replica.leads ? node.id : -1)),
      setBy: setBy('leader') || (nobody?.setBy ?? 0),
      reasons: nobody?.reasons ?? [],
    },
    {
      id: 'leaderEpoch',
      label: labels.leaderEpoch,
      value: String(truth?.leaderEpoch ?? replica.leaderEpoch),
      setBy: setBy('leader'),
    },
    {
      id: 'replicas',
      label: labels.replicas,
      value: truth?.replicas.join(', ') ?? String(node.id),
      setBy: setBy('replicas'),
    },
    row('isr', 'isr', truth?.isr ?? [node.id]),
    ...(truth === undefined || truth.elr.length === 0 ? [] : [row('elr', 'elr', truth.elr)]),
    ...(truth === undefined || truth.lastKnownElr.length === 0
      ? []
      : [row('lastKnownElr', 'lastKnownElr', truth.lastKnownElr)]),
  ]
}

function logRows(state: ClusterState, { node, replica }: Held): Fact[] {
  const held = whyHeld(state, node, replica)
  return [
    {
      id: 'highWatermark',
      label: labels.highWatermark,
      value: String(replica.highWatermark),
      setBy: held?.setBy || replica.highWatermarkSetBy,
      reasons: held?.reasons ?? [],
    },
    {
      id: 'logEnd',
      label: labels.logEnd,
      value: String(replica.log.endOffset),
      setBy: replica.logEndSetBy,
    },
  ]
}

type DecidedField = 'leader' | 'isr' | 'elr' | 'lastKnownElr' | 'replicas'

/** The event of the metadata record that last said so; 0 = none does. */
function decidedBy(state: ClusterState, replica: ReplicaState, field: DecidedField): number {
  const log = metadataLogOf(state)
  const entry = metadataEntries(log).findLast(
    ({ record, offset }) =>
      offset < log.highWatermark &&
      (record.type === 'Partition' || record.type === 'PartitionChange') &&
      record.topicId === replica.topicId &&
      record.partition === replica.partition &&
      (record.type === 'Partition' || record[field] !== undefined),
  )
  return entry?.event ?? 0
}

export function recordFacts(
  context: CaptionContext,
  partition: string,
  offset: number,
): Facts | null {
  const held = heldReplica(context, partition)
  const record = held === null ? undefined : recordAt(held.replica.log, offset)
  if (held === null || record === undefined) return null
  const read = context.read(record.source, record.number)
  const { key, value } = read.own === undefined ? read : ownContent(read.own)
  const sender =
    read.own === undefined
      ? (context.state.sources[record.source]?.client ?? values.unknown)
      : values.coordinator
  const committed = offset < held.replica.highWatermark
  const why = whyHeld(context.state, held.node, held.replica)
  const work = recordWork(context.state, partition, offset)
  const readers = context.state.clients.flatMap((client) => {
    if (client.type !== 'reader') return []
    const part = client.partitions.find((one) => one.name === partition)
    if (part === undefined) return []
    const got = part.delivered.some((range) => offset >= range.from && offset < range.to)
    return [
      {
        id: `delivered ${client.id}`,
        label: client.id,
        value: got ? labels.delivered : values.waits,
      },
    ]
  })
  return {
    kind: words.kinds.record(partition),
    title: words.titles.offset(offset),
    peek: shorten(value ?? '', 40),
    sections: [
      {
        title: null,
        rows: [
          { id: 'offset', label: labels.offset, value: String(offset), setBy: record.event },
          { id: 'key', label: labels.key, value: key === null ? values.none : shorten(key, 60) },
          {
            id: 'value',
            label: labels.value,
            value: value === null ? values.none : shorten(value, 240),
          },
          { id: 'from', label: labels.from, value: sender },
          {
            id: 'committed',
            label: labels.committed,
            value: committed ? values.yes : values.no,
            setBy: (committed ? 0 : why?.setBy) || held.replica.highWatermarkSetBy,
            reasons: committed ? [] : (why?.reasons ?? []),
          },
          { id: 'timestamp', label: labels.timestamp, value: timestampText(record.timestampMs) },
          { id: 'epoch', label: labels.epoch, value: String(record.leaderEpoch) },
          { id: 'batch', label: labels.batch, value: words.titles.offset(record.baseOffset) },
        ],
      },
      ...(readers.length === 0 ? [] : [{ title: labels.delivered, rows: readers }]),
      ...(work.length === 0 ? [] : [{ title: labels.processed, rows: work }]),
    ],
  }
}

function timestampText(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '')
}
