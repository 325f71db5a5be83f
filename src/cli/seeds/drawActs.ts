// Acts of every type, at times, on events or again and again; what is broken is mostly mended some time later.
import type { Act, Action, ActionType } from '../../scenario/Scenario.ts'
import type { Dice } from './Dice.ts'
import { drawPlace, drawProducer, drawReader, drawRecord } from './drawClients.ts'
import { type Cast, drawTopicConfigs } from './drawScenario.ts'

/** Acts on groups are drawn with the groups. */
type DrawnType = Exclude<ActionType, 'deleteGroup' | 'resetOffsets'>
type Drawn = { readonly [T in DrawnType]: (dice: Dice, cast: Cast) => Action }

/** Either end may be named first: that gives the direction. */
function ends(dice: Dice, cast: Cast): { from: string; to: string } {
  const node = dice.pick(cast.machines.endpoints)
  const others = cast.machines.endpoints.filter((each) => each !== node)
  const other = dice.pick([...cast.producers, ...cast.readers, 'admin', ...others])
  return dice.chance(50) ? { from: other, to: node } : { from: node, to: other }
}

const anyNode = (dice: Dice, { machines }: Cast) => dice.pick(machines.nodes)

/** A disk that only holds copies: what a voter forgets, or a lone node, is more than Kafka promises to stand. */
function anyDisk(dice: Dice, { machines }: Cast): Action {
  const node = dice.pick(machines.brokers)
  return { type: machines.voters.includes(node) ? 'crashBroker' : 'loseDisk', node }
}

const anyClient = (dice: Dice, cast: Cast) => dice.pick([...cast.producers, ...cast.readers])
const anyTopic = (dice: Dice, cast: Cast) =>
  dice.chance(85) ? dice.pick(cast.topics).name : dice.pick(['more', 'nowhere'])

const DRAWN: Drawn = {
  createTopic: (dice, cast) => ({
    type: 'createTopic',
    topic: dice.chance(60) ? 'more' : anyTopic(dice, cast),
    partitions: dice.between(1, 4),
    ...(dice.chance(50) ? {} : { replicationFactor: dice.pick([1, 2, 3]) }),
    configs: drawTopicConfigs(dice),
  }),
  alterTopic: (dice, cast) => ({
    type: 'alterTopic',
    topic: anyTopic(dice, cast),
    ...(dice.chance(50) ? { partitions: dice.between(1, 5) } : {}),
    set: dice.chance(85) ? drawTopicConfigs(dice) : { 'segment.bytes': '10' },
    ...(dice.chance(30) ? { remove: ['compression.type', 'flush.messages'] } : {}),
  }),
  deleteTopic: (dice, cast) => ({ type: 'deleteTopic', topic: anyTopic(dice, cast) }),
  produceRecords: (dice, cast) => ({
    type: 'produceRecords',
    client: dice.pick(cast.producers),
    topic: anyTopic(dice, cast),
    records: Array.from({ length: dice.between(1, 8) }, () => drawRecord(dice)),
  }),
  addClient: (dice, cast) => ({
    type: 'addClient',
    client: dice.chance(50)
      ? drawProducer(dice, 'producer-9', cast.topics, cast.machines.nodes.length === 1)
      : drawReader(dice, 'reader-9', cast.topics, cast.machines.nodes.length === 1),
  }),
  removeClient: (dice, cast) => ({ type: 'removeClient', client: anyClient(dice, cast) }),
  pauseClient: (dice, cast) => ({ type: 'pauseClient', client: anyClient(dice, cast) }),
  resumeClient: (dice, cast) => ({ type: 'resumeClient', client: anyClient(dice, cast) }),
  slowClient: (dice, cast) => ({
    type: 'slowClient',
    client: dice.pick(cast.readers),
    processing: dice.pick(['0s', '5ms', '250ms']),
  }),
  crashClient: (dice, cast) => ({ type: 'crashClient', client: anyClient(dice, cast) }),
  restartClient: (dice, cast) => ({ type: 'restartClient', client: anyClient(dice, cast) }),
  seekReader: (dice, cast) => ({
    type: 'seekReader',
    client: dice.pick(cast.readers),
    topic: dice.pick(cast.topics).name,
    partition: 0,
    to: drawPlace(dice),
  }),
  freezeClient: (dice, cast) => ({ type: 'freezeClient', client: anyClient(dice, cast) }),
  thawClient: (dice, cast) => ({ type: 'thawClient', client: anyClient(dice, cast) }),
  stopBroker: (dice, cast) => ({ type: 'stopBroker', node: anyNode(dice, cast) }),
  crashBroker: (dice, cast) => ({ type: 'crashBroker', node: anyNode(dice, cast) }),
  startBroker: (dice, cast) => ({ type: 'startBroker', node: anyNode(dice, cast) }),
  freezeBroker: (dice, cast) => ({ type: 'freezeBroker', node: anyNode(dice, cast) }),
  thawBroker: (dice, cast) => ({ type: 'thawBroker', node: anyNode(dice, cast) }),
  powerOff: (dice, cast) => ({ type: 'powerOff', host: dice.pick(cast.machines.hosts) }),
  powerOn: (dice, cast) => ({ type: 'powerOn', host: dice.pick(cast.machines.hosts) }),
  loseDisk: anyDisk,
  slowDisk: (dice, cast) => ({
    type: 'slowDisk',
    node: anyNode(dice, cast),
    delay: dice.pick(['0s', '2ms', '60ms']),
  }),
  slowNode: (dice, cast) => ({
    type: 'slowNode',
    node: anyNode(dice, cast),
    delay: dice.pick(['0s', '3ms', '700ms']),
  }),
  splitNetwork: (dice, { machines, producers }) => {
    const node = dice.pick(machines.endpoints)
    const rest = machines.endpoints.filter((each) => each !== node)
    return {
      type: 'splitNetwork',
      islands: [[node, ...producers.slice(0, 1)], rest.length > 0 ? rest : ['admin']],
    }
  },
  cutLink: (dice, cast) => {
    const { from, to } = ends(dice, cast)
    return { type: 'cutLink', from: [from], to: [to], bothWays: dice.chance(40) }
  },
  healNetwork: () => ({ type: 'healNetwork' }),
  electLeaders: (dice, cast) => ({
    type: 'electLeaders',
    electionType: dice.pick(['PREFERRED', 'UNCLEAN'] as const),
    ...(dice.chance(50) ? { topic: anyTopic(dice, cast) } : {}),
  }),
  delayConnection: (dice, cast) => ({
    type: 'delayConnection',
    ...ends(dice, cast),
    delay: dice.pick(['1ms', '40ms', '900ms', '6s']),
  }),
  silenceConnection: (dice, cast) => ({ type: 'silenceConnection', ...ends(dice, cast) }),
  healConnection: (dice, cast) => ({ type: 'healConnection', ...ends(dice, cast) }),
  resetConnection: (dice, cast) => ({ type: 'resetConnection', ...ends(dice, cast) }),
  alterConfig: (dice, cast) => ({
    type: 'alterConfig',
    ...(dice.chance(50)
      ? { resource: 'cluster' as const }
      : { resource: 'broker' as const, node: dice.pick(cast.machines.brokers) }),
    set: dice.pick([
      { 'log.flush.interval.messages': '3' },
      { 'compression.type': 'lz4' },
      { 'log.segment.bytes': '7' },
      { 'message.max.bytes': '900' },
    ]),
  }),
}

const DRAWN_ACTIONS = Object.keys(DRAWN) as readonly DrawnType[]

/** What mends a fault; the others need no mending. */
function mended(action: Action): Action | undefined {
  if (action.type === 'stopBroker' || action.type === 'crashBroker' || action.type === 'loseDisk')
    return { type: 'startBroker', node: action.node }
  if (action.type === 'powerOff') return { type: 'powerOn', host: action.host }
  if (action.type === 'freezeBroker') return { type: 'thawBroker', node: action.node }
  if (action.type === 'freezeClient') return { type: 'thawClient', client: action.client }
  if (action.type === 'splitNetwork' || action.type === 'cutLink') return { type: 'healNetwork' }
  if (action.type === 'delayConnection' || action.type === 'silenceConnection')
    return { type: 'healConnection', from: action.from, to: action.to }
  if (action.type === 'pauseClient') return { type: 'resumeClient', client: action.client }
  if (action.type === 'crashClient' || action.type === 'removeClient')
    return { type: 'restartClient', client: action.client }
  return undefined
}

/** Half of them early, since many runs end by their number of events. */
const EARLY_MS = 5_000

/** Up to sixteen acts, fewer where faults have their own stories, each fault followed by its end four times out of five. */
export function drawActs(dice: Dice, cast: Cast): Act[] {
  const acts: Act[] = []
  for (let left = dice.below(cast.machines.nodes.length === 1 ? 17 : 7); left > 0; left--) {
    const action = DRAWN[dice.pick(DRAWN_ACTIONS)](dice, cast)
    if (action.type === 'addClient' && acts.some((act) => act.do.type === 'addClient')) continue
    const atMs = dice.below(dice.chance(50) ? EARLY_MS : Math.floor(cast.endsAfterMs * 0.8))
    acts.push({ when: drawTrigger(dice, action, atMs), do: action })
    const mend = mended(action)
    if (mend && dice.chance(80))
      acts.push({ when: { at: `${atMs + dice.pick([3, 200, 2_500, 9_000])}ms` }, do: mend })
  }
  return acts
}

function drawTrigger(dice: Dice, action: Action, atMs: number): Act['when'] {
  if (dice.chance(12))
    return {
      on: {
        event: dice.pick(['RecordsAppended', 'MessageSent', 'RequestParked', 'BatchesSent']),
        nth: dice.between(1, 40),
      },
      ...(dice.chance(50) ? { after: `${dice.between(0, 900)}us` } : {}),
    }
  const repeats = action.type === 'produceRecords' || action.type === 'seekReader'
  if (repeats && dice.chance(30)) return { every: '1500ms', from: `${atMs}ms`, times: 4 }
  return { at: `${atMs}ms` }
}
