// The speeds on offer: story pace with a factor, and plain speeds from a microsecond a tick to an hour a second.
import type { Pace } from '../session/Session.ts'

/** Wall ms for one simulated ms, slowest first, each about a third of a decade from the next. */
export const PLAIN_SLOWNESS: readonly number[] = [
  10_000,
  5_000,
  2_000,
  1_000,
  500,
  240,
  100,
  50,
  20,
  10,
  5,
  2,
  1,
  1 / 2,
  1 / 5,
  1 / 10,
  1 / 20,
  1 / 60,
  1 / 240,
  1 / 600,
  1 / 3_600,
]

/** Factors on story pace, slowest first. */
export const STORY_SLOWER: readonly number[] = [8, 4, 2, 1, 1 / 2, 1 / 4, 1 / 8]

/** The next pace on the scale: -1 slower, 1 faster; the ends stay. */
export function neighbourPace(pace: Pace, step: -1 | 1): Pace {
  if (pace.kind === 'story')
    return { kind: 'story', slower: neighbour(STORY_SLOWER, pace.slower, step) }
  return { kind: 'plain', slowness: neighbour(PLAIN_SLOWNESS, pace.slowness, step) }
}

/** Nearest on a log scale first, so that a value between two stops moves sensibly. */
function neighbour(stops: readonly number[], value: number, step: -1 | 1): number {
  const distance = (stop: number) => Math.abs(Math.log(stop / value))
  const nearest = stops.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best))
  const index = stops.indexOf(nearest) + step
  return stops[Math.min(stops.length - 1, Math.max(0, index))] ?? nearest
}
