// The lines of a text around what is wrong with it, with the very value marked.
import { placesInText } from '../scenario/jsonText.ts'

export interface ExcerptLine {
  /** From 1. */
  readonly number: number
  readonly before: string
  /** What is wrong; empty on the lines around. */
  readonly bad: string
  readonly after: string
}

/** Where in a text: by path, or by line and column. */
export interface TextFault {
  readonly path: string
  readonly line?: number
  readonly column?: number
}

const LINES_BEFORE = 2
const LINES_AFTER = 1
const MAX_WIDTH = 160

/** A few lines round the fault; empty when the text has no such place. */
export function problemExcerpt(text: string, fault: TextFault): readonly ExcerptLine[] {
  const place = placeOf(text, fault)
  if (place === undefined) return []
  const lines = text.split('\n')
  const first = Math.max(1, place.line - LINES_BEFORE)
  return lines.slice(first - 1, place.line + LINES_AFTER).map((line, index) => {
    const number = first + index
    return number === place.line
      ? markedLine(number, line, place.column)
      : { number, before: line.slice(0, MAX_WIDTH), bad: '', after: '' }
  })
}

function placeOf(text: string, { path, line, column }: TextFault) {
  if (line !== undefined && column !== undefined) return { line, column }
  return placesInText(text, [path]).get(path) ?? placesInText(text, [path], ['scenario']).get(path)
}

/** From the column to the end of the value: before a comma at the line's end. A long line is cut round the value. */
function markedLine(number: number, line: string, column: number): ExcerptLine {
  const start = column - 1
  const rest = line.slice(start)
  const tail = /,?\s*$/.exec(rest)?.[0] ?? ''
  const bad = rest.slice(0, rest.length - tail.length)
  const from = Math.max(0, start - MAX_WIDTH / 2)
  return {
    number,
    before: (from > 0 ? '…' : '') + line.slice(from, start),
    bad: bad.length > MAX_WIDTH ? `${bad.slice(0, MAX_WIDTH)}…` : bad,
    after: bad.length > MAX_WIDTH ? '' : tail,
  }
}
