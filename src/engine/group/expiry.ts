// Offsets that have been kept long enough: which, and when a coordinator looks next. The look comes round every
// offsets.retention.check.interval.ms from when the partition was loaded; it is planned only when it will find something, so
// that idle days cost nothing.
// Kafka: ClassicGroup.offsetExpirationCondition, OffsetMetadataManager.cleanupExpiredOffsets,
// GroupCoordinatorShard.cleanupGroupMetadata.
// KIPs: 211.
import { US_PER_MS, type Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import { wallClockMs } from '../clock.ts'
import type { Sim } from '../Memory.ts'
import { brokerNumber } from '../settings.ts'
import { type ClassicGroup, type KeptOffset, NEVER } from './CoordinatorMemory.ts'

const MS_PER_MINUTE = 60_000

/** Committed offsets that have expired by now. */
export function expiredOffsets(
  sim: Sim,
  node: NodeState,
  group: ClassicGroup,
): readonly KeptOffset[] {
  const now = wallClockMs(sim)
  return [...group.offsets.values()].filter((kept) => expiresAtMs(sim, node, group, kept) <= now)
}

/** When an offset may go, ms since 1970; infinite as long as the group is as it is. */
function expiresAtMs(sim: Sim, node: NodeState, group: ClassicGroup, kept: KeptOffset): number {
  const retentionMs = brokerNumber(sim, node, 'offsets.retention.minutes') * MS_PER_MINUTE
  if (isSubscribedTo(group, kept.topic)) return Number.POSITIVE_INFINITY
  if (!group.hadMembers || group.state === 'Stable') return kept.committedAtMs + retentionMs
  return group.state === 'Empty' ? group.stateSinceMs + retentionMs : Number.POSITIVE_INFINITY
}

/** Kafka: ClassicGroup.isSubscribedToTopic. Before its first generation a group with members counts as subscribed to all. */
export function isSubscribedTo({ subscribed, hadMembers }: ClassicGroup, topic: string): boolean {
  return subscribed?.has(topic) ?? hadMembers
}

/** The next look that finds an offset expired, or a group with nothing left; NEVER = none, as the group stands. */
export function nextCheck(sim: Sim, node: NodeState, group: ClassicGroup): Us {
  const since = sim.memory.nodes.get(node.id)?.coordinator?.partitions.get(group.partition)
  if (since === undefined || since === 'loading') return NEVER
  const dueMs = group.offsets.size === 0 ? emptyDueMs(group) : firstDueMs(sim, node, group)
  if (dueMs === Number.POSITIVE_INFINITY) return NEVER
  const every = brokerNumber(sim, node, 'offsets.retention.check.interval.ms') * US_PER_MS
  const due = Math.max((dueMs - sim.state.startsAtMs) * US_PER_MS, sim.now + 1)
  return since.since + Math.max(1, Math.ceil((due - since.since) / every)) * every
}

function firstDueMs(sim: Sim, node: NodeState, group: ClassicGroup): number {
  const kept = [...group.offsets.values()]
  return Math.min(...kept.map((each) => expiresAtMs(sim, node, group, each)))
}

const emptyDueMs = ({ state }: ClassicGroup): number =>
  state === 'Empty' ? 0 : Number.POSITIVE_INFINITY
