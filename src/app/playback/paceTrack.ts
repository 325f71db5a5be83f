// Story pace along a run: keeps the map of the stretch round the cursor and makes the next one when the film gets there.
import type { History } from '../../engine/History.ts'
import type { Us } from '../../kafka/terms.ts'
import type { Flight, PaceMap } from '../../projection/storyPace.ts'
import { storyPace } from '../../projection/storyPace.ts'

/** How much of the run one map covers at least, where there is that much. */
const STRETCH_US = 20_000

export interface PaceTrack {
  /** The map of the stretch that holds the instant; its end is later than the instant, except at the end of the run. */
  mapAt(at: Us): PaceMap
}

/** Maps are cut at events that count, so that the film is the same wherever one begins to watch. */
export function createPaceTrack(history: History): PaceTrack {
  let map: PaceMap | undefined
  return {
    mapAt(at) {
      if (map === undefined || at < map.from || at >= map.to) map = mapAround(history, at)
      return map
    },
  }
}

function mapAround(history: History, at: Us): PaceMap {
  const from = history.previous({ at }, 'message')?.at ?? 0
  const to = history.next({ at: at + STRETCH_US }, 'message')?.at ?? history.endsAt
  const start = Math.min(from, at)
  const end = Math.max(to, at)
  const inFlight = flightsAt(history, start)
  return storyPace({ from: start, to: end, events: history.eventsBetween(start, end), inFlight })
}

/** What flies at an instant, sent before it: messages sent at the instant itself come as events. */
function flightsAt(history: History, at: Us): readonly Flight[] {
  const flights: Flight[] = []
  for (const message of history.lookAt({ at }).messages.values()) {
    if (!message.chatter && message.sentAt < at && message.arrivesAt > at) flights.push(message)
  }
  return flights
}
