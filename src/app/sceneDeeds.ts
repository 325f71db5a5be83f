// What a person does with the scene as a whole: opens, clears and saves it.
import { onThePage, type Preset } from '../presets/Preset.ts'
import { formatDuration } from '../scenario/duration.ts'
import type { OpenSpec, Scenario } from '../scenario/Scenario.ts'
import { noticeWords } from '../words/en/notices.ts'
import { onceEngineIsThere, openScenario } from './open/openScenario.ts'
import { loadPresets, presetOf, usualScene } from './open/presets.ts'
import type { Shell } from './Shell.ts'
import { playedScenario } from './session/createSession.ts'
import type { SessionState } from './session/Session.ts'

/** Clears to the preset that the scene began as; undo brings back what was there. */
export async function startOver(shell: Shell): Promise<void> {
  await loadPresets()
  const { scene } = shell.store.getState()
  const preset = presetOf(scene.base)
  const scenario = preset ? onThePage(preset) : withoutMoment(scene.base)
  openScenario(shell, scenario, { did: { type: 'startOver' } })
  notifyOpened(shell, noticeWords.startedOver(scenario.title))
}

/** A scene of one's own begins at its start again. */
function withoutMoment(scenario: Scenario): Scenario {
  const { open = {}, ...rest } = scenario
  const { at: _, event: __, hash: ___, selected: ____, ...kept } = open
  return { ...rest, open: kept }
}

/** Opens a scene of the gallery; what it is about stands beside it. */
export function openPreset(shell: Shell, preset: Preset): void {
  openScene(shell, onThePage(preset))
}

export function openUsual(shell: Shell): void {
  openScene(shell, usualScene())
}

function openScene(shell: Shell, scenario: Scenario): void {
  onceEngineIsThere(scenario, () => {
    openScenario(shell, scenario)
    shell.desk.setState({ isNew: true })
  })
}

function notifyOpened({ store }: Shell, text: string): void {
  store.getState().notify({ kind: 'opened', text })
}

/** The scenario with the moment that is on the page, opening paused there. */
export function sceneNow({ store, runs }: Shell): Scenario {
  const state = store.getState()
  const scenario = playedScenario(state)
  return { ...scenario, open: { ...scenario.open, ...momentOf(state, runs), paused: true } }
}

/** When, where and what is selected; with the trace's hash, so that a replay that differs is noticed. */
export function momentOf(state: SessionState, runs: Shell['runs']): OpenSpec {
  const { cursor, view, selected, compare } = state
  const history = runs.current()
  const isKnown = history.reachedAt >= cursor.at
  return {
    at: formatDuration(cursor.at),
    ...(cursor.n === undefined ? {} : { event: cursor.n }),
    view,
    ...(compare === null ? {} : { compare }),
    ...(selected === null ? {} : { selected }),
    ...(isKnown ? { hash: history.hashAt(cursor) } : {}),
  }
}

/** Saves the scenario, a person's files included. */
export async function saveScene(shell: Shell): Promise<void> {
  const { encodeFile, fileNameOf, saveFile } = await import('./open/sharing.ts')
  const scenario = sceneNow(shell)
  saveFile(fileNameOf(scenario), encodeFile(scenario))
  const text = noticeWords.saved(fileNameOf(scenario))
  shell.store.getState().notify({ kind: 'saved', text })
}
