// `timeline` and `javaProducer`: everything looked at all the time, and producers beside it, while the network is cut.
import type { ProducedPartition, ProduceResponse } from '../../../kafka/protocol/Produce.ts'
import type { Acks, Us } from '../../../kafka/terms.ts'
import type { TraceEvent } from '../../../trace/TraceEvent.ts'
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject, numberOf, textOf } from '../json.ts'
import { type Agent, type Lab, live, serves, toMs } from './Lab.ts'
import { viewOf } from './looks.ts'
import { refusalTold } from './produceStep.ts'
import { findReplica, rawBatch } from './records.ts'
import { answerTo, ask, closeLink, linkState, openLink } from './requests.ts'

type Result = Record<string, Json>

export interface Timeline {
  readonly topic: string
  readonly startedAt: Us
  nextLook: Us
  readonly nodes: readonly number[]
  readonly views: Map<number, Result[]>
  readonly marks: Map<number, { at: Us; hw: number; leo: number }[]>
  readonly probes: readonly Probe[]
  readonly raft: Map<number, Result[]>
  readonly logLines: Map<number, Result[]>
  readonly looker: Agent
  readonly listener: (event: TraceEvent) => void
}

const EVERY_US: Us = 100_000

/** The mark an instant lies behind, and how long after it. */
function since(lab: Lab, at: Us, startedAt: Us): { after: string; ms: number } {
  let after = 'start'
  let from = startedAt
  for (const each of lab.marks) {
    if (each.at > at) continue
    after = each.name
    from = Math.max(from, each.at)
  }
  return { after, ms: toMs(at - from) }
}

export function startTimeline(lab: Lab, action: JsonObject): Timeline {
  const nodes = live(lab).map(({ id }) => id)
  const each = <T>() => new Map(nodes.map((id) => [id, [] as T[]]))
  const timeline: Timeline = {
    topic: textOf(action, 'topic'),
    startedAt: lab.simulation.now,
    nextLook: lab.simulation.now,
    nodes,
    views: each<Result>(),
    marks: each<{ at: Us; hw: number; leo: number }>(),
    probes: (isList(action.produce) ? action.produce.filter(isObject) : []).map((probe) =>
      startProbe(lab, textOf(action, 'topic'), probe),
    ),
    raft: each<Result>(),
    logLines: each<Result>(),
    looker: { turn: () => lookAround(lab, timeline) },
    listener: (event) => noteEvent(timeline, event),
  }
  lookAround(lab, timeline)
  lab.agents.add(timeline.looker)
  lab.listeners.add(timeline.listener)
  return timeline
}

function lookAround(lab: Lab, timeline: Timeline): void {
  const { now } = lab.simulation
  if (now < timeline.nextLook) return
  timeline.nextLook += EVERY_US
  for (const id of timeline.nodes) {
    const node = lab.simulation.state.nodes.find((candidate) => candidate.id === id)
    const replica = node && findReplica(node, `${timeline.topic}-0`)
    if (!node || !serves(node) || !replica) continue
    const view = viewOf(node, timeline.topic)
    const { highWatermark: hw, log } = replica
    const views = timeline.views.get(id) ?? []
    const { at: _at, hw: _hw, leo: _leo, ...last } = views.at(-1) ?? {}
    if (JSON.stringify(last) !== JSON.stringify(view))
      views.push({ ...view, hw, leo: log.endOffset, at: now })
    timeline.marks.get(id)?.push({ at: now, hw, leo: log.endOffset })
  }
}

function noteEvent(timeline: Timeline, event: TraceEvent): void {
  if (event.type === 'QuorumStateChanged') {
    const { from, to, epoch, leader } = event
    timeline.raft.get(event.node)?.push({
      at: event.at,
      from,
      to,
      epoch,
      ...(leader >= 0 ? { leader } : {}),
    })
    return
  }
  const text = logText(event, `${timeline.topic}-0`)
  if (text !== null && 'node' in event)
    timeline.logLines.get(Number(event.node))?.push({ at: event.at, text })
}

/** The log lines the recorder kept: cuts of the log, and a leader's changes of the ISR. */
function logText(event: TraceEvent, partition: string): string | null {
  if (!('partition' in event) || event.partition !== partition) return null
  if (event.type === 'LogTruncated')
    return `[UnifiedLog partition=${partition}, dir=DIR] Truncating to offset ${event.to}`
  if (event.type === 'IsrProposed' && event.isr.length < event.from.length) {
    const [from, to] = [event.from.join(','), event.isr.join(',')]
    return `[Partition ${partition} broker=${event.node}] Shrinking ISR from ${from} to ${to}.`
  }
  if (event.type === 'IsrSettled')
    return `[Partition ${partition} broker=${event.node}] ISR updated to ${event.isr.join(',')}  and version updated to ${event.partitionEpoch}`
  return null
}

interface Answered {
  readonly value: string
  readonly sentAt: Us
  readonly doneAt: Us
  readonly told: Result
  readonly offset: number
}

interface Probe extends Agent {
  readonly id: string
  readonly answers: Answered[]
  stop(): void
  isOver(): boolean
}

/** A raw producer: one request at a time over one connection, no retries. */
function startProbe(lab: Lab, topic: string, probe: JsonObject): Probe {
  const id = textOf(probe, 'id')
  const acks = (probe.acks === 'all' ? -1 : Number(probe.acks)) as Acks
  const timeoutMs = typeof probe.timeoutMs === 'number' ? probe.timeoutMs : 30_000
  const everyUs: Us = (typeof probe.everyMs === 'number' ? probe.everyMs : 1_000) * 1_000
  const link = openLink(lab, numberOf(probe, 'broker'))
  const answers: Answered[] = []
  let number = 0
  let isStopped = false
  let isEnded = false
  let next = lab.simulation.now
  let flying: { request: number; value: string; sentAt: Us } | null = null
  const end = (exception: string) => {
    const at = lab.simulation.now
    answers.push({ value: '', sentAt: at, doneAt: at, told: { result: exception }, offset: -1 })
    isEnded = true
  }
  const send = () => {
    const value = `${id}${number++}`
    const batches = [rawBatch(lab, { topic, partition: 0, records: [{ key: value, value }] })]
    const sentAt = lab.simulation.now
    const request = ask(lab, link, { api: 'Produce', body: { acks, timeoutMs, batches } })
    flying = { request, value, sentAt }
    next = sentAt + everyUs
  }
  const receive = (sent: { request: number; value: string; sentAt: Us }) => {
    const body = answerTo(lab, sent.request) as ProduceResponse | undefined
    const doneAt = lab.simulation.now
    if (body) {
      flying = null
      const [part] = body.partitions
      answers.push({ ...sent, doneAt, told: answerTold(part), offset: part?.baseOffset ?? -1 })
    } else if (linkState(lab, link) === 'closed') end('EOFException')
    else if (doneAt - sent.sentAt > (timeoutMs + 8_000) * 1_000) end('SocketTimeoutException')
  }
  const agent: Probe = {
    id,
    answers,
    turn() {
      if (isEnded) return
      if (flying) receive(flying)
      if (isEnded || flying) return
      if (isStopped) {
        isEnded = true
        closeLink(lab, link)
      } else if (linkState(lab, link) === 'ready' && lab.simulation.now >= next) send()
    },
    stop() {
      isStopped = true
    },
    isOver: () => isEnded,
  }
  lab.agents.add(agent)
  return agent
}

function answerTold(part: ProducedPartition | undefined): Result {
  if (!part || part.error === 'NONE') return { result: 'ok' }
  const { error, ...rest } = refusalTold(part)
  return { result: error ?? null, ...rest }
}

/** Ends the background: gives what it saw, as the recording has it. */
export function timelineResult(lab: Lab, timeline: Timeline): Result {
  const told = (list: readonly Result[]) =>
    list.map(({ at, ...rest }) => ({ ...since(lab, Number(at), timeline.startedAt), ...rest }))
  const byNode = (map: ReadonlyMap<number, Result[]>) =>
    Object.fromEntries([...map].map(([id, list]) => [String(id), told(list)]))
  return {
    views: byNode(timeline.views),
    hwStoodStill: Object.fromEntries(
      [...timeline.marks].map(([id, marks]) => [String(id), stoodStill(lab, timeline, marks)]),
    ),
    produce: Object.fromEntries(
      timeline.probes.map(({ id, answers }) => [id, joinedAnswers(lab, timeline, answers)]),
    ),
    raft: byNode(timeline.raft),
    logLines: byNode(timeline.logLines),
  }
}

const STILL_US: Us = 2_500_000

function stoodStill(
  lab: Lab,
  timeline: Timeline,
  marks: readonly { at: Us; hw: number; leo: number }[],
): Json[] {
  const found: Json[] = []
  for (let i = 0; i < marks.length; ) {
    let j = i
    while (marks[j + 1]?.hw === marks[i]?.hw && j + 1 < marks.length) j++
    const [from, to] = [marks[i], marks[j]]
    if (from && to && to.at - from.at >= STILL_US)
      found.push({
        ...since(lab, from.at, timeline.startedAt),
        forMs: toMs(to.at - from.at),
        hw: from.hw,
        leoGrewBy: to.leo - from.leo,
      })
    i = j + 1
  }
  return found
}

/** Answers in the order of sending, equal ones in a row joined. */
function joinedAnswers(lab: Lab, timeline: Timeline, answers: readonly Answered[]): Json[] {
  const runs: Result[] = []
  let key = ''
  for (const { value, sentAt, doneAt, told, offset } of answers) {
    const { after: sentAfter, ms } = since(lab, sentAt, timeline.startedAt)
    const took = toMs(doneAt - sentAt)
    const itsKey = sentAfter + JSON.stringify(told)
    const run = runs.at(-1)
    if (run && itsKey === key) {
      run.lastSentMs = ms
      run.n = Number(run.n) + 1
      run.shortestMs = Math.min(Number(run.shortestMs), took)
      run.longestMs = Math.max(Number(run.longestMs), took)
    } else {
      key = itsKey
      const times = { shortestMs: took, longestMs: took }
      const from = { sentAfter, firstSentMs: ms, lastSentMs: ms }
      runs.push({ ...from, ...told, n: 1, keys: value, ...times, offset })
    }
  }
  return runs
}
