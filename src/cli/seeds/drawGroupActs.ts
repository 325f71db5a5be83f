// Acts of an admin client on the groups of a drawn scenario, drawn by dice of their own: mostly on a group that has just been
// emptied, so that they are taken, sometimes on one with members or on none, so that they are refused.
import type { Act, Action, Configs, ReaderSpec, TopicSpec } from '../../scenario/Scenario.ts'
import type { Dice } from './Dice.ts'
import { drawPlace } from './drawClients.ts'

export interface DrawnGroupActs {
  readonly acts: readonly Act[]
  /** How often coordinators look for what has expired. */
  readonly configs: Configs
}

const NONE: DrawnGroupActs = { acts: [], configs: {} }

/** In half of the scenarios with groups; no more than two acts, each with what empties the group and fills it again. */
export function drawGroupActs(
  dice: Dice,
  members: readonly ReaderSpec[],
  topics: readonly TopicSpec[],
  endsAfterMs: number,
): DrawnGroupActs {
  if (members.length === 0 || !dice.chance(50)) return NONE
  const acts = Array.from({ length: dice.between(1, 2) }, () => {
    const group = dice.pick(members).group ?? ''
    const atMs = dice.between(3_000, Math.floor(endsAfterMs * 0.7))
    const own = dice.chance(75) ? members.filter((member) => member.group === group) : []
    return [
      ...own.map(({ id: client }) => actAt(atMs, { type: 'removeClient', client })),
      actAt(atMs + dice.pick([50, 1_500, 7_000]), drawAct(dice, group, topics)),
      ...own
        .filter(() => dice.chance(60))
        .map(({ id: client }) => actAt(atMs + 9_000, { type: 'restartClient', client })),
    ]
  })
  return {
    acts: acts.flat(),
    configs: { 'offsets.retention.check.interval.ms': String(dice.pick([2_000, 600_000])) },
  }
}

function drawAct(dice: Dice, drawn: string, topics: readonly TopicSpec[]): Action {
  const group = dice.chance(90) ? drawn : 'nobody'
  if (dice.chance(50)) return { type: 'deleteGroup', group }
  const topic = dice.chance(90) ? dice.pick(topics).name : 'nowhere'
  const partition = dice.chance(30) ? { partition: 0 } : {}
  return { type: 'resetOffsets', group, topic, ...partition, to: drawPlace(dice) }
}

const actAt = (ms: number, action: Action): Act => ({ when: { at: `${ms}ms` }, do: action })
