// Copies plain data for a keyframe. What is frozen is immutable and shared; logs share their rows; and what is as it was in
// an earlier copy is that copy's own part, so that a keyframe costs only what changed since the one before.

import { cloneLog, isSameLog, type Log } from '../../trace/log/Log.ts'
import { emptyLike } from './emptyLike.ts'

/**
 * A deep copy of arrays, maps and plain objects; frozen objects and typed arrays are shared. Parts that are equal to those
 * of `before`, an earlier copy that nobody changes, are taken from there; without it nothing that may change is shared.
 */
export function cloneData<T>(value: T, before?: unknown): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  if (Array.isArray(value)) return cloneArray(value, before) as T
  if (value instanceof Map) return cloneMap(value, before) as T
  if (value instanceof Set) return new Set(value) as T
  if (ArrayBuffer.isView(value)) return value
  if (isLog(value)) return cloneLogData(value, before) as T
  return cloneObject(value as Data, before) as T
}

type Data = Record<string, unknown>

function cloneArray(from: readonly unknown[], before: unknown): readonly unknown[] {
  const known = Array.isArray(before) ? (before as readonly unknown[]) : undefined
  let isSame = known?.length === from.length
  const to = from.slice()
  for (let index = 0; index < to.length; index++) {
    const item = to[index]
    if (typeof item === 'object' && item !== null) to[index] = cloneData(item, known?.[index])
    if (isSame && to[index] !== known?.[index]) isSame = false
  }
  return isSame && known ? known : to
}

function cloneMap(
  from: ReadonlyMap<unknown, unknown>,
  before: unknown,
): ReadonlyMap<unknown, unknown> {
  const known = before instanceof Map ? (before as ReadonlyMap<unknown, unknown>) : undefined
  let isSame = known?.size === from.size
  const to = new Map()
  const order = isSame ? known?.keys() : undefined
  for (const [key, item] of from) {
    const earlier = known?.get(key)
    const copy = cloneData(item, earlier)
    to.set(key, copy)
    // Maps that hold the same in another order are not the same: the order decides what comes first.
    if (isSame && (copy !== earlier || order?.next().value !== key)) isSame = false
  }
  return isSame && known ? known : to
}

function cloneObject(from: Data, before: unknown): Data {
  const known = isData(before) ? before : undefined
  let isSame = known !== undefined
  const to = emptyLike(from)
  let keys = 0
  for (const key in from) {
    keys++
    const item = from[key]
    const copy = typeof item === 'object' && item !== null ? cloneData(item, known?.[key]) : item
    to[key] = copy
    if (isSame && copy !== known?.[key]) isSame = false
  }
  return isSame && known && countKeys(known) === keys ? known : to
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null
}

function countKeys(of: Data): number {
  let count = 0
  for (const _ in of) count++
  return count
}

function isLog(value: object): value is Log {
  return 'chunks' in value && 'lastRows' in value
}

function cloneLogData(log: Log, before: unknown): Log {
  return isData(before) && isLog(before) && isSameLog(log, before) ? before : cloneLog(log)
}

/** A shallow copy with some parts put in its place. */
export function copyWith<T extends object>(from: T, parts: Partial<T>): T {
  const to = emptyLike(from as Data)
  for (const key in from) to[key] = key in parts ? parts[key] : from[key]
  return to as T
}

/** An object or list just copied, or the earlier one when each of its parts is that one's own. */
export function orBefore<T extends object>(copy: T, before: T | undefined): T {
  if (!before) return copy
  if (Array.isArray(copy)) return isSameList(copy, before) ? before : copy
  const [to, known] = [copy as Data, before as Data]
  let keys = 0
  for (const key in to) {
    keys++
    if (to[key] !== known[key]) return copy
  }
  return countKeys(known) === keys ? before : copy
}

function isSameList(list: readonly unknown[], before: unknown): boolean {
  if (!Array.isArray(before) || before.length !== list.length) return false
  for (let index = 0; index < list.length; index++) if (list[index] !== before[index]) return false
  return true
}
