// Time to px in a group's window: in proportion; quiet time between the window and now is folded at the right.
import { ticks } from 'd3-array'
import { US_PER_MS, US_PER_S, type Us } from '../../kafka/terms.ts'
import { groupsWords as words } from '../../words/en/groups.ts'
import { clockText, lengthText } from '../clock.ts'
import type { GroupAxis } from '../GroupsModel.ts'
import { piecewise } from '../piecewise.ts'
import type { GroupReading } from './readGroup.ts'
import { rebalanceReason } from './rebalanceReason.ts'

const FOLD = 56
const TICK = 84

export interface GroupScale {
  readonly width: number
  readonly at: Us
  /** The last instant that is drawn. */
  readonly end: Us
  readonly x: (at: Us) => number
  readonly fold: GroupAxis['fold']
}

/** The scale of a window, `width` px wide, with now in it. */
export function scaleOf({ story, until }: GroupReading, at: Us, width: number): GroupScale {
  const { from, to } = story
  if (at <= to) {
    const x = (time: Us) => piecewise([from, to], [0, width], time)
    return { width, at, end: Math.max(until, Math.min(at, to)), x, fold: null }
  }
  const x = (time: Us) => piecewise([from, to, at], [0, width - FOLD, width - 8], time)
  const text = words.quiet(lengthText(at - to))
  return { width, at, end: at, x, fold: { x: width - FOLD, width: FOLD - 8, text } }
}

/** Ticks count from what set the story off; a tick too near to a named moment gives way to it. */
export function ticksOf(reading: GroupReading, scale: GroupScale, taken: readonly number[]) {
  const { story } = reading
  const zero = story.first.at
  const wanted = Math.max(2, Math.floor(scale.width / TICK))
  const edge = scale.fold === null ? scale.width : scale.fold.x - 48
  return ticks((story.from - zero) / US_PER_S, (story.to - zero) / US_PER_S, wanted).flatMap(
    (seconds) => {
      const x = scale.x(zero + Math.round(seconds * US_PER_S))
      const isFree = taken.every((one) => Math.abs(one - x) > 52)
      return isFree && x <= edge + 1 ? [{ x, text: tickText(seconds * US_PER_S) }] : []
    },
  )
}

function tickText(us: Us): string {
  const sign = us < 0 ? '−' : '+'
  const length = Math.round(Math.abs(us))
  return length === 0 ? '0 s' : `${sign}${tickLength(length)}`
}

/** Seconds with as many figures as they need. */
function tickLength(us: Us): string {
  return us < US_PER_S ? `${us / US_PER_MS} ms` : `${Math.round(us / US_PER_MS) / 1000} s`
}

/** What set the story off, and what became of the member before that. */
export function momentsOf({ story }: GroupReading, scale: GroupScale): GroupAxis['moments'] {
  const { first, origin, client } = story
  const moment = (at: Us, event: number, text: string, why: string, select: string | null) => ({
    x: scale.x(at),
    at,
    event,
    text,
    select,
    accessibleName: words.moment(text, why, clockText(at)),
  })
  const begun = moment(
    first.at,
    first.n,
    words.cause[client === '' ? 'other' : rebalanceReason(first.why)](client),
    first.why,
    `group:${first.group}`,
  )
  if (origin === null || origin.to === 'Running') return [begun]
  const text = words.lives[origin.to](origin.client)
  const before = moment(origin.at, origin.n, text, origin.why, `client:${origin.client}`)
  return begun.x - before.x < 90 ? [begun] : [before, begun]
}
