// Listens to the keys of pageActions.ts. What has the focus comes first, and in a room the room's own keys.
import { tinykeys } from 'tinykeys'
import type { Shell } from '../Shell.ts'
import { isLocked } from '../session/createSession.ts'
import { chordActions, type PageAction, singleKeyActions } from './pageActions.ts'
import { presenterKeys } from './presenterKeys.ts'

type Bindings = Readonly<Record<string, () => void>>

/** Listens for as long as the page lives; returns how to stop. */
export function listenToKeys(shell: Shell): () => void {
  const inRoom = presenterKeys(shell)
  const outside = bindingsOf(shell, singleKeyActions(shell))
  const keys = [...new Set([...Object.keys(outside), ...Object.keys(inRoom)])]
  const single = keys.map((key) => [
    key,
    (event: KeyboardEvent) => {
      const room = shell.store.getState().presenting ? inRoom[key] : undefined
      const run = room ?? outside[key]
      if (run === undefined || event.defaultPrevented || !isForThePage(shell, event)) return
      event.preventDefault()
      touch(shell)
      run()
    },
  ])
  const always = Object.entries(bindingsOf(shell, chordActions(shell))).map(([key, run]) => [
    key,
    (event: KeyboardEvent) => {
      if (isTyping(event.target) || shell.desk.getState().dialog !== null) return
      event.preventDefault()
      touch(shell)
      run()
    },
  ])
  return tinykeys(window, Object.fromEntries([...single, ...always]))
}

function bindingsOf({ store }: Shell, actions: readonly PageAction[]): Bindings {
  const all = actions.flatMap(({ keys, lock, run }) => {
    const unlessLocked = () => {
      if (lock === undefined || !isLocked(store.getState(), lock)) run()
    }
    return keys.map((key) => [key, unlessLocked] as const)
  })
  return Object.fromEntries(all)
}

function touch({ store }: Shell): void {
  if (!store.getState().touched) store.getState().set({ touched: true })
}

/** Keys go to what has the focus first: text is typed, a button is pressed by Space and Enter, a slider moved by arrows. */
function isForThePage({ store, desk }: Shell, event: KeyboardEvent): boolean {
  const { keysOn, trouble } = store.getState()
  if (!keysOn || trouble !== null || desk.getState().dialog !== null) return false
  const { target } = event
  if (isTyping(target)) return false
  if (!(target instanceof Element)) return true
  const isPress = event.key === ' ' || event.key === 'Enter'
  if (isPress && target.closest('button, a, summary, [role="button"], [role="tab"]')) return false
  const moves = /^(Arrow|Home|End|Page)/.test(event.key)
  return !(
    moves && target.closest('[role="slider"], [role="tablist"], [role="radiogroup"], [data-walk]')
  )
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, textarea, select, [contenteditable]') !== null
  )
}
