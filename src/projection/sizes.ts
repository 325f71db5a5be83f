// Which sizes are exact, and which only an estimate: what a codec makes of records depends on bytes that are not simulated.
import type { FetchResponse } from '../kafka/protocol/Fetch.ts'
import type { ProduceRequest } from '../kafka/protocol/Produce.ts'
import { type Compression, partitionName } from '../kafka/terms.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Chunk } from '../trace/log/Chunk.ts'
import { eachBatch, type Log } from '../trace/log/Log.ts'
import type { Message } from '../trace/Message.ts'
import { inspectorWords as words } from '../words/en/inspector.ts'

interface SizeText {
  readonly value: string
  /** Why it is an estimate; absent for an exact size. */
  readonly about?: string
}

/** A size as it is shown: an estimate begins with ≈ and says why it is one. */
export function sizeText(bytes: number, estimated: boolean): SizeText {
  if (!estimated) return { value: words.bytes(bytes) }
  return { value: words.estimate(words.bytes(bytes)), about: words.estimated }
}

/** Chunks only grow, so each row is looked at once: the first compressed row among those looked at. */
const looked = new WeakMap<Chunk, { readonly rows: number; readonly first: number }>()

/** Whether any batch of a log is compressed. */
export function holdsCompressed(log: Log): boolean {
  for (let index = log.chunkCount - 1; index >= 0; index--) {
    const chunk = log.chunks[index]
    if (chunk === undefined) continue
    const rows = index === log.chunkCount - 1 ? log.lastRows : chunk.filled
    if (firstCompressed(chunk, rows) < rows) return true
  }
  return false
}

function firstCompressed(chunk: Chunk, rows: number): number {
  const known = looked.get(chunk) ?? { rows: 0, first: Number.POSITIVE_INFINITY }
  if (known.first < known.rows || rows <= known.rows) return known.first
  const found = chunk.codec.subarray(known.rows, rows).findIndex((codec) => codec > 0)
  const first = found < 0 ? known.first : known.rows + found
  looked.set(chunk, { rows, first })
  return first
}

/** Whether a message carries a compressed batch: as it was produced, or as the log that answers holds it. */
export function carriesCompressed(message: Message, state: ClusterState): boolean {
  if (message.body === null) return false
  if (message.api === 'Produce' && message.kind === 'request') {
    const { batches } = message.body as ProduceRequest
    return batches.some(({ compression }) => isCompressed(compression))
  }
  if (message.api !== 'Fetch' || message.kind !== 'response') return false
  const { partitions } = message.body as FetchResponse
  return partitions.some(({ topic, partition, from, to }) =>
    isCompressedBetween(state, partitionName(topic, partition), from, to),
  )
}

function isCompressedBetween(state: ClusterState, name: string, from: number, to: number): boolean {
  let found = false
  for (const { replicas } of state.nodes) {
    const log = replicas.find((replica) => replica.name === name)?.log
    if (log === undefined) continue
    eachBatch(log, from, to, ({ compression }) => {
      found ||= isCompressed(compression)
      return !found
    })
  }
  return found
}

const isCompressed = (compression: Compression): boolean => compression !== 'none'
