// Faults of clusters of several brokers: what is broken one by one, and short stories in which replication has to show what it can.
import type { NodeId } from '../../kafka/terms.ts'
import type { Act, Action } from '../../scenario/Scenario.ts'
import type { Dice } from './Dice.ts'
import type { Machines } from './drawCluster.ts'

/** Who is in a scenario, as far as a fault asks. */
interface Stage {
  readonly machines: Machines
  readonly clients: readonly string[]
}

const at = (ms: number, action: Action): Act => ({ when: { at: `${ms}ms` }, do: action })
const hostOf = (node: NodeId) => `host-${node}`

type Story = (dice: Dice, stage: Stage, fromMs: number) => readonly Act[]

/** How a process ends, and how it comes back. */
function end(
  dice: Dice,
  node: NodeId,
  { voters }: Machines,
  fromMs: number,
  afterMs: number,
): Act[] {
  const back = at(fromMs + afterMs, { type: 'startBroker', node })
  const ways: readonly (() => Act[])[] = [
    () => [at(fromMs, { type: 'crashBroker', node }), back],
    () => [at(fromMs, { type: 'stopBroker', node }), back],
    () => [at(fromMs, { type: 'powerOff', host: hostOf(node) }), back],
    () => [
      at(fromMs, { type: 'freezeBroker', node }),
      at(fromMs + afterMs, { type: 'thawBroker', node }),
    ],
    // A voter that forgets its votes is more than the quorum promises to stand.
    () => [at(fromMs, { type: voters.includes(node) ? 'crashBroker' : 'loseDisk', node }), back],
  ]
  return dice.pick(ways)()
}

/** Two followers go, then the leader; one of those that have missed something comes first. */
const lastCopy: Story = (dice, { machines }, fromMs) => {
  const order = shuffled(dice, machines.brokers)
  const leader = order.pop() ?? 1
  const gapMs = dice.pick([3_000, 8_000, 12_000])
  const acts = order.map((node, index) =>
    at(fromMs + index * 100, { type: dice.pick(['crashBroker', 'stopBroker'] as const), node }),
  )
  const deathMs = fromMs + gapMs
  const returnMs = deathMs + dice.pick([500, 10_000])
  return [
    ...acts,
    ...end(dice, leader, machines, deathMs, returnMs - deathMs + dice.pick([2_000, 9_000])),
    ...order.map((node, index) => at(returnMs + index * 1_500, { type: 'startBroker', node })),
  ]
}

/** The whole room goes dark, and comes back machine by machine. */
const blackout: Story = (dice, { machines }, fromMs) => {
  const hosts = shuffled(dice, machines.hosts)
  return [
    ...hosts.map((host, index) =>
      at(fromMs + index * dice.pick([0, 1, 40]), { type: 'powerOff', host }),
    ),
    ...hosts.map((host, index) =>
      at(fromMs + 3_000 + index * dice.pick([0, 300]), { type: 'powerOn', host }),
    ),
  ]
}

/** One broker on an island, with some clients or without, until somebody builds a bridge. */
const island: Story = (dice, { machines, clients }, fromMs) => {
  const alone = dice.pick(machines.endpoints)
  const rest = machines.endpoints.filter((name) => name !== alone)
  const guests = dice.chance(50) ? clients.filter(() => dice.chance(40)) : []
  const islands = [[alone, ...guests], rest]
  return [
    at(fromMs, { type: 'splitNetwork', islands }),
    at(fromMs + dice.pick([2_000, 9_000, 14_000]), { type: 'healNetwork' }),
  ]
}

/** A way between two nodes is cut, in one direction or both. */
const cut: Story = (dice, { machines }, fromMs) => {
  const [from = '', to = ''] = shuffled(dice, machines.endpoints)
  const bothWays = dice.chance(50)
  return [
    at(fromMs, { type: 'cutLink', from: [from], to: [to], bothWays }),
    at(fromMs + dice.pick([1_500, 7_000, 13_000]), { type: 'healNetwork' }),
  ]
}

/** One process goes and returns. */
const oneGoes: Story = (dice, { machines }, fromMs) =>
  end(dice, dice.pick(machines.nodes), machines, fromMs, dice.pick([400, 4_000, 11_000]))

/** All brokers one after the other, as in an upgrade. */
const rollingRestart: Story = (dice, { machines }, fromMs) => {
  const everyMs = dice.pick([2_500, 6_000])
  return shuffled(dice, machines.brokers).flatMap((node, index) => [
    at(fromMs + index * everyMs, { type: 'stopBroker', node }),
    at(fromMs + index * everyMs + 3_500, { type: 'startBroker', node }),
  ])
}

/** A follower that is slow, or stands still, until it is out of the ISR, and comes back. */
const laggard: Story = (dice, { machines }, fromMs) => {
  const node = dice.pick(machines.brokers)
  const untilMs = fromMs + dice.pick([4_000, 8_000])
  return dice.chance(50)
    ? [at(fromMs, { type: 'freezeBroker', node }), at(untilMs, { type: 'thawBroker', node })]
    : [
        at(fromMs, { type: 'slowNode', node, delay: dice.pick(['30ms', '400ms', '2s']) }),
        at(untilMs, { type: 'slowNode', node, delay: '0s' }),
      ]
}

/** The quorum loses a member, or its majority, and gets it back. */
const quorumShrinks: Story = (dice, { machines }, fromMs) => {
  const gone = shuffled(dice, machines.voters).slice(0, dice.between(1, machines.voters.length))
  return gone.flatMap((node, index) => [
    at(fromMs + index * 200, { type: dice.pick(['crashBroker', 'stopBroker'] as const), node }),
    at(fromMs + 4_000 + index * 700, { type: 'startBroker', node }),
  ])
}

const askForElection: Story = (dice, _stage, fromMs) => [
  at(fromMs, { type: 'electLeaders', electionType: dice.pick(['PREFERRED', 'UNCLEAN'] as const) }),
]

const slowDisk: Story = (dice, { machines }, fromMs) => {
  const node = dice.pick(machines.nodes)
  return [
    at(fromMs, { type: 'slowDisk', node, delay: dice.pick(['5ms', '80ms']) }),
    at(fromMs + 5_000, { type: 'slowDisk', node, delay: '0s' }),
  ]
}

const STORIES: readonly Story[] = [
  lastCopy,
  lastCopy,
  blackout,
  island,
  island,
  island,
  cut,
  oneGoes,
  oneGoes,
  rollingRestart,
  laggard,
  laggard,
  laggard,
  quorumShrinks,
  askForElection,
  slowDisk,
]

/** One to three stories, one beginning while another may still go on. */
export function drawFaults(dice: Dice, stage: Stage): Act[] {
  const acts: Act[] = []
  let fromMs = dice.between(300, 2_000)
  for (let left = dice.between(1, 3); left > 0; left--) {
    acts.push(...dice.pick(STORIES)(dice, stage, fromMs))
    fromMs += dice.pick([500, 3_000, 7_000])
  }
  return acts
}

function shuffled<T>(dice: Dice, from: readonly T[]): T[] {
  const left = from.slice()
  const order: T[] = []
  while (left.length > 0) order.push(...left.splice(dice.below(left.length), 1))
  return order
}
