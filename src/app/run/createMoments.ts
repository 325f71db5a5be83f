// When the page is drawn again: at once at rest, at most fifteen times a second while the cursor moves, ten while a hand
// drags it, and less where a drawing takes long: the hand moves smoothly.
import type { Us } from '../../kafka/terms.ts'
import type { SessionStore } from '../session/createSession.ts'

/** Shortest time between two drawings while something moves, in wall ms. */
const MOMENT_MS = 66
const DRAGGED_MS = 100
/** And so many times as long as a drawing holds up the frames of a drag: of sixteen frames it costs one. */
const TIMES_HELD_UP = 16
const FRAME_MS = 1_000 / 60

export interface Moments {
  /** Grows with every moment; the state itself is read from the run. */
  serial(): number
  /** While a hand drags the cursor: where it was at the moment before this one, in µs; then anywhere as near as that is as true. */
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
  readonly onFrame: (run: () => void) => void
}

export function createMoments(parts: MomentsParts): Moments {
  const { store, isDragged, now, later, onFrame } = parts
  const listeners = new Set<() => void>()
  let serial = 0
  let lastMs = Number.NEGATIVE_INFINITY
  let at = store.getState().cursor.at
  let draggedFrom: Us | undefined
  let cancel: (() => void) | undefined
  let heldUpMs = 0
  const measure = () => {
    const begunMs = lastMs
    onFrame(() =>
      onFrame(() => {
        // It is on the screen with the second frame after it began, the first of them less than a frame away. One light
        // drawing among heavy ones says little of the next.
        const frames = Math.floor((now() - begunMs - 1) / FRAME_MS)
        heldUpMs = Math.max((frames - 1) * FRAME_MS, heldUpMs / 2)
        // The next has been asked for by now, with what the drawing before had cost.
        if (cancel === undefined) return
        cancel()
        cancel = undefined
        request()
      }),
    )
  }
  const publish = () => {
    cancel?.()
    cancel = undefined
    lastMs = now()
    serial += 1
    const before = at
    at = store.getState().cursor.at
    draggedFrom = isDragged() && before !== at ? before : undefined
    if (isDragged()) measure()
    for (const listener of listeners) listener()
    // Where the hand comes to rest the next moment is that instant itself.
    if (draggedFrom !== undefined) request()
  }
  const request = () => {
    if (cancel !== undefined) return
    const draggedMs = Math.max(DRAGGED_MS, TIMES_HELD_UP * heldUpMs)
    const waitMs = lastMs + (isDragged() ? draggedMs : MOMENT_MS) - now()
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
      cancel = undefined
      unsubscribe()
    },
  }
}
