// UTF-8 as the wire has it, without a platform's decoder: the same answers on every engine.

/** Bytes of a text in UTF-8. A surrogate without its partner is one `?`, as Java's `String.getBytes` writes it. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800) bytes += 2
    else if (!isSurrogate(unit)) bytes += 3
    else if (isPair(text, i)) {
      bytes += 4
      i += 1
    } else bytes += 1
  }
  return bytes
}

/** The bytes of a text in UTF-8, with `?` for a surrogate without its partner. */
export function utf8Bytes(text: string): Uint8Array {
  const bytes = new Uint8Array(utf8Length(text))
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) bytes[at++] = unit
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6)
      bytes[at++] = 0x80 | (unit & 63)
    } else if (!isSurrogate(unit)) {
      bytes[at++] = 0xe0 | (unit >> 12)
      bytes[at++] = 0x80 | ((unit >> 6) & 63)
      bytes[at++] = 0x80 | (unit & 63)
    } else if (isPair(text, i)) {
      const point = text.codePointAt(i) ?? 0
      i += 1
      bytes[at++] = 0xf0 | (point >> 18)
      bytes[at++] = 0x80 | ((point >> 12) & 63)
      bytes[at++] = 0x80 | ((point >> 6) & 63)
      bytes[at++] = 0x80 | (point & 63)
    } else bytes[at++] = 0x3f
  }
  return bytes
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

function isPair(text: string, i: number): boolean {
  const next = text.charCodeAt(i + 1)
  return text.charCodeAt(i) <= 0xdbff && next >= 0xdc00 && next <= 0xdfff
}

export interface DecodedText {
  readonly text: string
  /** How many U+FFFD stand for bytes that are not UTF-8. */
  readonly replaced: number
}

const CHUNK = 4_096

/** The text of bytes [from, to). Each maximal part that is not UTF-8 becomes one U+FFFD, as browsers do it. */
export function decodeUtf8(bytes: Uint8Array, from = 0, to = bytes.length): DecodedText {
  let text = ''
  let replaced = 0
  let units: number[] = []
  let i = from
  while (i < to) {
    const [point, size] = pointAt(bytes, i, to)
    i += size
    if (point < 0) {
      replaced += 1
      units.push(0xfffd)
    } else if (point < 0x10000) units.push(point)
    else units.push(0xd7c0 + (point >> 10), 0xdc00 | (point & 0x3ff))
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units)
      units = []
    }
  }
  return { text: text + String.fromCharCode(...units), replaced }
}

/** The code point at `i` and its size in bytes; -1 and the size of the bad part when it is not UTF-8. */
function pointAt(bytes: Uint8Array, i: number, to: number): readonly [number, number] {
  const first = bytes[i] ?? 0
  if (first < 0x80) return [first, 1]
  const length =
    first >= 0xc2 && first < 0xe0 ? 2 : first < 0xe0 ? 0 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0
  if (length === 0) return [-1, 1]
  let point = first & (0x7f >> length)
  for (let k = 1; k < length; k++) {
    const next = i + k < to ? (bytes[i + k] ?? 0) : 0
    const [low, high] = k === 1 ? secondByteRange(first) : [0x80, 0xbf]
    if (next < low || next > high) return [-1, k]
    point = (point << 6) | (next & 63)
  }
  return [point, length]
}

/** Keeps out overlong forms, surrogates and points above U+10FFFF. */
function secondByteRange(first: number): readonly [number, number] {
  if (first === 0xe0) return [0xa0, 0xbf]
  if (first === 0xed) return [0x80, 0x9f]
  if (first === 0xf0) return [0x90, 0xbf]
  if (first === 0xf4) return [0x80, 0x8f]
  return [0x80, 0xbf]
}
