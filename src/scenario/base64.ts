// Base64 in both alphabets (RFC 4648), strict in reading: no spaces, no stray bits.

const PLAIN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const URL_SAFE = `${PLAIN.slice(0, 62)}-_`

const PLAIN_VALUES = valuesOf(PLAIN)
const URL_VALUES = valuesOf(URL_SAFE)

function valuesOf(alphabet: string): Int16Array {
  const values = new Int16Array(128).fill(-1)
  for (let i = 0; i < 64; i++) values[alphabet.charCodeAt(i)] = i
  return values
}

/** Base64 with padding, for files. */
export function toBase64(bytes: Uint8Array): string {
  const text = encode(bytes, PLAIN)
  return text + '='.repeat((4 - (text.length % 4)) % 4)
}

/** Base64 for addresses: `-` and `_`, no padding. */
export function toBase64Url(bytes: Uint8Array): string {
  return encode(bytes, URL_SAFE)
}

/** Bytes of padded base64; undefined when it is not. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0) return undefined
  const end = text.endsWith('==')
    ? text.length - 2
    : text.endsWith('=')
      ? text.length - 1
      : text.length
  const read = decode(text.slice(0, end), PLAIN_VALUES)
  return read instanceof Uint8Array ? read : undefined
}

/** Bytes of base64 for addresses, or the index of the first character that cannot be (the length when it is cut short). */
export function fromBase64Url(text: string): Uint8Array | number {
  return decode(text, URL_VALUES)
}

function encode(bytes: Uint8Array, alphabet: string): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i += 3) {
    const [a, b, c] = [bytes[i] ?? 0, bytes[i + 1], bytes[i + 2]]
    const bits = (a << 16) | ((b ?? 0) << 8) | (c ?? 0)
    const four = `${alphabet[bits >> 18]}${alphabet[(bits >> 12) & 63]}${alphabet[(bits >> 6) & 63]}${alphabet[bits & 63]}`
    parts.push(c !== undefined ? four : four.slice(0, b !== undefined ? 3 : 2))
  }
  return parts.join('')
}

function decode(text: string, values: Int16Array): Uint8Array | number {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let at = 0
  let bits = 0
  let held = 0
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1
    if (value < 0) return i
    bits = ((bits << 6) | value) & 0xffff
    held += 6
    if (held >= 8) {
      held -= 8
      bytes[at++] = (bits >> held) & 0xff
    }
  }
  const strayBits = held > 0 && (bits & ((1 << held) - 1)) !== 0
  return held === 6 || strayBits ? text.length : bytes
}
