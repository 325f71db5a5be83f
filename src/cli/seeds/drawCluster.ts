// Clusters to draw from: one node that does it all, brokers with one controller or three apart, three combined nodes.
import type { NodeId } from '../../kafka/terms.ts'
import { type ClusterSpec, type Configs, processEndpoint } from '../../scenario/Scenario.ts'
import type { Dice } from './Dice.ts'

/** Who is there for acts to happen to. */
export interface Machines {
  readonly brokers: readonly NodeId[]
  readonly voters: readonly NodeId[]
  /** Brokers first. */
  readonly nodes: readonly NodeId[]
  readonly hosts: readonly string[]
  /** Names on the network, in the order of the nodes. */
  readonly endpoints: readonly string[]
}

const SHAPES = [
  { brokers: 1, controllers: 0, percent: 30 },
  { brokers: 3, controllers: 1, percent: 20 },
  { brokers: 3, controllers: 3, percent: 25 },
  { brokers: 3, controllers: 0, percent: 25 },
] as const

export function drawCluster(dice: Dice): {
  readonly machines: Machines
  readonly cluster: ClusterSpec
} {
  const shape = drawShape(dice)
  const brokers = Array.from({ length: shape.brokers }, (_, index) => index + 1)
  const apart = Array.from({ length: shape.controllers }, (_, index) => index + 101)
  const nodes = [...brokers, ...apart]
  const hosts = nodes.map((node) => ({
    name: `host-${node}`,
    processes: [{ node, roles: rolesOf(node, apart.length > 0) }],
  }))
  const machines: Machines = {
    brokers,
    voters: apart.length > 0 ? apart : brokers,
    nodes,
    hosts: hosts.map(({ name }) => name),
    endpoints: hosts.flatMap(({ processes }) => processes.map(processEndpoint)),
  }
  return {
    machines,
    cluster: {
      release: '4.3',
      hosts,
      configs: drawBrokerConfigs(dice, brokers.length),
      ...(dice.chance(30) ? { features: { 'eligible.leader.replicas.version': 0 } } : {}),
    },
  }
}

function drawShape(dice: Dice): (typeof SHAPES)[number] {
  let left = dice.below(100)
  for (const shape of SHAPES) {
    if (left < shape.percent) return shape
    left -= shape.percent
  }
  return SHAPES[0]
}

function rolesOf(node: NodeId, isApart: boolean): readonly ('broker' | 'controller')[] {
  if (node > 100) return ['controller']
  return isApart ? ['broker'] : ['broker', 'controller']
}

function drawBrokerConfigs(dice: Dice, brokers: number): Configs {
  const configs: Configs = {}
  if (dice.chance(20)) configs['auto.create.topics.enable'] = 'false'
  if (dice.chance(20)) configs['num.partitions'] = '2'
  if (dice.chance(10)) configs['log.flush.interval.messages'] = '10'
  if (brokers === 1) return configs
  if (dice.chance(50)) configs['default.replication.factor'] = String(dice.between(2, brokers))
  if (dice.chance(60)) configs['replica.lag.time.max.ms'] = String(dice.pick([1_000, 2_000, 4_000]))
  if (dice.chance(30)) configs['broker.session.timeout.ms'] = String(dice.pick([3_000, 6_000]))
  if (dice.chance(15)) configs['leader.imbalance.check.interval.seconds'] = '5'
  if (dice.chance(15)) configs['replica.fetch.wait.max.ms'] = String(dice.pick([100, 1_000]))
  return configs
}

/** Settings of a replicated topic: how many must be in sync, and whether anybody may lead. */
export function drawReplicationConfigs(dice: Dice, configs: Configs): Configs {
  if (dice.chance(55)) configs['min.insync.replicas'] = String(dice.pick([1, 2, 2]))
  if (dice.chance(30)) configs['unclean.leader.election.enable'] = 'true'
  return configs
}
