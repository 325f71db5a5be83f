// Everything the page does by a key: what it is called, the keys, and when a link locks it. The keys, the sheet that shows
// them and the palette are all made of this table.
import { controls, viewNames } from '../../words/en/app.ts'
import { followWords as follows } from '../../words/en/follow.ts'
import { keyWords as words } from '../../words/en/keys.ts'
import { transportWords as time } from '../../words/en/transport.ts'
import { toggleComparison } from '../compare/compareDeeds.ts'
import { perform, toggleLoop } from '../deeds.ts'
import { follow } from '../follow.ts'
import { neighbourPace } from '../playback/paces.ts'
import type { Shell } from '../Shell.ts'
import { VIEW_NAMES } from '../session/Session.ts'
import { viewsOf } from '../session/views.ts'
import { suggestionOf } from '../suggestion.ts'
import { nextBranch, setLoop } from '../timeDeeds.ts'

export interface PageAction {
  /** In the palette. */
  readonly name: string
  readonly group: keyof typeof words.groups
  /** The sheet's line; actions that share it stand on one. */
  readonly does: string
  /** As the sheet shows them. */
  readonly shown: readonly string[]
  /** As tinykeys hears them. */
  readonly keys: readonly string[]
  /** The control by which a link locks it. */
  readonly lock?: string | undefined
  readonly run: () => void
}

/** Keys that work alone; they can be switched off. */
export function singleKeyActions(shell: Shell): readonly PageAction[] {
  return [...timeActions(shell), ...pageActions(shell), ...viewActions(shell)]
}

function timeActions(shell: Shell): readonly PageAction[] {
  const { store, playback, runs } = shell
  const session = () => store.getState()
  const row = (
    name: string,
    does: string,
    shown: readonly string[],
    keys: readonly string[],
    run: () => void,
    lock: string = controls.time,
  ): PageAction => ({ name, group: 'time', does, shown, keys, run, lock })
  const step = (way: 'forward' | 'back', by: 'message' | 'chatter' | 'milestone') => () =>
    playback.step(way, by)
  const pace = (by: -1 | 1) => () => session().set({ pace: neighbourPace(session().pace, by) })
  const loop = (end: 'from' | 'to') => () => setLoop(shell, end, session().cursor.at)
  return [
    {
      ...row(words.play(), words.play(), ['Space', 'K'], [' ', 'Space', 'k'], playback.toggle),
      lock: undefined,
    },
    row(
      time.stepForward,
      words.step(),
      ['→', 'L'],
      ['ArrowRight', 'l'],
      step('forward', 'message'),
    ),
    row(time.stepBack, words.step(), ['←', 'J'], ['ArrowLeft', 'j'], step('back', 'message')),
    row(
      words.eventForward(),
      words.event(),
      ['Shift →'],
      ['Shift+ArrowRight', 'Shift+L'],
      step('forward', 'chatter'),
    ),
    row(
      words.eventBack(),
      words.event(),
      ['Shift ←'],
      ['Shift+ArrowLeft', 'Shift+J'],
      step('back', 'chatter'),
    ),
    row(time.nextMilestone, words.milestone(), [']'], [']'], step('forward', 'milestone')),
    row(time.previousMilestone, words.milestone(), ['['], ['['], step('back', 'milestone')),
    row(words.loopFrom(), words.loopEnds(), ['Shift ['], ['Shift+{'], loop('from')),
    row(words.loopTo(), words.loopEnds(), ['Shift ]'], ['Shift+}'], loop('to')),
    row(time.loop, words.loop(), ['R'], ['r'], () => toggleLoop(shell)),
    row(words.toStart(), words.ends(), ['Home'], ['Home'], () => playback.seek(0)),
    row(words.toEnd(), words.ends(), ['End'], ['End'], () => playback.seek(runs.current().endsAt)),
    {
      ...row(words.nextBranch(), words.branches(), ['B'], ['b'], () => nextBranch(shell)),
      lock: undefined,
    },
    row(time.slower, words.pace(), [','], [','], pace(-1), controls.speed),
    row(time.faster, words.pace(), ['.'], ['.'], pace(1), controls.speed),
  ]
}

function pageActions(shell: Shell): readonly PageAction[] {
  const { store, desk, playback } = shell
  const session = () => store.getState()
  const row = (
    name: string,
    does: string,
    key: string,
    run: () => void,
    lock?: string,
  ): PageAction => ({
    name,
    group: 'page',
    does,
    shown: [key.toUpperCase()],
    keys: [key],
    run,
    lock,
  })
  const openActs = () => {
    playback.pause()
    desk.setState({ dialog: { name: 'act' } })
  }
  return [
    row(controls.act, words.act(), 'a', openActs, controls.act),
    row(words.suggested(), words.suggested(), 'f', () => performSuggested(shell), controls.act),
    row(words.whyName(), words.why(), 'w', () =>
      desk.setState({ asked: desk.getState().asked === null ? '' : null }),
    ),
    row(follows.effect(), follows.does(), 'e', () => void follow(shell, 'effect'), controls.time),
    {
      ...row(follows.origin(), follows.does(), 'Shift e', () => void follow(shell, 'origin')),
      shown: ['Shift E'],
      keys: ['Shift+E'],
      lock: controls.time,
    },
    row(words.inspectorName(), words.inspector(), 'i', () => toggleInspector(shell)),
    row(words.detailName(), words.detail(), 'd', () =>
      session().set({ detail: session().detail === 'all' ? 'usual' : 'all' }),
    ),
    row(controls.compare, words.compare(), 'c', () => toggleComparison(shell)),
    row(controls.present, words.present(), 'p', () => session().set({ presenting: true })),
    {
      ...row(words.title(), words.help(), '?', () => desk.setState({ dialog: { name: 'keys' } })),
      keys: ['?', 'Shift+?'],
    },
    {
      ...row(words.letGo(), words.escape(), 'Esc', () => letGo(shell)),
      shown: ['Esc'],
      keys: ['Escape'],
    },
  ]
}

/** The views on offer, in their order; a key beyond them does nothing, and has no name. */
function viewActions({ store }: Shell): readonly PageAction[] {
  const views = () => viewsOf(store.getState())
  return VIEW_NAMES.map((_, index) => {
    const key = String(index + 1)
    const name = () => views()[index]
    const now = name()
    return {
      name: now === undefined ? '' : viewNames[now],
      group: 'page',
      does: words.view(),
      shown: [key],
      keys: [key],
      run: () => {
        const view = name()
        if (view !== undefined) store.getState().set({ view })
      },
    }
  })
}

/** Keys with Ctrl or ⌘: they work whenever nothing is typed. */
export function chordActions({ store, desk }: Shell): readonly PageAction[] {
  const session = () => store.getState()
  return [
    {
      name: controls.undo,
      group: 'page',
      does: words.undo(),
      shown: ['Ctrl Z', '⌘ Z'],
      keys: ['$mod+z'],
      lock: controls.undo,
      run: () => session().undo(),
    },
    {
      name: controls.redo,
      group: 'page',
      does: words.redo(),
      shown: ['Ctrl Shift Z', '⌘ Shift Z'],
      keys: ['$mod+Shift+Z', '$mod+y'],
      lock: controls.redo,
      run: () => session().redo(),
    },
    {
      name: words.palette(),
      group: 'page',
      does: words.palette(),
      shown: ['Ctrl K', '⌘ K'],
      keys: ['$mod+k'],
      run: () => desk.setState({ dialog: { name: 'palette' } }),
    },
  ]
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

function letGo({ store, desk }: Shell): void {
  desk.setState({ asked: null, spotlight: null })
  store.getState().set({ selected: null })
}

/** Does what is suggested, if there is something. */
function performSuggested(shell: Shell): void {
  const { cursor, scene } = shell.store.getState()
  const isWell = shell.runs.fault() === undefined
  const cluster = isWell ? shell.runs.current().stateAt(cursor) : undefined
  const suggestion = suggestionOf(scene, cluster)
  if (suggestion !== null) perform(shell, suggestion.act)
}
