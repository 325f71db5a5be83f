// What is wrong with something a person brought, and where. Never an exception: a list of these is an answer.
import { pathRoot } from '../words/en/scenario.ts'

export interface Problem {
  /** Where: `acts[3].when.at`; `scenario`, `link` or `file` when it is the whole. */
  readonly path: string
  /** What stands there, as JSON text, cut when long; `nothing` when it is missing. */
  readonly value: string
  /** What could stand there. */
  readonly allowed: string
  /** What is wrong, as one sentence that stands alone. */
  readonly sentence: string
  /** A guess at what was meant, or a way on. */
  readonly hint?: string
  /** In files: where it stands in the text, both from 1. */
  readonly line?: number
  readonly column?: number
}

/** Where the scenario came from: sentences name it. */
export type Place = 'link' | 'file' | 'scenario'

/** At most so many problems are told at once; the last one says how many more there are. */
export const MAX_PROBLEMS = 20

export type Path = readonly (string | number)[]

/** A path as a person writes it in code: `clusters.main.configs["log.roll.ms"]`. */
export function pathText(path: Path): string {
  let text = ''
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`
    else if (/^[A-Za-z_$][\w$]*$/.test(part)) text += text === '' ? part : `.${part}`
    else text += `[${JSON.stringify(part)}]`
  }
  return text === '' ? pathRoot() : text
}

/** The value as short JSON text that cannot break a line. */
export function valueText(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'string') return cut(JSON.stringify(value.slice(0, 100)), value.length > 100)
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[… ${value.length}]`
  if (typeof value === 'object' && value !== null) return objectText(value)
  return typeof value === 'symbol' || typeof value === 'function' ? typeof value : String(value)
}

function objectText(value: object): string {
  const keys = Object.keys(value)
  return keys.length === 0 ? '{}' : cut(`{ ${keys.slice(0, 6).join(', ')} }`, keys.length > 6)
}

function cut(text: string, more: boolean): string {
  return more || text.length > 120 ? `${text.slice(0, 119)}…` : text
}

/** What stands at a path; undefined where the path leads nowhere. */
export function valueAt(input: unknown, path: Path): unknown {
  let value = input
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<string | number, unknown>)[part]
  }
  return value
}
