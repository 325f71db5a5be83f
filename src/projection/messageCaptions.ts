// Sentences about messages on the wire: who asks whom for what.
import type { OffsetCommitRequest } from '../kafka/protocol/Group.ts'
import { nameOf, US_PER_MS } from '../kafka/terms.ts'
import type { Message } from '../trace/Message.ts'
import type { EventOf } from '../trace/TraceEvent.ts'
import { offsetsText, recordWords, type Sentence, eventWords as words } from '../words/en/events.ts'
import { batchOpenedBy, type CaptionContext, findConfig, findMessage } from './captionContext.ts'
import { lengthText } from './clock.ts'
import type { RecordIdentity } from './contents.ts'
import { apiName, endpointName } from './endpoints.ts'
import { offsetsText as committedText } from './groups/captions.ts'
import { NAMED, recordsText } from './recordText.ts'
import { storedBy } from './stored.ts'

/** A wait beyond linger.ms is told from here on: for a connection, a slot in flight, another request. */
const NOTICED_US = 200

/** A message that sets out. */
export function messageCaption(message: Message, context: CaptionContext): Sentence {
  const [from, to] = [endpointName(message.from), endpointName(message.to)]
  if (message.kind === 'response') return answerCaption(message, from, to, context)
  if (message.api === 'Produce') return produceCaption(message, from, to, context)
  if (message.api === 'Fetch') return fetchCaption(message, from, to, context)
  if (message.api === 'OffsetCommit') return commitCaption(message, from, to)
  return words.requestSent(from, to, apiName(message.api))
}

function answerCaption(
  message: Message,
  from: string,
  to: string,
  context: CaptionContext,
): Sentence {
  if (message.error !== 'NONE')
    return words.errorAnswered(from, to, apiName(message.api), message.error)
  if (message.api === 'Produce')
    return words.produceAnswered(from, to, storedText(message, context))
  if (message.api !== 'Fetch') return words.answerSent(from, to, apiName(message.api))
  if (total(message) === 0) return words.fetchNothing(from, to)
  const what = stretches(message) || countText(message)
  return {
    ...words.fetchAnswered(from, to, what),
    line: `${recordsText(context.read, identities(message), total(message))}.`,
  }
}

function produceCaption(
  message: Message,
  from: string,
  to: string,
  context: CaptionContext,
): Sentence {
  const producer = context.state.clients.find((client) => client.id === message.from)
  const acks = producer?.type === 'producer' ? producer.acks : -1
  const why = waitedText(message, context)
  const parts = [
    `${recordsText(context.read, identities(message), total(message))}.`,
    why,
    words.acksLine[acks === -1 ? 'all' : acks === 0 ? 'none' : 'one'],
  ]
  return {
    headline: words.produceSent(from, to, countText(message)).headline,
    line: parts.filter((part) => part !== '').join(' '),
    why,
  }
}

function commitCaption(message: Message, from: string, to: string): Sentence {
  const { group, offsets } = message.body as OffsetCommitRequest
  const told = offsets.map((each) => ({ partition: nameOf(each), offset: each.offset }))
  return words.commitSent(from, to, group, committedText(told))
}

/** Why it goes now: the batch that waited longest tells. */
function waitedText(message: Message, context: CaptionContext): string {
  const batches = message.carries.flatMap(
    ({ source, first }) => batchOpenedBy(context, { source, number: first }) ?? [],
  )
  const [oldest] = [...batches].sort((one, other) => one.openedAt - other.openedAt)
  if (oldest === undefined) return ''
  const time = lengthText(message.sentAt - oldest.openedAt)
  if (oldest.isFull) return words.waited.full(time)
  const linger = oldest.lingerUntil - oldest.openedAt
  if (linger === 0) return words.waited.none
  if (message.sentAt < oldest.lingerUntil) return words.waited.along(time)
  const setting =
    findConfig(context, message.from, 'linger.ms')?.value ?? String(linger / US_PER_MS)
  const over = message.sentAt - oldest.lingerUntil
  if (over < NOTICED_US) return words.waited.due(time, setting)
  return words.waited.later(lengthText(linger), setting, lengthText(over))
}

function fetchCaption(
  message: Message,
  from: string,
  to: string,
  context: CaptionContext,
): Sentence {
  const setting = (name: string, usual: string) =>
    findConfig(context, message.from, name)?.value ?? usual
  const asks = message.asks.map(({ partition, offset }) => `${partition} from ${offset}`)
  const what = asks.length > 3 ? `records of ${asks.length} partitions` : asks.join(', ')
  return words.fetchSent(
    from,
    to,
    what,
    words.fetchWait(setting('fetch.min.bytes', '1'), setting('fetch.max.wait.ms', '500')),
  )
}

/** A message that gets there. */
export function arrivedCaption(
  event: EventOf<'MessageArrived'>,
  context: CaptionContext,
): Sentence {
  const message = findMessage(context, event.message)
  if (message === undefined) return words.arrivedUnknown(apiName(event.api))
  const what =
    message.kind === 'response' ? `The answer to ${apiName(message.api)}` : apiName(message.api)
  const { headline } = words.arrived(what, endpointName(message.to), endpointName(message.from))
  const line =
    message.kind === 'response' ? broughtText(message, context) : words.arrivedLine[event.stage]
  return { headline, line }
}

/** What an answer brings. */
function broughtText(message: Message, context: CaptionContext): string {
  if (message.error !== 'NONE') return words.brings(message.error)
  if (message.api === 'Fetch')
    return total(message) === 0
      ? words.bringsNothing
      : words.brings(stretches(message) || countText(message))
  const stored = message.api === 'Produce' ? storedText(message, context) : ''
  return stored === '' ? '' : words.confirms(stored)
}

/** A message that never gets there. */
export function lostCaption(event: EventOf<'MessageLost'>, context: CaptionContext): Sentence {
  const message = findMessage(context, event.message)
  const what =
    message === undefined
      ? 'A message'
      : `${apiName(message.api)} from ${endpointName(message.from)} to ${endpointName(message.to)}`
  return words.lost(what, event.why)
}

/** A request that has to wait in purgatory. */
export function parkedCaption(event: EventOf<'RequestParked'>, context: CaptionContext): Sentence {
  const message = findMessage(context, event.message)
  const client = message?.from ?? ''
  const setting = (name: string, usual: string) => findConfig(context, client, name)?.value ?? usual
  const settings = words.parkedSettings(
    setting('fetch.min.bytes', '1'),
    setting('fetch.max.wait.ms', '500'),
  )
  return {
    headline: words.parked(
      event.node,
      apiName(message?.api ?? 'request'),
      endpointName(client),
      lengthText(event.until - event.at),
    ).headline,
    line: words.parkedLine(event.why, message?.api === 'Fetch' ? settings : '').trim(),
  }
}

/** What an answer to Produce names: the offsets it gives. */
function storedText(message: Message, context: CaptionContext): string {
  const stored = storedBy(message, context.state)
  if (stored.length === 0) return countText(findMessage(context, message.request) ?? message)
  return stored.map(({ partition, from, to }) => `${partition} ${offsetsText(from, to)}`).join(', ')
}

const total = (message: Message): number =>
  message.carries.reduce((sum, part) => sum + part.count, 0)

function identities(message: Message): RecordIdentity[] {
  const records: RecordIdentity[] = []
  for (const { source, first, count } of message.carries) {
    for (let place = 0; place < count && records.length < NAMED; place++)
      records.push({ source, number: first + place })
  }
  return records
}

/** `3 records for orders-0` or `5 records for 2 partitions`. */
function countText(message: Message): string {
  const names = [...new Set(message.carries.map((part) => part.partition))]
  const where = names.length > 1 ? `${names.length} partitions` : (names[0] ?? '')
  return `${recordWords.count(total(message))}${where === '' ? '' : ` for ${where}`}`
}

/** `orders-0 offsets 3–5`, one after another; '' when no offset is known. */
function stretches(message: Message): string {
  const ends = new Map<string, { from: number; to: number }>()
  for (const { partition, baseOffset, count } of message.carries) {
    if (baseOffset === undefined) return ''
    const known = ends.get(partition)
    if (known === undefined) ends.set(partition, { from: baseOffset, to: baseOffset + count })
    else
      ends.set(partition, {
        from: Math.min(known.from, baseOffset),
        to: Math.max(known.to, baseOffset + count),
      })
  }
  return [...ends]
    .map(([partition, { from, to }]) => `${partition} ${offsetsText(from, to)}`)
    .join(', ')
}
