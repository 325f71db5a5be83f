// UTF-8 → text, without a platform's decoder: which bytes are not UTF-8 has to be known, and by line.
// Text → UTF-8 is Kafka's own StringSerializer, in kafka/records/serializers.ts.

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
