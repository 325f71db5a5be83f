// What a copy costs: a count of the bytes it does not share with an earlier one, by what such things were measured to take.

const OBJECT_BYTES = 28
const FIELD_BYTES = 10
const LIST_BYTES = 56
const MAP_BYTES = 240
const ENTRY_BYTES = 40
/** A number that is no 32-bit integer has a place of its own: times in µs from minute 36 on. */
const NUMBER_BYTES = 16
const LOG_BYTES = 200

/**
 * Bytes of lists, maps and plain objects that are not part of `before`; a frozen part counts where it came since, and once,
 * however many hold it.
 */
export function dataBytes(value: unknown, before?: unknown, counted = new Set<unknown>()): number {
  if (typeof value === 'number') return (value | 0) === value ? 0 : NUMBER_BYTES
  if (typeof value !== 'object' || value === null || value === before) return 0
  if (ArrayBuffer.isView(value)) return 0
  if (Object.isFrozen(value)) {
    if (counted.has(value)) return 0
    counted.add(value)
  }
  if (Array.isArray(value)) return listBytes(value, Array.isArray(before) ? before : [], counted)
  if (value instanceof Map)
    return mapBytes(value, before instanceof Map ? before : new Map(), counted)
  return objectBytes(value as Data, (before ?? {}) as Data, counted)
}

type Data = Readonly<Record<string, unknown>>

function listBytes(
  list: readonly unknown[],
  before: readonly unknown[],
  counted: Set<unknown>,
): number {
  let bytes = LIST_BYTES + FIELD_BYTES * list.length
  for (let index = 0; index < list.length; index++)
    bytes += dataBytes(list[index], before[index], counted)
  return bytes
}

function mapBytes(
  map: ReadonlyMap<unknown, unknown>,
  before: ReadonlyMap<unknown, unknown>,
  counted: Set<unknown>,
): number {
  let bytes = MAP_BYTES + ENTRY_BYTES * map.size
  for (const [key, item] of map) bytes += dataBytes(item, before.get(key), counted)
  return bytes
}

function objectBytes(of: Data, before: Data, counted: Set<unknown>): number {
  // Chunks of a log are shared by all keyframes, its list of them is not.
  if ('chunks' in of) return LOG_BYTES + FIELD_BYTES * (of.chunks as readonly unknown[]).length
  let bytes = OBJECT_BYTES
  for (const key in of) bytes += FIELD_BYTES + dataBytes(of[key], before[key], counted)
  return bytes
}
