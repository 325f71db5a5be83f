// What a person did, in a few words: names of branches and deeds. Nobody has done anything before the first picture.
import { actName } from '../projection/act/actName.ts'
import type { Process } from '../projection/endpoints.ts'
import { appWords } from '../words/en/app.ts'
import { asOpened, sceneOpened } from '../words/en/deeds.ts'
import type { Branch, Scene } from './session/branches.ts'
import type { Deed } from './session/Session.ts'

/** The scene's processes, so that a controller is called one. */
function processesOf({ base }: Scene): readonly Process[] {
  return Object.values(base.clusters)
    .flatMap(({ hosts }) => hosts)
    .flatMap(({ processes }) => processes)
    .map(({ node, roles }) => ({ id: node, isBroker: roles.includes('broker') }))
}

/** A branch by the act it began with. */
export function branchName({ begunBy }: Branch, scene?: Scene): string {
  return begunBy === null ? asOpened : actName(begunBy, scene && processesOf(scene))
}

/** A deed in a few words, for tooltips. */
export function deedName(deed: Deed, scene: Scene): string {
  if (deed.type === 'act') return actName(deed.action, processesOf(scene))
  return deed.type === 'open' ? sceneOpened(deed.title) : appWords.startedOver()
}
