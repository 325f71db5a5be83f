// Checks of single fields: undefined when all is well, else what to write instead.
import { isTopicName } from '../../kafka/terms.ts'
import { parseDuration } from '../../scenario/duration.ts'
import { parseInstant } from '../../scenario/instant.ts'
import { actFaults } from '../../words/en/act.ts'

type Check = (value: string) => string | undefined

export const wholeFrom =
  (min: number, max: number): Check =>
  (value) =>
    /^\d{1,16}$/.test(value.trim()) && Number(value) >= min && Number(value) <= max
      ? undefined
      : actFaults.whole(min, max)

export const numberFrom =
  (min: number, max: number): Check =>
  (value) =>
    /^\d{1,12}(\.\d{1,6})?$/.test(value.trim()) && Number(value) >= min && Number(value) <= max
      ? undefined
      : actFaults.number(min, max)

/** A check that lets an empty field pass. */
export const orEmpty =
  (check: Check): Check =>
  (value) =>
    value.trim() === '' ? undefined : check(value)

export const isDuration: Check = (value) =>
  parseDuration(value.trim()) === undefined ? actFaults.duration() : undefined

export const isInstant: Check = (value) =>
  parseInstant(value.trim()) === undefined ? actFaults.timestamp() : undefined

/** A name for a new topic: one that Kafka takes and that is free. */
export const newTopicName =
  (taken: readonly string[]): Check =>
  (value) => {
    if (value === '') return actFaults.required()
    if (!isTopicName(value)) return actFaults.topicName()
    return taken.includes(value) ? actFaults.topicExists() : undefined
  }

/** A name for a new client. */
export const newClientId =
  (taken: readonly string[]): Check =>
  (value) => {
    if (value === '') return actFaults.required()
    if (!/^[\w.-]{1,249}$/.test(value)) return actFaults.clientId()
    return taken.includes(value) ? actFaults.clientExists() : undefined
  }

/** Headers, one on a line as `name: value`. */
export const headerLines: Check = (value) => {
  const bad = value.split('\n').find((line) => line.trim() !== '' && !line.includes(':'))
  return bad === undefined ? undefined : actFaults.header(bad.trim())
}

/** The headers of such lines. */
export function headersOf(value: string): readonly (readonly [string, string])[] {
  return value.split('\n').flatMap((line) => {
    const colon = line.indexOf(':')
    return colon < 0 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()] as const]
  })
}
