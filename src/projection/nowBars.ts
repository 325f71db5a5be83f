// The moment around now: each message a bar from sent to arrived, its head at the end.
import { US_PER_MS, type Us } from '../kafka/terms.ts'
import type { Message } from '../trace/Message.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { timelineWords as words } from '../words/en/timeline.ts'
import { lengthText } from './clock.ts'
import { carriesRecords, headOf } from './heads.ts'
import type { NowBar, NowModel } from './TimelineModel.ts'

const ROWS = 5
/** px between two bars of a row: a head and some air. */
const APART = 16
/** px that the words at the left take, with half a tick; and half a tick. */
const AROUND = 150
const TICK = 20
/** Bars drawn at most: more could not be told apart. */
const MOST = 160

/** Bars of the messages between now − half and now + half. */
export function projectNow(
  at: Us,
  events: readonly TraceEvent[],
  halfUs: Us,
  width: number,
): NowModel {
  const scale = (instant: Us) => ((instant - at + halfUs) / (2 * halfUs)) * width
  const ends = Array<number>(ROWS).fill(Number.NEGATIVE_INFINITY)
  const bars: NowBar[] = []
  for (const event of events) {
    if (event.type !== 'MessageSent' || event.message.chatter || bars.length >= MOST) continue
    const { message } = event
    const to = message.arrivesAt < 0 ? message.sentAt + halfUs / 4 : message.arrivesAt
    if (to < at - halfUs || message.sentAt > at + halfUs) continue
    const [start, end] = [scale(message.sentAt), scale(to)]
    const row = ends.findIndex((free) => free <= start)
    if (row < 0) continue
    ends[row] = end + APART
    bars.push(barOf(message, at, start, end, row))
  }
  return {
    width,
    halfUs,
    text: words.around(lengthText(halfUs)),
    rows: ROWS,
    bars,
    ticks: ticksOf(halfUs, width).filter(({ x }) => x > AROUND && x < width - TICK),
  }
}

function barOf(message: Message, at: Us, from: number, to: number, row: number): NowBar {
  const arrived = message.arrivesAt >= 0 && message.arrivesAt <= at
  return {
    id: message.id,
    from,
    to,
    row,
    head: headOf(message),
    solid: carriesRecords(message),
    when: message.sentAt > at ? 'future' : arrived ? 'past' : 'flying',
    error: message.error !== 'NONE' || message.arrivesAt < 0,
  }
}

function ticksOf(halfUs: Us, width: number): NowModel['ticks'] {
  return [-0.4, 0.4, 0.8].map((share) => {
    const ms = (halfUs * share) / US_PER_MS
    const text = Math.abs(ms) >= 1 ? `${Math.round(ms)} ms` : `${Math.round(ms * 1000)} µs`
    return { x: ((1 + share) / 2) * width, text: (share > 0 ? `+${text}` : text).replace('-', '−') }
  })
}
