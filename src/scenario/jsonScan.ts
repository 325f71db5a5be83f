// Walks JSON text with its places: where a syntax error is, where a path stands, which key stands twice.
// `JSON.parse` does the reading; its error texts differ from browser to browser and carry no path.
import { jsonExpected } from '../words/en/scenario.ts'
import type { Path } from './Problem.ts'

export interface JsonVisitor {
  /** Called at the end of each value with its place in the text; `path` is reused between calls. */
  readonly value?: (path: Path, start: number, end: number) => void
  /** A key that its object already has. `offset` is that of the second one. */
  readonly duplicate?: (path: Path, offset: number) => void
}

export interface JsonFault {
  readonly offset: number
  /** What could stand there, in words. */
  readonly expected: string
}

interface Scan {
  readonly text: string
  readonly visitor: JsonVisitor
  readonly maxDepth: number
  readonly path: (string | number)[]
  at: number
  fault: JsonFault | undefined
}

/** Walks a whole JSON text; the first syntax error ends it and is the answer. `maxDepth`: objects and lists within each other. */
export function scanJson(
  text: string,
  visitor: JsonVisitor = {},
  maxDepth = 512,
): JsonFault | undefined {
  const scan: Scan = { text, visitor, maxDepth, path: [], at: 0, fault: undefined }
  if (!scanValue(scan)) return scan.fault
  skipSpace(scan)
  if (scan.at < text.length) fail(scan, jsonExpected.end())
  return scan.fault
}

export interface TextPlace {
  readonly line: number
  readonly column: number
}

/** Line and column, both from 1, of an offset. */
export function placeOf(text: string, offset: number): TextPlace {
  let line = 1
  let lineStart = 0
  for (let i = text.indexOf('\n'); i >= 0 && i < offset; i = text.indexOf('\n', i + 1)) {
    line += 1
    lineStart = i + 1
  }
  return { line, column: offset - lineStart + 1 }
}

function fail(scan: Scan, expected: string, offset = scan.at): false {
  scan.fault ??= { offset: Math.min(offset, scan.text.length), expected }
  return false
}

function skipSpace(scan: Scan): void {
  for (;;) {
    const unit = scan.text.charCodeAt(scan.at)
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return
    scan.at += 1
  }
}

function scanValue(scan: Scan): boolean {
  skipSpace(scan)
  const start = scan.at
  if (!scanAny(scan, scan.text[start])) return false
  scan.visitor.value?.(scan.path, start, scan.at)
  return true
}

function scanAny(scan: Scan, first: string | undefined): boolean {
  if (first === '{' || first === '[') {
    if (scan.path.length >= scan.maxDepth) return fail(scan, jsonExpected.lessDeep(scan.maxDepth))
    return first === '{' ? scanObject(scan) : scanList(scan)
  }
  if (first === '"') return scanString(scan)
  return scanWord(scan)
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y

function scanWord(scan: Scan): boolean {
  for (const word of ['true', 'false', 'null']) {
    if (scan.text.startsWith(word, scan.at)) return endWord(scan, scan.at + word.length)
  }
  NUMBER.lastIndex = scan.at
  if (NUMBER.test(scan.text)) return endWord(scan, NUMBER.lastIndex)
  return fail(scan, jsonExpected.value())
}

function endWord(scan: Scan, end: number): boolean {
  if (/[\w.+-]/.test(scan.text[end] ?? ' ')) return fail(scan, jsonExpected.value())
  scan.at = end
  return true
}

function scanString(scan: Scan): boolean {
  const start = scan.at
  for (let i = start + 1; i < scan.text.length; i++) {
    const unit = scan.text.charCodeAt(i)
    if (unit === 0x22) {
      scan.at = i + 1
      return true
    }
    if (unit < 0x20) return fail(scan, jsonExpected.stringEnd(), i)
    if (unit === 0x5c) {
      const size = escapeSize(scan.text, i)
      if (size === 0) return fail(scan, jsonExpected.escape(), i)
      i += size - 1
    }
  }
  return fail(scan, jsonExpected.stringEnd(), scan.text.length)
}

function escapeSize(text: string, at: number): number {
  const letter = text[at + 1] ?? ''
  if (letter === 'u') return /^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0
  return letter !== '' && '"\\/bfnrt'.includes(letter) ? 2 : 0
}

function scanList(scan: Scan): boolean {
  scan.at += 1
  skipSpace(scan)
  if (scan.text[scan.at] === ']') return stepOver(scan)
  for (let i = 0; ; i++) {
    scan.path.push(i)
    if (!scanValue(scan)) return false
    scan.path.pop()
    skipSpace(scan)
    const next = scan.text[scan.at]
    if (next === ']') return stepOver(scan)
    if (next !== ',') return fail(scan, jsonExpected.commaOr(']'))
    scan.at += 1
    skipSpace(scan)
    if (scan.text[scan.at] === ']') return fail(scan, jsonExpected.noLastComma())
  }
}

function scanObject(scan: Scan): boolean {
  scan.at += 1
  const seen = new Set<string>()
  skipSpace(scan)
  if (scan.text[scan.at] === '}') return stepOver(scan)
  for (;;) {
    if (!scanPair(scan, seen)) return false
    skipSpace(scan)
    const next = scan.text[scan.at]
    if (next === '}') return stepOver(scan)
    if (next !== ',') return fail(scan, jsonExpected.commaOr('}'))
    scan.at += 1
    skipSpace(scan)
    if (scan.text[scan.at] === '}') return fail(scan, jsonExpected.noLastComma())
  }
}

function scanPair(scan: Scan, seen: Set<string>): boolean {
  skipSpace(scan)
  const start = scan.at
  if (scan.text[start] !== '"') return fail(scan, jsonExpected.key())
  if (!scanString(scan)) return false
  const key = JSON.parse(scan.text.slice(start, scan.at)) as string
  skipSpace(scan)
  if (scan.text[scan.at] !== ':') return fail(scan, jsonExpected.colon())
  scan.at += 1
  scan.path.push(key)
  if (seen.has(key)) scan.visitor.duplicate?.(scan.path, start)
  seen.add(key)
  const sound = scanValue(scan)
  if (sound) scan.path.pop()
  return sound
}

function stepOver(scan: Scan): true {
  scan.at += 1
  return true
}
