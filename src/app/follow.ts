// From a message or an event to its effect, and back to where it came from: time goes there, and so does the focus.
import type { History } from '../engine/History.ts'
import { US_PER_MS, US_PER_S } from '../kafka/terms.ts'
import type { ReadRecord } from '../projection/contents.ts'
import { parseSelection, type SelectionId } from '../projection/selection.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { controls } from '../words/en/app.ts'
import { followWords } from '../words/en/follow.ts'
import { loadCaption, loadInspecting } from './later.ts'
import type { Shell } from './Shell.ts'
import { isLocked } from './session/createSession.ts'
import { viewsOf } from './session/views.ts'

export type FollowWay = 'effect' | 'origin'

/** An effect is looked for as far as the run is known, and at least so far. */
const AHEAD_US = 10 * US_PER_S
/** How far back a message that has arrived is still known. */
const MEMORY_US = 200 * US_PER_MS

/** Goes there and shows it on the stage; says so when there is nothing to go to. */
export async function follow(shell: Shell, way: FollowWay): Promise<void> {
  const { store, desk, playback, runs } = shell
  if (isLocked(store.getState(), controls.time)) return
  playback.pause()
  const asked = await loadInspecting()
  const history = runs.current()
  const event = await eventAtHand(shell, history)
  const found =
    event &&
    (way === 'effect' ? asked.effectOf : asked.originOf)(event, {
      eventNumbered: history.eventNumbered,
      eventsBetween: history.eventsBetween,
      until: Math.min(history.endsAt, Math.max(history.reachedAt, event.at + AHEAD_US)),
    })
  if (found === undefined || found.at < 0) {
    store.getState().notify({ kind: 'followed', text: followWords.none(way) })
    return
  }
  const place = placeOf(history, found, asked.eventPlace)
  desk.setState({ followed: { event: found.n, place }, asked: null, spotlight: null })
  const session = store.getState()
  const view = viewsOf(session).includes('stage') ? 'stage' : session.view
  session.set({ view, selected: place, touched: true })
  session.moveTo({ at: found.at, n: found.n })
}

/** Whether one stands where following has led. */
function hasFollowed({ store, desk }: Shell): boolean {
  return desk.getState().followed?.event === store.getState().cursor.n
}

/** The selected message or event; else the one that following or Events has led to; else what the caption tells. */
async function eventAtHand(shell: Shell, history: History): Promise<TraceEvent | undefined> {
  const { selected, cursor, view } = shell.store.getState()
  const selection = parseSelection(selected)
  if (selection?.type === 'event') return history.eventNumbered(selection.event)
  if (selection?.type === 'message') return sendingOf(history, cursor.at, selection.message)
  const state = history.stateAt(cursor)
  if (cursor.n !== undefined && (view === 'events' || hasFollowed(shell)))
    return history.eventNumbered(cursor.n)
  const { eventToTell } = await loadCaption()
  return eventToTell(history, cursor, state.n, 'still')
}

/** The event by which a message was sent. */
async function sendingOf(
  history: History,
  at: number,
  id: number,
): Promise<TraceEvent | undefined> {
  const { createEventMemory, findMessage } = await loadInspecting()
  const memory = createEventMemory(history.eventsBetween(at - MEMORY_US, at))
  const message = findMessage({ state: history.lookAt({ at }), memory, read: NOTHING }, id)
  return message && history.eventNumbered(message.event)
}

/** Nothing is read: a message is known by its number. */
const NOTHING: ReadRecord = () => ({ key: null, value: null, headers: [] })

/** What an event changed, as it is drawn; a message that sets out is the message itself. */
function placeOf(
  history: History,
  event: TraceEvent,
  eventPlace: Awaited<ReturnType<typeof loadInspecting>>['eventPlace'],
): SelectionId {
  if (event.type === 'MessageSent') return `message:${event.message.id}`
  const state = history.lookAt(event)
  return eventPlace(event, (id) => state.messages.get(id), state.nodes).place ?? `event:${event.n}`
}
