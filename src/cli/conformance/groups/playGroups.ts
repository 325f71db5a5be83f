// The recorder's steps for groups, played on the simulated cluster.
import type { ReaderSpec } from '../../../scenario/Scenario.ts'
import type { Json, JsonObject } from '../json.ts'
import { isObject, numberOf, objectOf, objectsOf, textOf, textsOf } from '../json.ts'
import {
  alterOffsets,
  commit,
  enforceRebalance,
  eventsSince,
  type GroupsLab,
  isStable,
  openGroupsLab,
  removeMember,
  startConsumer,
  stopConsumer,
  unsubscribe,
} from './GroupsLab.ts'
import { committedSeen, groupSeen } from './seen.ts'

export interface Play {
  readonly lab: GroupsLab
  /** How many values v1, v2 … each topic has had. */
  readonly sent: Map<string, number>
  look(what: string): Record<string, Json>
  /** Events told so far, and when that was. */
  reported: number
  reportedAtMs: number
}

type Step = (play: Play, action: JsonObject) => Record<string, Json>

const AFTER_TOPIC_MS = 150
/** After records, stops and resumes consumers that run get so long. */
const AFTER_ACT_MS = 250
const LOOK_EVERY_MS = 50
const PRODUCER = 'plain'

const STEPS: Readonly<Record<string, Step>> = {
  createTopic: ({ lab }, action) => {
    lab.driver.createTopic({
      topic: textOf(action, 'topic'),
      partitions: numberOr(action, 'partitions', 1),
      replicationFactor: 1,
      replicas: null,
      config: {},
    })
    lab.driver.wait(AFTER_TOPIC_MS)
    return {}
  },
  addPartitions: ({ lab }, action) => {
    const [topic, partitions] = [textOf(action, 'topic'), numberOf(action, 'total')]
    lab.story.act({ type: 'alterTopic', topic, partitions })
    lab.driver.wait(AFTER_TOPIC_MS)
    return {}
  },
  produce,
  startConsumer: ({ lab }, action) => {
    startConsumer(lab, consumerOf(action))
    return {}
  },
  stopConsumer: ({ lab }, action) => {
    stopConsumer(lab, textOf(action, 'id'), action.membership === 'REMAIN_IN_GROUP')
    lab.driver.wait(AFTER_ACT_MS)
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
    lab.driver.wait(AFTER_ACT_MS)
    return {}
  },
  commit: ({ lab }, action) => ({
    result: commit(lab, textOf(action, 'id'), isObject(action.offsets) ? offsetsOf(action) : null),
  }),
  alterOffsets: ({ lab }, action) => ({
    result: alterOffsets(lab, textOf(action, 'group'), offsetsOf(action)),
  }),
  removeMember: ({ lab }, action) => ({
    result: removeMember(lab, textOf(action, 'group'), textOf(action, 'instance')),
  }),
  enforceRebalance: ({ lab }, action) => {
    enforceRebalance(lab, textOf(action, 'id'))
    return { result: 'ok' }
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
    play.lab.driver.wait(AFTER_ACT_MS)
    return {}
  },
  awaitEvent: (play, action) => {
    waitUntil(play, numberOr(action, 'maxMs', 20_000), () => hasBeenCalled(play, action))
    play.lab.driver.wait(AFTER_ACT_MS)
    return {}
  },
}

export const OPERATIONS: readonly string[] = Object.keys(STEPS)

export function startPlay(recorded: JsonObject, seed: number): Play {
  const cluster = objectOf(recorded, 'cluster')
  const configs = isObject(cluster.configs) ? cluster.configs : {}
  const nodes = objectsOf(cluster, 'nodes').map((node) => ({
    id: numberOf(node, 'id'),
    roles: textsOf(node, 'roles'),
  }))
  const lab = openGroupsLab({ nodes, brokerConfig: textsIn(configs.broker) }, seed)
  lab.driver.startProducer(PRODUCER, { 'linger.ms': '0' })
  return {
    lab,
    sent: new Map(),
    look: (what) => {
      const [kind = '', name = ''] = what.split(/:(.*)/)
      if (kind === 'group') return { [name]: groupSeen(lab, name) }
      if (kind === 'committed') return { committed: committedSeen(lab, name) }
      const { state, protocol, members } = lab.story.simulation.state.nodes
        .flatMap(({ groups }) => groups)
        .find(({ id }) => id === name)?.view ?? { state: '', protocol: '', members: [] }
      return { classicGroup: `${state} consumer/${protocol} members ${members.length}` }
    },
    reported: 0,
    reportedAtMs: 0,
  }
}

/** Does a step; gives what it answers, with its duration where that is asked for. */
export function playStep(play: Play, action: JsonObject): Record<string, Json> {
  const step = STEPS[textOf(action, 'op')]
  if (!step) throw new Error(`no step ${textOf(action, 'op')}`)
  const before = play.lab.driver.nowMs()
  const seen = step(play, action)
  return action.timed === true ? { ...seen, tookMs: play.lab.driver.nowMs() - before } : seen
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
    group: textOf(action, 'group'),
    subscribe: textsOf(action, 'topics'),
    configs: { ...textsIn(action.config), ...instance, ...assignors },
  }
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
    const records = [{ key: null, value: `v${number}` }]
    play.lab.driver.send(PRODUCER, { topic, partition, records, gapMs: 0 })
  }
  play.lab.driver.wait(AFTER_ACT_MS)
  return {}
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
