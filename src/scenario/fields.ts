// The leaves of the schema: texts, numbers and lists with their limits, each saying what it allows.
import * as z from 'zod/mini'
import { stringByteLength } from '../kafka/records/serializers.ts'
import { isTopicName } from '../kafka/terms.ts'
import { isTopicPattern } from '../kafka/topicPattern.ts'
import { allowed } from '../words/en/scenario.ts'
import { parseDuration } from './duration.ts'
import { parseInstant } from './instant.ts'
import { LIMITS, type LimitName, limitSentence, MIN_REPEAT_US } from './limits.ts'

// No code is ever made from text: the page's Content-Security-Policy forbids it.
z.config({ jitless: true })

export type Shape = Readonly<Record<string, z.core.SomeType>>

/** An object with these keys and no others. */
export function object<S extends Shape>(shape: S) {
  return z.strictObject(shape, allowed.object(Object.keys(shape)))
}

/** A key that may be absent, but not undefined. */
export const maybe = z.exactOptional

/** A list of at most so many. */
export function list<T extends z.core.SomeType>(item: T, limit: LimitName) {
  return z.array(item, allowed.list()).check(z.maxLength(LIMITS[limit], limitSentence(limit)))
}

/** Values by name, at most so many. */
export function named<T extends z.core.SomeType>(
  key: z.ZodMiniString<string>,
  value: T,
  limit: LimitName,
) {
  const count = (entries: Record<string, unknown>) => Object.keys(entries).length <= LIMITS[limit]
  return z.record(key, value, allowed.record()).check(z.refine(count, limitSentence(limit)))
}

/** A text of 1 … `max` characters. */
export function text(max: number) {
  const words = allowed.text(max)
  return z.string(words).check(z.minLength(1, words), z.maxLength(max, words))
}

/** A text that is one of a family. */
function textThat(fits: (text: string) => boolean, words: string) {
  return z.string(words).check(z.refine(fits, words))
}

/** One of these words. */
export function oneOf<const T extends readonly string[]>(...values: T) {
  return z.enum(values, allowed.oneOf(values))
}

/** A text that is one of these words, for fields whose type is open. */
export function wordOf(values: readonly string[]) {
  return textThat((word) => values.includes(word), allowed.oneOf(values))
}

/** A whole number of a range. */
export function whole(min: number, max: number) {
  const words = allowed.whole(min, max)
  return z.int(words).check(z.minimum(min, words), z.maximum(max, words))
}

/** One of several forms. */
export function either<const T extends readonly z.core.SomeType[]>(options: T, words: string) {
  return z.union(options, words)
}

/** A length of time, 0 … 400 days. */
export const duration = textThat((it) => parseDuration(it) !== undefined, allowed.duration())

/** A length of time that is not 0. */
export const length = textThat((it) => (parseDuration(it) ?? 0) > 0, allowed.length())

/** A gap of a repeated act. */
export const repeatGap = textThat(
  (it) => (parseDuration(it) ?? 0) >= MIN_REPEAT_US,
  allowed.repeatGap(),
)

export const instant = textThat((it) => parseInstant(it) !== undefined, allowed.instant())

export const topicName = textThat(isTopicName, allowed.topicName())

export const topicPattern = textThat(isTopicPattern, allowed.topicPattern())

const matches = (form: RegExp) => (it: string) => form.test(it)

/** Ids of clients and of what sends and receives: letters, digits, `.`, `_`, `-`. */
export const endpointId = textThat(matches(/^[\w.-]{1,249}$/), allowed.endpointId())

/** Names of clusters, hosts and racks. */
export const placeName = textThat(matches(/^[\w.-]{1,64}$/), allowed.placeName())

export const scenarioId = textThat(matches(/^[a-z0-9-]{1,64}$/), allowed.scenarioId())

/** A file's name: one line of printable text. */
export const fileName = textThat(
  (it) => it.length >= 1 && it.length <= 255 && !hasControls(it),
  allowed.fileName(),
)

export const configName = textThat(matches(/^[\w.-]{1,200}$/), allowed.configName())

export const configs = named(
  configName,
  z.string(allowed.configValue()).check(z.maxLength(10_000, allowed.configValue())),
  'configs',
)

export const nodeId = whole(0, 2_147_483_647)

export const partitionNumber = whole(0, LIMITS.partitions - 1)

export const partitionCount = whole(1, LIMITS.partitions)

/** The nodes of each partition's replicas, the preferred leader first. */
export const assignment = list(
  list(nodeId, 'processes').check(z.minLength(1, allowed.someNodes())),
  'partitions',
).check(z.minLength(1, allowed.someNodes()))

export const offset = whole(0, Number.MAX_SAFE_INTEGER)

/** Key, value or header: its bytes count, as they do for the broker. */
export const recordText = textThat(
  (it) => stringByteLength(it) <= LIMITS.valueBytes,
  limitSentence('valueBytes'),
)

export const sha256Text = textThat(matches(/^[0-9a-f]{64}$/), allowed.sha256())

export const hashText = textThat(matches(/^[\w-]{1,100}$/), allowed.hash())

export const eventName = textThat(matches(/^[A-Z][A-Za-z0-9]{0,59}$/), allowed.eventName())

/** Not 0, and no more than the limit; parts of a record per second are allowed. */
export const perSecond = z
  .number(allowed.perSecond(LIMITS.perSecond))
  .check(
    z.minimum(0.001, allowed.perSecond(LIMITS.perSecond)),
    z.maximum(LIMITS.perSecond, allowed.perSecond(LIMITS.perSecond)),
  )

function hasControls(it: string): boolean {
  for (let i = 0; i < it.length; i++) {
    const unit = it.charCodeAt(i)
    if (unit < 0x20 || unit === 0x7f) return true
  }
  return false
}
