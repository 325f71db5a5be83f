// When a group was busy with itself: from what set a rebalance off to the stable generation behind it. A cooperative
// hand-over is two rounds of one story.
import { US_PER_S, type Us } from '../../kafka/terms.ts'
import type { EventOf, TraceEvent } from '../../trace/TraceEvent.ts'
import { memberName } from './rebalanceReason.ts'

/** A group that rebalances again so soon goes on with the same story. */
const SAME_STORY_US = US_PER_S
/** A crash is told with the rebalance it leads to when it is not longer ago. */
const CAUSE_WITHIN_US = 60 * US_PER_S
const SHORTEST_US = US_PER_S / 2
const UNFINISHED_US = 5 * US_PER_S

/** One story: what set it off, its rounds, and the stretch in which it can be read. */
export interface Story {
  readonly first: EventOf<'GroupChanged'>
  /** What became of the member it is about, where that is some while before; null = nothing of note. */
  readonly origin: EventOf<'ClientChanged'> | null
  /** The member it is about; '' = no single one. */
  readonly client: string
  readonly rounds: number
  /** Null = the group is not stable yet, as far as the run is known. */
  readonly endedAt: Us | null
  readonly from: Us
  readonly to: Us
}

/** All stories of a group that are known, oldest first; `milestones` in order of time. */
export function storiesOf(milestones: readonly TraceEvent[], group: string, endsAt: Us): Story[] {
  const stories: Story[] = []
  const lives = new Map<string, Life>()
  for (const event of milestones) {
    learnLife(lives, event)
    if (event.type !== 'GroupChanged' || event.group !== group) continue
    const last = stories.at(-1)
    if (event.to === 'Stable' && last !== undefined) {
      stories[stories.length - 1] = framed({ ...last, endedAt: event.at }, endsAt)
    } else if (event.to === 'PreparingRebalance') {
      if (last !== undefined && goesOn(last, event))
        stories[stories.length - 1] = framed(
          { ...last, rounds: last.rounds + 1, endedAt: null },
          endsAt,
        )
      else stories.push(framed(begun(event, lives), endsAt))
    }
  }
  return stories
}

/** The story to show at an instant: the last that has begun by then. */
export function storyAt(stories: readonly Story[], at: Us): Story | undefined {
  return stories.findLast(({ from }) => from <= at) ?? stories[0]
}

function goesOn(story: Story, event: EventOf<'GroupChanged'>): boolean {
  if (event.from === 'Empty') return false
  return story.endedAt === null || event.at - story.endedAt < SAME_STORY_US
}

/** What is known of a client by a moment. */
interface Life {
  readonly client: string
  /** What its member ids begin with: its group.instance.id, else its own id. */
  readonly name: string
  readonly last: EventOf<'ClientChanged'> | null
}

function learnLife(lives: Map<string, Life>, event: TraceEvent): void {
  if (event.type === 'ClientStarted') {
    const { client, values } = event
    lives.set(client, {
      client,
      name: values.get('group.instance.id')?.value || client,
      last: null,
    })
  }
  const known = event.type === 'ClientChanged' ? lives.get(event.client) : undefined
  if (event.type === 'ClientChanged' && known !== undefined)
    lives.set(event.client, { ...known, last: event })
}

function begun(
  first: EventOf<'GroupChanged'>,
  lives: ReadonlyMap<string, Life>,
): Omit<Story, 'from' | 'to'> {
  const about = [...lives.values()].find(({ name }) => name === memberName(first.member))
  const last = about?.last ?? null
  const origin = last !== null && first.at - last.at <= CAUSE_WITHIN_US ? last : null
  return { first, origin, client: about?.client ?? '', rounds: 1, endedAt: null }
}

function framed(story: Omit<Story, 'from' | 'to'>, endsAt: Us): Story {
  const start = story.origin?.at ?? story.first.at
  const end = story.endedAt ?? story.first.at + UNFINISHED_US
  const length = Math.max(SHORTEST_US, end - start)
  const from = Math.max(0, Math.round(start - 0.18 * length))
  return { ...story, from, to: Math.min(endsAt, Math.round(end + 0.3 * length)) }
}
