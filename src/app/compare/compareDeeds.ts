// Beginning and ending a comparison.
import type { CompareSpec } from '../../scenario/Scenario.ts'
import type { Shell } from '../createShell.ts'

/** Sets another run beside the one that is played. A place in both is an instant, so the cursor shows all of its own. */
export function compareWith({ store, desk }: Shell, compare: CompareSpec): void {
  const { cursor, set, moveTo } = store.getState()
  desk.setState({ dialog: null, asked: null, spotlight: null })
  moveTo({ at: cursor.at })
  set({ compare, view: 'stage', selected: null, touched: true })
}

/** Plays one run alone again. */
export function endComparison({ store }: Shell): void {
  store.getState().set({ compare: null, touched: true })
}

/** The button and the key: chooses what to compare with, or ends the comparison. */
export function toggleComparison(shell: Shell): void {
  const { store, desk, playback } = shell
  if (store.getState().compare !== null) {
    endComparison(shell)
    return
  }
  playback.pause()
  desk.setState({ dialog: { name: 'compare' } })
}
