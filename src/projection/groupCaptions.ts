// Sentences for what happens in groups.
import type { OffsetsRecord } from '../kafka/records/OffsetsRecord.ts'
import type { CommittedTo, EventOf } from '../trace/TraceEvent.ts'
import { groupEventWords as words } from '../words/en/groupEvents.ts'
import type { Sentence } from '../words/en/Sentence.ts'

type GroupEvent =
  | 'GroupChanged'
  | 'GroupsLoaded'
  | 'GroupsUnloaded'
  | 'OffsetsCommitted'
  | 'OffsetsDeleted'
  | 'GroupRequestRefused'
  | 'CoordinatorKnown'
  | 'MembershipChanged'
  | 'RebalanceListenerCalled'
  | 'CommitAnswered'

/** A row of `captions.ts` each. */
export const groupCaptions: { readonly [T in GroupEvent]: (event: EventOf<T>) => Sentence } = {
  GroupChanged: ({ group, from, to, member, why }) =>
    from === to ? words.member(group, member, why) : words.state[to](group, why),
  GroupsLoaded: ({ node, partition, groups }) =>
    words.loaded(node, partition, groups.map(({ view }) => view.id).join(', ') || words.noGroups),
  GroupsUnloaded: ({ node, partition, why }) => words.unloaded(node, partition, why),
  OffsetsCommitted: ({ group, offsets }) => words.committed(group, offsetsText(offsets)),
  OffsetsDeleted: ({ group, partitions, why }) => words.offsetsDeleted(group, partitions, why),
  GroupRequestRefused: ({ node, client, api, group, error }) =>
    words.refused(node, client, api, group, error),
  CoordinatorKnown: ({ client, node, why }) => words.coordinator(client, node, why),
  MembershipChanged: ({ client, group, state, why }) => words.membership[state](client, group, why),
  RebalanceListenerCalled: ({ client, callback, partitions }) =>
    words.listener[callback](client, partitions),
  CommitAnswered: ({ client, offsets, error }) =>
    error === ''
      ? words.commitDone(client, offsetsText(offsets))
      : words.commitFailed(client, offsetsText(offsets), error),
}

/** What a coordinator writes for itself. */
export function ownRecordsText(own: readonly OffsetsRecord[]): string {
  return own
    .map((record) =>
      record.type === 'group'
        ? groupText(record.group, record.value?.generation)
        : offsetText(record.group, `${record.topic}-${record.partition}`, record.value?.offset),
    )
    .join(', ')
}

function groupText(group: string, generation: number | undefined): string {
  return generation === undefined
    ? words.groupTombstone(group)
    : words.groupRecord(group, generation)
}

function offsetText(group: string, partition: string, offset: number | undefined): string {
  return offset === undefined
    ? words.offsetTombstone(group, partition)
    : words.offsetRecord(group, partition, offset)
}

function offsetsText(offsets: readonly CommittedTo[]): string {
  return offsets.map(({ partition, offset }) => words.offset(partition, offset)).join(', ')
}
