// Producers and readers with settings that matter, some of them at their limits.
import type {
  Configs,
  KeySpec,
  ProducerSpec,
  ReaderSpec,
  ReadFrom,
  RecordSpec,
  TopicSpec,
  Workload,
} from '../../scenario/Scenario.ts'
import type { Dice } from './Dice.ts'

/** `isBusy`: it may send as much as one broker bears; several brokers make more of each record. */
export function drawProducer(
  dice: Dice,
  id: string,
  topics: readonly TopicSpec[],
  isBusy: boolean,
): ProducerSpec {
  const configs = drawProducerConfigs(dice)
  return {
    type: 'producer',
    id,
    configs,
    ...(dice.chance(30) ? { startsAfter: `${dice.between(0, 3_000)}ms` } : {}),
    ...(dice.chance(95) ? { workload: drawWorkload(dice, topics, isBusy) } : {}),
  }
}

function drawProducerConfigs(dice: Dice): Configs {
  const configs: Configs = {}
  const acks = dice.pick(['all', 'all', '1', '0'])
  if (acks !== 'all' || dice.chance(20)) configs.acks = acks
  if (acks !== 'all' || dice.chance(30)) configs['enable.idempotence'] = 'false'
  if (dice.chance(60)) configs['linger.ms'] = String(dice.pick([0, 0, 5, 50, 300]))
  if (dice.chance(40)) configs['batch.size'] = String(dice.pick([0, 200, 500, 2_000]))
  if (dice.chance(20)) configs['buffer.memory'] = String(dice.pick([1_000, 3_000, 20_000]))
  if (dice.chance(30)) configs['max.in.flight.requests.per.connection'] = dice.pick(['1', '2', '5'])
  if (dice.chance(25)) configs['compression.type'] = dice.pick(['gzip', 'snappy', 'lz4', 'zstd'])
  if (dice.chance(25)) configs['max.block.ms'] = String(dice.pick([0, 500, 3_000]))
  if (dice.chance(20)) configs.retries = String(dice.pick([0, 2]))
  if (dice.chance(10)) configs['partitioner.ignore.keys'] = 'true'
  if (dice.chance(10)) configs['max.request.size'] = String(dice.pick([250, 2_000]))
  if (dice.chance(3)) configs['batch.size'] = 'many'
  drawTimeouts(dice, configs)
  return configs
}

/** delivery.timeout.ms must hold linger.ms and request.timeout.ms; mostly it does. */
function drawTimeouts(dice: Dice, configs: Configs): void {
  if (!dice.chance(40)) return
  const request = dice.pick([500, 1_000, 4_000])
  configs['request.timeout.ms'] = String(request)
  if (dice.chance(70))
    configs['delivery.timeout.ms'] = String(
      request + Number(configs['linger.ms'] ?? 5) + dice.pick([0, 500, 5_000]),
    )
}

function drawWorkload(dice: Dice, topics: readonly TopicSpec[], isBusy: boolean): Workload {
  const topic = dice.chance(6) ? 'unasked' : dice.pick(topics).name
  const partition = dice.chance(10) ? { partition: dice.pick([0, 0, 1, 9]) } : {}
  if (dice.chance(25)) {
    const records = Array.from({ length: dice.between(1, 60) }, () => drawRecord(dice))
    const every = dice.chance(60) ? { every: `${dice.pick([1, 20, 150])}ms` } : {}
    return { type: 'list', topic, records, ...every, ...partition }
  }
  return {
    type: 'rate',
    topic,
    perSecond: dice.pick(isBusy ? [0.5, 3, 10, 25, 100] : [0.5, 2, 5, 8, 12]),
    ...(dice.chance(50) ? { arrivals: 'poisson' } : {}),
    ...(dice.chance(60) ? { keys: drawKeys(dice) } : {}),
    ...(dice.chance(60) ? { valueBytes: dice.pick([0, 20, 300, 3_000]) } : {}),
    ...(dice.chance(30) ? { limit: dice.between(1, 200) } : {}),
    ...partition,
  }
}

function drawKeys(dice: Dice): KeySpec {
  if (dice.chance(30)) return { type: 'list', keys: ['alice', 'bob', 'carol'] }
  if (dice.chance(30)) return { type: 'list', keys: ['alice', 'bob'], weights: [9, 1] }
  return {
    type: 'range',
    prefix: 'k',
    count: dice.pick([1, 7, 100]),
    draw: dice.pick(['even', 'zipf']),
  }
}

export function drawRecord(dice: Dice): RecordSpec {
  return {
    ...(dice.chance(60) ? { key: dice.pick(['alice', 'bob', 'κλειδί', '']) } : {}),
    value: dice.chance(8) ? null : 'x'.repeat(dice.pick([0, 3, 40, 600])),
    ...(dice.chance(10) ? { headers: [['trace', 'a1']] as const } : {}),
    ...(dice.chance(10) ? { partition: dice.pick([0, 1]) } : {}),
  }
}

/** `isBusy`: it may ask again and again without waiting, as one broker's idle loops are skipped. */
export function drawReader(
  dice: Dice,
  id: string,
  topics: readonly TopicSpec[],
  isBusy: boolean,
): ReaderSpec {
  const wanted = topics.filter(() => dice.chance(70))
  const configs: Configs = {}
  if (dice.chance(85))
    configs['auto.offset.reset'] = dice.pick(['earliest', 'latest', 'none', 'by_duration:PT5S'])
  if (dice.chance(30)) configs['max.poll.records'] = String(dice.pick([1, 3, 50]))
  if (dice.chance(25))
    configs['fetch.max.wait.ms'] = String(dice.pick([isBusy ? 0 : 500, 40, 2_000]))
  if (dice.chance(20)) configs['fetch.min.bytes'] = String(dice.pick([200, 5_000]))
  if (dice.chance(20)) configs['fetch.max.bytes'] = String(dice.pick([1, 700]))
  if (dice.chance(20)) configs['max.partition.fetch.bytes'] = String(dice.pick([1, 300]))
  if (dice.chance(20)) configs['request.timeout.ms'] = '2500'
  return {
    type: 'reader',
    id,
    configs,
    assign: (wanted.length > 0 ? wanted : topics.slice(0, 1)).map(({ name }) => ({
      topic: name,
      partitions: dice.chance(80) ? ('all' as const) : [0],
    })),
    ...(dice.chance(50) ? { from: drawPlace(dice) } : {}),
    ...(dice.chance(60) ? { processing: dice.pick(['1ms', '10ms', '80ms', '400ms']) } : {}),
  }
}

export function drawPlace(dice: Dice): ReadFrom {
  return dice.pick<ReadFrom>([
    'beginning',
    'end',
    { offset: dice.below(30) },
    { offset: 5_000 },
    { timestamp: `2026-01-05T09:00:0${dice.below(10)}Z` },
  ])
}
