// A text as the bytes of a QR code: byte mode, padding, check bytes, and the blocks interleaved (ISO/IEC 18004, 7.4–7.6).
import { type Layout, layoutOf, lengthBits, type QrLevel } from './capacity.ts'
import { checkBytes } from './reedSolomon.ts'

const BYTE_MODE = 0b0100
const PADS = [0xec, 0x11] as const

/** All bytes in the order in which they are placed; the text has to fit. */
export function codewords(text: Uint8Array, version: number, level: QrLevel): number[] {
  const layout = layoutOf(version, level)
  const data = dataBytes(text, version, layout.data)
  const blocks = cut(data, layout)
  const checks = blocks.map((block) => checkBytes(block, layout.checks))
  return [...interleaved(blocks), ...interleaved(checks)]
}

/** Mode, length, text and end, filled up to the capacity. */
export function dataBytes(text: Uint8Array, version: number, capacity: number): number[] {
  const bits = [...bitsOf(BYTE_MODE, 4), ...bitsOf(text.length, lengthBits(version))]
  for (const byte of text) bits.push(...bitsOf(byte, 8))
  // The end mark completes the last byte: mode and length leave half of one.
  bits.push(0, 0, 0, 0)
  const bytes = Array.from({ length: bits.length / 8 }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((value, bit) => value * 2 + bit, 0),
  )
  for (let i = 0; bytes.length < capacity; i++) bytes.push(PADS[i % 2] ?? 0)
  return bytes
}

/** A number as bits, the highest first. */
export function bitsOf(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (value >>> (count - 1 - i)) & 1)
}

/** Blocks of equal length; the last ones are a byte longer where it does not come out even. */
function cut(data: readonly number[], { blocks }: Layout): readonly number[][] {
  const short = Math.floor(data.length / blocks)
  const shortBlocks = blocks - (data.length % blocks)
  let from = 0
  return Array.from({ length: blocks }, (_, i) => {
    const to = from + short + (i < shortBlocks ? 0 : 1)
    const block = data.slice(from, to)
    from = to
    return block
  })
}

/** The first byte of each block, then the second of each, and so on. */
function interleaved(blocks: readonly (readonly number[])[]): number[] {
  const longest = Math.max(...blocks.map((block) => block.length))
  return Array.from({ length: longest }, (_, i) =>
    blocks.flatMap((block) => (i < block.length ? [block[i] ?? 0] : [])),
  ).flat()
}
