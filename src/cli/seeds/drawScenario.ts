// A scenario drawn by its seed: one broker, a few topics, clients of every kind, and acts of every type.
import type { Configs, Scenario, TopicSpec } from '../../scenario/Scenario.ts'
import { type Dice, rollDice } from './Dice.ts'
import { drawActs } from './drawActs.ts'
import { drawProducer, drawReader } from './drawClients.ts'

/** What acts and clients are drawn for. */
export interface Cast {
  readonly topics: readonly TopicSpec[]
  readonly producers: readonly string[]
  readonly readers: readonly string[]
  readonly endsAfterMs: number
}

export function drawScenario(seed: number): Scenario {
  const dice = rollDice(seed, 'scenario')
  const topics = drawTopics(dice)
  const producers = Array.from({ length: dice.between(1, 3) }, (_, index) =>
    drawProducer(dice, `producer-${index + 1}`, topics),
  )
  const readers = Array.from({ length: dice.between(1, 2) }, (_, index) =>
    drawReader(dice, `reader-${index + 1}`, topics),
  )
  const cast: Cast = {
    topics,
    producers: producers.map((client) => client.id),
    readers: readers.map((client) => client.id),
    endsAfterMs: dice.pick([12_000, 20_000, 40_000, 90_000]),
  }
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
        release: '4.3',
        hosts: [{ name: 'host-1', processes: [{ node: 1, roles: ['broker', 'controller'] }] }],
        configs: drawBrokerConfigs(dice),
        topics,
      },
    },
    clients: [...producers, ...readers],
    script: drawActs(dice, cast),
    acts: [],
  }
}

function drawTopics(dice: Dice): TopicSpec[] {
  const names = ['orders', 'clicks', 'notes'].slice(0, dice.between(1, 3))
  return names.map((name) => ({
    name,
    partitions: dice.pick([1, 1, 2, 3, 6]),
    replicationFactor: 1,
    configs: drawTopicConfigs(dice),
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

function drawBrokerConfigs(dice: Dice): Configs {
  const configs: Configs = {}
  if (dice.chance(20)) configs['auto.create.topics.enable'] = 'false'
  if (dice.chance(20)) configs['num.partitions'] = '2'
  if (dice.chance(10)) configs['log.flush.interval.messages'] = '10'
  return configs
}
