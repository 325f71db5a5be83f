// A run of batches in columns. Chunks are append-only and shared by logs, replays and keyframes of one run:
// a replay writes the rows that already stand there, so it only checks them; a fork copies first.
// 35 bytes a batch and 2 a record, so that an hour of load fits in a tab.

import type { StoredBatch } from '../../kafka/records/StoredBatch.ts'

/** Batches in one chunk: so many that what the columns themselves cost hardly counts. */
export const CHUNK_ROWS = 4_096

/** Rows a new chunk has room for; it doubles as they fill, so that a quiet partition takes little. */
const FIRST_ROWS = 16

export interface Chunk {
  readonly baseOffset: number
  readonly baseMs: number
  readonly baseEvent: number
  /** Rows written so far, and records in them. */
  filled: number
  records: number
  /** Latest timestamp in the chunk, ms after baseMs. */
  maxMs: number
  offset: Uint32Array
  count: Uint32Array
  source: Uint16Array
  epoch: Uint16Array
  first: Uint32Array
  bytes: Uint32Array
  ms: Int32Array
  event: Uint32Array
  producer: Uint16Array
  sequence: Int32Array
  codec: Uint8Array
  /** Per record: ms after its batch's base timestamp. */
  deltas: Uint16Array
  /** Source and number of each record of batches with several runs, plus one; 0 = the batch has one run. */
  identities: Float64Array | null
  /** A log went on in another chunk: no row is added any more. */
  closed: boolean
}

const LARGEST_DELTA_MS = 65_535
const LARGEST_SPAN = 2_147_483_000

export function createChunk(batch: StoredBatch): Chunk {
  return {
    baseOffset: batch.baseOffset,
    baseMs: batch.baseTimestampMs,
    baseEvent: batch.event,
    filled: 0,
    records: 0,
    maxMs: 0,
    offset: new Uint32Array(FIRST_ROWS),
    count: new Uint32Array(FIRST_ROWS),
    source: new Uint16Array(FIRST_ROWS),
    epoch: new Uint16Array(FIRST_ROWS),
    first: new Uint32Array(FIRST_ROWS),
    bytes: new Uint32Array(FIRST_ROWS),
    ms: new Int32Array(FIRST_ROWS),
    event: new Uint32Array(FIRST_ROWS),
    producer: new Uint16Array(FIRST_ROWS),
    sequence: new Int32Array(FIRST_ROWS),
    codec: new Uint8Array(FIRST_ROWS),
    deltas: new Uint16Array(FIRST_ROWS),
    identities: null,
    closed: false,
  }
}

/** Room for twice as many rows. */
function growRows(chunk: Chunk): void {
  const rows = Math.min(CHUNK_ROWS, chunk.offset.length * 2)
  chunk.offset = grown(chunk.offset, new Uint32Array(rows))
  chunk.count = grown(chunk.count, new Uint32Array(rows))
  chunk.source = grown(chunk.source, new Uint16Array(rows))
  chunk.epoch = grown(chunk.epoch, new Uint16Array(rows))
  chunk.first = grown(chunk.first, new Uint32Array(rows))
  chunk.bytes = grown(chunk.bytes, new Uint32Array(rows))
  chunk.ms = grown(chunk.ms, new Int32Array(rows))
  chunk.event = grown(chunk.event, new Uint32Array(rows))
  chunk.producer = grown(chunk.producer, new Uint16Array(rows))
  chunk.sequence = grown(chunk.sequence, new Int32Array(rows))
  chunk.codec = grown(chunk.codec, new Uint8Array(rows))
}

function grown<T extends { set(from: ArrayLike<number>): void }>(
  from: ArrayLike<number>,
  into: T,
): T {
  into.set(from)
  return into
}

/** Whether the batch fits the chunk's narrow columns; if not, a new chunk begins with it. */
export function fits(chunk: Chunk, batch: StoredBatch): boolean {
  const ms = batch.baseTimestampMs - chunk.baseMs
  return (
    ms > -LARGEST_SPAN && ms < LARGEST_SPAN && batch.baseOffset - chunk.baseOffset < LARGEST_SPAN
  )
}

/** A private copy of the first rows, for a log whose history differs from here on. */
export function copyChunk(chunk: Chunk, rows: number): Chunk {
  const last = rows - 1
  const records = rows === 0 ? 0 : at(chunk.offset, last) + at(chunk.count, last)
  return {
    ...chunk,
    filled: rows,
    records,
    offset: chunk.offset.slice(),
    count: chunk.count.slice(),
    source: chunk.source.slice(),
    epoch: chunk.epoch.slice(),
    first: chunk.first.slice(),
    bytes: chunk.bytes.slice(),
    ms: chunk.ms.slice(),
    event: chunk.event.slice(),
    producer: chunk.producer.slice(),
    sequence: chunk.sequence.slice(),
    codec: chunk.codec.slice(),
    deltas: chunk.deltas.slice(),
    // Behind the copied rows there may be records of another history.
    identities: chunk.identities ? chunk.identities.slice().fill(0, records) : null,
    closed: false,
  }
}

/** Writes the next row. */
export function writeRow(chunk: Chunk, batch: StoredBatch, producer: number): void {
  const row = chunk.filled
  const records = chunk.records
  if (row === chunk.offset.length) growRows(chunk)
  chunk.offset[row] = batch.baseOffset - chunk.baseOffset
  chunk.count[row] = batch.count
  chunk.source[row] = batch.runs[0] ?? 0
  chunk.epoch[row] = batch.leaderEpoch
  chunk.first[row] = batch.runs[1] ?? 0
  chunk.bytes[row] = batch.bytes
  chunk.ms[row] = batch.baseTimestampMs - chunk.baseMs
  chunk.event[row] = batch.event - chunk.baseEvent
  chunk.producer[row] = producer
  chunk.sequence[row] = batch.baseSequence
  chunk.codec[row] = batch.codec
  growRecords(chunk, records + batch.count)
  for (let index = 0; index < batch.count; index++) {
    const delta = Math.min(batch.deltasMs?.[index] ?? 0, LARGEST_DELTA_MS)
    chunk.deltas[records + index] = delta
    const ms = batch.baseTimestampMs - chunk.baseMs + delta
    if (ms > chunk.maxMs) chunk.maxMs = ms
  }
  if (batch.runs.length > 3) writeIdentities(chunk, records, batch.runs)
  chunk.filled = row + 1
  chunk.records = records + batch.count
  if (chunk.filled === CHUNK_ROWS) trim(chunk)
}

/** Whether a replay's batch is the one that already stands in this row. */
export function isRow(chunk: Chunk, row: number, batch: StoredBatch, producer: number): boolean {
  return (
    chunk.offset[row] === batch.baseOffset - chunk.baseOffset &&
    chunk.count[row] === batch.count &&
    chunk.source[row] === batch.runs[0] &&
    chunk.first[row] === batch.runs[1] &&
    chunk.epoch[row] === batch.leaderEpoch &&
    chunk.bytes[row] === batch.bytes &&
    chunk.ms[row] === batch.baseTimestampMs - chunk.baseMs &&
    chunk.event[row] === batch.event - chunk.baseEvent &&
    chunk.producer[row] === producer &&
    chunk.sequence[row] === batch.baseSequence &&
    chunk.codec[row] === batch.codec &&
    sameRecords(chunk, row, batch)
  )
}

function sameRecords(chunk: Chunk, row: number, batch: StoredBatch): boolean {
  const start = at(chunk.offset, row)
  for (let index = 0; index < batch.count; index++) {
    if (
      at(chunk.deltas, start + index) !== Math.min(batch.deltasMs?.[index] ?? 0, LARGEST_DELTA_MS)
    )
      return false
  }
  const irregular = (chunk.identities?.[start] ?? 0) > 0
  if (batch.runs.length === 3) return !irregular
  return (
    irregular &&
    identitiesOf(batch.runs).every(
      (identity, index) => chunk.identities?.[start + index] === identity,
    )
  )
}

const SOURCE = 4_294_967_296

/** Number, within its source, of the record at this place of a row. */
export function numberAt(chunk: Chunk, row: number, index: number): number {
  const written = chunk.identities?.[at(chunk.offset, row) + index] ?? 0
  return written > 0 ? (written - 1) % SOURCE : at(chunk.first, row) + index
}

/** Source of the record at this place of a row. */
export function sourceAt(chunk: Chunk, row: number, index: number): number {
  const written = chunk.identities?.[at(chunk.offset, row) + index] ?? 0
  return written > 0 ? Math.floor((written - 1) / SOURCE) : at(chunk.source, row)
}

/** The runs of a row, as the producer sent them. */
export function runsAt(chunk: Chunk, row: number): number[] {
  const runs: number[] = []
  for (let index = 0; index < at(chunk.count, row); index++)
    addRecord(runs, sourceAt(chunk, row, index), numberAt(chunk, row, index))
  return runs
}

function addRecord(runs: number[], source: number, number: number): void {
  const last = runs.length - 3
  if (last >= 0 && runs[last] === source && at(runs, last + 1) + at(runs, last + 2) === number)
    runs[last + 2] = at(runs, last + 2) + 1
  else runs.push(source, number, 1)
}

function identitiesOf(runs: readonly number[]): number[] {
  const identities: number[] = []
  for (let run = 0; run < runs.length; run += 3) {
    for (let k = 0; k < at(runs, run + 2); k++)
      identities.push(at(runs, run) * SOURCE + at(runs, run + 1) + k + 1)
  }
  return identities
}

/** A column's value at a row that exists. */
export function at(column: ArrayLike<number>, row: number): number {
  return column[row] as number
}

function growRecords(chunk: Chunk, needed: number): void {
  if (needed <= chunk.deltas.length) return
  const deltas = new Uint16Array(Math.max(needed, chunk.deltas.length * 2))
  deltas.set(chunk.deltas)
  chunk.deltas = deltas
}

function writeIdentities(chunk: Chunk, records: number, runs: readonly number[]): void {
  const identities = identitiesOf(runs)
  const needed = records + identities.length
  if (!chunk.identities || chunk.identities.length < needed) {
    const grown = new Float64Array(Math.max(needed, chunk.deltas.length))
    if (chunk.identities) grown.set(chunk.identities)
    chunk.identities = grown
  }
  chunk.identities.set(identities, records)
}

function trim(chunk: Chunk): void {
  chunk.deltas = chunk.deltas.slice(0, chunk.records)
  if (chunk.identities) chunk.identities = chunk.identities.slice(0, chunk.records)
}
