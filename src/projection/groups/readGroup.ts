// A group's window as it happened, in time and not yet in px: read once, drawn for every place of the cursor in it.

import type { PartitionName, Us } from '../../kafka/terms.ts'
import { subscribedTopics } from '../../scenario/subscription.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import type { EventOf, TraceEvent } from '../../trace/TraceEvent.ts'
import { committedImage } from '../standing.ts'
import { type Costs, costsOf, readTwiceIn } from './costs.ts'
import { type MemberStory, readMembers } from './memberStories.ts'
import { groupOf, type Owned, ownedBy, readersOf, readOwnership } from './ownership.ts'
import type { Story } from './rounds.ts'

/** A stretch in which a group is in one state. */
export interface Phase {
  readonly state: string
  readonly generation: number
  readonly why: string
  readonly from: Us
  /** Null = it goes on. */
  readonly to: Us | null
  /** 0 = it was so when the window opened. */
  readonly event: number
  /** 1 for the first PreparingRebalance of the story, 2 for the next …; 0 = another state. */
  readonly round: number
  readonly isInitial: boolean
}

export interface GroupReading {
  readonly group: string
  readonly story: Story
  /** How far it is known. */
  readonly until: Us
  readonly phases: readonly Phase[]
  readonly byPartition: ReadonlyMap<PartitionName, readonly Owned[]>
  readonly members: readonly MemberStory[]
  readonly costs: Costs
  readonly generations: number
}

export interface ReadInput {
  readonly group: string
  readonly story: Story
  /** How far the run is known. */
  readonly reachedAt: Us
  /** The state where the window opens; read at once, not kept. */
  readonly before: ClusterState
  /** All events of the window, in order. */
  readonly events: readonly TraceEvent[]
  /** Milestones after it, up to the next story. */
  readonly later: readonly TraceEvent[]
}

/** Reads a window. */
export function readGroup(input: ReadInput): GroupReading {
  const { group, story, before, events, later } = input
  const until = Math.min(story.to, input.reachedAt)
  const readers = readersOf(before, group)
  const owns = new Map<string, readonly PartitionName[]>(
    readers.map((reader) => [reader.id, ownedBy(reader)]),
  )
  for (const event of events)
    if (event.type === 'ClientStarted' && isMember(event, group) && !owns.has(event.client))
      owns.set(event.client, [])
  const all = [...events, ...later]
  const names = committedImage(before).topics.map(({ name }) => name)
  const partitions = partitionsOf(before, topicsOf(readers, events, group, names))
  const { byPartition, moves, after } = readOwnership(owns, partitions, all, story.from)
  const readTwice = readTwiceIn(readers, new Set(owns.keys()), events)
  const phases = phasesOf(before, group, events, story.from)
  return {
    group,
    story,
    until,
    phases,
    byPartition,
    members: readMembers(owns, all),
    costs: costsOf(byPartition, moves, { before: owns, after }, readTwice, until),
    generations: new Set(phases.map(({ generation }) => generation)).size - 1,
  }
}

function isMember({ spec, values }: EventOf<'ClientStarted'>, group: string): boolean {
  return (
    spec?.type === 'reader' &&
    spec.subscribe !== undefined &&
    values.get('group.id')?.value === group
  )
}

function topicsOf(
  readers: ReturnType<typeof readersOf>,
  events: readonly TraceEvent[],
  group: string,
  names: readonly string[],
): ReadonlySet<string> {
  const topics = readers.flatMap(({ spec }) => subscribedTopics(spec.subscribe, names))
  for (const event of events)
    if (event.type === 'ClientStarted' && isMember(event, group) && event.spec?.type === 'reader')
      topics.push(...subscribedTopics(event.spec.subscribe, names))
  return new Set(topics)
}

/** The partitions a group shares out, topic by topic. */
function partitionsOf(state: ClusterState, topics: ReadonlySet<string>): PartitionName[] {
  return committedImage(state)
    .topics.filter(({ name }) => topics.has(name))
    .flatMap(({ name, partitions }) => partitions.map((_, index) => `${name}-${index}`))
}

function phasesOf(
  before: ClusterState,
  group: string,
  events: readonly TraceEvent[],
  from: Us,
): readonly Phase[] {
  const view = before.nodes.flatMap(({ groups }) => groups).find(({ id }) => id === group)?.view
  const phases: Phase[] = []
  let round = 0
  if (view !== undefined)
    phases.push({
      state: view.state,
      generation: view.generation,
      why: '',
      from,
      to: null,
      event: 0,
      round: 0,
      isInitial: false,
    })
  for (const event of events) {
    if (event.type !== 'GroupChanged' || event.group !== group || event.from === event.to) continue
    const last = phases.at(-1)
    if (last !== undefined) phases[phases.length - 1] = { ...last, to: event.at }
    const isRound = event.to === 'PreparingRebalance'
    if (isRound) round += 1
    phases.push({
      state: event.to,
      generation: event.view.generation,
      why: event.why,
      from: event.at,
      to: null,
      event: event.n,
      round: isRound ? round : 0,
      isInitial: event.from === 'Empty',
    })
  }
  return phases
}

/** The groups of a scene by their ids: what members name, and what coordinators know. */
export function groupsOf(state: ClusterState): readonly string[] {
  const named = state.clients.flatMap((client) =>
    client.type === 'reader' && groupOf(client) !== '' ? [groupOf(client)] : [],
  )
  const known = state.nodes.flatMap(({ groups }) => groups.map(({ id }) => id))
  return [...new Set([...named, ...known])]
}
