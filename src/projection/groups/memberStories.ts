// What each member of a group does in a window: what it was told, what it waits for, what its listener was called with.
import type { JoinGroupRequest } from '../../kafka/protocol/Group.ts'
import type { PartitionName, Us } from '../../kafka/terms.ts'
import type { Message } from '../../trace/Message.ts'
import type { EventOf, TraceEvent } from '../../trace/TraceEvent.ts'
import { groupsWords as words } from '../../words/en/groups.ts'
import type { MarkKind } from '../GroupsModel.ts'
import { ofOneTopic } from './partitionText.ts'

/** Heartbeats without news that are drawn for a member; more would be a fence. */
const MOST_BEATS = 12

export interface Deed {
  readonly kind: MarkKind
  readonly at: Us
  readonly event: number
  readonly label: string
  /** Too usual for words beside it: its name tells. */
  readonly quiet: boolean
}

/** A JoinGroup that waits at the coordinator. */
export interface Wait {
  readonly from: Us
  /** Null = it is still there. */
  to: Us | null
  readonly event: number
  readonly text: string
}

export interface MemberStory {
  readonly client: string
  readonly deeds: Deed[]
  readonly waits: Wait[]
  /** What it owns by the last event read. */
  owned: readonly PartitionName[]
}

interface Reading {
  readonly members: ReadonlyMap<string, MemberStory>
  /** JoinGroup requests by their ids: who sent them, and the wait once they are parked. */
  readonly joins: Map<number, { readonly story: MemberStory; wait: Wait | null }>
}

/** Reads the events of a window; `owns` names the members and what each owned when it opened. */
export function readMembers(
  owns: ReadonlyMap<string, readonly PartitionName[]>,
  events: readonly TraceEvent[],
): readonly MemberStory[] {
  const members = new Map(
    [...owns].map(([client, owned]) => [client, { client, deeds: [], waits: [], owned }]),
  ) as ReadonlyMap<string, MemberStory>
  const reading: Reading = { members, joins: new Map() }
  for (const event of events) readEvent(reading, event)
  return [...members.values()].map((story) => ({ ...story, deeds: fewBeats(story.deeds) }))
}

function readEvent(reading: Reading, event: TraceEvent): void {
  if (event.type === 'MessageSent') readMessage(reading, event.message, event)
  if (event.type === 'RequestParked') readParked(reading, event)
  if (!('client' in event)) return
  const story = reading.members.get(event.client)
  const did = (kind: MarkKind, label: string, quiet = false) =>
    story?.deeds.push({ kind, at: event.at, event: event.n, label, quiet })
  if (event.type === 'RebalanceListenerCalled') {
    const { callback, partitions } = event
    did(callback, words.listener[callback](ofOneTopic(partitions)), partitions.length === 0)
    if (story !== undefined) story.owned = event.owned.map(({ name }) => name)
  } else if (event.type === 'RebalanceListenerReturned') {
    if (story !== undefined) story.owned = event.owned.map(({ name }) => name)
  } else if (event.type === 'CommitAnswered' && event.error !== '') {
    did('refused', words.commitRefused)
  } else if (event.type === 'ClientChanged') {
    did(event.to === 'Running' ? 'here' : 'gone', words.lives[event.to](event.client))
    if (story !== undefined && event.to !== 'Running') endWaits(reading, story, event.at)
  }
}

function readMessage({ members, joins }: Reading, message: Message, event: TraceEvent): void {
  const { api, kind, request } = message
  if (api === 'JoinGroup' && kind === 'request') {
    const story = members.get(message.from)
    if (story === undefined) return
    joins.set(message.id, { story, wait: null })
    if ((message.body as JoinGroupRequest).member === '')
      story.deeds.push({
        kind: 'join',
        at: event.at,
        event: event.n,
        label: words.joins,
        quiet: false,
      })
  } else if (api === 'JoinGroup') {
    const wait = joins.get(request)?.wait
    if (wait) wait.to = event.at
    joins.delete(request)
  } else if (api === 'Heartbeat' && kind === 'response' && message.arrivesAt >= 0) {
    const isNews = message.error !== 'NONE'
    const label = isNews ? words.heartbeat(message.error) : words.beat
    members.get(message.to)?.deeds.push({
      kind: isNews ? 'news' : 'beat',
      at: message.arrivesAt,
      event: event.n,
      label,
      quiet: !isNews,
    })
  }
}

function readParked({ joins }: Reading, event: EventOf<'RequestParked'>): void {
  const join = joins.get(event.message)
  if (join === undefined) return
  const { owned } = join.story
  const text = owned.length === 0 ? words.parked : words.parkedReading(ofOneTopic(owned))
  join.wait = { from: event.at, to: null, event: event.n, text }
  join.story.waits.push(join.wait)
}

/** A client that is gone waits for nothing. */
function endWaits({ joins }: Reading, story: MemberStory, at: Us): void {
  for (const [id, join] of joins) {
    if (join.story !== story) continue
    if (join.wait) join.wait.to = at
    joins.delete(id)
  }
}

/** The usual heartbeats are left out where they are many. */
function fewBeats(deeds: readonly Deed[]): Deed[] {
  const beats = deeds.filter(({ kind }) => kind === 'beat').length
  return deeds.filter(({ kind }) => kind !== 'beat' || beats <= MOST_BEATS)
}
