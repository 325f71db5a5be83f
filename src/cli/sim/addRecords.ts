// A person's file becomes part of the scenario: in place of a scene's own records, or with a producer of its own.
import { basename } from 'node:path'
import { US_PER_S } from '../../kafka/terms.ts'
import { toBase64 } from '../../scenario/base64.ts'
import { durationUs } from '../../scenario/duration.ts'
import { LIMITS } from '../../scenario/limits.ts'
import { type Problem, valueText } from '../../scenario/Problem.ts'
import { guessFormat } from '../../scenario/records/guessFormat.ts'
import { readRecords } from '../../scenario/records/readRecords.ts'
import type {
  ClientSpec,
  FileSpec,
  FileWorkload,
  Scenario,
  Subscription,
} from '../../scenario/Scenario.ts'
import { sha256Hex } from '../../scenario/sha256.ts'
import { noteWords, callWords as words } from '../../words/en/cli.ts'
import { readBytes } from './readBytes.ts'
import type { SimOptions } from './readOptions.ts'

export type Added =
  | { readonly scenario: Scenario; readonly notes: readonly string[]; readonly client?: string }
  | { readonly problems: readonly Problem[] }

/** The scene whose own records a file replaces. */
const FILE_SCENE = 'file-into-topic'
const PRODUCER = 'file-source'
/** All records are sent within so long, at gaps of these. */
const MOST_US = 600 * US_PER_S
const GAPS: readonly string[] = ['100ms', '50ms', '20ms', '10ms', '5ms', '2ms', '1ms']

interface PersonsFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly spec: FileSpec
}

/** Adds the file of `--records`; the scenario stays as it is without one. */
export function addRecords(scenario: Scenario, options: SimOptions): Added {
  if (options.records === undefined) return { scenario, notes: [] }
  const read = readBytes(options.records, '--records')
  if ('problem' in read) return { problems: [read.problem] }
  const { bytes } = read
  const sha256 = sha256Hex(bytes)
  const missing = Object.entries(scenario.files ?? {}).find(
    ([, file]) => file.content === undefined && file.sha256 === sha256,
  )
  const content = bytes.length > LIMITS.fileBytes ? '' : toBase64(bytes)
  const spec: FileSpec = { size: bytes.length, sha256, content }
  if (missing) return fillGap(scenario, missing[0], spec)
  return addWorkload(scenario, { name: basename(options.records), bytes, spec }, options)
}

function fillGap(scenario: Scenario, name: string, spec: FileSpec): Added {
  return { scenario: { ...scenario, files: { ...scenario.files, [name]: spec } }, notes: [] }
}

function addWorkload(scenario: Scenario, file: PersonsFile, options: SimOptions): Added {
  const topic = options.topic ?? usualTopic(scenario)
  if (topic === undefined) return { problems: [whichTopic(scenario)] }
  const as = options.as ?? guessFormat(file.name, file.bytes)
  if (as === 'text' && options.key !== undefined) return { problems: [textHasNoKeys(options.key)] }
  const key = options.key === undefined ? {} : { key: options.key }
  const { problems, records } = readRecords(file.bytes, { as, ...key })
  if (problems.length > 0) return { problems: problems.map((each) => ofFile(each, options)) }
  const count = records.values.length
  if (count === 0) return { problems: [noRecords(options.records ?? '')] }
  const every = usualGap(count)
  const workload: FileWorkload = { type: 'file', topic, file: file.name, as, ...key, every }
  const placed = placeWorkload(withTopic(scenario, topic), workload)
  return {
    ...placed,
    scenario: {
      ...placed.scenario,
      files: { ...placed.scenario.files, [file.name]: file.spec },
    },
    notes: [noteWords.records(file.name, count, as, topic, every)],
  }
}

/** As much time between two records as lets all be sent in ten minutes, at most 100 ms. */
function usualGap(records: number): string {
  return GAPS.find((gap) => durationUs(gap) * records <= MOST_US) ?? '1ms'
}

function topicsOf(scenario: Scenario): readonly string[] {
  return Object.values(scenario.clusters).flatMap(({ topics = [] }) =>
    topics.map(({ name }) => name),
  )
}

function usualTopic(scenario: Scenario): string | undefined {
  const [first, ...others] = topicsOf(scenario)
  return others.length === 0 ? first : undefined
}

/** The scene made for files takes the name for its own topic; elsewhere a topic is added. */
function withTopic(scenario: Scenario, topic: string): Scenario {
  if (topicsOf(scenario).includes(topic)) return scenario
  if (scenario.id === FILE_SCENE) return renameTopic(scenario, topic)
  const clusters = Object.entries(scenario.clusters).map(([name, cluster], index) => [
    name,
    index > 0
      ? cluster
      : { ...cluster, topics: [...(cluster.topics ?? []), { name: topic, partitions: 1 }] },
  ])
  return { ...scenario, clusters: Object.fromEntries(clusters) }
}

function renameTopic(scenario: Scenario, to: string): Scenario {
  const [from] = topicsOf(scenario)
  const clusters = Object.entries(scenario.clusters).map(([name, cluster]) => [
    name,
    {
      ...cluster,
      topics: cluster.topics?.map((topic) =>
        topic.name === from ? { ...topic, name: to } : topic,
      ),
    },
  ])
  const clients = scenario.clients.map(
    (client): ClientSpec =>
      client.type === 'reader'
        ? {
            ...client,
            ...(client.assign && {
              assign: client.assign.map((each) =>
                each.topic === from ? { ...each, topic: to } : each,
              ),
            }),
            ...(client.subscribe && { subscribe: renamed(client.subscribe, from, to) }),
          }
        : client,
  )
  return { ...scenario, clusters: Object.fromEntries(clusters), clients }
}

function renamed(subscription: Subscription, from: string | undefined, to: string): Subscription {
  if ('pattern' in subscription) return subscription
  return subscription.map((each) => (each === from ? to : each))
}

function placeWorkload(
  scenario: Scenario,
  workload: FileWorkload,
): { readonly scenario: Scenario; readonly client: string } {
  const own = scenario.clients.find(({ type }) => type === 'producer')
  if (scenario.id === FILE_SCENE && own) {
    const clients = scenario.clients.map(
      (client): ClientSpec =>
        client === own && client.type === 'producer' ? { ...client, workload } : client,
    )
    return { scenario: { ...scenario, clients }, client: own.id }
  }
  const taken = new Set(scenario.clients.map(({ id }) => id))
  let id = PRODUCER
  for (let number = 2; taken.has(id); number++) id = `${PRODUCER}-${number}`
  const producer: ClientSpec = { type: 'producer', id, workload }
  return { scenario: { ...scenario, clients: [...scenario.clients, producer] }, client: id }
}

function whichTopic(scenario: Scenario): Problem {
  return {
    path: '--topic',
    value: valueText(undefined),
    allowed: words.whichTopicFits(topicsOf(scenario)),
    sentence: words.whichTopic(),
  }
}

function textHasNoKeys(key: string): Problem {
  return {
    path: '--key',
    value: valueText(key),
    allowed: words.textHasNoKeysFits(),
    sentence: words.textHasNoKeys(),
  }
}

function noRecords(file: string): Problem {
  return {
    path: '--records',
    value: valueText(file),
    allowed: words.noRecordsFits(),
    sentence: words.noRecords(file),
  }
}

/** A problem of the file, told with the option that named it. */
function ofFile(problem: Problem, { records }: SimOptions): Problem {
  if (problem.path === 'key') return { ...problem, path: '--key' }
  return { ...problem, path: `--records ${records}` }
}
