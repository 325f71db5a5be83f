// Moving a partition to other brokers: how a reassignment is begun, when it is complete, and how it is taken back.
// Kafka: PartitionReassignmentReplicas, PartitionReassignmentRevert.
// KIPs: 455.
import type { NodeId } from '../../kafka/terms.ts'
import type { PartitionRegistration } from '../../trace/MetadataImage.ts'

type Ids = readonly NodeId[]

/** The replica lists a change aims at. */
export interface AssignmentTargets {
  readonly replicas: Ids
  readonly adding: Ids
  readonly removing: Ids
}

/**
 * What a wish for the replicas `target` writes: they come first, in their order, and who has to go stays behind them until
 * the new ones are in sync. A list that does not change is left out, as Kafka leaves its target unset: adding and removing of a
 * reassignment still under way then stay.
 */
export function beginReassignment(
  partition: PartitionRegistration,
  target: Ids,
): Partial<AssignmentTargets> {
  const current = partition.replicas
  const removing = sorted(current.filter((id) => !target.includes(id)))
  const adding = sorted(target.filter((id) => !current.includes(id)))
  const replicas = [...target, ...removing]
  return {
    ...(isSameIds(replicas, current) ? {} : { replicas }),
    ...(removing.length > 0 ? { removing } : {}),
    ...(adding.length > 0 ? { adding } : {}),
  }
}

/**
 * The assignment and in-sync set once a reassignment is over; null while it is not, or when there is none. It is over when all
 * that come are in sync and somebody is left, and, where it makes the partition smaller, all that stay are in sync.
 */
export function completeReassignment(
  { replicas, adding, removing }: AssignmentTargets,
  isr: Ids,
): { readonly replicas: Ids; readonly isr: Ids } | null {
  if (adding.length === 0 && removing.length === 0) return null
  const stays = (id: NodeId) => !removing.includes(id)
  const newReplicas = replicas.filter(stays)
  const newIsr = isr.filter(stays)
  if (newReplicas.length === 0 || newIsr.length === 0) return null
  if (!adding.every((id) => newIsr.includes(id))) return null
  const shrinks = adding.length < removing.length
  if (shrinks && !newReplicas.every((id) => newIsr.includes(id))) return null
  return { replicas: newReplicas, isr: newIsr }
}

/** Whether replicas are coming or going. */
export function isReassigning(partition: PartitionRegistration): boolean {
  return partition.adding.length > 0 || partition.removing.length > 0
}

/**
 * What a cancelled reassignment goes back to: the replicas it was adding leave both lists. `unclean`: nobody in sync would
 * be left, so the first replica stands in, and Kafka allows it only with unclean.leader.election.enable.
 */
export function revertReassignment(partition: PartitionRegistration): {
  readonly replicas: Ids
  readonly isr: Ids
  readonly unclean: boolean
} {
  const stayed = (id: NodeId) => !partition.adding.includes(id)
  const replicas = partition.replicas.filter(stayed)
  const isr = partition.isr.filter(stayed)
  const unclean = isr.length === 0
  return { replicas, isr: unclean ? replicas.slice(0, 1) : isr, unclean }
}

/** Whether two lists hold the same brokers in the same order. */
export function isSameIds(a: Ids, b: Ids): boolean {
  return a.length === b.length && a.every((id, index) => id === b[index])
}

function sorted(ids: Ids): Ids {
  return [...ids].sort((a, b) => a - b)
}
