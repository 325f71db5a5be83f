// What a producer's process holds: its settings, its accumulator, its requests, and where its application thread stands.
import type { Acks, Compression, EndpointId, Us } from '../../kafka/terms.ts'
import type { ClientNetwork } from '../client/ClientNetwork.ts'
import { cloneData, copyWith, orBefore } from '../kernel/cloneData.ts'
import { cloneAccumulator, type RecordAccumulator } from './recordAccumulator.ts'

export interface ProducerMemory {
  readonly id: EndpointId
  readonly life: number
  readonly settings: ProducerSettings
  readonly network: ClientNetwork
  readonly accumulator: RecordAccumulator
  /** What each request in flight is about. */
  readonly requests: Map<
    number,
    { readonly api: 'Produce' | 'InitProducerId'; readonly batches: readonly number[] }
  >
  /** Requests in flight by connection. */
  readonly inFlight: Map<number, number>
  /** Timestamps of the records of each batch, ms, in order. */
  readonly times: Map<number, number[]>
  /** Sources whose next record is due, while the application thread is blocked or paused. */
  readonly overdue: number[]
  blocked: BlockedSend | null
  /** When the sender thread wakes next; earlier wake-ups that are overtaken are ignored. */
  senderAt: Us
  /** When the next batch may run out of time. */
  expiryAt: Us
  readonly roundRobin: Map<string, number>
  /** Instants the next record of each source is due. */
  readonly dueAt: Map<number, Us>
  paused: boolean
}

export interface BlockedSend {
  readonly source: number
  readonly number: number
  readonly since: Us
  readonly until: Us
  readonly why: 'metadata' | 'memory'
  readonly event: number
  /** Bytes the pool gave while it waited. */
  heldBytes: number
}

export interface ProducerSettings {
  readonly acks: Acks
  readonly idempotent: boolean
  readonly compression: Compression
  readonly maxBlockUs: Us
  readonly maxRequestBytes: number
  readonly bufferBytes: number
  readonly maxInFlight: number
  readonly retries: number
  readonly requestTimeoutMs: number
  readonly deliveryTimeoutUs: Us
  readonly ignoreKeys: boolean
  readonly roundRobin: boolean
}

/** A copy for a keyframe; what is as in `before`, an earlier copy, is shared with it. */
export function cloneProducer(memory: ProducerMemory, before?: ProducerMemory): ProducerMemory {
  const accumulator = cloneAccumulator(memory.accumulator, before?.accumulator)
  // The accumulator is copied apart: a batch in several of its lists stays one.
  const rest = cloneData(copyWith(memory, { accumulator: NO_ACCUMULATOR }), before)
  return orBefore(copyWith(rest, { accumulator }), before)
}

const NO_ACCUMULATOR = Object.freeze({}) as RecordAccumulator
