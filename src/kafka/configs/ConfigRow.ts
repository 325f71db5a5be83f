// What Kafka says about a setting: its type, default, range, where it can change, and what it does.
// Kafka: org.apache.kafka.common.config.ConfigDef and the classes that define settings with it.

/** Whose setting it is. */
export type ConfigScope = 'broker' | 'topic' | 'producer' | 'consumer'

/** ConfigDef.Type. A LONG is a number here: above 2^53 it is only nearly exact, which such limits never need. */
export type ConfigType =
  | 'BOOLEAN'
  | 'SHORT'
  | 'INT'
  | 'LONG'
  | 'DOUBLE'
  | 'STRING'
  | 'LIST'
  | 'CLASS'
  | 'PASSWORD'

export type ConfigUnit =
  | 'ms'
  | 'minutes'
  | 'hours'
  | 'seconds'
  | 'bytes'
  | 'records'
  | 'count'
  | 'ratio'

/** A parsed value; a setting without value is null. */
export type TypedValue = boolean | number | string | readonly string[] | null

/** What a value must be beyond its type. `validatorText` says it in Kafka's words. */
export type Validator =
  | { readonly kind: 'range'; readonly min: number; readonly max?: number }
  | { readonly kind: 'oneOf'; readonly values: readonly string[] }
  | { readonly kind: 'oneOfAnyCase'; readonly values: readonly string[] }
  /** A list of any of these; none named = of anything. */
  | { readonly kind: 'list'; readonly values: readonly string[]; readonly mayBeEmpty: boolean }
  | { readonly kind: 'nonEmpty' }
  /** Within the range, or this one value outside it. */
  | { readonly kind: 'rangeOr'; readonly min: number; readonly max: number; readonly or: number }
  | { readonly kind: 'offsetReset' }
  | { readonly kind: 'throttledReplicas' }

/**
 * Where a setting can change while it is in force: `fixed` = when the client is made; `read-only` = at the
 * broker's next start; `per-broker` and `cluster-wide` = live, for one broker only or also as the default
 * of all; `topic` = live, for one topic.
 */
export type ConfigChange = 'fixed' | 'read-only' | 'per-broker' | 'cluster-wide' | 'topic'

export interface ConfigRow {
  readonly name: string
  readonly scopes: readonly ConfigScope[]
  readonly type: ConfigType
  /** As a properties file holds it; null = none; absent = required. */
  readonly default?: string | null
  /** The default of an earlier line where it was another. */
  readonly defaultIn39?: string | null
  readonly valid?: Validator
  readonly unit?: ConfigUnit
  readonly dynamic: ConfigChange
  /** The file or room under src/ whose behaviour it changes, or `not yet`. */
  readonly modelledIn: string
  /** Of a topic's setting: the broker's settings that give its default, the first that is set wins. */
  readonly brokerNames?: readonly string[]
}

/** Where the value in force came from, in Kafka's words (ConfigEntry.ConfigSource); clients have their own. */
export type ConfigSource =
  | 'DEFAULT_CONFIG'
  | 'STATIC_BROKER_CONFIG'
  | 'DYNAMIC_DEFAULT_BROKER_CONFIG'
  | 'DYNAMIC_BROKER_CONFIG'
  | 'DYNAMIC_TOPIC_CONFIG'
  | 'CLIENT_CONFIG'

export const NOT_YET = 'not yet'

/** At least `min`, and at most `max` where there is one. */
export function range(min: number, max?: number): Validator {
  return max === undefined ? { kind: 'range', min } : { kind: 'range', min, max }
}

/** One of these words. */
export function oneOf(...values: string[]): Validator {
  return { kind: 'oneOf', values }
}

/** One of these words in upper or lower case. */
export function oneOfAnyCase(...values: string[]): Validator {
  return { kind: 'oneOfAnyCase', values }
}

/** A list of anything; empty only if allowed. */
export function anyList(mayBeEmpty: boolean): Validator {
  return { kind: 'list', values: [], mayBeEmpty }
}

/** The validator as Kafka prints it, e.g. `[0,...]`; null where Kafka has none. */
export function validatorText(valid: Validator | undefined): string | null {
  switch (valid?.kind) {
    case undefined:
      return null
    case 'range':
      return valid.max === undefined ? `[${valid.min},...]` : `[${valid.min},...,${valid.max}]`
    case 'oneOf':
      return `[${valid.values.join(', ')}]`
    case 'oneOfAnyCase':
      return `(case insensitive) [${valid.values.join(', ')}]`
    case 'list':
      return valid.values.length === 0 ? '' : `[${valid.values.join(', ')}]`
    case 'nonEmpty':
      return 'non-empty string'
    case 'rangeOr':
      return `[${valid.min},...,${valid.max}] or ${valid.or}`
    case 'offsetReset':
      return '[latest, earliest, none, by_duration:PnDTnHnMn.nS]'
    case 'throttledReplicas':
      return THROTTLED_REPLICAS
  }
}

export const THROTTLED_REPLICAS = '[partitionId]:[brokerId],[partitionId]:[brokerId],...'
