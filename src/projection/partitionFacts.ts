// What can be said of a partition and of one of its records.
import type { NodeState, ReplicaState } from '../trace/ClusterState.ts'
import { recordAt } from '../trace/log/Log.ts'
import { findPartition } from '../trace/MetadataImage.ts'
import { topicValue } from '../trace/topicConfigs.ts'
import { inspectorWords as words } from '../words/en/inspector.ts'
import type { CaptionContext } from './captionContext.ts'
import { shorten } from './contents.ts'
import type { Facts } from './inspector.ts'
import { holdsCompressed, sizeText } from './sizes.ts'

interface Held {
  readonly node: NodeState
  readonly replica: ReplicaState
}

/** A partition's leader replica, else any replica of it. */
function heldReplica(context: CaptionContext, partition: string): Held | null {
  const all: Held[] = []
  for (const node of context.state.nodes) {
    for (const replica of node.replicas) if (replica.name === partition) all.push({ node, replica })
  }
  return all.find(({ replica }) => replica.leads) ?? all[0] ?? null
}

export function partitionFacts(context: CaptionContext, partition: string): Facts | null {
  const held = heldReplica(context, partition)
  if (held === null) return null
  const { node, replica } = held
  const registration = findPartition(node.image, replica.topic, replica.partition)
  const { labels, values } = words
  const minIsr = topicValue(node, replica.topic, 'min.insync.replicas').value
  return {
    kind: words.kinds.partition(replica.partition, replica.topic),
    title: replica.name,
    peek: words.peek(replica.highWatermark, replica.log.endOffset),
    sections: [
      {
        title: null,
        rows: [
          {
            id: 'leader',
            label: labels.leader,
            value: values.broker(registration?.leader ?? (replica.leads ? node.id : -1)),
            setBy: replica.leadsSetBy,
          },
          {
            id: 'leaderEpoch',
            label: labels.leaderEpoch,
            value: String(replica.leaderEpoch),
            setBy: replica.leadsSetBy,
          },
          {
            id: 'replicas',
            label: labels.replicas,
            value: registration?.replicas.join(', ') ?? String(node.id),
          },
          { id: 'isr', label: labels.isr, value: registration?.isr.join(', ') ?? String(node.id) },
          {
            id: 'highWatermark',
            label: labels.highWatermark,
            value: String(replica.highWatermark),
            setBy: replica.highWatermarkSetBy,
          },
          {
            id: 'logEnd',
            label: labels.logEnd,
            value: String(replica.log.endOffset),
            setBy: replica.logEndSetBy,
          },
          { id: 'logStart', label: labels.logStart, value: String(replica.log.startOffset) },
          {
            id: 'bytes',
            label: labels.bytes,
            ...sizeText(replica.log.bytes, holdsCompressed(replica.log)),
          },
          { id: 'segments', label: labels.segments, value: String(replica.segments.length) },
          { id: 'minIsr', label: labels.minIsr, value: minIsr, mono: true },
        ],
      },
    ],
  }
}

export function recordFacts(
  context: CaptionContext,
  partition: string,
  offset: number,
): Facts | null {
  const held = heldReplica(context, partition)
  const record = held === null ? undefined : recordAt(held.replica.log, offset)
  if (held === null || record === undefined) return null
  const { key, value } = context.read(record.source, record.number)
  const { labels, values } = words
  const sender = context.state.sources[record.source]?.client ?? values.unknown
  const committed = offset < held.replica.highWatermark
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
            ...(committed ? { setBy: held.replica.highWatermarkSetBy } : {}),
          },
          { id: 'timestamp', label: labels.timestamp, value: timestampText(record.timestampMs) },
          { id: 'epoch', label: labels.epoch, value: String(record.leaderEpoch) },
          { id: 'batch', label: labels.batch, value: words.titles.offset(record.baseOffset) },
        ],
      },
      ...(readers.length === 0 ? [] : [{ title: labels.delivered, rows: readers }]),
    ],
  }
}

function timestampText(ms: number): string {
  return new Date(ms).toISOString().replace('T', ' ').replace('Z', '')
}
