// Choosing a thing, and going to a moment.
import { useCallback } from 'react'
import type { SelectionId } from '../../projection/selection.ts'
import { controls } from '../../words/en/app.ts'
import { useShell } from '../ShellContext.ts'
import { isLocked } from '../session/createSession.ts'

/** What every view calls when something is chosen: it pauses and opens the inspector; null lets go. */
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

/** Goes to where an event has just happened, and stands still; an event of the other run has no number in this one. */
export function useGo(): (at: number, event: number) => void {
  const { store, desk, playback } = useShell()
  return useCallback(
    (at, event) => {
      if (isLocked(store.getState(), controls.time)) return
      playback.pause()
      store.getState().set({ touched: true })
      const { compare, moveTo } = store.getState()
      const isOther = compare !== null && desk.getState().side === 'right'
      moveTo({ at: Math.max(0, at), ...(event > 0 && !isOther ? { n: event } : {}) })
    },
    [store, desk, playback],
  )
}
