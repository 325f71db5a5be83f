// Which partitions the general algorithm has moved from whom to whom, so that it undoes a move rather than make its opposite.
// Kafka: AbstractStickyAssignor.PartitionMovements.
// KIPs: KIP-54.
// Simplified: bins of a HashSet as in `kafka/javaOrder.ts`.
import { hashMapOrder, topicPartitionHash } from '../../../kafka/javaOrder.ts'
import type { Member, Partition } from './Group.ts'
import { removeFrom } from './Group.ts'

interface Move {
  readonly from: Member
  readonly to: Member
}

/** A HashSet of partitions: those that are in it, oldest first, and how many slots it has grown to. */
interface MovedSet {
  readonly partitions: Partition[]
  slots: number
}

export interface PartitionMovements {
  readonly moves: Map<Partition, Move>
  readonly byMove: Map<string, MovedSet>
}

export function noMovements(): PartitionMovements {
  return { moves: new Map(), byMove: new Map() }
}

/** Moves of the same topic between the same two; a topic's name has no slash. */
function keyOf(topic: string, { from, to }: Move): string {
  return `${topic}/${from.place}/${to.place}`
}

/** The partition to move instead: of the same topic, one that has come the opposite way, if there is one. */
export function partitionToMove(
  { moves, byMove }: PartitionMovements,
  partition: Partition,
  from: Member,
  to: Member,
): Partition {
  const source = moves.get(partition)?.from ?? from
  const opposite = byMove.get(keyOf(partition.topic, { from: to, to: source }))
  return opposite ? firstOf(opposite) : partition
}

function firstOf({ partitions, slots }: MovedSet): Partition {
  const hashes = partitions.map(({ topic, partition }) => topicPartitionHash(topic, partition))
  return partitions[hashMapOrder(hashes, slots)[0]!]!
}

/** Notes a move. Several moves of a partition count as one, and a way back as none. */
export function noteMove(
  movements: PartitionMovements,
  partition: Partition,
  from: Member,
  to: Member,
): void {
  const before = movements.moves.get(partition)
  if (before) forget(movements, partition, before)
  const source = before?.from ?? from
  if (source !== to) remember(movements, partition, { from: source, to })
}

function forget({ moves, byMove }: PartitionMovements, partition: Partition, move: Move): void {
  moves.delete(partition)
  const key = keyOf(partition.topic, move)
  const { partitions } = byMove.get(key)!
  removeFrom(partitions, partition)
  if (partitions.length === 0) byMove.delete(key)
}

function remember({ moves, byMove }: PartitionMovements, partition: Partition, move: Move): void {
  moves.set(partition, move)
  const key = keyOf(partition.topic, move)
  const set = byMove.get(key) ?? { partitions: [], slots: 16 }
  byMove.set(key, set)
  set.partitions.push(partition)
  if (set.partitions.length > set.slots * 0.75) set.slots *= 2
}
