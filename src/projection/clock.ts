// Instants and lengths of time as texts. Figures keep their width, so that nothing jitters.
import { US_PER_MS, US_PER_S, type Us } from '../kafka/terms.ts'

const US_PER_MINUTE = 60 * US_PER_S
const US_PER_HOUR = 60 * US_PER_MINUTE
const US_PER_DAY = 24 * US_PER_HOUR

/** An instant to the millisecond: `58.412 s`, `1:02:03.004`. */
export function clockText(at: Us): string {
  const sign = at < 0 ? '−' : ''
  const us = Math.abs(at)
  if (us < US_PER_HOUR) return `${sign}${(Math.floor(us / US_PER_MS) / 1000).toFixed(3)} s`
  const days = Math.floor(us / US_PER_DAY)
  const hours = Math.floor((us % US_PER_DAY) / US_PER_HOUR)
  const minutes = String(Math.floor((us % US_PER_HOUR) / US_PER_MINUTE)).padStart(2, '0')
  const seconds = (Math.floor((us % US_PER_MINUTE) / US_PER_MS) / 1000).toFixed(3).padStart(6, '0')
  return `${sign}${days > 0 ? `${days} d ` : ''}${hours}:${minutes}:${seconds}`
}

/** A length of time as one reads it: `350 µs`, `4.2 ms`, `7.4 s`, `3 min`. */
export function lengthText(us: Us): string {
  if (us < US_PER_MS) return `${Math.round(us)} µs`
  if (us < US_PER_S) return `${short(us / US_PER_MS)} ms`
  if (us < 2 * US_PER_MINUTE) return `${short(us / US_PER_S)} s`
  if (us < 2 * US_PER_HOUR) return `${short(us / US_PER_MINUTE)} min`
  if (us < 2 * US_PER_DAY) return `${short(us / US_PER_HOUR)} h`
  return `${short(us / US_PER_DAY)} days`
}

function short(value: number): string {
  return String(value < 10 ? Math.round(value * 10) / 10 : Math.round(value))
}
