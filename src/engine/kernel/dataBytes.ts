// What a copy costs: a rough count of the bytes it does not share with an earlier one.

const OBJECT_BYTES = 24
const FIELD_BYTES = 8
const LIST_BYTES = 48
const MAP_BYTES = 200
const ENTRY_BYTES = 32

/** Bytes of lists, maps and plain objects that are not part of `before`; frozen parts belong to others. */
export function dataBytes(value: unknown, before?: unknown): number {
  if (typeof value !== 'object' || value === null || value === before) return 0
  if (Object.isFrozen(value) || ArrayBuffer.isView(value)) return 0
  if (Array.isArray(value)) return listBytes(value, Array.isArray(before) ? before : [])
  if (value instanceof Map) return mapBytes(value, before instanceof Map ? before : new Map())
  return objectBytes(value as Data, (before ?? {}) as Data)
}

type Data = Readonly<Record<string, unknown>>

function listBytes(list: readonly unknown[], before: readonly unknown[]): number {
  let bytes = LIST_BYTES + FIELD_BYTES * list.length
  for (let index = 0; index < list.length; index++) bytes += dataBytes(list[index], before[index])
  return bytes
}

function mapBytes(
  map: ReadonlyMap<unknown, unknown>,
  before: ReadonlyMap<unknown, unknown>,
): number {
  let bytes = MAP_BYTES + ENTRY_BYTES * map.size
  for (const [key, item] of map) bytes += dataBytes(item, before.get(key))
  return bytes
}

function objectBytes(of: Data, before: Data): number {
  // Chunks of a log are shared by all keyframes.
  if ('chunks' in of) return 160
  let bytes = OBJECT_BYTES
  for (const key in of) bytes += FIELD_BYTES + dataBytes(of[key], before[key])
  return bytes
}
