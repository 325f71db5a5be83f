// The caption changes with an event, never with the clock, and stays long enough to be read while the film plays.
import { useRef } from 'react'
import { eventToTell, type ToldEvent, tell } from '../caption.ts'
import { presetOf } from '../open/presets.ts'
import { useSession } from '../ShellContext.ts'
import type { RunNow } from './useRun.ts'

/** A caption stays at least so long while playing, in ms. */
const STAYS_MS = 1_200

export interface CaptionShown {
  readonly headline: string
  readonly line: string
}

/** The caption of the moment. */
export function useCaption(run: RunNow | null): CaptionShown {
  const base = useSession((state) => state.scene.base)
  const playing = useSession((state) => state.playing)
  const shown = useRef<{ readonly told: ToldEvent; readonly history: object; sinceMs: number }>(
    null,
  )
  if (run === null) return { headline: base.title, line: base.aim ?? '' }
  const { history, cursor, state, read } = run
  const event = eventToTell(history, cursor, state.n, playing ? 'playing' : 'still')
  if (event === undefined || event.at < 0) {
    shown.current = null
    return { headline: base.title, line: presetOf(base)?.aim ?? base.aim ?? '' }
  }
  const now = performance.now()
  const before = shown.current
  const isSame = before?.told.event === event.n && before.history === history
  const mustStay = playing && before !== null && now - before.sinceMs < STAYS_MS
  if (before === null || (!isSame && !mustStay)) {
    shown.current = { told: tell(history, event, state, read), history, sinceMs: now }
  }
  return shown.current?.told ?? { headline: base.title, line: '' }
}
