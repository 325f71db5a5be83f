// The one act that is suggested: what mends a broker that is down; else what the scene holds back, its act to try, its act to break.

import { heldBackAct } from '../presets/Preset.ts'
import { nodeName } from '../projection/endpoints.ts'
import type { Action } from '../scenario/Scenario.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import { appWords } from '../words/en/app.ts'
import { presetOf } from './open/presets.ts'
import { currentBranch, type Scene } from './session/branches.ts'

export interface Suggestion {
  readonly label: string
  readonly act: Action
  /** A fault stands in danger's colour. */
  readonly isFault: boolean
}

/** What mends the cluster as it stands; else what has not been done yet in this branch; null when there is nothing. */
export function suggestionOf(scene: Scene, cluster: ClusterState | undefined): Suggestion | null {
  return mending(cluster) ?? openAct(scene)
}

/** A broker that is down is started, one that is frozen thaws. */
function mending(cluster: ClusterState | undefined): Suggestion | null {
  const node = cluster?.nodes.find(({ process }) => process !== 'Running')
  if (node === undefined) return null
  const { id, process } = node
  const who = nodeName(cluster?.nodes ?? [], id)
  return process === 'Frozen'
    ? { label: appWords.thaw(who), act: { type: 'thawBroker', node: id }, isFault: false }
    : { label: appWords.start(who), act: { type: 'startBroker', node: id }, isFault: false }
}

function openAct(scene: Scene): Suggestion | null {
  const preset = presetOf(scene.base)
  if (preset === undefined) return null
  const done = currentBranch(scene).acts.map((act) => JSON.stringify(act.do))
  const isOpen = ({ act }: { readonly act: Action }) => !done.includes(JSON.stringify(act))
  const held = heldBackAct(preset, scene.base)
  if (held !== undefined && isOpen(held)) return { ...held, isFault: true }
  if (isOpen(preset.actToTry)) return { ...preset.actToTry, isFault: false }
  return isOpen(preset.actToBreak) ? { ...preset.actToBreak, isFault: true } : null
}
