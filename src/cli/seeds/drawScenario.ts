// A scenario drawn by its seed: a cluster, a few topics, clients of every kind, faults, and acts of every type.
import type { Configs, Scenario, TopicSpec } from '../../scenario/Scenario.ts'
import { type Dice, rollDice } from './Dice.ts'
import { drawActs } from './drawActs.ts'
import { drawProducer, drawReader } from './drawClients.ts'
import { drawCluster, drawReplicationConfigs, type Machines } from './drawCluster.ts'
import { drawFaults } from './drawFaults.ts'
import { drawGroupActs } from './drawGroupActs.ts'
import { drawGroups, drawSubscriptions } from './drawGroups.ts'

/** What acts and clients are drawn for. */
export interface Cast {
  readonly topics: readonly TopicSpec[]
  readonly producers: readonly string[]
  readonly readers: readonly string[]
  readonly endsAfterMs: number
  readonly machines: Machines
}

export function drawScenario(seed: number): Scenario {
  const dice = rollDice(seed, 'scenario')
  const { machines, cluster } = drawCluster(dice)
  const isAlone = machines.nodes.length === 1
  const topics = drawTopics(dice, machines.brokers.length)
  const producers = Array.from({ length: dice.between(1, 3) }, (_, index) =>
    drawProducer(dice, `producer-${index + 1}`, topics, isAlone),
  )
  const readers = Array.from({ length: dice.between(1, 2) }, (_, index) =>
    drawReader(dice, `reader-${index + 1}`, topics, isAlone),
  )
  const cast: Cast = {
    topics,
    producers: producers.map((client) => client.id),
    readers: readers.map((client) => client.id),
    endsAfterMs: dice.pick(isAlone ? [12_000, 20_000, 30_000, 60_000] : [16_000, 22_000, 30_000]),
    machines,
  }
  const clients = [...cast.producers, ...cast.readers]
  const { brokers } = machines
  const groups = drawGroups(rollDice(seed, 'groups'), topics, brokers.length, cast.endsAfterMs)
  const members = drawSubscriptions(rollDice(seed, 'subscriptions'), groups.members)
  const admin = drawGroupActs(
    rollDice(seed, 'group acts'),
    groups.members,
    topics,
    cast.endsAfterMs,
  )
  const faults = isAlone || dice.chance(10) ? [] : drawFaults(dice, { machines, clients })
  return {
    schema: 1,
    id: `drawn-${seed}`,
    title: `Drawn by ${seed}`,
    seed,
    startsAt: '2026-01-05T09:00:00Z',
    start: dice.chance(80) ? 'settled' : 'cold',
    endsAfter: `${cast.endsAfterMs}ms`,
    clusters: {
      main: {
        ...cluster,
        configs: { ...cluster.configs, ...groups.configs, ...admin.configs },
        topics,
      },
    },
    clients: [...producers, ...readers, ...members],
    script: [...faults, ...drawActs(dice, cast), ...groups.acts, ...admin.acts],
    acts: [],
  }
}

function drawTopics(dice: Dice, brokers: number): TopicSpec[] {
  const names = ['orders', 'clicks', 'notes'].slice(0, dice.between(1, 3))
  return names.map((name) => ({
    name,
    partitions: dice.pick(brokers > 1 ? [1, 1, 2, 3] : [1, 1, 2, 3, 6]),
    replicationFactor: brokers > 1 ? dice.pick([1, 2, 2, 3, 3, 3]) : 1,
    configs: drawReplicationConfigs(dice, drawTopicConfigs(dice)),
  }))
}

/** Settings that change what a log does: sizes, flushes, segments, codecs, timestamps. */
export function drawTopicConfigs(dice: Dice): Configs {
  const configs: Configs = {}
  if (dice.chance(20)) configs['compression.type'] = dice.pick(['gzip', 'zstd', 'uncompressed'])
  if (dice.chance(20)) configs['flush.messages'] = String(dice.pick([1, 5, 40]))
  if (dice.chance(30)) configs['segment.ms'] = String(dice.pick([1_000, 3_000]))
  if (dice.chance(15)) configs['segment.bytes'] = '1048576'
  if (dice.chance(12)) configs['max.message.bytes'] = String(dice.pick([400, 1_200, 5_000]))
  if (dice.chance(15)) configs['message.timestamp.type'] = 'LogAppendTime'
  if (dice.chance(6)) configs['cleanup.policy'] = 'compact'
  return configs
}
