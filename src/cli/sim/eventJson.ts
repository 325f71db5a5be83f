// An event as one line of JSON: maps as objects, columns of numbers as lists.
import type { TraceEvent } from '../../trace/TraceEvent.ts'

/** The line of an event, its message's body included. */
export function eventJson(event: TraceEvent): string {
  const { n, at, type, cause, ...rest } = event
  return JSON.stringify({ n, at, type, cause, ...rest }, plain)
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return Object.fromEntries(value)
  if (ArrayBuffer.isView(value)) return Array.from(value as unknown as Iterable<number>)
  return value
}
