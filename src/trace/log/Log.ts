// One replica's log: batches in offset order. Truncation and the log start are two numbers; rows are shared (see Chunk.ts),
// and so is the list of chunks: a copy of a log costs the same whether it holds ten records or ten million.

import type { StoredBatch } from '../../kafka/records/StoredBatch.ts'
import { assert, COMPRESSIONS, type Compression } from '../../kafka/terms.ts'
import { beginEpoch } from './beginEpoch.ts'
import {
  at,
  CHUNK_ROWS,
  type Chunk,
  copyChunk,
  createChunk,
  fits,
  isRow,
  numberAt,
  runsAt,
  sourceAt,
  writeRow,
} from './Chunk.ts'

export interface Log {
  /** Shared by copies of the log; those behind `chunkCount` belong to others. */
  chunks: readonly Chunk[]
  /** How many of them are this log's. */
  chunkCount: number
  /** Rows of its last chunk that belong to this log. */
  lastRows: number
  startOffset: number
  /** Exclusive: the offset the next record gets. */
  endOffset: number
  /** Bytes of all batches. */
  bytes: number
  /** Producer ids and epochs seen, by the index rows hold; row 0 = none. */
  readonly producers: { readonly id: number; readonly epoch: number }[]
  /** (leader epoch, first offset) pairs, oldest first. */
  epochs: { readonly epoch: number; readonly startOffset: number }[]
}

/** A batch as it stands in a log. */
export interface LogBatch {
  readonly baseOffset: number
  readonly lastOffset: number
  readonly count: number
  /** Its records in order, as triples: source, first number, how many from there. */
  readonly runs: readonly number[]
  readonly bytes: number
  readonly leaderEpoch: number
  readonly baseTimestampMs: number
  readonly maxTimestampMs: number
  readonly producerId: number
  readonly producerEpoch: number
  readonly baseSequence: number
  readonly compression: Compression
  readonly event: number
}

/** A record as it stands in a log. */
export interface LogRecord {
  readonly offset: number
  readonly source: number
  readonly number: number
  readonly timestampMs: number
  readonly leaderEpoch: number
  readonly baseOffset: number
  readonly event: number
}

export function createLog(): Log {
  return {
    chunks: [],
    chunkCount: 0,
    lastRows: 0,
    startOffset: 0,
    endOffset: 0,
    bytes: 0,
    producers: [{ id: -1, epoch: -1 }],
    epochs: [],
  }
}

/** A log that goes its own way from here; rows and lists of chunks stay shared. */
export function cloneLog(log: Log): Log {
  return {
    chunks: log.chunks,
    chunkCount: log.chunkCount,
    lastRows: log.lastRows,
    startOffset: log.startOffset,
    endOffset: log.endOffset,
    bytes: log.bytes,
    producers: log.producers.slice(),
    epochs: log.epochs.slice(),
  }
}

/** Whether two copies of one log hold the same. */
export function isSameLog(a: Log, b: Log): boolean {
  return (
    a.chunks === b.chunks &&
    a.chunkCount === b.chunkCount &&
    a.lastRows === b.lastRows &&
    a.startOffset === b.startOffset &&
    a.endOffset === b.endOffset &&
    a.producers.length === b.producers.length &&
    a.epochs.length === b.epochs.length &&
    a.epochs.every((entry, index) => entry === b.epochs[index])
  )
}

/** Appends at the log's end; the batch's base offset must be it. */
export function appendBatch(log: Log, batch: StoredBatch): void {
  assert(
    batch.baseOffset === log.endOffset,
    `append at ${batch.baseOffset}, log ends at ${log.endOffset}`,
  )
  const producer = producerIndex(log, batch.producerId, batch.producerEpoch)
  let chunk = log.chunks[log.chunkCount - 1]
  if (!chunk || isFull(log, chunk) || !fits(chunk, batch)) chunk = addChunk(log, batch, producer)
  if (log.lastRows === chunk.filled) writeRow(chunk, batch, producer)
  else if (!isRow(chunk, log.lastRows, batch, producer)) {
    chunk = leaveSharedChunk(log, chunk)
    writeRow(chunk, batch, producer)
  }
  log.lastRows++
  log.endOffset = batch.baseOffset + batch.count
  log.bytes += batch.bytes
  const latest = log.epochs[log.epochs.length - 1]
  if (!latest || latest.epoch !== batch.leaderEpoch)
    beginEpoch(log, batch.leaderEpoch, batch.baseOffset)
}

/** Whether the log's last chunk takes no more rows: it has as many as may be, or all of a chunk that others went on from. */
function isFull(log: Log, chunk: Chunk): boolean {
  return log.lastRows === CHUNK_ROWS || (chunk.closed && log.lastRows === chunk.filled)
}

/** The chunk behind the last: the one that stands there already when a replay comes by, else a new one. */
function addChunk(log: Log, batch: StoredBatch, producer: number): Chunk {
  closeLast(log)
  const known = log.chunks[log.chunkCount]
  const isKnown = known?.baseOffset === batch.baseOffset && isRow(known, 0, batch, producer)
  const chunk = isKnown && known ? known : createChunk(batch)
  // A list that others read beyond this log's end is theirs; one that ends here grows for all.
  if (!known) (log.chunks as Chunk[]).push(chunk)
  else if (!isKnown) log.chunks = [...log.chunks.slice(0, log.chunkCount), chunk]
  log.chunkCount++
  log.lastRows = 0
  return chunk
}

/** A chunk that is not the last belongs to a log with all its rows. */
function closeLast(log: Log): void {
  let last = log.chunks[log.chunkCount - 1]
  if (last && log.lastRows < last.filled) last = leaveSharedChunk(log, last)
  if (last) last.closed = true
}

/** The log's own copy of its last chunk, with no more rows than it has. */
function leaveSharedChunk(log: Log, chunk: Chunk): Chunk {
  const own = copyChunk(chunk, log.lastRows)
  log.chunks = [...log.chunks.slice(0, log.chunkCount - 1), own]
  return own
}

/** Cuts every batch that reaches beyond the offset; the log then ends at the end of the last whole batch at or below it. */
export function truncateTo(log: Log, offset: number): void {
  while (log.chunkCount > 0) {
    const chunk = log.chunks[log.chunkCount - 1] as Chunk
    while (log.lastRows > 0 && endOf(chunk, log.lastRows - 1) > offset) {
      log.lastRows--
      log.bytes -= at(chunk.bytes, log.lastRows)
      log.endOffset = chunk.baseOffset + at(chunk.offset, log.lastRows)
    }
    if (log.lastRows > 0 || log.chunkCount === 1) break
    log.chunkCount--
    log.lastRows = (log.chunks[log.chunkCount - 1] as Chunk).filled
  }
  if (log.lastRows === 0) {
    log.chunkCount = 0
    log.endOffset = log.startOffset
  }
  log.epochs = log.epochs.filter((entry) => entry.startOffset < log.endOffset)
}

/** Drops everything and begins anew at an offset (UnifiedLog.truncateFullyAndStartAt). */
export function restartAt(log: Log, offset: number): void {
  log.chunks = []
  log.chunkCount = 0
  log.lastRows = 0
  log.bytes = 0
  log.startOffset = offset
  log.endOffset = offset
  log.epochs = []
}

function endOf(chunk: Chunk, row: number): number {
  return chunk.baseOffset + at(chunk.offset, row) + at(chunk.count, row)
}

function rowsOf(log: Log, index: number): number {
  return index === log.chunkCount - 1 ? log.lastRows : (log.chunks[index] as Chunk).filled
}

function producerIndex(log: Log, id: number, epoch: number): number {
  if (id < 0) return 0
  for (let index = log.producers.length - 1; index > 0; index--) {
    const known = log.producers[index]
    if (known && known.id === id && known.epoch === epoch) return index
  }
  log.producers.push({ id, epoch })
  return log.producers.length - 1
}

/** Batches that hold any offset in [from, to), in order; visit may return false to stop. */
export function eachBatch(
  log: Log,
  from: number,
  to: number,
  visit: (batch: LogBatch) => unknown,
): void {
  const start = Math.max(from, log.startOffset)
  if (start >= Math.min(to, log.endOffset)) return
  for (let index = chunkOf(log, start); index < log.chunkCount; index++) {
    const chunk = log.chunks[index] as Chunk
    const rows = rowsOf(log, index)
    for (
      let row = index === chunkOf(log, start) ? rowOf(chunk, rows, start) : 0;
      row < rows;
      row++
    ) {
      if (chunk.baseOffset + at(chunk.offset, row) >= Math.min(to, log.endOffset)) return
      if (visit(batchOf(log, chunk, row)) === false) return
    }
  }
}

/** The batches at offsets [from, to) as they are stored: what a follower copies. */
export function storedBatches(log: Log, from: number, to: number): StoredBatch[] {
  const batches: StoredBatch[] = []
  if (from >= to || log.chunkCount === 0) return batches
  const first = chunkOf(log, from)
  for (let index = first; index < log.chunkCount; index++) {
    const chunk = log.chunks[index] as Chunk
    const rows = rowsOf(log, index)
    for (let row = index === first ? rowOf(chunk, rows, from) : 0; row < rows; row++) {
      if (chunk.baseOffset + at(chunk.offset, row) >= to) return batches
      batches.push(storedBatch(log, chunk, row))
    }
  }
  return batches
}

function storedBatch(log: Log, chunk: Chunk, row: number): StoredBatch {
  const { baseOffset, count, runs, bytes, leaderEpoch, baseTimestampMs, ...rest } = batchOf(
    log,
    chunk,
    row,
  )
  const start = at(chunk.offset, row)
  const deltas = Array.from(chunk.deltas.subarray(start, start + count))
  return Object.freeze({
    baseOffset,
    count,
    runs: Object.freeze(runs),
    bytes,
    leaderEpoch,
    baseTimestampMs,
    deltasMs: deltas.some((delta) => delta > 0) ? Object.freeze(deltas) : null,
    producerId: rest.producerId,
    producerEpoch: rest.producerEpoch,
    baseSequence: rest.baseSequence,
    codec: at(chunk.codec, row),
    event: rest.event,
  })
}

/** Bytes and end of the batches a fetch from `offset` gets: whole batches up to maxBytes, at least one. */
export function readFrom(
  log: Log,
  offset: number,
  end: number,
  maxBytes: number,
): { to: number; bytes: number } {
  let to = offset
  let bytes = 0
  const first = chunkOf(log, offset)
  for (let index = first; index < log.chunkCount; index++) {
    const chunk = log.chunks[index] as Chunk
    const rows = rowsOf(log, index)
    for (let row = index === first ? rowOf(chunk, rows, offset) : 0; row < rows; row++) {
      const batchEnd = endOf(chunk, row)
      if (batchEnd > end) return { to, bytes }
      const size = at(chunk.bytes, row)
      if (bytes > 0 && bytes + size > maxBytes) return { to, bytes }
      to = batchEnd
      bytes += size
    }
  }
  return { to, bytes }
}

/** The record at an offset within the log; undefined outside. */
export function recordAt(log: Log, offset: number): LogRecord | undefined {
  if (offset < log.startOffset || offset >= log.endOffset) return undefined
  const index = chunkOf(log, offset)
  const chunk = log.chunks[index] as Chunk
  const row = rowOf(chunk, rowsOf(log, index), offset)
  const place = offset - chunk.baseOffset - at(chunk.offset, row)
  return {
    offset,
    source: sourceAt(chunk, row, place),
    number: numberAt(chunk, row, place),
    timestampMs: chunk.baseMs + at(chunk.ms, row) + at(chunk.deltas, at(chunk.offset, row) + place),
    leaderEpoch: at(chunk.epoch, row),
    baseOffset: chunk.baseOffset + at(chunk.offset, row),
    event: chunk.baseEvent + at(chunk.event, row),
  }
}

/** The first record whose timestamp is at or after the target (ListOffsets by timestamp); undefined = none. */
export function firstAtOrAfter(
  log: Log,
  timestampMs: number,
  below: number,
): LogRecord | undefined {
  for (let index = 0; index < log.chunkCount; index++) {
    const chunk = log.chunks[index] as Chunk
    if (chunk.baseMs + chunk.maxMs < timestampMs) continue
    const rows = rowsOf(log, index)
    const last = rows === 0 ? chunk.baseOffset : endOf(chunk, rows - 1)
    for (
      let offset = Math.max(chunk.baseOffset, log.startOffset);
      offset < Math.min(last, below);
      offset++
    ) {
      const record = recordAt(log, offset)
      if (record && record.timestampMs >= timestampMs) return record
    }
  }
  return undefined
}

function batchOf(log: Log, chunk: Chunk, row: number): LogBatch {
  const count = at(chunk.count, row)
  const baseOffset = chunk.baseOffset + at(chunk.offset, row)
  const baseTimestampMs = chunk.baseMs + at(chunk.ms, row)
  const start = at(chunk.offset, row)
  let latest = 0
  for (let index = 0; index < count; index++)
    latest = Math.max(latest, at(chunk.deltas, start + index))
  const producer = log.producers[at(chunk.producer, row)] ?? { id: -1, epoch: -1 }
  return {
    baseOffset,
    lastOffset: baseOffset + count - 1,
    count,
    runs:
      (chunk.identities?.[start] ?? 0) > 0
        ? runsAt(chunk, row)
        : [at(chunk.source, row), at(chunk.first, row), count],
    bytes: at(chunk.bytes, row),
    leaderEpoch: at(chunk.epoch, row),
    baseTimestampMs,
    maxTimestampMs: baseTimestampMs + latest,
    producerId: producer.id,
    producerEpoch: producer.epoch,
    baseSequence: at(chunk.sequence, row),
    compression: COMPRESSIONS[at(chunk.codec, row)] ?? 'none',
    event: chunk.baseEvent + at(chunk.event, row),
  }
}

/** Index of the chunk that holds the offset, or the last chunk. */
function chunkOf(log: Log, offset: number): number {
  let low = 0
  let high = log.chunkCount - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((log.chunks[middle] as Chunk).baseOffset <= offset) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}

/** Row of the batch that holds the offset. */
function rowOf(chunk: Chunk, rows: number, offset: number): number {
  let low = 0
  let high = rows - 1
  const relative = offset - chunk.baseOffset
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(chunk.offset, middle) <= relative) low = middle
    else high = middle - 1
  }
  return Math.max(low, 0)
}
