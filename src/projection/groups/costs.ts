// What a rebalance cost: partitions that moved, how long nobody read them, records that were read twice.
import type { PartitionName, Us } from '../../kafka/terms.ts'
import { addRange } from '../../trace/apply/ranges.ts'
import type { OffsetRange, ReaderState } from '../../trace/ClusterState.ts'
import type { Moves, Ownership } from '../../trace/movedPartitions.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'
import type { Owned } from './ownership.ts'

export interface Costs {
  readonly partitions: number
  /** Read without a break. */
  readonly neverStopped: number
  /** From one member to another. */
  readonly moved: number
  /** No fair share-out of the same partitions would have moved fewer. */
  readonly isLeast: boolean
  readonly longest: { readonly partition: PartitionName; readonly us: Us } | null
  /** All pauses of all partitions together. */
  readonly stoppedUs: Us
  readonly readTwice: number
}

/** Pauses are counted up to `until`: one that goes on is as long as it has lasted. */
export function costsOf(
  byPartition: ReadonlyMap<PartitionName, readonly Owned[]>,
  moves: Moves,
  owns: { readonly before: Ownership; readonly after: Ownership },
  readTwice: number,
  until: Us,
): Costs {
  let longest: Costs['longest'] = null
  let stoppedUs = 0
  let neverStopped = 0
  for (const [partition, stretches] of byPartition) {
    const pauses = pausesOf(stretches, until)
    if (pauses.length === 0 && stretches.some(({ client }) => client !== null)) neverStopped += 1
    for (const us of pauses) {
      stoppedUs += us
      if (us > (longest?.us ?? 0)) longest = { partition, us }
    }
  }
  const moved = moves.moves.filter(({ from, to }) => from !== null && to !== null).length
  const isLeast = moved > 0 && isFair(owns.after) && moved <= leastMoves(owns.before, owns.after)
  const partitions = byPartition.size
  return { partitions, neverStopped, moved, isLeast, longest, stoppedUs, readTwice }
}

/** How long nobody read it, each time; before its first owner nothing has stopped. */
function pausesOf(stretches: readonly Owned[], until: Us): Us[] {
  const first = stretches.findIndex(({ client }) => client !== null)
  if (first < 0) return []
  return stretches
    .slice(first)
    .filter(({ client, from }) => client === null && from < until)
    .map(({ from, to }) => Math.min(to ?? until, until) - from)
}

/** Shares of those that have one differ by one at most. */
function isFair(after: Ownership): boolean {
  const shares = [...after.values()].map(({ length }) => length).filter((count) => count > 0)
  return Math.max(...shares) - Math.min(...shares) <= 1
}

/** The fewest moves from one share-out to any in which shares differ by one at most, for the members that are left. */
function leastMoves(before: Ownership, after: Ownership): number {
  const members = [...after].filter(([, names]) => names.length > 0).map(([client]) => client)
  const total = members.reduce((sum, client) => sum + (after.get(client)?.length ?? 0), 0)
  const had = members.map((client) => before.get(client)?.length ?? 0)
  const owned = [...before.values()].reduce((sum, names) => sum + names.length, 0)
  const small = Math.floor(total / Math.max(1, members.length))
  let larger = total - small * members.length
  let kept = 0
  for (const count of had) {
    const share = larger > 0 && count > small ? small + 1 : small
    if (share > small) larger -= 1
    kept += Math.min(count, share)
  }
  return owned - kept
}

/** Records that the group was handed once more: by another member, or by the same one after it began again. */
export function readTwiceIn(
  readers: readonly ReaderState[],
  members: ReadonlySet<string>,
  events: readonly TraceEvent[],
): number {
  let count = 0
  const seen = deliveredBefore(readers)
  for (const event of events) {
    if (event.type !== 'RecordsDelivered' || !members.has(event.client)) continue
    for (const { partition, from, to } of event.ranges) {
      const ranges = seen.get(partition) ?? []
      seen.set(partition, ranges)
      count += addRange(ranges, from, to)
    }
  }
  return count
}

/** What any member was handed of each partition. */
function deliveredBefore(readers: readonly ReaderState[]): Map<PartitionName, OffsetRange[]> {
  const seen = new Map<PartitionName, OffsetRange[]>()
  for (const { partitions, former } of readers) {
    for (const { name, delivered } of [...partitions, ...former]) {
      const ranges = seen.get(name) ?? []
      seen.set(name, ranges)
      for (const { from, to } of delivered) addRange(ranges, from, to)
    }
  }
  return seen
}
