// What brokers write into __consumer_offsets: groups, and the offsets they have committed.
// Kafka: GroupMetadataValue, OffsetCommitValue (coordinator records of GroupCoordinatorRecordHelpers).
import type { GroupProtocol, TopicPartition } from '../protocol/Group.ts'

export const OFFSETS_TOPIC = '__consumer_offsets'

/** A member as a group record keeps it. */
export interface StoredMember {
  readonly id: string
  readonly instance: string | null
  readonly clientId: string
  readonly sessionTimeoutMs: number
  readonly rebalanceTimeoutMs: number
  readonly protocols: readonly GroupProtocol[]
  readonly assignment: readonly TopicPartition[]
}

export interface StoredGroup {
  readonly generation: number
  /** The assignor; '' without members. */
  readonly protocol: string
  readonly leader: string
  /** Since when it is in its state, ms since 1970. */
  readonly stateSinceMs: number
  readonly members: readonly StoredMember[]
}

export interface StoredOffset {
  readonly offset: number
  readonly committedAtMs: number
}

/** A record; value null = a tombstone. */
export type OffsetsRecord =
  | { readonly type: 'group'; readonly group: string; readonly value: StoredGroup | null }
  | {
      readonly type: 'offset'
      readonly group: string
      readonly topic: string
      readonly partition: number
      readonly value: StoredOffset | null
    }
