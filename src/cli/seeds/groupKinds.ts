// What happens in groups, and to them.
import type { EventOf, TraceEvent } from '../../trace/TraceEvent.ts'
import { type Kind, when } from './Kind.ts'

export const GROUP_KINDS: readonly Kind[] = [
  {
    kind: 'generations of groups',
    floor: 500,
    on: ['GroupChanged'],
    fits: (event) => when(event.type === 'GroupChanged' && event.to === 'CompletingRebalance'),
  },
  {
    kind: 'commits of groups',
    floor: 5_000,
    on: ['OffsetsCommitted'],
    fits: (event) => when(event.type === 'OffsetsCommitted'),
  },
  {
    kind: 'failed commits',
    floor: 150,
    on: ['CommitAnswered'],
    fits: (event) => when(event.type === 'CommitAnswered' && event.error !== ''),
  },
  {
    kind: 'commits in listeners',
    floor: 100,
    on: ['CommitAnswered'],
    fits: (event) =>
      when(event.type === 'CommitAnswered' && event.how === 'listener' && event.error === ''),
  },
  {
    kind: 'rounds for other topics',
    floor: 20,
    on: ['MembershipChanged'],
    fits: (event) =>
      when(
        event.type === 'MembershipChanged' &&
          event.state === 'PREPARING_REBALANCE' &&
          /^(cached metadata|subscription) has changed$/.test(event.why),
      ),
  },
  {
    kind: 'coordinators that took over',
    floor: 70,
    on: ['GroupsLoaded'],
    fits: (event) => when(event.type === 'GroupsLoaded' && event.groups.length > 0),
  },
  {
    kind: 'groups deleted',
    floor: 20,
    on: ['GroupChanged'],
    fits: (event) => when(event.type === 'GroupChanged' && event.to === 'Dead'),
  },
  {
    kind: 'committed offsets deleted',
    floor: 60,
    on: ['OffsetsDeleted'],
    fits: (event) => (event.type === 'OffsetsDeleted' ? event.partitions.length : 0),
  },
  {
    kind: 'offsets reset',
    floor: 20,
    on: ['AdminAnswered'],
    fits: (event) => when(isGroupCall(event, 'alterConsumerGroupOffsets') && event.error === ''),
  },
  {
    kind: 'refused calls on groups',
    floor: 45,
    on: ['AdminAnswered'],
    fits: (event) => when(isGroupCall(event, '') && event.error !== ''),
  },
]

function isGroupCall(event: TraceEvent, call: string): event is EventOf<'AdminAnswered'> {
  return (
    event.type === 'AdminAnswered' &&
    event.call.startsWith(call) &&
    event.call.includes('ConsumerGroup')
  )
}
