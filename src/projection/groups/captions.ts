// Sentences for what happens in groups.
import type { OffsetsRecord } from '../../kafka/records/OffsetsRecord.ts'
import { nameOf, type PartitionName } from '../../kafka/terms.ts'
import type { CommittedTo, GroupEvent } from '../../trace/GroupEvent.ts'
import type { GroupView } from '../../trace/GroupView.ts'
import type { EventOf } from '../../trace/TraceEvent.ts'
import { groupEventWords as words } from '../../words/en/groupEvents.ts'
import type { Sentence } from '../../words/en/Sentence.ts'
import { memberName, rebalanceReason, shortReason } from './rebalanceReason.ts'

/** Of partitions, offsets and members, so many are named in a sentence. */
const NAMED = 4

/** A row of `captions.ts` each. */
export const groupCaptions: {
  readonly [T in GroupEvent['type']]: (event: EventOf<T>) => Sentence
} = {
  GroupChanged: (event) => (event.from === event.to ? memberCaption(event) : stateCaption(event)),
  GroupsLoaded: ({ node, partition, groups }) =>
    words.loaded(node, partition, named(groups.map(({ view }) => view.id)) || words.noGroups),
  GroupsUnloaded: ({ node, partition, why }) => words.unloaded(node, partition, why),
  OffsetsCommitted: ({ group, offsets }) => words.committed(group, offsetsText(offsets)),
  OffsetsDeleted: ({ group, partitions, why }) =>
    words.offsetsDeleted(group, named(partitions), shortReason(why)),
  GroupRequestRefused: ({ node, client, api, group, error }) =>
    words.refused(node, client, api, group, error),
  CoordinatorKnown: ({ client, node, why }) => words.coordinator(client, node, why),
  MembershipChanged: ({ client, group, state, member, generation, why }) =>
    words.membership[state](client, group, shortReason(why), generation, shortReason(member)),
  RebalanceListenerCalled: ({ client, callback, partitions, commits, owned }) =>
    commits
      ? words.listener.commits(client, named(partitions))
      : words.listener[callback](client, named(partitions), named(owned.map(({ name }) => name))),
  RebalanceListenerReturned: ({ client, owned }) =>
    words.listener.returns(client, named(owned.map(({ name }) => name))),
  CommitAnswered: ({ client, offsets, error }) =>
    error === ''
      ? words.commitDone(client, offsetsText(offsets))
      : words.commitFailed(client, offsetsText(offsets), error),
}

/** A member comes, goes, or is another process from now on. */
function memberCaption({ group, view, member, why }: EventOf<'GroupChanged'>): Sentence {
  const name = memberName(member)
  if (why === 'it joins') return words.member.joins(group, name)
  const isThere = view.members.some(({ id }) => id === member)
  return isThere
    ? words.member.replaced(group, name)
    : words.member.out(group, name, shortReason(why))
}

function stateCaption({ group, view, to, from, member, why }: EventOf<'GroupChanged'>): Sentence {
  const name = memberName(member)
  switch (to) {
    case 'Empty':
      return words.empty(group, view.generation)
    case 'PreparingRebalance':
      return from === 'Empty'
        ? words.first(group, name)
        : words.rebalances[rebalanceReason(why)](group, name, shortReason(why))
    case 'CompletingRebalance':
      return words.joined(group, view.generation, view.members.length, name, view.protocol)
    case 'Stable':
      return words.stable(group, view.generation, sharesText(view))
    case 'Dead':
      return words.dead(group, shortReason(why))
  }
}

function sharesText({ members }: GroupView): string {
  const shares = members.map(({ id, client, assignment }) =>
    words.share(memberNamed(id, client), named(assignment)),
  )
  return words.list(shares.slice(0, NAMED), shares.length - NAMED, '; ')
}

/** A static member under its client's id too: a group.instance.id alone is nobody on the stage. */
const memberNamed = (id: string, client: string): string =>
  memberName(id) === client ? client : `${client} (${memberName(id)})`

const named = (names: readonly PartitionName[]): string =>
  words.list(names.slice(0, NAMED), names.length - NAMED)

/** What a broker wrote for itself: a commit, or a group as it stands. */
export function ownRecordText(record: OffsetsRecord): string {
  if (record.type === 'group')
    return record.value === null
      ? words.groupGone(record.group)
      : words.groupRecord(record.group, record.value.generation, record.value.members.length)
  const name = nameOf(record)
  return record.value === null
    ? words.offsetGone(record.group, name)
    : words.offsetRecord(record.group, name, record.value.offset)
}

/** Committed offsets by partition: `orders-0 at 15`. */
export function offsetsText(offsets: readonly CommittedTo[]): string {
  const each = offsets.map(({ partition, offset }) => words.offset(partition, offset))
  return named(each)
}
