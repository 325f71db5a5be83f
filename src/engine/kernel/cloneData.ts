// Copies plain data for a keyframe. What is frozen is immutable and shared; logs share their rows.
import { cloneLog, type Log } from '../../trace/log/Log.ts'

/** A deep copy of arrays, maps and plain objects; frozen objects and typed arrays are shared. */
export function cloneData<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (Array.isArray(value)) return cloneArray(value) as T
  if (value instanceof Map) return cloneMap(value) as T
  if (value instanceof Set) return new Set(value) as T
  if (ArrayBuffer.isView(value)) return value
  if (isLog(value)) return cloneLog(value) as T
  return cloneObject(value as Record<string, unknown>) as T
}

function cloneArray(from: readonly unknown[]): unknown[] {
  const to = new Array(from.length)
  for (let index = 0; index < from.length; index++) to[index] = cloneData(from[index])
  return to
}

function cloneMap(from: ReadonlyMap<unknown, unknown>): Map<unknown, unknown> {
  const to = new Map()
  for (const [key, value] of from) to.set(key, cloneData(value))
  return to
}

function cloneObject(from: Record<string, unknown>): Record<string, unknown> {
  const to: Record<string, unknown> = {}
  for (const key in from) to[key] = cloneData(from[key])
  return to
}

function isLog(value: object): value is Log {
  return 'chunks' in value && 'lastRows' in value
}
