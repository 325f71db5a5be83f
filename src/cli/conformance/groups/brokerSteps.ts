// Steps on the brokers' processes under clients, and looks at who leads.
import type { NodeState } from '../../../trace/ClusterState.ts'
import { findPartition } from '../../../trace/MetadataImage.ts'
import type { Json, JsonObject } from '../json.ts'
import { type GroupsLab, placeOf, settledGroup } from './GroupsLab.ts'
import type { Step } from './playGroups.ts'

const STARTED_WITHIN_MS = 60_000
const LOOK_EVERY_MS = 50

type Act = 'crashBroker' | 'stopBroker' | 'startBroker' | 'freezeBroker' | 'thawBroker'

function onBroker(type: Act, isLoss: boolean): Step {
  return (play, action) => {
    const node = namedBroker(play.lab, action, play.lastLost)
    if (isLoss) play.lastLost = node
    play.lab.story.act({ type, node })
    if (!isLoss) awaitAll(play.lab)
    return {}
  }
}

/** `broker` 0 = the last one lost. */
function namedBroker(lab: GroupsLab, action: JsonObject, lastLost: number): number {
  if (typeof action.leaderOf === 'string') return partitionSeen(lab, action.leaderOf)?.leader ?? -1
  if (typeof action.coordinatorOf === 'string') return coordinatorSeen(lab, action.coordinatorOf)
  return Number(action.broker) || lastLost
}

/** Until every broker is in the cluster again. */
function awaitAll({ driver, story }: GroupsLab): void {
  const end = driver.nowMs() + STARTED_WITHIN_MS
  const isIn = ({ process, fenced }: NodeState) => process === 'Running' && !fenced
  while (!story.simulation.state.nodes.every(isIn) && driver.nowMs() < end)
    driver.wait(LOOK_EVERY_MS)
}

export const brokerSteps: Readonly<Record<string, Step>> = {
  killBroker: onBroker('crashBroker', true),
  stopBroker: onBroker('stopBroker', true),
  freezeBroker: onBroker('freezeBroker', true),
  thawBroker: onBroker('thawBroker', false),
  startBroker: onBroker('startBroker', false),
}

/** The broker that coordinates a group. */
export function coordinatorSeen(lab: GroupsLab, group: string): number {
  return settledGroup(lab, group)?.node ?? -1
}

/** `leader 2 isr [2, 3]`, by the newest metadata there is. */
export function leaderSeen(lab: GroupsLab, name: string): Json {
  const { leader, isr } = partitionSeen(lab, name) ?? { leader: -1, isr: [] }
  return `leader ${leader} isr [${isr.toSorted((a, b) => a - b).join(', ')}]`
}

function partitionSeen({ story }: GroupsLab, name: string) {
  const images = story.simulation.state.nodes.map(({ image }) => image)
  const newest = images.reduce((best, image) => (image.offset > best.offset ? image : best))
  const { topic, partition } = placeOf(name)
  return findPartition(newest, topic, partition)
}
