// When the page is drawn again: at once at rest, at most fifteen times a second while the cursor moves, ten while a hand
// drags it.
import type { Us } from '../../kafka/terms.ts'
import type { SessionStore } from '../session/createSession.ts'

/** Shortest time between two drawings while something moves, in wall ms. */
const MOMENT_MS = 66
const DRAGGED_MS = 100

export interface Moments {
  /** Grows with every moment; the state itself is read from the run. */
  serial(): number
  /** While a hand drags the cursor: where it was at the moment before this one, in µs; then anywhere between is as true. */
  draggedFrom(): Us | undefined
  subscribe(listener: () => void): () => void
  /** Something besides the session has changed, such as how far the run is known. */
  refresh(): void
  dispose(): void
}

export interface MomentsParts {
  readonly store: SessionStore
  readonly isDragged: () => boolean
  readonly now: () => number
  /** Runs once after so many ms; returns how to take it back. */
  readonly later: (run: () => void, ms: number) => () => void
}

export function createMoments({ store, isDragged, now, later }: MomentsParts): Moments {
  const listeners = new Set<() => void>()
  let serial = 0
  let lastMs = Number.NEGATIVE_INFINITY
  let at = store.getState().cursor.at
  let draggedFrom: Us | undefined
  let cancel: (() => void) | undefined
  const publish = () => {
    cancel?.()
    cancel = undefined
    lastMs = now()
    serial += 1
    const before = at
    at = store.getState().cursor.at
    draggedFrom = isDragged() && before !== at ? before : undefined
    for (const listener of listeners) listener()
    // Where the hand comes to rest the next moment is that instant itself.
    if (draggedFrom !== undefined) request()
  }
  const request = () => {
    if (cancel !== undefined) return
    const waitMs = lastMs + (isDragged() ? DRAGGED_MS : MOMENT_MS) - now()
    if (waitMs <= 0) publish()
    else cancel = later(publish, waitMs)
  }
  const unsubscribe = store.subscribe((state, before) => {
    const isMoving = state.playing || state.stepping || isDragged()
    const hasMoved = state.cursor !== before.cursor
    const isOther =
      state.scene !== before.scene ||
      state.files !== before.files ||
      state.compare !== before.compare
    const hasStopped = !isMoving && (before.playing || before.stepping)
    if (isOther || hasStopped || (hasMoved && !isMoving)) publish()
    else if (hasMoved) request()
  })
  return {
    serial: () => serial,
    draggedFrom: () => draggedFrom,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    refresh: request,
    dispose() {
      cancel?.()
      unsubscribe()
    },
  }
}
