// Every key of the page and what it does. The sheet that shows them is in shortcutGroups.ts.
import { tinykeys } from 'tinykeys'
import { toggleComparison } from '../compare/compareDeeds.ts'
import type { Shell } from '../createShell.ts'
import { nextBranch, setLoop, toggleLoop } from '../deeds.ts'
import { neighbourPace } from '../playback/paces.ts'
import { isLocked } from '../session/createSession.ts'
import { VIEW_NAMES } from '../session/Session.ts'
import { performSuggested } from '../suggestion.ts'
import { presenterKeys } from './presenterKeys.ts'

type Bindings = Readonly<Record<string, () => void>>

/** Listens for as long as the page lives; returns how to stop. */
export function listenToKeys(shell: Shell): () => void {
  const inRoom = presenterKeys(shell)
  const outside = singleKeys(shell)
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
  const always = Object.entries(alwaysKeys(shell)).map(([key, run]) => [
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

function singleKeys(shell: Shell): Bindings {
  const { store, desk, playback, runs } = shell
  const session = () => store.getState()
  const unlessLocked = (control: string, run: () => void) => () => {
    if (!isLocked(session(), control)) run()
  }
  const time = (run: () => void) => unlessLocked('Time', run)
  const pace = (step: -1 | 1) =>
    unlessLocked('Speed', () => session().set({ pace: neighbourPace(session().pace, step) }))
  const play = () => playback.toggle()
  const forward = time(() => playback.step('forward', 'message'))
  const back = time(() => playback.step('back', 'message'))
  return {
    ' ': play,
    Space: play,
    k: play,
    l: forward,
    j: back,
    ArrowRight: forward,
    ArrowLeft: back,
    'Shift+ArrowRight': time(() => playback.step('forward', 'chatter')),
    'Shift+ArrowLeft': time(() => playback.step('back', 'chatter')),
    'Shift+L': time(() => playback.step('forward', 'chatter')),
    'Shift+J': time(() => playback.step('back', 'chatter')),
    ']': time(() => playback.step('forward', 'milestone')),
    '[': time(() => playback.step('back', 'milestone')),
    'Shift+{': time(() => setLoop(shell, 'from', session().cursor.at)),
    'Shift+}': time(() => setLoop(shell, 'to', session().cursor.at)),
    r: time(() => toggleLoop(shell)),
    Home: time(() => playback.seek(0)),
    End: time(() => playback.seek(runs.current().endsAt)),
    b: () => nextBranch(shell),
    ',': pace(-1),
    '.': pace(1),
    ...viewKeys(shell),
    a: unlessLocked('Act', () => {
      playback.pause()
      desk.setState({ dialog: { name: 'act' } })
    }),
    f: unlessLocked('Act', () => performSuggested(shell)),
    w: () => desk.setState({ asked: desk.getState().asked === null ? '' : null }),
    i: () => toggleInspector(shell),
    c: () => toggleComparison(shell),
    p: () => session().set({ presenting: true }),
    d: () => session().set({ detail: session().detail === 'all' ? 'usual' : 'all' }),
    'Shift+?': () => desk.setState({ dialog: { name: 'keys' } }),
    '?': () => desk.setState({ dialog: { name: 'keys' } }),
    ...escapeKey(shell),
  }
}

/** Closes the inspector, or opens it on what was last in it. */
function toggleInspector({ store, desk, runs }: Shell): void {
  const { selected, cursor, set } = store.getState()
  if (selected !== null) {
    desk.setState({ lastSelected: selected })
    set({ selected: null })
    return
  }
  const [node] = runs.current().stateAt(cursor).nodes
  set({ selected: desk.getState().lastSelected ?? (node ? `broker:${node.id}` : null) })
}

function escapeKey({ store, desk }: Shell): Bindings {
  const letGo = () => {
    desk.setState({ asked: null, spotlight: null })
    store.getState().set({ selected: null })
  }
  return Object.fromEntries([['Escape', letGo]])
}

function viewKeys({ store }: Shell): Bindings {
  const views = () => store.getState().scene.base.open?.views ?? VIEW_NAMES
  const show = (index: number) => () => {
    const view = views()[index]
    if (view !== undefined) store.getState().set({ view })
  }
  return { '1': show(0), '2': show(1), '3': show(2) }
}

function alwaysKeys({ store }: Shell): Bindings {
  const session = () => store.getState()
  const undo = () => {
    if (!isLocked(session(), 'Undo')) session().undo()
  }
  const redo = () => {
    if (!isLocked(session(), 'Redo')) session().redo()
  }
  return { '$mod+z': undo, '$mod+Shift+Z': redo, '$mod+y': redo }
}
