// Selecting anything pauses and opens the inspector.
import { useCallback } from 'react'
import type { SelectionId } from '../../projection/selection.ts'
import { useShell } from '../ShellContext.ts'

/** What every view calls when something is chosen; null lets go. */
export function useSelect(): (id: SelectionId | null) => void {
  const { store, desk, playback } = useShell()
  return useCallback(
    (id) => {
      if (id !== null) playback.pause()
      if (id !== store.getState().selected) desk.setState({ asked: null, spotlight: null })
      store.getState().set({ selected: id, touched: true })
    },
    [store, desk, playback],
  )
}
