// A value as the bytes Kafka's own serializers make of it (org.apache.kafka.common.serialization).
// All numbers are big-endian, as Java writes them.

const encoder = new TextEncoder()

/** StringSerializer: UTF-8, with `?` for an unpaired surrogate as Java's encoder writes it. */
export function stringBytes(text: string): Uint8Array {
  return encoder.encode(text.replace(/\p{Surrogate}/gu, '?'))
}

/** How many bytes StringSerializer makes of a text, without making them. */
export function stringByteLength(text: string): number {
  let bytes = text.length
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit < 0x80) continue
    if (unit < 0x800) bytes += 1
    else if (unit < 0xd800 || unit > 0xdfff) bytes += 2
    else if (isPair(text, i)) {
      bytes += 2
      i += 1
    }
  }
  return bytes
}

function isPair(text: string, i: number): boolean {
  const next = text.charCodeAt(i + 1)
  return text.charCodeAt(i) < 0xdc00 && next >= 0xdc00 && next <= 0xdfff
}

/** IntegerSerializer: 4 bytes. */
export function integerBytes(value: number): Uint8Array {
  return written(4, (view) => view.setInt32(0, value))
}

/** ShortSerializer: 2 bytes. */
export function shortBytes(value: number): Uint8Array {
  return written(2, (view) => view.setInt16(0, value))
}

/** LongSerializer: 8 bytes. */
export function longBytes(value: bigint): Uint8Array {
  return written(8, (view) => view.setBigInt64(0, value))
}

/** FloatSerializer: 4 bytes of IEEE 754. */
export function floatBytes(value: number): Uint8Array {
  return written(4, (view) => view.setFloat32(0, value))
}

/** DoubleSerializer: 8 bytes of IEEE 754. */
export function doubleBytes(value: number): Uint8Array {
  return written(8, (view) => view.setFloat64(0, value))
}

/** BooleanSerializer: one byte, 1 or 0. */
export function booleanBytes(value: boolean): Uint8Array {
  return Uint8Array.of(value ? 1 : 0)
}

/** UUIDSerializer: the 36 characters of the id, not its 16 bytes. */
export function uuidBytes(value: string): Uint8Array {
  return stringBytes(value)
}

function written(length: number, write: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length)
  write(new DataView(bytes.buffer))
  return bytes
}
