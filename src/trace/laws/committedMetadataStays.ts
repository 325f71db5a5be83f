// What a majority has is never lost: all committed logs are one, no cut reaches into them, a new leader has all of it, and a node
// acts on nothing else. Kafka: KafkaRaftClient (a cut below the high watermark is fatal there).
import type { NodeId } from '../../kafka/terms.ts'
import { nodeOf } from '../apply/find.ts'
import type { ClusterState, NodeState } from '../ClusterState.ts'
import { entriesBetween, type MetadataEntry } from '../metadata/MetadataLog.ts'
import type { Finding, Law } from './Law.ts'

/** All that was ever committed, in the order of offsets; offsets without an entry are NoOps. */
interface Committed {
  readonly entries: MetadataEntry[]
  end: number
}

export const committedMetadataStays: Law = {
  name: 'committed-metadata-stays',
  watch: (state) => {
    const committed = committedAt(state)
    /** Up to where each node's log is known to be the same. */
    const same = new Map(state.nodes.map(({ id, metadata }) => [id, metadata.highWatermark]))
    const read = new Map(state.nodes.map(({ id, image }) => [id, image.offset]))
    /** A voter lost its disk, and with it what it had promised to keep: a majority may lack what was committed. */
    let isExcused = false
    const look = ({ node: id }: { readonly node: NodeId }): Finding => {
      const node = nodeOf(state, id)
      const { highWatermark, endOffset } = node.metadata
      if (highWatermark > endOffset)
        return `node ${id}: committed up to ${highWatermark}, its log ends at ${endOffset}`
      const from = same.get(id) ?? 0
      if (highWatermark < from) return `node ${id}: committed fell from ${from} to ${highWatermark}`
      same.set(id, highWatermark)
      return isExcused ? undefined : take(committed, node, from, highWatermark)
    }
    return {
      on: {
        MetadataCommitted: look,
        NoOpAppended: look,
        IdleFolded: () => {
          for (const { id: node } of state.nodes) {
            const finding = look({ node })
            if (finding) return finding
          }
          return undefined
        },
        MetadataTruncated: ({ node, to }) => {
          const limit = same.get(node) ?? 0
          return to < limit && !isExcused
            ? `node ${node}: cut to ${to}, committed was up to ${limit}`
            : undefined
        },
        QuorumStateChanged: ({ node, to }) =>
          to === 'Leader' && !isExcused ? hasAll(committed, nodeOf(state, node)) : undefined,
        DiskLost: ({ node }) => {
          isExcused ||= state.quorum.members.some(({ id }) => id === node)
          same.set(node, 0)
          read.set(node, -1)
          return undefined
        },
        MetadataApplied: ({ node: id }) => {
          const { image, metadata } = nodeOf(state, id)
          const before = read.get(id) ?? -1
          read.set(id, image.offset)
          if (image.offset >= metadata.highWatermark)
            return `node ${id} acts on offset ${image.offset}, committed is up to ${metadata.highWatermark}`
          return image.offset < before
            ? `node ${id} went back from ${before} to ${image.offset}`
            : undefined
        },
      },
    }
  },
}

function committedAt({ nodes }: ClusterState): Committed {
  const furthest = nodes.reduce((best, node) =>
    node.metadata.highWatermark > best.metadata.highWatermark ? node : best,
  )
  const end = furthest.metadata.highWatermark
  return { entries: entriesBetween(furthest.metadata, 0, end).slice(), end }
}

/** Compares a node's newly committed part with what is known, and adds what is beyond. */
function take(committed: Committed, node: NodeState, from: number, to: number): Finding {
  const finding = compare(committed, node, from, Math.min(to, committed.end))
  if (finding || to <= committed.end) return finding
  committed.entries.push(...entriesBetween(node.metadata, Math.max(from, committed.end), to))
  committed.end = to
  return undefined
}

function compare({ entries }: Committed, node: NodeState, from: number, to: number): Finding {
  if (to <= from) return undefined
  const own = entriesBetween(node.metadata, from, to)
  let last = entries.length
  while (last > 0 && (entries[last - 1]?.offset ?? 0) >= to) last -= 1
  let first = last
  while (first > 0 && (entries[first - 1]?.offset ?? 0) >= from) first -= 1
  for (let index = 0; index < Math.max(own.length, last - first); index++) {
    const [mine, known] = [own[index], entries[first + index]]
    if (index < last - first && mine && known && isSame(mine, known)) continue
    const offset = Math.min(mine?.offset ?? to, known?.offset ?? to)
    return `node ${node.id} has another record at ${offset} than the one that was committed there`
  }
  return undefined
}

function isSame(a: MetadataEntry, b: MetadataEntry): boolean {
  return a === b || (a.offset === b.offset && a.epoch === b.epoch && a.event === b.event)
}

/** Whoever wins an epoch has everything committed: that is what votes are for. */
function hasAll(committed: Committed, node: NodeState): Finding {
  const { endOffset } = node.metadata
  return endOffset < committed.end
    ? `node ${node.id} leads with a log that ends at ${endOffset}, committed is up to ${committed.end}`
    : compare(committed, node, 0, committed.end)
}
