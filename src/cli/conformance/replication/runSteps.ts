// Performs the steps of a recorded case, one after the other, and looks as the recorder looked.
import type { Json, JsonObject } from '../json.ts'
import { isList, numberOf, objectOf, objectsOf, textOf } from '../json.ts'
import * as admin from './adminSteps.ts'
import { faultSteps } from './faultSteps.ts'
import { commitStep, committedStep } from './groupSteps.ts'
import {
  produceKeyedStep,
  realConsumerStep,
  startTraffic,
  stopTraffic,
  type Traffic,
} from './javaClients.ts'
import { disturb, type Lab, leaderOf, live, metadataNow, pass, toMs } from './Lab.ts'
import { aliveBrokers, dumpLook, holds, partitionsLook, replicasLook, viewsLook } from './looks.ts'
import { newMetadataRecords } from './metadataRecords.ts'
import { splitName } from './openCluster.ts'
import { processSteps } from './processSteps.ts'
import { produceStep } from './produceStep.ts'
import { activeController, quorumLook } from './quorumLook.ts'
import {
  consumeStep,
  epochEndStep,
  initProducerIdStep,
  listOffsetsStep,
  metadataStep,
} from './readSteps.ts'

type Result = Record<string, Json>
export type Resolve = (who: Json) => number
export type Step = (lab: Lab, action: JsonObject, resolve: Resolve) => Json | null

const nothing: Step = () => null

const STEPS: Readonly<Record<string, Step>> = {
  createTopic: admin.createTopicStep,
  deleteTopic: admin.deleteTopicStep,
  createPartitions: admin.createPartitionsStep,
  alterConfig: admin.alterConfigStep,
  describeConfig: admin.describeConfigStep,
  electLeader: admin.electLeaderStep,
  topicId: admin.topicIdStep,
  produce: produceStep,
  produceKeyed: produceKeyedStep,
  consume: consumeStep,
  listOffsets: listOffsetsStep,
  epochEnd: epochEndStep,
  metadata: metadataStep,
  initProducerId: initProducerIdStep,
  commit: commitStep,
  committed: committedStep,
  realConsumer: realConsumerStep,
  quorum: quorumLook,
  describeAll: watchTopic,
  watch: watchTopic,
  views: (lab, action) => viewsLook(lab, textOf(action, 'topic')),
  brokers: brokersStep,
  wait: (lab, action) => {
    pass(lab, numberOf(action, 'ms') * 1_000)
    return null
  },
  waitUntil: waitUntilStep,
  traffic: (lab, action) => {
    lab.notes.set('traffic', startTraffic(lab, action, 't'))
    pass(lab, 1_000_000)
    return null
  },
  stopTraffic: (lab) => stopTraffic(lab, lab.notes.get('traffic') as Traffic),
  remember: (lab, action, resolve) => {
    const id = resolve(action.what ?? null)
    lab.notes.set(`broker:${textOf(action, 'as')}`, id)
    return { is: id }
  },
  ...processSteps,
  ...faultSteps,
}

/** Operations of §3 that have a meaning here. */
export const OPERATIONS: readonly string[] = Object.keys(STEPS)

/** Steps from whose start times are counted; acts on processes and the network count themselves. */
const ACTING = ['createTopic', 'deleteTopic', 'alterConfig', 'electLeader', 'createPartitions']

/** Performs all steps; gives what was observed at each. */
export function runSteps(lab: Lab, recorded: JsonObject): JsonObject[] {
  newMetadataRecords(lab)
  disturb(lab)
  return objectsOf(recorded, 'steps').map((step) => {
    const observe = performStep(lab, objectOf(step, 'do'))
    return Object.keys(observe).length > 0 ? { observe } : {}
  })
}

function performStep(lab: Lab, action: JsonObject): Result {
  const op = textOf(action, 'op')
  const step = STEPS[op] ?? nothing
  if (ACTING.includes(op)) disturb(lab)
  const result = step(lab, action, (who) => resolveBroker(lab, who))
  const seen: Result = result === null ? {} : { result }
  if (isList(action.watch)) for (const topic of action.watch) addTopic(lab, String(topic))
  if (action.observe !== 'none') Object.assign(seen, lookSettled(lab, action))
  return seen
}

/** Two looks in a row that are equal, at most eight; with 0 ms between them only one. */
function lookSettled(lab: Lab, action: JsonObject): Result {
  const settleMs = typeof action.settleMs === 'number' ? action.settleMs : 700
  const records: Json[] = []
  let partitions: Result = {}
  let replicas: Result = {}
  const seen: Result = {}
  for (let look = 0; look < 8; look++) {
    if (settleMs > 0) pass(lab, settleMs * 1_000)
    records.push(...newMetadataRecords(lab))
    const now = partitionsLook(lab, lab.topics)
    if (!now) {
      seen.describeError = 'ConnectException'
      break
    }
    const replicasNow = replicasLook(lab, now)
    const isSame = isEqual(now, partitions) && isEqual(replicasNow, replicas)
    partitions = now
    replicas = replicasNow
    if (isSame || settleMs === 0) break
  }
  if (lab.topics.length > 0) Object.assign(seen, { partitions, replicas })
  if (records.length > 0) seen.metadataLog = records
  if (action.dump === true) seen.dump = dumpLook(lab, partitions)
  if (action.quorum === true) seen.quorum = quorumLook(lab)
  return seen
}

function isEqual(a: Json, b: Json): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

function addTopic(lab: Lab, topic: string): void {
  if (!lab.topics.includes(topic)) lab.topics.push(topic)
}

function watchTopic(lab: Lab, action: JsonObject): null {
  if (typeof action.topic === 'string') addTopic(lab, action.topic)
  return null
}

/** A node's id, `leader:orders-0`, `controller`, `notController`, or what `remember` noted. */
function resolveBroker(lab: Lab, who: Json): number {
  if (typeof who === 'number') return who
  const [kind = '', of = ''] = String(who).split(/:(.*)/)
  if (kind === 'mem') return Number(lab.notes.get(`broker:${of}`))
  if (kind === 'leader') return leaderOf(lab, ...splitName(of)) ?? -1
  const controller = activeController(lab, 8_000_000)
  const id = typeof controller === 'string' ? -1 : controller.id
  if (kind === 'controller') return id
  return live(lab).find((node) => node.isController && node.id !== id)?.id ?? -1
}

const POLL_US = 20_000

function waitUntilStep(lab: Lab, action: JsonObject, resolve: Resolve): Result {
  const condition = objectOf(action, 'condition')
  const most = typeof action.maxMs === 'number' ? action.maxMs : 60_000
  const end = lab.simulation.now + most * 1_000
  let met = false
  while (!met && lab.simulation.now < end) {
    met = conditionHolds(lab, condition, resolve)
    if (!met) pass(lab, POLL_US)
  }
  return { met, sinceDisturbanceMs: toMs(lab.simulation.now - lab.disturbedAt) }
}

function conditionHolds(lab: Lab, condition: JsonObject, resolve: Resolve): boolean {
  const { quorumLeaderNot } = condition
  if (quorumLeaderNot !== undefined) {
    const leader = activeController(lab, 2_500_000)
    if (typeof leader === 'string' || leader.id === resolve(quorumLeaderNot)) return false
  }
  return holds(lab, condition, resolve)
}

function brokersStep(lab: Lab): Result {
  const image = metadataNow(lab)
  return { alive: image ? aliveBrokers(image) : [] }
}
