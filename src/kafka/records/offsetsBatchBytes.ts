// How large a coordinator's own records are.
// Kafka: GroupMetadataValue, OffsetCommitKey, OffsetCommitValue (their generated serializers).
import type { OffsetsRecord, StoredMember } from './OffsetsRecord.ts'
import { BATCH_HEADER_BYTES, recordSizeBytes } from './recordSize.ts'
import { stringByteLength } from './serializers.ts'

/** Bytes of a batch of such records. */
export function offsetsBatchBytes(records: readonly OffsetsRecord[]): number {
  return records.reduce(
    (sum, record, index) => sum + recordSizeBytes(index, 0, keyBytes(record), valueBytes(record)),
    BATCH_HEADER_BYTES,
  )
}

/** Schema version, then strings with a length of two bytes. */
function keyBytes(record: OffsetsRecord): number {
  const group = 2 + text(record.group)
  return record.type === 'group' ? group : group + text(record.topic) + 4
}

function valueBytes(record: OffsetsRecord): number {
  if (record.value === null) return -1
  if (record.type === 'offset') return 2 + 8 + 4 + 2 + 8 + 16
  const { protocol, leader, members } = record.value
  const head = 2 + text('consumer') + 4 + text(protocol) + text(leader) + 8 + 4
  return members.reduce((sum, member) => sum + memberBytes(member, protocol), head)
}

function memberBytes(member: StoredMember, protocol: string): number {
  const subscription = member.protocols.find(({ name }) => name === protocol)?.subscription
  const topics = (subscription?.topics ?? []).reduce((sum, topic) => sum + text(topic), 0)
  const named = text(member.id) + text(member.clientId) + text('/127.0.0.1')
  return (
    named +
    text(member.instance ?? '') +
    8 +
    4 +
    30 +
    topics +
    4 +
    20 +
    8 * member.assignment.length
  )
}

const text = (value: string): number => 2 + stringByteLength(value)
