// What a leader knows of a follower. Of most partitions a fetch says the same as the one before, and then it is heard once for
// all of them: that keeps a fetch of a thousand partitions as cheap as what is new in it.
import type { NodeId, Us } from '../kafka/terms.ts'

/** A Fetch that said of a partition what the one before had said: still at the log end, where it was. */
export interface IdleFetch {
  readonly at: Us
  readonly brokerEpoch: number
}

/** What a leader knows of a follower: only what its fetches said; `followerNow` reads it. Kafka: Replica.ReplicaState. */
export interface FollowerState {
  readonly id: NodeId
  /** The offset of its last fetch = its log end; -1 = it has not fetched in this epoch. */
  endOffset: number
  /** Last instant at which it had all the leader had. */
  caughtUpAt: Us
  fetchedAt: Us
  /** The leader's log end at that fetch. */
  leaderEndAtFetch: number
  /** The broker epoch it fetched with; -1 = unknown. */
  brokerEpoch: number
  /** Its fetches say the same again and again: when it last did, and in which broker epoch, is in `idleFetches`. */
  isIdle: boolean
}

/** What a leader's replica knows of a follower; undefined = it is none. */
export function followerOf(
  { followers }: { readonly followers: readonly FollowerState[] },
  id: NodeId | undefined,
): FollowerState | undefined {
  for (const follower of followers) if (follower.id === id) return follower
  return undefined
}

/** A follower as the broker that leads knows it, the last fetch it idled in included. */
export function followerNow(
  { idleFetches }: { readonly idleFetches: ReadonlyMap<NodeId, IdleFetch> },
  follower: FollowerState,
): FollowerState {
  const last = follower.isIdle ? idleFetches.get(follower.id) : undefined
  if (!last) return follower
  const { at, brokerEpoch } = last
  return { ...follower, caughtUpAt: at, fetchedAt: at, brokerEpoch, isIdle: false }
}
