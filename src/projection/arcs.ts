// Timers as arcs: how much is left of a length of time.
import type { Us } from '../kafka/terms.ts'
import type { ArcModel } from './StageModel.ts'

/** The arc of a timer that began at `from` and ends at `to`; null when it is not running at `at`. */
export function arcOf(from: Us, to: Us, at: Us, name: string): ArcModel | null {
  if (to <= from || at < from || at > to) return null
  return { left: Math.round(((to - at) / (to - from)) * 1000) / 1000, name }
}
