// Beginning and ending a comparison.
import type { Shell } from '../Shell.ts'

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
