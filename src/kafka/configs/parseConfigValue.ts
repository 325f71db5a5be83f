// From the text of a setting to its value, or to Kafka's own words for what is wrong with it.
// Kafka: ConfigDef.parseType and its validators; ConfigException.
import type { ConfigRow, ConfigType, TypedValue, Validator } from './ConfigRow.ts'
import { THROTTLED_REPLICAS } from './ConfigRow.ts'

/** The value, or the text of the ConfigException. */
export type ParsedConfig = { readonly value: TypedValue } | { readonly error: string }

/** Reads the text a person wrote for a setting; null = the value null. */
export function parseConfigValue(row: ConfigRow, text: string | null): ParsedConfig {
  const parsed = text === null ? { value: null } : parseType(row.name, row.type, text)
  if ('error' in parsed || !row.valid) return parsed
  const error = whyInvalid(row, row.valid, parsed.value, shownValue(row.type, text))
  return error === null ? parsed : { error }
}

/** Kafka's sentence for a value it does not take. */
function invalid(name: string, shown: string, why: string): string {
  return `Invalid value ${shown} for configuration ${name}: ${why}`
}

const INTEGER_LIMITS: Readonly<Partial<Record<ConfigType, bigint>>> = {
  SHORT: 1n << 15n,
  INT: 1n << 31n,
  LONG: 1n << 63n,
}

function parseType(name: string, type: ConfigType, text: string): ParsedConfig {
  const trimmed = text.trim()
  switch (type) {
    case 'BOOLEAN':
      if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === 'true' }
      return { error: invalid(name, text, 'Expected value to be either true or false') }
    case 'SHORT':
    case 'INT':
    case 'LONG':
      if (isInteger(trimmed, INTEGER_LIMITS[type]!)) return { value: Number(trimmed) }
      return { error: invalid(name, text, `Not a number of type ${type}`) }
    case 'DOUBLE': {
      const value = doubleOf(trimmed)
      if (value !== null) return { value }
      return { error: invalid(name, text, 'Not a number of type DOUBLE') }
    }
    case 'LIST':
      return { value: trimmed === '' ? [] : withoutRepeats(trimmed.split(/\s*,\s*/)) }
    default:
      return { value: trimmed }
  }
}

function isInteger(text: string, limit: bigint): boolean {
  if (!/^[+-]?\d+$/.test(text)) return false
  const value = BigInt(text.startsWith('+') ? text.slice(1) : text)
  return value >= -limit && value < limit
}

/** Double.parseDouble without its hexadecimal forms; null = not a number. */
function doubleOf(text: string): number | null {
  if (/^[+-]?(NaN|Infinity)$/.test(text)) return Number(text.replace(/^[+-]NaN$/, 'NaN'))
  const isDecimal = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?[df]?$/i.test(text)
  return isDecimal ? Number.parseFloat(text) : null
}

/** Kafka drops repeated elements with a warning. */
function withoutRepeats(values: readonly string[]): readonly string[] {
  return [...new Set(values)]
}

/** How Kafka prints the parsed value in an error. */
function shownValue(type: ConfigType, text: string | null): string {
  if (text === null) return 'null'
  const trimmed = text.trim()
  if (type === 'SHORT' || type === 'INT' || type === 'LONG') {
    return BigInt(trimmed.startsWith('+') ? trimmed.slice(1) : trimmed).toString()
  }
  return type === 'DOUBLE' ? shownDouble(doubleOf(trimmed) ?? 0) : trimmed
}

/** Double.toString: 5.0, 0.25, and 1.5E7 from ten millions on or below a thousandth. */
function shownDouble(value: number): string {
  const size = Math.abs(value)
  if (!Number.isFinite(value)) return String(value)
  if (size === 0 || (size >= 1e-3 && size < 1e7)) {
    return Number.isInteger(value) ? `${value}.0` : String(value)
  }
  const [digits = '', exponent = ''] = value.toExponential().split('e')
  const withPoint = digits.includes('.') ? digits : `${digits}.0`
  return `${withPoint}E${exponent.replace('+', '')}`
}

function whyInvalid(
  row: ConfigRow,
  valid: Validator,
  value: TypedValue,
  shown: string,
): string | null {
  const { name } = row
  const unless = (holds: boolean, why: string) => (holds ? null : invalid(name, shown, why))
  switch (valid.kind) {
    case 'range':
      return whyOutside(name, valid, value, shown)
    case 'rangeOr': {
      const { min, max, or } = valid
      if (value === null) return invalid(name, shown, 'Value must be non-null')
      const holds = typeof value === 'number' && ((value >= min && value <= max) || value === or)
      return unless(holds, `Value must be between ${min} and ${max} or equal to ${or}`)
    }
    case 'oneOf':
      return unless(
        isOneOf(value, valid.values),
        `String must be one of: ${valid.values.join(', ')}`,
      )
    case 'oneOfAnyCase': {
      const upper = typeof value === 'string' ? value.toUpperCase() : value
      const words = valid.values.join(', ')
      return unless(
        isOneOf(upper, valid.values),
        `String must be one of (case insensitive): ${words}`,
      )
    }
    case 'nonEmpty':
      return unless(value !== '', 'String must be non-empty')
    case 'list':
      return whyBadList(name, valid, value)
    case 'offsetReset':
      return unless(typeof value === 'string' && isOffsetReset(value), offsetResetText(name, shown))
    case 'throttledReplicas':
      return isThrottledReplicas(value)
        ? null
        : invalid(name, shownList(value), throttledText(name))
  }
}

function isOneOf(value: TypedValue, values: readonly string[]): boolean {
  return typeof value === 'string' && values.includes(value)
}

function whyOutside(
  name: string,
  { min, max }: { readonly min: number; readonly max?: number },
  value: TypedValue,
  shown: string,
): string | null {
  if (typeof value !== 'number') return invalid(name, 'null', 'Value must be non-null')
  if (value < min) return invalid(name, shown, `Value must be at least ${min}`)
  if (max !== undefined && value > max) {
    return invalid(name, shown, `Value must be no more than ${max}`)
  }
  return null
}

function whyBadList(
  name: string,
  valid: { readonly values: readonly string[]; readonly mayBeEmpty: boolean },
  value: TypedValue,
): string | null {
  if (!Array.isArray(value)) return `Configuration '${name}' values must not be null.`
  const elements: readonly string[] = value
  if (elements.length === 0 && !valid.mayBeEmpty) {
    const allowed =
      valid.values.length === 0 ? 'any non-empty value' : `[${valid.values.join(', ')}]`
    return `Configuration '${name}' must not be empty. Valid values include: ${allowed}`
  }
  if (elements.includes('')) return `Configuration '${name}' values must not be empty.`
  if (valid.values.length === 0) return null
  const stranger = elements.find((element) => !valid.values.includes(element))
  if (stranger === undefined) return null
  return invalid(name, stranger, `String must be one of: ${valid.values.join(', ')}`)
}

/** AutoOffsetResetStrategy: a word, or a positive ISO 8601 duration (KIP-1106). */
function isOffsetReset(text: string): boolean {
  if (['earliest', 'latest', 'none'].includes(text)) return true
  const [, duration] = /^by_duration:(.*)$/.exec(text) ?? []
  return duration !== undefined && isPositiveDuration(duration)
}

const DURATION =
  /^([+-]?)P(?:([+-]?\d+)D)?(?:T(?=[+\-\d])(?:([+-]?\d+)H)?(?:([+-]?\d+)M)?(?:([+-]?\d+(?:[.,]\d{0,9})?)S)?)?$/i

/** As java.time.Duration reads it: one part at least, in days, hours, minutes and seconds; not below zero. */
function isPositiveDuration(text: string): boolean {
  const [, sign, ...parts] = DURATION.exec(text) ?? []
  if (!parts.some((part) => part !== undefined)) return false
  const [days, hours, minutes, seconds] = parts.map((part) =>
    Number((part ?? '0').replace(',', '.')),
  )
  const total = days! * 86_400 + hours! * 3_600 + minutes! * 60 + seconds!
  return sign === '-' ? total <= 0 : total >= 0
}

function offsetResetText(name: string, shown: string): string {
  const allowed =
    "either 'earliest', 'latest', 'none' or of the format 'by_duration:<PnDTnHnMn.nS.>'"
  return `Invalid value \`${shown}\` for configuration ${name}. The value must be ${allowed}.`
}

function shownList(value: TypedValue): string {
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value)
}

function isThrottledReplicas(value: TypedValue): boolean {
  if (!Array.isArray(value)) return false
  const elements: readonly string[] = value
  const isStar = elements.length === 1 && elements[0] === '*'
  return isStar || elements.every((element) => /^[0-9]+:[0-9]+$/.test(element))
}

function throttledText(name: string): string {
  return `${name} must be the literal '*' or a list of replicas in the following format: ${THROTTLED_REPLICAS}`
}
