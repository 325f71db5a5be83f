// The caption changes with an event, never with the clock, and stays long enough to be read while the film plays.
import { useRef } from 'react'
import type { Scenario } from '../../scenario/Scenario.ts'
import type { ToldEvent } from '../caption.ts'
import { loadCaption } from '../later.ts'
import { loadPresets, presetOf } from '../open/presets.ts'
import { useDesk, useSession } from '../ShellContext.ts'
import { useLoaded } from './useLoaded.ts'
import type { RunNow } from './useRun.ts'

/** A caption stays at least so long while playing, in ms. */
const STAYS_MS = 1_200

export interface CaptionShown {
  readonly headline: string
  readonly line: string
}

interface Shown {
  readonly told: ToldEvent
  readonly history: object
  readonly sinceMs: number
}

/** The caption of the moment; what the scene is about, until there is an event to tell and words to tell it. */
export function useCaption(run: RunNow | null): CaptionShown {
  const base = useSession((state) => state.scene.base)
  const playing = useSession((state) => state.playing)
  // What a scene is about comes with the scenes.
  useLoaded(loadPresets)
  const words = useLoaded(loadCaption)
  const dragging = useDesk((state) => state.dragging)
  const shown = useRef<Shown>(null)
  if (run === null || words === null) return captionOfScene(base)
  const { history, cursor, state, read } = run
  // Nobody reads while the time line is dragged: the words come when it stands still.
  if (dragging)
    return shown.current?.history === history ? shown.current.told : captionOfScene(base)
  const event = words.eventToTell(history, cursor, state.n, playing ? 'playing' : 'still')
  if (event === undefined || event.at < 0) {
    shown.current = null
    return captionOfScene(base)
  }
  const now = performance.now()
  const before = shown.current
  const isSame = before?.told.event === event.n && before.history === history
  const mustStay = playing && before !== null && now - before.sinceMs < STAYS_MS
  if (before !== null && (isSame || mustStay)) return before.told
  const told = words.tell(history, event, state, read)
  shown.current = { told, history, sinceMs: now }
  return told
}

function captionOfScene(base: Scenario): CaptionShown {
  return { headline: base.title, line: presetOf(base)?.aim ?? base.aim ?? '' }
}
