// When the page is drawn again: at once at rest, at most fifteen times a second while the cursor moves.
import type { SessionStore } from '../session/createSession.ts'

/** Shortest time between two drawings while something moves, in wall ms. */
const MOMENT_MS = 66

export interface Moments {
  /** Grows with every moment; the state itself is read from the run. */
  serial(): number
  subscribe(listener: () => void): () => void
  /** Something besides the session has changed, such as how far the run is known. */
  refresh(): void
  dispose(): void
}

export interface MomentsParts {
  readonly store: SessionStore
  readonly now: () => number
  /** Runs once after so many ms; returns how to take it back. */
  readonly later: (run: () => void, ms: number) => () => void
}

export function createMoments({ store, now, later }: MomentsParts): Moments {
  const listeners = new Set<() => void>()
  let serial = 0
  let lastMs = Number.NEGATIVE_INFINITY
  let cancel: (() => void) | undefined
  const publish = () => {
    cancel?.()
    cancel = undefined
    lastMs = now()
    serial += 1
    for (const listener of listeners) listener()
  }
  const request = () => {
    if (cancel !== undefined) return
    const waitMs = lastMs + MOMENT_MS - now()
    if (waitMs <= 0) publish()
    else cancel = later(publish, waitMs)
  }
  const unsubscribe = store.subscribe((state, before) => {
    const isMoving = state.playing || state.stepping
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
