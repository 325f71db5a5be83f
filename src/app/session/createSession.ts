// The session store: everything that a person can change, and the ways to change it. It knows nothing of React, of the
// clock or of the run.
import type { StoreApi } from 'zustand/vanilla'
import { createStore } from 'zustand/vanilla'
import type { Position } from '../../engine/History.ts'
import { parseDuration } from '../../scenario/duration.ts'
import type { Action, FileSpec, Scenario } from '../../scenario/Scenario.ts'
import { actAt, openScene, scenarioOf, sharedUntil, switchBranch } from './branches.ts'
import { type Deed, FIRST_HINTS, type Mark, type Notice, type SessionState } from './Session.ts'

/** How many undo steps are kept. */
const MAX_UNDO = 200

interface SessionCommands {
  /** Moves the cursor; remembers how far the branch has been seen. */
  moveTo(cursor: Position): void
  set(change: Partial<SimpleState>): void
  /** Performs an action at the cursor. The cursor stays. */
  act(action: Action): void
  undo(): void
  redo(): void
  /** Opens a scenario as it says (`open`); what was there before comes back with undo. */
  open(scenario: Scenario, how?: HowOpened): void
  switchTo(branch: string): void
  /** Puts a person's file in place, by name. */
  addFile(name: string, file: FileSpec): void
  notify(notice: Omit<Notice, 'id'>): void
  dismiss(id: number): void
}

export interface HowOpened {
  /** For undo; absent = opened by its title. */
  readonly did?: Deed
  /** The link it came from. */
  readonly link?: string
  /** Nothing was there before that the person could want back. */
  readonly isFirst?: boolean
}

type SimpleState = Pick<
  SessionState,
  | 'playing'
  | 'stepping'
  | 'pace'
  | 'loop'
  | 'detail'
  | 'selected'
  | 'view'
  | 'theme'
  | 'keysOn'
  | 'presenting'
  | 'hints'
  | 'touched'
  | 'trouble'
  | 'compare'
  | 'link'
>

export type Session = SessionState & SessionCommands
export type SessionStore = StoreApi<Session>

/** A session on a scenario, paused at its opening moment, or as it was saved. */
export function createSession(scenario: Scenario, saved?: Partial<SessionState>): SessionStore {
  return createStore<Session>()((set) => ({
    ...initialState(scenario),
    ...saved,
    moveTo: (cursor) => set((state) => moved(state, cursor)),
    set: (change) => set(change),
    act: (action) => set((state) => acted(state, action)),
    undo: () => set(undone),
    redo: () => set(redone),
    open: (next, how) => set((state) => opened(state, next, how)),
    switchTo: (branch) => set((state) => switched(state, branch)),
    addFile: (name, file) => set((state) => ({ files: { ...state.files, [name]: file } })),
    notify: (notice) => set((state) => notified(state, notice)),
    dismiss: (id) =>
      set((state) => ({ notices: state.notices.filter((notice) => notice.id !== id) })),
  }))
}

function initialState(scenario: Scenario): SessionState {
  return {
    scene: openScene(withoutContents(scenario)),
    ...openingOf(scenario),
    playing: false,
    stepping: false,
    pace: { kind: 'story', slower: 1 },
    loop: null,
    detail: 'usual',
    theme: 'system',
    keysOn: true,
    presenting: false,
    hints: FIRST_HINTS,
    past: [],
    future: [],
    seen: {},
    files: contentsOf(scenario),
    trouble: null,
    link: '',
    notices: [],
    nextNotice: 1,
    touched: false,
  }
}

/** Where a scenario wants to be opened. */
function openingOf(
  scenario: Scenario,
): Pick<SessionState, 'cursor' | 'view' | 'selected' | 'compare'> {
  const { at, event, view, views, selected, compare = null } = scenario.open ?? {}
  const instant = at === undefined ? 0 : (parseDuration(at) ?? 0)
  const cursor = event === undefined ? { at: instant } : { at: instant, n: event }
  return { cursor, view: view ?? views?.[0] ?? 'stage', selected: selected ?? null, compare }
}

function moved(state: SessionState, cursor: Position): Partial<SessionState> {
  const branch = state.scene.current
  const seenUntil = state.seen[branch] ?? 0
  if (cursor.at <= seenUntil) return { cursor }
  return { cursor, seen: { ...state.seen, [branch]: cursor.at } }
}

function acted(state: SessionState, action: Action): Partial<SessionState> {
  const { scene, cursor } = state
  const next = actAt(scene, action, cursor.at, state.seen[scene.current] ?? 0)
  return {
    scene: next,
    cursor: { at: cursor.at },
    seen: { ...state.seen, [next.current]: cursor.at },
    past: remembered(state, { type: 'act', action }),
    future: [],
    touched: true,
  }
}

function remembered(state: SessionState, did: Deed): readonly Mark[] {
  const mark = markOf(state, did)
  return [...state.past, mark].slice(-MAX_UNDO)
}

function markOf({ scene, cursor, seen, compare }: SessionState, did: Deed): Mark {
  return { scene, cursor, seen, compare, did }
}

function undone(state: SessionState): Partial<SessionState> {
  const mark = state.past.at(-1)
  if (mark === undefined) return {}
  const here = markOf(state, mark.did)
  return {
    ...returnTo(state, mark),
    past: state.past.slice(0, -1),
    future: [...state.future, here],
  }
}

function redone(state: SessionState): Partial<SessionState> {
  const mark = state.future.at(-1)
  if (mark === undefined) return {}
  const here = markOf(state, mark.did)
  return {
    ...returnTo(state, mark),
    past: [...state.past, here],
    future: state.future.slice(0, -1),
  }
}

function returnTo(state: SessionState, mark: Mark): Partial<SessionState> {
  const { scene, cursor, seen, compare = null } = mark
  const loop = scene.base === state.scene.base ? state.loop : null
  return { scene, cursor, seen, compare, loop, playing: false, trouble: null, touched: true }
}

function opened(
  state: SessionState,
  scenario: Scenario,
  { did = { type: 'open', title: scenario.title }, link = '', isFirst = false }: HowOpened = {},
): Partial<SessionState> {
  return {
    scene: openScene(withoutContents(scenario)),
    ...openingOf(scenario),
    playing: false,
    past: isFirst ? [] : remembered(state, did),
    future: [],
    seen: {},
    loop: null,
    files: { ...state.files, ...contentsOf(scenario) },
    trouble: null,
    link,
    touched: !isFirst,
  }
}

/** The files that came with their content. */
function contentsOf({ files = {} }: Scenario): Readonly<Record<string, FileSpec>> {
  return Object.fromEntries(Object.entries(files).filter(([, file]) => file.content !== undefined))
}

/** Contents are kept once, beside the scene, and not in every undo step. */
function withoutContents(scenario: Scenario): Scenario {
  if (scenario.files === undefined) return scenario
  const named = Object.entries(scenario.files).map(([name, { size, sha256 }]) => [
    name,
    { size, sha256 },
  ])
  return { ...scenario, files: Object.fromEntries(named) }
}

/** The cursor stays where it is while both branches tell the same story there; beyond the fork it goes back to it. */
function switched(state: SessionState, branch: string): Partial<SessionState> {
  const { scene, cursor } = state
  const forkAt = sharedUntil(scene, scene.current, branch)
  const at = Math.min(cursor.at, forkAt)
  return {
    scene: switchBranch(scene, branch),
    cursor: at === cursor.at ? cursor : { at },
    playing: false,
    touched: true,
  }
}

function notified(state: SessionState, notice: Omit<Notice, 'id'>): Partial<SessionState> {
  const others = state.notices.filter((old) => old.kind !== notice.kind)
  return {
    notices: [...others, { ...notice, id: state.nextNotice }],
    nextNotice: state.nextNotice + 1,
  }
}

/** The scenario that is being played, with a person's files as far as they are there. */
export function playedScenario(state: SessionState): Scenario {
  const scenario = scenarioOf(state.scene)
  const { files } = scenario
  if (files === undefined) return scenario
  const found = Object.entries(files).map(([name, file]) => [
    name,
    state.files[name]?.sha256 === file.sha256 ? state.files[name] : file,
  ])
  return { ...scenario, files: Object.fromEntries(found) }
}

/** Whether a link locked this control, by its name on the page. */
export function isLocked(state: SessionState, control: string): boolean {
  return state.scene.base.open?.locked?.includes(control) ?? false
}
