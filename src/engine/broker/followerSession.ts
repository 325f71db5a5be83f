// A follower's fetch session at its leader, and what is known of each of its partitions there since it was last looked at:
// most have not changed, and that is seen without looking further.
// Kafka: FetchSession, CachedPartition, IncrementalFetchContext.
// KIPs: 227.
import type { FetchPartition, FetchRequest } from '../../kafka/protocol/Fetch.ts'
import { nameOf, type PartitionName } from '../../kafka/terms.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import type { Sim } from '../Memory.ts'
import { replicaFor } from './handleFetch.ts'
import type { FetchSession } from './ReplicationMemory.ts'

/** The follower's session here: of a new connection it begins with nothing told; partitions no longer asked for are forgotten. */
export function sessionOf(
  sim: Sim,
  node: NodeState,
  message: Message,
  { replica, partitions }: FetchRequest,
): FetchSession | undefined {
  const sessions = sim.memory.nodes.get(node.id)?.replication.sessions
  if (!sessions || !replica) return undefined
  let session = sessions.get(replica.id)
  if (session?.connection !== message.connection) {
    session = { connection: message.connection, asked: partitions, told: new Map() }
    sessions.set(replica.id, session)
  }
  if (!namesTheSame(session.asked, partitions)) {
    const names = new Set(partitions.map(nameOf))
    for (const name of session.told.keys()) if (!names.has(name)) session.told.delete(name)
    found.delete(session)
  }
  session.asked = partitions
  return session
}

function namesTheSame(before: readonly FetchPartition[], now: readonly FetchPartition[]): boolean {
  if (before === now) return true
  if (before.length !== now.length) return false
  for (let index = 0; index < now.length; index++) {
    const known = before[index]
    const asked = now[index]
    if (asked === known) continue
    if (asked?.partition !== known?.partition || asked?.topic !== known?.topic) return false
  }
  return true
}

/** What a session's partitions are here; the lists go by a partition's place in the request. */
export interface Found {
  readonly among: readonly ReplicaState[]
  readonly count: number
  readonly replicas: readonly (ReplicaState | undefined)[]
  readonly places: ReadonlyMap<PartitionName, number>
  /** False until a request for just these partitions was heard. */
  isHeard: boolean
  /** What was asked when it was last looked through. */
  looked: readonly FetchPartition[]
  /** Where there was nothing to hear and nothing to tell then: the event that had changed the replica last; else -1. */
  readonly calm: number[]
}

/** Not kept in keyframes: made anew where there is none, and when the broker has other replicas. */
const found = new WeakMap<FetchSession, Found>()

export function foundFor(node: NodeState, session: FetchSession): Found {
  const known = found.get(session)
  if (known?.among === node.replicas && known.count === node.replicas.length) return known
  const { asked } = session
  const fresh: Found = {
    among: node.replicas,
    count: node.replicas.length,
    replicas: asked.map((each) => replicaFor(node, each)),
    places: new Map(asked.map((each, place) => [nameOf(each), place])),
    isHeard: false,
    looked: asked,
    calm: asked.map(() => -1),
  }
  found.set(session, fresh)
  return fresh
}

/** The event that last changed what a follower may be told of a replica. */
export function changedBy(replica: ReplicaState): number {
  const { logEndSetBy, highWatermarkSetBy, leadsSetBy, pendingIsrSetBy } = replica
  return Math.max(logEndSetBy, highWatermarkSetBy, leadsSetBy, pendingIsrSetBy)
}

/** Asked for the same again, of a replica that has not changed: there is still nothing to hear and nothing to tell. */
export function isCalm(
  { looked, calm, replicas }: Found,
  place: number,
  asked: FetchPartition,
): boolean {
  const replica = replicas[place]
  return replica?.leads === true && looked[place] === asked && calm[place] === changedBy(replica)
}

/** What a parked request asks of a partition; undefined = nothing. */
export function askedOf(
  sim: Sim,
  node: NodeState,
  { replica, partitions }: FetchRequest,
  partition: PartitionName,
): FetchPartition | undefined {
  const session = sim.memory.nodes.get(node.id)?.replication.sessions.get(replica?.id ?? -1)
  if (session?.asked !== partitions) return partitions.find((each) => nameOf(each) === partition)
  const place = foundFor(node, session).places.get(partition)
  return place === undefined ? undefined : partitions[place]
}
