// What a record says: key, value and headers, derived from (source, number) and never stored.

import { stringByteLength } from '../kafka/records/serializers.ts'
import type { KeySpec, RecordSpec, Workload } from '../scenario/Scenario.ts'
import { hashDraw } from './hashDraw.ts'

/** The source of what brokers write of their own into internal topics; its records stand in `ownRecords`. */
export const OWN_SOURCE = 65_535

/** Records read from a person's file, in the order of its lines. */
export interface FileRecords {
  readonly keys: readonly (string | null)[]
  readonly values: readonly string[]
  readonly keyBytes: readonly number[]
  readonly valueBytes: readonly number[]
}

/** A record but for its value. */
export interface RecordShape {
  readonly key: string | null
  readonly headers: readonly (readonly [string, string])[]
  /** -1 = null. */
  readonly keyBytes: number
  readonly valueBytes: number
  readonly partition: number
}

export interface RecordContent extends RecordShape {
  readonly value: string | null
}

/** What is needed to tell a record's content. */
export interface ContentSource {
  readonly id: string
  readonly workload: Workload
}

const NO_HEADERS: readonly (readonly [string, string])[] = Object.freeze([])
const DEFAULT_VALUE_BYTES = 100

/** The content of a record of a source. */
export function recordContent(
  seed: number,
  source: ContentSource,
  number: number,
  files: ReadonlyMap<string, FileRecords>,
): RecordContent {
  const shape = recordShape(seed, source, number, files)
  return { ...shape, value: valueIn(source, number, shape.valueBytes, files) }
}

function valueIn(
  { id, workload }: ContentSource,
  number: number,
  bytes: number,
  files: ReadonlyMap<string, FileRecords>,
): string | null {
  if (workload.type === 'rate') return filler(id, number, bytes)
  if (workload.type === 'list') return listedValue(workload.records[number])
  return files.get(workload.file)?.values[number] ?? null
}

/** What a producer has to know of a record: all but what its value says. */
export function recordShape(
  seed: number,
  source: ContentSource,
  number: number,
  files: ReadonlyMap<string, FileRecords>,
): RecordShape {
  const { workload } = source
  const partition = workload.partition ?? -1
  if (workload.type === 'list') return listed(workload.records[number], partition)
  if (workload.type === 'rate') {
    const key = keyOf(seed, source.id, workload.keys, number)
    const valueBytes = workload.valueBytes ?? DEFAULT_VALUE_BYTES
    return { key, headers: NO_HEADERS, keyBytes: sizeOf(key), valueBytes, partition }
  }
  const file = files.get(workload.file)
  return {
    key: file?.keys[number] ?? null,
    headers: NO_HEADERS,
    keyBytes: file?.keyBytes[number] ?? -1,
    valueBytes: file?.valueBytes[number] ?? -1,
    partition,
  }
}

/** How many records a source has in all; Infinity = no end. */
export function recordCount(workload: Workload, files: ReadonlyMap<string, FileRecords>): number {
  if (workload.type === 'rate') return workload.limit ?? Number.POSITIVE_INFINITY
  if (workload.type === 'list') return workload.records.length
  return files.get(workload.file)?.values.length ?? 0
}

function listed(spec: RecordSpec | undefined, partition: number): RecordShape {
  const key = spec?.key ?? null
  return {
    key,
    headers: spec?.headers ?? NO_HEADERS,
    keyBytes: sizeOf(key),
    valueBytes: sizeOf(listedValue(spec)),
    partition: spec?.partition ?? partition,
  }
}

function listedValue(spec: RecordSpec | undefined): string | null {
  return spec?.value === undefined ? '' : spec.value
}

function sizeOf(text: string | null): number {
  return text === null ? -1 : stringByteLength(text)
}

/** A value of exactly so many bytes that still says whose it is. */
function filler(id: string, number: number, bytes: number): string {
  const text = `${id} #${number}`
  return text.length >= bytes ? text.slice(0, bytes) : text + '.'.repeat(bytes - text.length)
}

/** The key of a record of a rate; null without keys. */
export function keyOf(
  seed: number,
  id: string,
  keys: KeySpec | undefined,
  number: number,
): string | null {
  if (!keys || keys.type === 'none') return null
  if (keys.type === 'list') {
    if (!keys.weights) return keys.keys[number % keys.keys.length] ?? null
    return keys.keys[weighted(keys.weights, hashDraw(seed, `key/${id}`, number))] ?? null
  }
  const draw = hashDraw(seed, `key/${id}`, number)
  if (keys.draw === 'zipf') return `${keys.prefix}${zipf(keys.count, draw)}`
  return `${keys.prefix}${Math.floor((draw / 4_294_967_296) * keys.count)}`
}

function weighted(weights: readonly number[], draw: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  let left = Math.floor((draw / 4_294_967_296) * total)
  for (const [index, weight] of weights.entries()) {
    left -= weight
    if (left < 0) return index
  }
  return weights.length - 1
}

/** Rank r has weight 1 / (r + 1), in whole numbers. */
function zipf(count: number, draw: number): number {
  const scale = 1_000_000
  let total = 0
  for (let rank = 1; rank <= count; rank++) total += Math.floor(scale / rank)
  let left = Math.floor((draw / 4_294_967_296) * total)
  for (let rank = 1; rank <= count; rank++) {
    left -= Math.floor(scale / rank)
    if (left < 0) return rank - 1
  }
  return count - 1
}
