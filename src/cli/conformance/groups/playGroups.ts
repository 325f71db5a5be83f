// The recorder's steps for groups, played on the simulated cluster.

import { pausePartitions } from '../../../engine/consumer/reader.ts'
import type { ReaderSpec, Subscription } from '../../../scenario/Scenario.ts'
import type { ProducerNames } from '../clientsAnswers.ts'
import type { RecordAnswer } from '../clientsDriver.ts'
import { clusterOf, topicRequest } from '../clientsRequests.ts'
import type { Json, JsonObject } from '../json.ts'
import { isObject, numberOf, objectOf, textOf, textsOf } from '../json.ts'
import { brokerSteps, coordinatorSeen, leaderSeen } from './brokerSteps.ts'
import {
  commit,
  committedOffsets,
  enforceRebalance,
  eventsSince,
  type GroupsLab,
  isStable,
  openGroupsLab,
  placeOf,
  readerMemory,
  startConsumer,
  stopConsumer,
  subscribe,
  unsubscribe,
} from './GroupsLab.ts'
import { callCoordinator, rawCommit, removeMember } from './groupAdmin.ts'
import { commitLater, pollOnce, pollUntil, query, seekTo, takeInHand } from './manualConsumers.ts'
import { producerSteps } from './producerSteps.ts'
import { committedSeen, groupSeen, logSeen, offsetsSeen } from './seen.ts'

export interface Play {
  readonly lab: GroupsLab
  /** How many values v1, v2 … each topic has had. */
  readonly sent: Map<string, number>
  look(what: string): Record<string, Json>
  /** By producer: sends nobody has waited for, and its delivery.timeout.ms. */
  readonly inFlight: Map<
    string,
    { readonly sends: (() => readonly RecordAnswer[])[]; readonly deliveryMs: number }
  >
  /** The broker that was lost last. */
  lastLost: number
  /** Events told so far, and when that was. */
  reported: number
  reportedAtMs: number
}

export type Step = (play: Play, action: JsonObject) => Record<string, Json>

const AFTER_TOPIC_MS = 150
/** After records, stops and resumes consumers that run get so long. */
const AFTER_ACT_MS = 250
const SETTLING = ['produce', 'send', 'stopConsumer', 'resumeConsumer', 'awaitRecords', 'awaitEvent']
const LOOK_EVERY_MS = 50
const PRODUCER = 'plain'

const STEPS: Readonly<Record<string, Step>> = {
  createTopic: ({ lab }, action) => {
    lab.driver.createTopic(topicRequest(action))
    lab.driver.wait(AFTER_TOPIC_MS)
    return {}
  },
  addPartitions: ({ lab }, action) => {
    const [topic, partitions] = [textOf(action, 'topic'), numberOf(action, 'total')]
    lab.story.act({ type: 'alterTopic', topic, partitions })
    lab.driver.wait(AFTER_TOPIC_MS)
    return {}
  },
  deleteTopic: ({ lab }, action) => {
    lab.story.act({ type: 'deleteTopic', topic: textOf(action, 'topic') })
    return {}
  },
  produce,
  startConsumer: ({ lab }, action) => {
    startConsumer(lab, consumerOf(action))
    if (action.manual === true) takeInHand(lab, textOf(action, 'id'))
    return {}
  },
  stopConsumer: ({ lab }, action) => {
    const leaves = { LEAVE_GROUP: true, REMAIN_IN_GROUP: false }[String(action.membership)]
    stopConsumer(lab, textOf(action, 'id'), leaves)
    return {}
  },
  crashConsumer: ({ lab }, action) => {
    lab.running.delete(textOf(action, 'id'))
    lab.story.act({ type: 'crashClient', client: textOf(action, 'id') })
    return {}
  },
  pauseConsumer: ({ lab }, action) => {
    lab.story.act({ type: 'pauseClient', client: textOf(action, 'id') })
    return {}
  },
  resumeConsumer: ({ lab }, action) => {
    lab.story.act({ type: 'resumeClient', client: textOf(action, 'id') })
    return {}
  },
  commit: ({ lab }, action) => {
    const offsets = isObject(action.offsets) ? offsetsOf(action) : null
    if (action.async !== true) return { result: commit(lab, textOf(action, 'id'), offsets) }
    commitLater(lab, textOf(action, 'id'), offsets ? committedOffsets(offsets) : null)
    return { result: 'sent' }
  },
  poll: ({ lab }, action) => ({
    result: `records ${pollOnce(lab, textOf(action, 'id'), numberOf(action, 'ms'))}`,
  }),
  pollUntil: ({ lab }, action) => {
    const [id, count] = [textOf(action, 'id'), numberOf(action, 'records')]
    return { result: `records ${pollUntil(lab, id, count, numberOr(action, 'maxMs', 15_000))}` }
  },
  seek: ({ lab }, action) => {
    const to = { offset: numberOf(action, 'offset') }
    if (to.offset < 0)
      return { result: 'IllegalArgumentException: seek offset must not be a negative number' }
    seekTo(lab, textOf(action, 'id'), textOf(action, 'partition'), to)
    return { result: 'ok' }
  },
  seekToBeginning: seekAll('beginning'),
  seekToEnd: seekAll('end'),
  clientQuery,
  alterOffsets: ({ lab }, action) => {
    const offsets = committedOffsets(offsetsOf(action))
    return callCoordinator(lab, { api: 'OffsetCommit', group: textOf(action, 'group'), offsets })
  },
  deleteOffsets: ({ lab }, action) => {
    const partitions = textsOf(action, 'partitions').map(placeOf)
    return callCoordinator(lab, { api: 'OffsetDelete', group: textOf(action, 'group'), partitions })
  },
  deleteGroup: ({ lab }, action) =>
    callCoordinator(lab, { api: 'DeleteGroups', group: textOf(action, 'group') }),
  rawCommit: ({ lab }, action) => {
    const [group, member] = [textOf(action, 'group'), textOf(action, 'member')]
    const asked = { group, member, generation: numberOf(action, 'epoch') }
    return { result: rawCommit(lab, asked, committedOffsets(offsetsOf(action))) }
  },
  removeMember: ({ lab }, action) =>
    removeMember(lab, textOf(action, 'group'), textOf(action, 'instance')),
  pausePartitions: pauseAll(true),
  resumePartitions: pauseAll(false),
  enforceRebalance: ({ lab }, action) => {
    enforceRebalance(lab, textOf(action, 'id'))
    return { result: 'ok' }
  },
  subscribe: ({ lab }, action) => {
    return { result: subscribe(lab, textOf(action, 'id'), subscriptionOf(action)) }
  },
  unsubscribe: ({ lab }, action) => {
    unsubscribe(lab, textOf(action, 'id'))
    return { result: 'ok' }
  },
  wait: ({ lab }, action) => {
    lab.driver.wait(numberOf(action, 'ms'))
    return {}
  },
  look: () => ({}),
  awaitStable,
  awaitRecords: (play, action) => {
    const id = typeof action.id === 'string' ? action.id : null
    waitUntil(
      play,
      numberOr(action, 'maxMs', 20_000),
      () => given(play, id) >= numberOf(action, 'count'),
    )
    return {}
  },
  awaitEvent: (play, action) => {
    waitUntil(play, numberOr(action, 'maxMs', 20_000), () => hasBeenCalled(play, action))
    return {}
  },
}

const ALL_STEPS: Readonly<Record<string, Step>> = { ...STEPS, ...brokerSteps, ...producerSteps }

export const OPERATIONS: readonly string[] = Object.keys(ALL_STEPS)

export function startPlay(recorded: JsonObject, seed: number): Play {
  const lab = openGroupsLab(clusterOf(recorded), seed)
  // Other cases ran on the cluster before: its coordinators are at work.
  callCoordinator(lab, { api: 'DeleteGroups', group: 'of an earlier case' })
  lab.driver.startProducer(PRODUCER, { 'linger.ms': '0' })
  const producers: ProducerNames = new Map()
  return {
    lab,
    sent: new Map(),
    inFlight: new Map(),
    lastLost: 0,
    look: (what) => {
      const [kind = '', name = ''] = what.split(/:(.*)/)
      if (kind === 'group') return { [name]: groupSeen(lab, name) }
      if (kind === 'committed') return { committed: committedSeen(lab, name) }
      if (kind === 'coordinator') return { coordinator: coordinatorSeen(lab, name) }
      if (kind === 'leader') return { [what.replace(':', ' ')]: leaderSeen(lab, name) }
      if (kind === 'offsets') return { [what.replace(':', ' ')]: offsetsSeen(lab, name) }
      if (kind === 'log') return { [what.replace(':', ' ')]: logSeen(lab, name, producers) }
      const { state, protocol, members } = lab.story.simulation.state.nodes
        .flatMap(({ groups }) => groups)
        .find(({ id }) => id === name)?.view ?? { state: '', protocol: '', members: [] }
      const described = state === 'Stable' ? protocol : ''
      return { classicGroup: `${state} consumer/${described} members ${members.length}` }
    },
    reported: lab.story.events.length,
    reportedAtMs: lab.driver.nowMs(),
  }
}

/** Does a step; gives what it answers, with its duration where that is asked for. */
export function playStep(play: Play, action: JsonObject): Record<string, Json> {
  const step = ALL_STEPS[textOf(action, 'op')]
  if (!step) throw new Error(`no step ${textOf(action, 'op')}`)
  const before = play.lab.driver.nowMs()
  const seen = step(play, action)
  const tookMs = play.lab.driver.nowMs() - before
  if (SETTLING.includes(textOf(action, 'op')) && action.wait !== false)
    play.lab.driver.wait(AFTER_ACT_MS)
  return action.timed === true ? { ...seen, tookMs } : seen
}

function consumerOf(action: JsonObject): ReaderSpec {
  const instance =
    typeof action.instance === 'string' ? { 'group.instance.id': action.instance } : {}
  const assignors =
    typeof action.assignor === 'string'
      ? { 'partition.assignment.strategy': action.assignor.split(',').map(classOf).join(',') }
      : {}
  return {
    type: 'reader',
    id: textOf(action, 'id'),
    ...('group' in action ? { group: textOf(action, 'group') } : {}),
    ...('assign' in action
      ? { assign: textsOf(action, 'assign').map(assigned) }
      : {
          subscribe: subscriptionOf(action),
        }),
    ...(action.commitIn === 'revoked' ? { onRevoked: 'commit' } : {}),
    configs: { ...textsIn(action.config), ...instance, ...assignors },
  }
}

function subscriptionOf(action: JsonObject): Subscription {
  return typeof action.pattern === 'string'
    ? { pattern: action.pattern }
    : textsOf(action, 'topics')
}

function assigned(name: string) {
  const { topic, partition } = placeOf(name)
  return { topic, partitions: [partition] }
}

const CLASSES: Readonly<Record<string, string>> = {
  range: 'RangeAssignor',
  roundrobin: 'RoundRobinAssignor',
  sticky: 'StickyAssignor',
  'cooperative-sticky': 'CooperativeStickyAssignor',
}

function classOf(assignor: string): string {
  return `org.apache.kafka.clients.consumer.${CLASSES[assignor]}`
}

/** One record a batch, one after the other. */
function produce(play: Play, action: JsonObject): Record<string, Json> {
  const topic = textOf(action, 'topic')
  const spread = numberOr(action, 'spread', 0)
  for (let index = 0; index < numberOr(action, 'count', 1); index++) {
    const number = (play.sent.get(topic) ?? 0) + 1
    play.sent.set(topic, number)
    const partition = spread > 0 ? index % spread : numberOr(action, 'partition', 0)
    const value = `v${number}`
    if (typeof action.ageMs === 'number') sendOld(play, { topic, partition, value }, action.ageMs)
    else {
      const records = [{ key: null, value }]
      play.lab.driver.send(PRODUCER, { topic, partition, records, gapMs: 0 })
    }
  }
  return {}
}

/** A record with a timestamp of so long ago. */
function sendOld(
  { lab }: Play,
  { topic, partition, value }: { topic: string; partition: number; value: string },
  ageMs: number,
): void {
  const { sim, state } = lab.story.simulation
  const timestampMs = state.startsAtMs + Math.floor(sim.now / 1_000) - ageMs
  lab.driver.rawProduce({
    topic,
    partition,
    acks: -1,
    records: [{ key: '', value, timestampMs }],
  })
}

function seekAll(to: 'beginning' | 'end'): Step {
  return ({ lab }, action) => {
    for (const partition of textsOf(action, 'partitions'))
      seekTo(lab, textOf(action, 'id'), partition, to)
    return { result: 'ok' }
  }
}

function pauseAll(paused: boolean): Step {
  return ({ lab }, action) => {
    const { sim } = lab.story.simulation
    sim.cause = 0
    pausePartitions(
      sim,
      readerMemory(lab, textOf(action, 'id')),
      textsOf(action, 'partitions'),
      paused,
    )
    return { result: 'ok' }
  }
}

/** Asked in the order of `what`, told in that of `shown`. */
function clientQuery({ lab }: Play, action: JsonObject): Record<string, Json> {
  const id = textOf(action, 'id')
  const asked = textsOf(action, 'what')
  const shown = 'shown' in action ? textsOf(action, 'shown') : asked
  const partitions = textsOf(action, 'partitions').map((partition) => {
    const answers = new Map(asked.map((what) => [what, query(lab, id, partition, what)]))
    return `${partition}=${shown.map((what) => answers.get(what)).join(' ')}`
  })
  return { result: `{${partitions.join(', ')}}` }
}

/** Stable for quietMs; when that began counts from the step's start. */
function awaitStable(play: Play, action: JsonObject): Record<string, Json> {
  const { driver } = play.lab
  const [begun, maxMs] = [driver.nowMs(), numberOr(action, 'maxMs', 40_000)]
  const quietMs = numberOr(action, 'quietMs', 800)
  const [group, members] = [textOf(action, 'group'), numberOf(action, 'members')]
  let since = -1
  while (driver.nowMs() - begun <= maxMs) {
    if (!isStable(play.lab, group, members)) since = -1
    else if (since < 0) since = driver.nowMs()
    else if (driver.nowMs() - since >= quietMs)
      return action.timed === true ? { stableAfterMs: since - begun } : {}
    driver.wait(LOOK_EVERY_MS)
  }
  return { notStableWithinMs: maxMs }
}

function waitUntil(play: Play, maxMs: number, isThere: () => boolean): void {
  const { driver } = play.lab
  const begun = driver.nowMs()
  while (!isThere() && driver.nowMs() - begun < maxMs) driver.wait(LOOK_EVERY_MS)
}

/** Records a consumer has been given, or all of them together. */
function given({ lab }: Play, id: string | null): number {
  return lab.story.simulation.state.clients.reduce(
    (sum, client) =>
      client.type === 'reader' && (id === null || client.id === id) ? sum + client.delivered : sum,
    0,
  )
}

function hasBeenCalled({ lab }: Play, action: JsonObject): boolean {
  return eventsSince(lab, 0).some(
    (event) =>
      event.type === 'RebalanceListenerCalled' &&
      event.client === action.id &&
      `${event.callback} ${event.partitions.join(' ')}`.startsWith(textOf(action, 'startsWith')),
  )
}

function offsetsOf(action: JsonObject): Record<string, number> {
  return Object.fromEntries(
    Object.entries(objectOf(action, 'offsets')).map(([name, offset]) => [name, Number(offset)]),
  )
}

function numberOr(action: JsonObject, field: string, otherwise: number): number {
  const value = action[field]
  return typeof value === 'number' ? value : otherwise
}

function textsIn(value: Json | undefined): Record<string, string> {
  if (!isObject(value)) return {}
  return Object.fromEntries(Object.entries(value).map(([name, text]) => [name, String(text)]))
}
