// What a broker's purgatory holds, and who watches which partition there, so that a change finds those it concerns at once.
// Kafka: DelayedOperationPurgatory.tryCompleteElseWatch, watchForOperation, checkAndComplete.
import type { NodeId, PartitionName } from '../kafka/terms.ts'
import type { DelayedProduce } from './broker/delayedProduce.ts'

export interface Waiting {
  /** What it waits for; none for a follower's Fetch, whose session knows. */
  readonly partitions: readonly PartitionName[]
  /** The follower that asks; -1 = a client. */
  readonly follower: NodeId
  readonly produce: DelayedProduce | null
}

export interface ParkedRequest extends Waiting {
  /** The how many-th to be parked here: who came first is looked at first. */
  readonly turn: number
}

export interface PurgatoryMemory {
  /** By message id. */
  readonly requests: Map<number, ParkedRequest>
  /** Message ids of those that wait for a partition. */
  readonly watchers: Map<PartitionName, number[]>
  /** Followers' Fetches, by message id. */
  readonly followers: Map<number, NodeId>
  /** So many were parked so far. */
  turns: number
}

export function createPurgatory(): PurgatoryMemory {
  return { requests: new Map(), watchers: new Map(), followers: new Map(), turns: 0 }
}

/** From now on it is looked at when one of its partitions changes. */
export function watch(purgatory: PurgatoryMemory, message: number, waiting: Waiting): void {
  unwatch(purgatory, message)
  const { requests, watchers, followers } = purgatory
  const { partitions, follower, produce } = waiting
  requests.set(message, { partitions, follower, produce, turn: ++purgatory.turns })
  if (follower >= 0) followers.set(message, follower)
  for (const partition of partitions) {
    const known = watchers.get(partition)
    if (known) known.push(message)
    else watchers.set(partition, [message])
  }
}

/** It is answered, or its connection is gone. */
export function unwatch({ requests, watchers, followers }: PurgatoryMemory, message: number): void {
  const parked = requests.get(message)
  if (!parked) return
  requests.delete(message)
  followers.delete(message)
  for (const partition of parked.partitions) {
    const known = watchers.get(partition)
    const place = known?.indexOf(message) ?? -1
    if (!known || place < 0) continue
    if (known.length > 1) known.splice(place, 1)
    else watchers.delete(partition)
  }
}
