// Exact sizes of v2 records and batches, without building them.
// Kafka: DefaultRecord, DefaultRecordBatch, AbstractRecords, ByteUtils (zig-zag variable-length integers).

/** Header of a v2 batch, before its first record. */
export const BATCH_HEADER_BYTES = 61

/** The most a record adds around key, value and headers (DefaultRecord.MAX_RECORD_OVERHEAD). */
const MAX_RECORD_OVERHEAD_BYTES = 21

/** Size of the header section of a record without headers: the count 0. */
export const NO_HEADERS_BYTES = 1

/** What a record's size depends on. */
export interface RecordShape {
  readonly timestampMs: number
  /** Length of the serialized key, −1 = null. */
  readonly keyBytes: number
  /** Length of the serialized value, −1 = null (a tombstone). */
  readonly valueBytes: number
  /** Size of the whole header section, its count included (`headersSizeBytes`). */
  readonly headersBytes: number
}

/** Bytes of an integer as a zig-zag varint or varlong; exact for |value| ≤ 2^52. */
export function varintSizeBytes(value: number): number {
  let zigZag = value < 0 ? -2 * value - 1 : 2 * value
  let bytes = 1
  while (zigZag >= 0x80) {
    zigZag = Math.floor(zigZag / 0x80)
    bytes += 1
  }
  return bytes
}

/** A length and the bytes it announces; −1 (null) is a length alone. */
function withLengthBytes(length: number): number {
  return varintSizeBytes(length) + Math.max(length, 0)
}

/** Size of a header section: the count, then key and value of each, a null value as −1. */
export function headersSizeBytes(
  headers: readonly { readonly keyBytes: number; readonly valueBytes: number }[],
): number {
  let bytes = varintSizeBytes(headers.length)
  for (const header of headers) {
    bytes += withLengthBytes(header.keyBytes) + withLengthBytes(header.valueBytes)
  }
  return bytes
}

/**
 * Size of one record in its batch, its own length field included. `offsetDelta` and `timestampDeltaMs`
 * count from the batch's base offset and base timestamp.
 */
export function recordSizeBytes(
  offsetDelta: number,
  timestampDeltaMs: number,
  keyBytes: number,
  valueBytes: number,
  headersBytes: number = NO_HEADERS_BYTES,
): number {
  const attributes = 1
  const body =
    attributes +
    varintSizeBytes(timestampDeltaMs) +
    varintSizeBytes(offsetDelta) +
    withLengthBytes(keyBytes) +
    withLengthBytes(valueBytes) +
    headersBytes
  return varintSizeBytes(body) + body
}

/**
 * The most one record can take as a batch of its own: what `max.request.size` and `buffer.memory` are
 * compared with, and what a new batch reserves (AbstractRecords.estimateSizeInBytesUpperBound).
 */
export function recordSizeUpperBoundBytes(
  keyBytes: number,
  valueBytes: number,
  headersBytes: number = NO_HEADERS_BYTES,
): number {
  return (
    BATCH_HEADER_BYTES +
    MAX_RECORD_OVERHEAD_BYTES +
    withLengthBytes(keyBytes) +
    withLengthBytes(valueBytes) +
    headersBytes
  )
}

/** Size of an uncompressed v2 batch of these records; an empty list is the bare header. */
export function batchSizeBytes(records: readonly RecordShape[]): number {
  const baseMs = records[0]?.timestampMs ?? 0
  let bytes = BATCH_HEADER_BYTES
  records.forEach((record, i) => {
    const { timestampMs, keyBytes, valueBytes, headersBytes } = record
    bytes += recordSizeBytes(i, timestampMs - baseMs, keyBytes, valueBytes, headersBytes)
  })
  return bytes
}
