// clients/batching and clients/producer-errors: a producer against a cluster, step by step.

import type { ProducerNames } from './clientsAnswers.ts'
import {
  answersText,
  batchLine,
  nameOf,
  producerLine,
  withoutCompressedSize,
} from './clientsAnswers.ts'
import type { ClientsDriver, OpenClientsDriver, RawProducerId } from './clientsDriver.ts'
import { clusterOf, producerConfig, sendRequest, topicRequest } from './clientsRequests.ts'
import type { ComparisonRules } from './compareLeaves.ts'
import type { Harness } from './Harness.ts'
import type { Json, JsonObject } from './json.ts'
import { isList, isObject, numberOf, objectOf, objectsOf, textOf, textsOf } from './json.ts'
import { judgeKeylessSends } from './keylessSends.ts'

/** A time is the median over so many seeds; everything else is looked at in the run of the first. */
const SEEDS = 11
/** What the recorder waited after each topic it made. */
const AFTER_TOPIC_MS = 150

const RULES: ComparisonRules = {
  inputs: ['name', 'about', 'runs', 'logSizes', 'cluster', 'fresh', 'steps[].do'],
  times: ['steps[].observe.tookMs'],
}

const OPERATIONS = ['createTopic', 'startProducer', 'send', 'rawProduce', 'look', 'wait'].concat(
  'rawInitProducerId',
)
const LOOKS = ['log:', 'offsets:', 'producers:']

/** The harness over a driver: it says what to do, and writes the answers as the recorder did. */
export function clientsHarness(open: OpenClientsDriver): Harness {
  return {
    rules: (recorded, produced) => ({ ...RULES, special: specialComparison(recorded, produced) }),
    skips: whySkipped,
    run(recorded) {
      const steps = runSeed(open, recorded, 1)
      const isTimed = objectsOf(recorded, 'steps').some(
        (step) => objectOf(step, 'do').timed === true,
      )
      if (!isTimed) return { steps }
      const runs = [steps]
      for (let seed = 2; seed <= SEEDS; seed++) runs.push(runSeed(open, recorded, seed))
      return { steps: steps.map((step, index) => withMedianTime(step, runs, index)) }
    },
  }
}

function runSeed(open: OpenClientsDriver, recorded: JsonObject, seed: number): JsonObject[] {
  const driver = open(clusterOf(recorded), seed)
  const story: Story = {
    driver,
    recorded,
    producers: new Set(),
    names: new Map(),
    ids: new Map(),
    sent: new Map(),
  }
  return objectsOf(recorded, 'steps').map((step) => observed(story, step))
}

function withMedianTime(
  step: JsonObject,
  runs: readonly (readonly JsonObject[])[],
  index: number,
): JsonObject {
  const { observe } = step
  if (!isObject(observe) || typeof observe.tookMs !== 'number') return step
  const times = runs.map((steps) => numberOf(objectOf(steps[index] ?? {}, 'observe'), 'tookMs'))
  times.sort((a, b) => a - b)
  return { ...step, observe: { ...observe, tookMs: times[Math.floor(times.length / 2)] ?? 0 } }
}

/** An operation this harness has no words for yet. */
function whySkipped(recorded: JsonObject): string | null {
  for (const step of objectsOf(recorded, 'steps')) {
    const action = objectOf(step, 'do')
    const op = textOf(action, 'op')
    if (!OPERATIONS.includes(op)) return `no operation yet: ${op}`
    const looks = 'look' in action ? textsOf(action, 'look') : []
    const strange = looks.find((look) => !LOOKS.some((kind) => look.startsWith(kind)))
    if (strange) return `no look yet: ${strange.split(':')[0]}`
    if ('transactionalId' in action && op.startsWith('raw')) return 'no transactions yet'
  }
  return null
}

interface Story {
  readonly driver: ClientsDriver
  readonly recorded: JsonObject
  readonly producers: Set<string>
  readonly names: ProducerNames
  /** Producer ids that were asked for by hand, by the names the steps give them. */
  readonly ids: Map<string, RawProducerId>
  /** How many values v1, v2 … a topic has had. */
  readonly sent: Map<string, number>
}

function observed(story: Story, step: JsonObject): JsonObject {
  const action = objectOf(step, 'do')
  const before = story.driver.nowMs()
  const seen: Record<string, Json> = { ...acted(story, action) }
  if (action.timed === true) seen.tookMs = story.driver.nowMs() - before
  if ('look' in action) {
    for (const look of textsOf(action, 'look')) Object.assign(seen, looked(story, look))
  }
  return Object.keys(seen).length > 0 ? { observe: seen } : {}
}

function acted(story: Story, action: JsonObject): Record<string, Json> {
  const { driver } = story
  switch (action.op) {
    case 'createTopic': {
      const error = driver.createTopic(topicRequest(action))
      driver.wait(AFTER_TOPIC_MS)
      return error === null ? {} : { error }
    }
    case 'startProducer': {
      const id = textOf(action, 'id')
      const error = driver.startProducer(id, producerConfig(action))
      if (error === null) story.producers.add(id)
      return error === null ? {} : { error }
    }
    case 'send':
      return sent(story, action)
    case 'rawProduce':
      return rawProduced(story, action)
    case 'rawInitProducerId':
      return identified(story, action)
    case 'wait':
      driver.wait(numberOf(action, 'ms'))
      return {}
    default:
      return {}
  }
}

function sent(story: Story, action: JsonObject): Record<string, Json> {
  const id = textOf(action, 'id')
  if (!story.producers.has(id)) return { result: 'no such producer' }
  const answers = story.driver.send(id, sendRequest(story.sent, action))
  return { result: answersText(answers, action.summary === true) }
}

function identified(story: Story, action: JsonObject): Record<string, Json> {
  const answer = story.driver.rawInitProducerId()
  if (answer.error !== 'NONE') return { result: answer.error }
  story.ids.set(textOf(action, 'as'), answer)
  const name = nameOf(story.names, answer.producerId)
  return { result: `NONE ${name} epoch ${answer.producerEpoch}` }
}

function rawProduced(story: Story, action: JsonObject): Record<string, Json> {
  const [topic, partition] = partitionOf(textOf(action, 'partition'))
  const count = typeof action.count === 'number' ? action.count : 1
  const records = Array.from({ length: count }, (_, i) => ({
    key: `k${i}`,
    value: `v${firstSequence(action) + i}`,
    timestampMs: 1000 + i,
  }))
  const acks = typeof action.acks === 'number' ? action.acks : -1
  const { error, baseOffset, message } = story.driver.rawProduce({
    topic,
    partition,
    acks,
    records,
    ...producerOf(story, action),
  })
  const explained = message === null ? '' : ` message ${message}`
  return { result: `${error} baseOffset ${baseOffset}${explained}` }
}

function firstSequence(action: JsonObject): number {
  return typeof action.seq === 'number' ? action.seq : 0
}

/** `epoch` sends another than the one it was given. */
function producerOf(story: Story, action: JsonObject) {
  const given = story.ids.get(String(action.producer ?? ''))
  if (!given) return {}
  const epoch = typeof action.epoch === 'number' ? action.epoch : given.producerEpoch
  return { producer: { id: given.producerId, epoch, baseSequence: firstSequence(action) } }
}

/** `t-0` is partition 0 of t. */
function partitionOf(name: string): [topic: string, partition: number] {
  const dash = name.lastIndexOf('-')
  return [name.slice(0, dash), Number(name.slice(dash + 1))]
}

function looked(story: Story, look: string): Record<string, Json> {
  const [kind = '', name = ''] = look.split(/:(.*)/)
  const at = partitionOf(name)
  return { [`${kind} ${name}`]: seenThere(story, kind, at) }
}

function seenThere(story: Story, kind: string, at: [topic: string, partition: number]): Json {
  const { driver } = story
  if (kind === 'offsets') {
    const { start, end, lastStable } = driver.offsets(...at)
    return `start ${start} end ${end} lso ${lastStable}`
  }
  if (kind === 'producers')
    return driver
      .producers(...at)
      .map((each) => producerLine(each, story.names))
      .join('; ')
  const withSize = story.recorded.logSizes === true
  return driver.log(...at).map((batch) => batchLine(batch, story.names, withSize))
}

/** Keyless answers by their rule, and logs without the sizes of compressed batches. */
function specialComparison(
  recorded: JsonObject,
  produced: JsonObject,
): NonNullable<ComparisonRules['special']> {
  const keyless = judgeKeylessSends(recorded, produced)
  return (path, was, is) => {
    const [, step, , field] = path
    if (path.length === 4 && field === 'result' && typeof step === 'number' && keyless.has(step)) {
      return keyless.get(step)
    }
    if (typeof field !== 'string' || !field.startsWith('log ')) return undefined
    if (path.length === 4 && isObject(was)) return whyLogDiffers(was, is)
    return path.length === 5 ? whyCompressedLineDiffers(String(was), is) : undefined
  }
}

/** Undefined for a batch that is not compressed: it is compared as it stands, size and all. */
function whyCompressedLineDiffers(was: string, is: Json | undefined): string | null | undefined {
  const line = withoutCompressedSize(was)
  if (line === was) return undefined
  return withoutCompressedSize(String(is)) === line ? null : 'differs beyond its size'
}

function whyLogDiffers(was: JsonObject, is: Json | undefined): string | null {
  const lines = (value: Json | undefined) =>
    JSON.stringify(isList(value) ? value.map((line) => withoutCompressedSize(String(line))) : value)
  const alternatives = isList(was.varies) ? was.varies : []
  return alternatives.some((lineList) => lines(lineList) === lines(is))
    ? null
    : 'none of the recorded alternatives'
}
