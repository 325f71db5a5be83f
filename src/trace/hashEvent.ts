// The trace hash: two running 32-bit halves over every numbered event, the same in Node and every browser.
import type { ClusterState } from './ClusterState.ts'
import { hashText } from './hashDraw.ts'
import type { TraceEvent } from './TraceEvent.ts'

/** Folds an event into the state's hash. */
export function hashEvent(state: ClusterState, event: TraceEvent): void {
  step(state, hashText(event.type))
  number(state, event.at)
  number(state, event.cause)
  switch (event.type) {
    case 'RecordQueued':
      number(state, event.number)
      number(state, event.batch)
      number(state, event.bytes)
      step(state, hashText(event.partition))
      return
    case 'MessageSent':
      number(state, event.message.id)
      number(state, event.message.arrivesAt)
      number(state, event.message.bytes)
      step(state, hashText(event.message.api))
      return
    case 'MessageArrived':
      number(state, event.message)
      return
    case 'RequestParked':
      number(state, event.message)
      number(state, event.until)
      return
    case 'RecordsAppended':
      number(state, event.batch.baseOffset)
      number(state, event.batch.bytes)
      step(state, hashText(event.partition))
      for (const part of event.batch.runs) number(state, part)
      return
    case 'HighWatermarkAdvanced':
      number(state, event.to)
      step(state, hashText(event.partition))
      return
    case 'BatchesSent':
    case 'FetchSent':
      number(state, event.message)
      return
    case 'RequestsInFlight':
      number(state, event.inFlight)
      return
    case 'BatchAcked':
      number(state, event.batch)
      number(state, event.baseOffset)
      return
    case 'FetchReturned':
      number(state, event.message)
      for (const answer of event.partitions) number(state, answer.to)
      return
    case 'RecordsDelivered':
      number(state, event.poll)
      for (const range of event.ranges) number(state, range.to)
      return
    case 'WorkDone':
      number(state, event.count)
      return
    default:
      value(state, event, 0)
  }
}

/** The hash as sixteen hex digits. */
export function hashText16(state: ClusterState): string {
  const half = (value: number) => (value >>> 0).toString(16).padStart(8, '0')
  return half(state.hashA) + half(state.hashB)
}

function step(state: ClusterState, word: number): void {
  const a = Math.imul(state.hashA ^ word, 0x85ebca6b)
  state.hashA = a ^ (a >>> 15)
  const b = Math.imul(state.hashB + word, 0xc2b2ae35)
  state.hashB = b ^ (b >>> 13)
}

function number(state: ClusterState, value: number): void {
  step(state, value | 0)
  if (value > 0x7fffffff || value < -0x80000000) step(state, Math.floor(value / 4_294_967_296) | 0)
}

/** Values that are deeper than this, such as whole images, are told by the events that made them. */
const DEEPEST = 3

function value(state: ClusterState, of: unknown, depth: number): void {
  if (typeof of === 'number') number(state, of)
  else if (typeof of === 'string') step(state, hashText(of))
  else if (typeof of === 'boolean') step(state, of ? 1 : 2)
  else if (typeof of === 'object' && of !== null && depth < DEEPEST && !(of instanceof Map)) {
    for (const key in of) value(state, (of as Record<string, unknown>)[key], depth + 1)
  }
}
