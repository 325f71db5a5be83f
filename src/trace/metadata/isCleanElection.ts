// Whether an election took a replica that has everything committed. Kafka: PartitionChangeBuilder.isValidNewLeader.
// KIPs: 966.
import type { NodeId } from '../../kafka/terms.ts'
import type { PartitionRegistration } from '../MetadataImage.ts'

/** By the registration before and after the record that names the leader. */
export function isCleanElection(
  before: PartitionRegistration,
  after: PartitionRegistration,
  leader: NodeId,
): boolean {
  if (leader === before.leader || before.isr.includes(leader)) return true
  // The last replica of a reassignment comes in and leads in one record.
  if (before.adding.includes(leader) && after.isr.includes(leader)) return true
  // Who is eligible leads when nobody is in sync any more: the last one may go in the same record.
  const isAlone = after.isr.length === 1 && after.isr[0] === leader
  return before.elr.includes(leader) && isAlone && !after.recovering
}
