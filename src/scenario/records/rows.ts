// Cuts the bytes of a file into rows, without reading them as text yet.

export interface Row {
  /** First byte, and the byte after the last, without the end of the line. */
  readonly from: number
  readonly to: number
  /** The line it begins at, from 1. */
  readonly line: number
  /** CSV: where its fields are, in order. */
  readonly fields?: readonly Field[]
  /** CSV: quotes that are not as RFC 4180 has them. */
  readonly fault?: 'openQuote' | 'strayQuote'
  /** How the line ends; `none` at the end of the file. */
  readonly end: LineEnd
}

export type LineEnd = 'LF' | 'CRLF' | 'CR' | 'none'

export interface Field {
  readonly from: number
  readonly to: number
  readonly quoted: boolean
}

const LF = 0x0a
const CR = 0x0d

/** The lines of a file; LF, CRLF and CR end one, as Java's `BufferedReader.readLine` has it. The last line's end starts none. */
export function* lineRows(bytes: Uint8Array, from: number): Generator<Row> {
  let line = 1
  for (let at = from; at < bytes.length; line++) {
    let to = at
    while (to < bytes.length && bytes[to] !== LF && bytes[to] !== CR) to += 1
    const end = lineEndAt(bytes, to)
    yield { from: at, to, line, end }
    at = to + sizeOf(end)
  }
}

/** How the line ends whose last byte stands before `at`. */
export function lineEndAt(bytes: Uint8Array, at: number): LineEnd {
  if (at >= bytes.length) return 'none'
  if (bytes[at] === LF) return 'LF'
  return bytes[at + 1] === LF ? 'CRLF' : 'CR'
}

/** Bytes of the end of a line. */
export function sizeOf(end: LineEnd): number {
  return end === 'none' ? 0 : end === 'CRLF' ? 2 : 1
}
