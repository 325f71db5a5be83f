// Lengths of time as texts: `250ms` ↔ 250 000 µs.
import type { Us } from '../kafka/terms.ts'
import type { Duration } from './Scenario.ts'

const UNITS: readonly (readonly [string, number])[] = [
  ['d', 86_400_000_000],
  ['h', 3_600_000_000],
  ['m', 60_000_000],
  ['s', 1_000_000],
  ['ms', 1_000],
  ['us', 1],
]

/** The longest length taken: 400 days, so that every instant stays a safe integer with room to spare. */
export const MAX_DURATION_US = 400 * 86_400_000_000

/** Powers of ten for fractions, as a table: `**` may differ in its last digit between engines. */
const TENS = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000]

const FORM = /^(\d{1,15})(?:\.(\d{1,6}))?(us|ms|s|m|h|d)$/

/** Microseconds of a text such as `1.5s`; undefined when it is not a length of time, not whole in µs, or over 400 days. */
export function parseDuration(text: string): Us | undefined {
  const match = FORM.exec(text)
  if (!match) return undefined
  const unit = UNITS.find(([name]) => name === match[3])
  if (!unit) return undefined
  const fraction = match[2] ?? ''
  const scale = TENS[fraction.length] ?? 1
  const us = (Number(match[1]) * scale + Number(fraction || 0)) * (unit[1] / scale)
  const whole = Math.round(us)
  if (Math.abs(us - whole) > 1e-6 || whole > MAX_DURATION_US) return undefined
  return whole
}

/** Microseconds of a text that has been through the schema. */
export function durationUs(text: Duration): Us {
  const us = parseDuration(text)
  if (us === undefined) throw new RangeError(`Not a length of time: ${text}`)
  return us
}

/** An exact text for a whole number of microseconds ≥ 0, in the unit a person would take: 1500000 → `1.5s`, 90000000 → `90s`. */
export function formatDuration(us: Us): Duration {
  if (us === 0) return '0s'
  const whole = UNITS.find(([, size]) => us % size === 0 && size >= 1_000_000)
  if (whole) return `${us / whole[1]}${whole[0]}`
  if (us >= 1_000_000) return `${decimal(us, 6)}s`
  return us >= 1_000 ? `${decimal(us, 3)}ms` : `${us}us`
}

/** us ÷ 10^digits without rounding and without a last zero. */
function decimal(us: Us, digits: number): string {
  const size = TENS[digits] ?? 1
  const rest = String(us % size)
    .padStart(digits, '0')
    .replace(/0+$/, '')
  return rest === '' ? `${Math.floor(us / size)}` : `${Math.floor(us / size)}.${rest}`
}
