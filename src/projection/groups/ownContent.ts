// Keys and values of what a broker writes for itself, as OffsetsMessageFormatter and GroupMetadataMessageFormatter print
// them. Simplified: of a value only the fields that are modelled.
import type { OffsetsRecord } from '../../kafka/records/OffsetsRecord.ts'

export interface OwnContent {
  readonly key: string
  /** Null = a tombstone. */
  readonly value: string | null
}

export function ownContent(record: OffsetsRecord): OwnContent {
  const { group } = record
  if (record.type === 'offset') {
    const { topic, partition, value } = record
    const data =
      value === null ? null : { offset: value.offset, commitTimestamp: value.committedAtMs }
    return {
      key: printed({ type: 1, data: { group, topic, partition } }),
      value: printedValue(data),
    }
  }
  const data = record.value && {
    protocolType: 'consumer',
    generation: record.value.generation,
    protocol: record.value.protocol,
    leader: record.value.leader,
    members: record.value.members.map(
      ({ id, instance, clientId, rebalanceTimeoutMs, sessionTimeoutMs }) => ({
        memberId: id,
        groupInstanceId: instance,
        clientId,
        rebalanceTimeout: rebalanceTimeoutMs,
        sessionTimeout: sessionTimeoutMs,
      }),
    ),
  }
  return { key: printed({ type: 2, data: { group } }), value: printedValue(data) }
}

const printed = (what: object): string => JSON.stringify(what)

const printedValue = (data: object | null): string | null =>
  data === null ? null : printed({ data })
