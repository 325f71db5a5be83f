// `traffic`, `produceKeyed`, `realConsumer`: Kafka's own clients beside the steps.
import type { Us } from '../../../kafka/terms.ts'
import { findTopic } from '../../../trace/MetadataImage.ts'
import type { TraceEvent } from '../../../trace/TraceEvent.ts'
import type { Json, JsonObject } from '../json.ts'
import { textOf, textsOf } from '../json.ts'
import {
  type Agent,
  act,
  type Lab,
  leaderOf,
  live,
  metadataNow,
  nodeOf,
  pass,
  passUntil,
  toMs,
} from './Lab.ts'
import { partitionOf, textsByName } from './openCluster.ts'
import {
  endJavaProducer,
  errorName,
  handOver,
  type ProducerWatch,
  startJavaProducer,
  type WatchedRecord,
} from './ProducerWatch.ts'
import { numberIn } from './produceStep.ts'
import { findReplica, recordsBetween } from './records.ts'

type Result = Record<string, Json>

export interface Traffic {
  readonly watch: ProducerWatch
  readonly topic: string
  readonly partition: number
  readonly agent: Agent
}

/** bootstrap.servers of a client that is started now: the brokers that live. */
function bootstrap(lab: Lab, only: Json | undefined): Record<string, string> {
  const nodes = typeof only === 'number' ? [nodeOf(lab, only)] : live(lab)
  const sorted = nodes.toSorted((a, b) => a.id - b.id)
  return { 'bootstrap.servers': sorted.map(({ endpoint }) => `${endpoint}:9092`).join(',') }
}

/** A producer that sends record i every so often, key = value = prefix + i, and does not wait for answers. */
export function startTraffic(lab: Lab, action: JsonObject, prefix: string): Traffic {
  const [topic, partition] = partitionOf(action)
  const watch = startJavaProducer(lab, prefix, {
    ...bootstrap(lab, action.bootstrap),
    acks: String(action.acks ?? 'all'),
    ...textsByName(action.props),
  })
  const every: Us = numberIn(action, 'everyMs', 50) * 1_000
  let next = lab.simulation.now
  let number = 0
  const agent = {
    turn() {
      while (next <= lab.simulation.now) {
        const text = `${prefix}${number++}`
        handOver(lab, watch, topic, { key: text, value: text, partition })
        next += every
      }
    },
  }
  agent.turn()
  lab.agents.add(agent)
  return { watch, topic, partition, agent }
}

const FLUSH_US: Us = 150_000_000

/** No more records; waits until every one was answered. */
export function flushTraffic(lab: Lab, { watch, agent }: Traffic): void {
  lab.agents.delete(agent)
  passUntil(lab, () => watch.done.length === watch.records.length, FLUSH_US)
  endJavaProducer(lab, watch)
}

interface LogContent {
  /** How often each value stands in the log. */
  readonly counts: ReadonlyMap<string, number>
  /** `value@offset` */
  readonly places: ReadonlySet<string>
}

/** The whole log as a consumer of its leader reads it. */
export function readWholeLog(lab: Lab, topic: string, partition: number): LogContent {
  const counts = new Map<string, number>()
  const places = new Set<string>()
  const leader = leaderOf(lab, topic, partition)
  const replica =
    leader === null ? undefined : findReplica(nodeOf(lab, leader), `${topic}-${partition}`)
  if (!replica) return { counts, places }
  const { log, highWatermark } = replica
  for (const { value, offset } of recordsBetween(lab, log, log.startOffset, highWatermark)) {
    counts.set(value ?? '', (counts.get(value ?? '') ?? 0) + 1)
    places.add(`${value}@${offset}`)
  }
  return { counts, places }
}

/** The longest time without an acknowledgement between two. */
export function longestGapMs(done: readonly WatchedRecord[]): number {
  const times = done.filter(({ error }) => error === null).map(({ doneAt }) => doneAt)
  times.sort((a, b) => a - b)
  return times.reduce((gap, at, i) => Math.max(gap, toMs(at - (times[i - 1] ?? at))), 0)
}

export function stopTraffic(lab: Lab, traffic: Traffic): Result {
  flushTraffic(lab, traffic)
  const { counts, places } = readWholeLog(lab, traffic.topic, traffic.partition)
  const { done, records } = traffic.watch
  const acked = done.filter(({ error }) => error === null)
  const failed: Record<string, number> = {}
  for (const { error } of done) {
    if (error === null) continue
    const { name } = errorName(error)
    failed[name] = (failed[name] ?? 0) + 1
  }
  const isElsewhere = ({ value, offset }: WatchedRecord) =>
    counts.has(value) && !places.has(`${value}@${offset}`)
  return {
    sent: records.length,
    acked: acked.length,
    ackedButNotInLog: acked.filter(({ value }) => !counts.has(value)).length,
    ackedAtAnotherOffset: acked.filter(isElsewhere).length,
    duplicatesInLog: [...counts.values()].filter((count) => count > 1).length,
    failed,
    longestGapBetweenAcksMs: longestGapMs(done),
  }
}

const KEYED = {
  acks: 'all',
  'linger.ms': '0',
  'delivery.timeout.ms': '8000',
  'request.timeout.ms': '4000',
  'max.block.ms': '8000',
  'enable.idempotence': 'false',
}

/** One record after the other, each waited for; its key decides the partition. */
export function produceKeyedStep(lab: Lab, action: JsonObject): Result {
  const watch = startJavaProducer(lab, 'keyed', {
    ...bootstrap(lab, undefined),
    ...KEYED,
    ...textsByName(action.props),
  })
  const result: Result = {}
  for (const key of textsOf(action, 'keys')) {
    const sent = watch.done.length
    handOver(lab, watch, textOf(action, 'topic'), { key, value: `v-${key}` })
    passUntil(lab, () => watch.done.length > sent, 20_000_000)
    const done = watch.done[sent]
    if (!done) result[key] = 'no answer'
    else if (done.error === null) result[key] = `${done.partition}:${done.offset}`
    else result[key] = errorName(done.error).name
  }
  endJavaProducer(lab, watch)
  return result
}

/** A consumer with one partition assigned, from an offset, for a while. */
export function realConsumerStep(lab: Lab, action: JsonObject): Result {
  const [topic, partition] = partitionOf(action)
  const id = `consumer-${++lab.clients}`
  const records: string[] = []
  const listener = (event: TraceEvent) => {
    if (event.type === 'RecordsDelivered' && event.client === id)
      for (const range of event.ranges) records.push(...delivered(lab, topic, partition, range))
  }
  lab.listeners.add(listener)
  act(lab, {
    type: 'addClient',
    client: {
      type: 'reader',
      id,
      assign: [{ topic, partitions: [partition] }],
      ...(typeof action.offset === 'number' ? { from: { offset: action.offset } } : {}),
      configs: { ...bootstrap(lab, undefined), ...textsByName(action.props) },
    },
  })
  const most = numberIn(action, 'max', 50)
  const end = lab.simulation.now + numberIn(action, 'forMs', 3_000) * 1_000
  while (lab.simulation.now < end && records.length < most) pass(lab, 300_000)
  const state = lab.simulation.state.clients.find((client) => client.id === id)
  const position = state?.type === 'reader' ? (state.partitions[0]?.position ?? -1) : -1
  lab.listeners.delete(listener)
  act(lab, { type: 'removeClient', client: id })
  return { records, position }
}

function delivered(
  lab: Lab,
  topic: string,
  partition: number,
  { from, to }: { readonly from: number; readonly to: number },
): string[] {
  const image = metadataNow(lab)
  const leader = image && findTopic(image, topic)?.partitions[partition]?.leader
  const replica =
    leader === undefined || leader < 0
      ? undefined
      : findReplica(nodeOf(lab, leader), `${topic}-${partition}`)
  if (!replica) return []
  return recordsBetween(lab, replica.log, from, to).map(
    ({ offset, epoch, key, value }) => `${offset} e${epoch} ${key}=${value}`,
  )
}
