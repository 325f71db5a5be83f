// What a chain of causes goes on with: why nothing is heard of a member, and what made a group refuse.
import { coordinatorPartition } from '../../kafka/coordinatorPartition.ts'
import type { ErrorName } from '../../kafka/errors.ts'
import { OFFSETS_TOPIC } from '../../kafka/records/OffsetsRecord.ts'
import { type EndpointId, partitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Sim } from '../Memory.ts'
import { cutOff } from '../silenceCause.ts'
import { type ClassicMember, UNKNOWN_LIFE } from './CoordinatorMemory.ts'
import { offsetsPartitions } from './findCoordinator.ts'

/** Which life of a process asks now. */
export function lifeNow(sim: Sim, process: EndpointId): number {
  return sim.state.clients.find(({ id }) => id === process)?.incarnation ?? UNKNOWN_LIFE
}

/**
 * The event that silenced a member: its process stands still or is gone, it has stopped heartbeating itself, or its way to
 * others is cut. 0 = nothing of that kind.
 */
export function memberSilence(sim: Sim, { id: member, process, life }: ClassicMember): number {
  const client = sim.state.clients.find(({ id }) => id === process)
  if (client?.type !== 'reader') return 0
  const { incarnation, formerEndedBy, lifecycle, lifecycleSetBy, membership } = client
  // A member read from the log is this process while it goes by that id, and the one before it otherwise.
  const isNow = life === UNKNOWN_LIFE ? membership?.member === member : life === incarnation
  if (!isNow) return formerEndedBy
  if (lifecycle !== 'Running' || membership === null) return lifecycleSetBy
  return membership.state === 'UNJOINED' ? membership.setBy : cutOff(sim, process)
}

/** The event that made a group answer so; what is decided now when there is none. */
export function refusalCause(
  sim: Sim,
  node: NodeState,
  error: ErrorName,
  asked: { readonly group: string; readonly member?: string },
): number {
  if (error === 'NOT_COORDINATOR') return movedBy(sim, node, asked.group)
  const group = sim.memory.nodes.get(node.id)?.coordinator?.groups.get(asked.group)
  if (!group) return sim.cause
  if (error === 'REBALANCE_IN_PROGRESS' || error === 'ILLEGAL_GENERATION')
    return group.changedBy || sim.cause
  if (error === 'UNKNOWN_MEMBER_ID' || error === 'FENCED_INSTANCE_ID')
    return group.former.get(asked.member ?? '') ?? sim.cause
  return sim.cause
}

/** What made this broker lead the group's partition of __consumer_offsets no longer. */
function movedBy(sim: Sim, node: NodeState, group: string): number {
  const partition = coordinatorPartition(group, Math.max(1, offsetsPartitions(node)))
  const replica = replicaNamed(node, partitionName(OFFSETS_TOPIC, partition))
  return replica?.leadsSetBy || sim.cause
}
