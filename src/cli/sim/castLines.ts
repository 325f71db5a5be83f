// Who is there when a run begins, in sentences.

import { lengthText } from '../../projection/clock.ts'
import { durationUs } from '../../scenario/duration.ts'
import type {
  ClientSpec,
  ClusterSpec,
  Configs,
  KeySpec,
  ProducerSpec,
  ReaderSpec,
  Scenario,
  TopicSpec,
  Workload,
} from '../../scenario/Scenario.ts'
import { subscriptionText } from '../../scenario/subscription.ts'
import { textWords as words } from '../../words/en/cli.ts'

const KEYS_NAMED = 6
const DEFAULT_VALUE_BYTES = 100

/** The heading of `--print text`, and an empty line. */
export function castLines(scenario: Scenario): string[] {
  return [
    words.begin(scenario.title, scenario.id, scenario.seed),
    ...(scenario.aim ? [scenario.aim] : []),
    '',
    ...Object.values(scenario.clusters).flatMap(clusterLines),
    ...scenario.clients.map(clientLine),
    `${scenario.start === 'settled' ? words.settled : words.cold} ${words.starts(scenario.startsAt)}`,
    '',
  ]
}

function clusterLines({ release, hosts, topics = [] }: ClusterSpec): string[] {
  const brokers = hosts.flatMap(({ name, processes }) =>
    processes
      .filter(({ roles }) => roles.includes('broker'))
      .map(({ node, roles }) => words.broker(node, name, roles.includes('controller'))),
  )
  return [words.cluster(release, brokers), ...topics.map(topicLine)]
}

function topicLine({
  name,
  partitions,
  assignment,
  replicationFactor,
  configs,
}: TopicSpec): string {
  const count = partitions ?? assignment?.length
  if (count === undefined) return words.topicByBroker(name)
  const replicas = replicationFactor ?? assignment?.[0]?.length ?? 1
  return words.topic(name, count, replicas, configsText(configs))
}

function clientLine(client: ClientSpec): string {
  const configs = configsText(client.configs)
  const rows = configs === '' ? '' : words.configs(configs)
  return client.type === 'producer'
    ? words.producer(client.id, workText(client.workload), rows)
    : words.reader(client.id, readText(client), processingText(client), rows)
}

function configsText(configs: Configs = {}): string {
  return Object.entries(configs)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ')
}

function workText(workload: ProducerSpec['workload']): string {
  if (!workload) return words.work.none
  const topic =
    workload.partition === undefined ? workload.topic : `${workload.topic}-${workload.partition}`
  if (workload.type === 'rate') {
    const { perSecond, arrivals, valueBytes = DEFAULT_VALUE_BYTES, keys } = workload
    return words.work.rate(perSecond, topic, arrivals === 'poisson', valueBytes, keysText(keys))
  }
  const every = gapText(workload)
  if (workload.type === 'list') return words.work.list(workload.records.length, topic, every)
  const key = workload.key === undefined ? '' : words.work.key(workload.key)
  return words.work.file(workload.file, topic, every, key)
}

function gapText(workload: Exclude<Workload, { type: 'rate' }>): string {
  return workload.every === undefined
    ? ''
    : words.work.every(lengthText(durationUs(workload.every)))
}

function keysText(keys: KeySpec | undefined): string {
  if (!keys || keys.type === 'none') return words.work.noKeys
  if (keys.type === 'range') return words.work.rangeKeys(keys.prefix, keys.count)
  const more = keys.keys.length > KEYS_NAMED ? ', …' : ''
  return words.work.listKeys(`${keys.keys.slice(0, KEYS_NAMED).join(', ')}${more}`)
}

function readText({ assign = [], subscribe }: ReaderSpec): string {
  if (subscribe !== undefined) return subscriptionText(subscribe)
  return assign
    .flatMap(({ topic, partitions }) =>
      partitions === 'all' ? [topic] : partitions.map((partition) => `${topic}-${partition}`),
    )
    .join(', ')
}

function processingText({ processing }: ReaderSpec): string {
  return processing === undefined
    ? words.work.noProcessing
    : words.work.processing(lengthText(durationUs(processing)))
}
