// Every action of the page: its buttons, its keys, every act with its form, every scene, and the things on the stage.

import { PRESETS } from '../../presets/index.ts'
import { actContext } from '../../projection/act/ActContext.ts'
import { projectActMenu } from '../../projection/act/projectActForm.ts'
import { nodeName } from '../../projection/endpoints.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import { appWords, controls } from '../../words/en/app.ts'
import { paletteWords as words } from '../../words/en/palette.ts'
import { perform } from '../deeds.ts'
import { chordActions, singleKeyActions } from '../keys/pageActions.ts'
import { useTheme } from '../parts/theme.tsx'
import {
  useCompareDoing,
  useDoings,
  useGallery,
  usePresent,
  useShare,
} from '../parts/useDoings.tsx'
import { useSelect } from '../parts/useSelect.ts'
import type { Shell } from '../Shell.ts'
import { useSession, useShell } from '../ShellContext.ts'
import { openPreset } from '../sceneDeeds.ts'
import { isLocked } from '../session/createSession.ts'
import { suggestionOf } from '../suggestion.ts'
import { type Command, withoutTwins } from './commands.ts'

/** All commands at the cursor's instant, in the order they stand in without a search. */
export function useCommands(): readonly Command[] {
  const shell = useShell()
  const scene = useSession((state) => state.scene)
  const buttons = useButtons()
  const select = useSelect()
  const state = stateNow(shell)
  return withoutTwins([
    ...suggested(shell, state),
    ...(state === null ? [] : acts(shell, state)),
    ...buttons,
    ...keyed(shell),
    ...scenes(shell, scene.base.id),
    ...(state === null ? [] : things(state, select)),
  ])
}

/** The cluster at the cursor; null while the run is broken. */
function stateNow({ runs, store }: Shell): ClusterState | null {
  return runs.fault() === undefined ? runs.current().stateAt(store.getState().cursor) : null
}

function lockOf({ store }: Shell, control: string | undefined): string | undefined {
  const isOff = control !== undefined && isLocked(store.getState(), control)
  return isOff ? appWords.lockedByLink() : undefined
}

function suggested(shell: Shell, state: ClusterState | null): readonly Command[] {
  const suggestion = suggestionOf(shell.store.getState().scene, state ?? undefined)
  if (suggestion === null) return []
  const run = () => perform(shell, suggestion.act)
  const locked = lockOf(shell, controls.act)
  const name = words.suggested(suggestion.label)
  return [{ id: 'suggested', group: words.groups.act, name, shortcut: 'F', locked, run }]
}

function acts(shell: Shell, state: ClusterState): readonly Command[] {
  const { desk, playback, store } = shell
  const { areas } = projectActMenu(actContext(state, store.getState().selected))
  const lock = lockOf(shell, controls.act)
  return areas
    .flatMap(({ acts: choices }) => choices)
    .map(({ type, name, unavailable }) => ({
      id: `act ${type}`,
      group: words.groups.act,
      name,
      locked: lock ?? unavailable,
      run() {
        playback.pause()
        desk.setState({ dialog: { name: 'act', type } })
      },
    }))
}

function useButtons(): readonly Command[] {
  const { desk } = useShell()
  const doings = [useGallery(), useShare(), useCompareDoing(), usePresent(), ...useDoings()]
  const theme = useTheme()
  const group = words.groups.page
  const buttons = doings.map(({ name, onPress, locked, shortcut }) => {
    const key = shortcut?.replace('Control+', 'Ctrl ').replace('Shift+', 'Shift ')
    return { id: name, group, name, locked, shortcut: key, run: onPress }
  })
  const about = () => desk.setState({ dialog: { name: 'about' } })
  return [
    ...buttons,
    { id: 'theme', group, name: appWords.theme(), run: theme.turn },
    { id: 'about', group, name: appWords.about(), run: about },
  ]
}

function keyed(shell: Shell): readonly Command[] {
  const actions = [...singleKeyActions(shell), ...chordActions(shell)]
  return actions
    .filter(({ keys, name }) => name !== words.title() && !keys.includes('Escape'))
    .map(({ name, group, shown, lock, run }) => ({
      id: `${group} ${name}`,
      group: group === 'time' ? words.groups.time : words.groups.page,
      name,
      shortcut: shown[0],
      locked: lockOf(shell, lock),
      run,
    }))
}

function scenes(shell: Shell, openId: string): readonly Command[] {
  return PRESETS.filter(({ scenario }) => scenario.id !== openId).map((preset) => ({
    id: `scene ${preset.scenario.id}`,
    group: words.groups.scene,
    name: words.open(preset.scenario.title),
    locked: lockOf(shell, controls.open),
    run: () => openPreset(shell, preset),
  }))
}

/** What can be selected on the stage without a pointer. */
function things(state: ClusterState, select: (id: string) => void): readonly Command[] {
  const nodes = state.nodes.map(({ id, isBroker }) => ({
    id: `${isBroker ? 'broker' : 'controller'}:${id}`,
    name: nodeName(state.nodes, id),
  }))
  const partitions = new Set(
    state.nodes.flatMap(({ replicas }) => replicas.map(({ name }) => name)),
  )
  const clients = state.clients.map(({ id }) => ({ id: `client:${id}`, name: id }))
  const all = [
    ...nodes,
    ...[...partitions].map((name) => ({ id: `partition:${name}`, name })),
    ...clients,
  ]
  return all.map(({ id, name }) => ({
    id,
    group: words.groups.thing,
    name: words.select(name),
    run: () => select(id),
  }))
}
