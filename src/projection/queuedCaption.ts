// Why a record stands in a queue: where it belongs, and what it waits for.
import { US_PER_MS } from '../kafka/terms.ts'
import type { EventOf } from '../trace/TraceEvent.ts'
import { type Sentence, eventWords as words } from '../words/en/events.ts'
import { type CaptionContext, findConfig } from './captionContext.ts'
import { lengthText } from './clock.ts'
import { shorten } from './contents.ts'
import { recordText } from './recordText.ts'

/** Characters of a headline that its own words, client, key, value and partition share. */
const ROOM = 56
const SHORTEST = 12

/** A record that was handed to send(). */
export function queuedCaption(event: EventOf<'RecordQueued'>, context: CaptionContext): Sentence {
  const { client, partition } = event
  // The client and the partition matter most: the value takes the room they leave.
  const room = ROOM - client.length - partition.length
  const record = recordText(context.read, event, Math.max(SHORTEST, room))
  const why = waitText(event, context)
  return {
    headline: words.queued(client, record, partition).headline,
    line: `${placeText(event, context)} ${why}`,
    why,
  }
}

function placeText(event: EventOf<'RecordQueued'>, context: CaptionContext): string {
  const { key, partition = -1 } = context.read(event.source, event.number)
  if (partition >= 0) return words.placed.asked(event.partition)
  if (key !== null) return words.placed.key(shorten(key, 16), event.partition)
  return words.placed.sticky(event.partition)
}

function waitText(event: EventOf<'RecordQueued'>, context: CaptionContext): string {
  const setting = (name: string, usual: string) =>
    findConfig(context, event.client, name)?.value ?? usual
  if (event.full) return words.waits.full(setting('batch.size', '16384'))
  const left = event.lingerUntil - event.at
  if (!event.opens) return left > 0 ? words.waits.joins(lengthText(left)) : words.waits.due
  const linger = setting('linger.ms', String(Math.round(left / US_PER_MS)))
  return left > 0 ? words.waits.opens(linger, lengthText(left)) : words.waits.noLinger
}
