// RFC 4180 over bytes: commas part fields, quotes hold commas and line ends, a doubled quote is a quote.
// Broken quotes are read as far as they make sense and reported, never refused.
import { decodeUtf8 } from '../utf8.ts'
import { type Field, lineEndAt, type Row, sizeOf } from './rows.ts'

const QUOTE = 0x22
const COMMA = 0x2c
const LF = 0x0a
const CR = 0x0d

interface Cursor {
  readonly bytes: Uint8Array
  at: number
  line: number
  fault: Row['fault']
}

/** The records of a CSV file, each with its fields; a blank line is a row of one empty field. */
export function* csvRows(bytes: Uint8Array, from: number): Generator<Row> {
  const cursor: Cursor = { bytes, at: from, line: 1, fault: undefined }
  while (cursor.at < bytes.length) {
    const start = cursor.at
    const { line } = cursor
    cursor.fault = undefined
    const fields = readFields(cursor)
    const end = lineEndAt(bytes, cursor.at)
    const row = { from: start, to: cursor.at, line, fields, end }
    yield cursor.fault === undefined ? row : { ...row, fault: cursor.fault }
    cursor.at += sizeOf(end)
    cursor.line += 1
  }
}

function readFields(cursor: Cursor): Field[] {
  const fields = [readField(cursor)]
  while (cursor.bytes[cursor.at] === COMMA && cursor.at < cursor.bytes.length) {
    cursor.at += 1
    fields.push(readField(cursor))
  }
  return fields
}

function readField(cursor: Cursor): Field {
  const quoted = cursor.bytes[cursor.at] === QUOTE
  return quoted ? readQuoted(cursor) : readBare(cursor)
}

function endsField(byte: number | undefined): boolean {
  return byte === undefined || byte === COMMA || byte === LF || byte === CR
}

function readBare(cursor: Cursor): Field {
  const from = cursor.at
  while (!endsField(cursor.bytes[cursor.at])) {
    if (cursor.bytes[cursor.at] === QUOTE) cursor.fault ??= 'strayQuote'
    cursor.at += 1
  }
  return { from, to: cursor.at, quoted: false }
}

/** From the opening quote to the closing one; what follows that before the comma is a fault, and belongs to the field. */
function readQuoted(cursor: Cursor): Field {
  const { bytes } = cursor
  const from = cursor.at
  cursor.at += 1
  while (cursor.at < bytes.length) {
    const byte = bytes[cursor.at]
    if (byte === QUOTE) {
      if (bytes[cursor.at + 1] !== QUOTE) return afterQuote(cursor, from)
      cursor.at += 1
    } else if (byte === LF || (byte === CR && bytes[cursor.at + 1] !== LF)) cursor.line += 1
    cursor.at += 1
  }
  cursor.fault = 'openQuote'
  return { from, to: cursor.at, quoted: true }
}

function afterQuote(cursor: Cursor, from: number): Field {
  cursor.at += 1
  if (endsField(cursor.bytes[cursor.at])) return { from, to: cursor.at, quoted: true }
  cursor.fault ??= 'strayQuote'
  readBare(cursor)
  return { from, to: cursor.at, quoted: true }
}

/** What a field says, without its quotes. */
export function fieldText(bytes: Uint8Array, field: Field): string {
  const { text } = decodeUtf8(bytes, field.from, field.to)
  if (!field.quoted) return text
  let close = 1
  while (close < text.length && (text[close] !== '"' || text[close + 1] === '"')) {
    close += text[close] === '"' ? 2 : 1
  }
  return text.slice(1, close).replaceAll('""', '"') + text.slice(close + 1)
}
