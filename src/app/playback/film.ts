// Which instant is shown so many wall milliseconds after another one, by the pace that is chosen.
import type { Us } from '../../kafka/terms.ts'
import { US_PER_MS } from '../../kafka/terms.ts'
import type { Pace } from '../session/Session.ts'
import type { PaceTrack } from './paceTrack.ts'

/** An instant, and what could not be shown of the time since: µs at a plain speed, ms of film at story pace. */
export interface FilmPlace {
  readonly at: Us
  readonly rest: number
}

/** The place so many wall ms later, never beyond the end. */
export function filmAfter(
  place: FilmPlace,
  elapsedMs: number,
  pace: Pace,
  paces: PaceTrack,
  end: Us,
): FilmPlace {
  if (pace.kind === 'plain') {
    const us = place.rest + (elapsedMs * US_PER_MS) / pace.slowness
    return upTo(end, { at: place.at + Math.floor(us), rest: us % 1 })
  }
  return upTo(end, alongStory(place, elapsedMs / pace.slower, paces, end))
}

function upTo(end: Us, place: FilmPlace): FilmPlace {
  return place.at >= end ? { at: end, rest: 0 } : place
}

/** Through as many maps as the time lasts for. */
function alongStory(place: FilmPlace, filmMs: number, paces: PaceTrack, end: Us): FilmPlace {
  let rest = place.rest + filmMs
  let at = place.at
  while (at < end) {
    const map = paces.mapAt(at)
    const film = map.filmAt(at) + rest
    if (film < map.filmMs) {
      const reached = Math.max(at, Math.floor(map.timeAt(film)))
      return { at: reached, rest: film - map.filmAt(reached) }
    }
    if (map.to <= at) break
    rest = film - map.filmMs
    at = map.to
  }
  return { at, rest: 0 }
}
