// Which partition of an internal topic keeps a group, a transactional id or a share partition.
// Kafka: GroupCoordinatorService, TransactionStateManager and ShareCoordinatorService.partitionFor.
import { stringHash } from './javaOrder.ts'

/** As Java's Utils.abs: the one int without a positive twin becomes 0. */
function javaAbs(hash: number): number {
  return hash === -0x80000000 ? 0 : Math.abs(hash)
}

/**
 * The partition that coordinates an id: of `__consumer_offsets` for a group id, of `__transaction_state`
 * for a transactional id, of `__share_group_state` for a share partition's key. `partitions` = how many
 * that topic has, 50 by default.
 */
export function coordinatorPartition(id: string, partitions: number): number {
  return javaAbs(stringHash(id)) % partitions
}

/** The key a share partition is filed under: group, topic id (as Kafka prints it) and partition. */
export function shareCoordinatorKey(group: string, topicId: string, partition: number): string {
  return `${group}:${topicId}:${partition}`
}
