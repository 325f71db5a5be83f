// How much a QR code of each version holds (ISO/IEC 18004, tables 1, 7 and 9), as far as a projector shows it legibly.

/** Error correction: about 7, 15, 25 and 30 % of a code may be unreadable. */
export type QrLevel = 'L' | 'M' | 'Q' | 'H'

/** From the least to the most. */
export const QR_LEVELS: readonly QrLevel[] = ['L', 'M', 'Q', 'H']

/** Of the standard's 40: beyond it a phone no longer tells the modules apart from the back of a room. */
export const MAX_VERSION = 20

const CHECKS: { readonly [L in QrLevel]: readonly number[] } = {
  L: [7, 10, 15, 20, 26, 18, 20, 24, 30, 18, 20, 24, 26, 30, 22, 24, 28, 30, 28, 28],
  M: [10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26],
  Q: [13, 22, 18, 26, 18, 24, 18, 22, 20, 24, 28, 26, 24, 20, 30, 24, 28, 28, 26, 30],
  H: [17, 28, 22, 16, 22, 28, 26, 26, 24, 28, 24, 28, 22, 24, 24, 30, 28, 28, 26, 28],
}

const BLOCKS: { readonly [L in QrLevel]: readonly number[] } = {
  L: [1, 1, 1, 1, 1, 2, 2, 2, 2, 4, 4, 4, 4, 4, 6, 6, 6, 6, 7, 8],
  M: [1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16],
  Q: [1, 1, 2, 2, 4, 4, 6, 6, 8, 8, 8, 10, 12, 16, 12, 17, 16, 18, 21, 20],
  H: [1, 1, 2, 4, 4, 4, 5, 6, 8, 8, 11, 11, 16, 16, 18, 16, 19, 21, 25, 25],
}

/** Modules on a side. */
export const sizeOf = (version: number): number => 17 + 4 * version

/** Rows and columns on which the centres of alignment patterns stand; none in version 1. */
export function alignmentLines(version: number): readonly number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const last = sizeOf(version) - 7
  const step = Math.ceil((last - 6) / (count - 1) / 2) * 2
  return Array.from({ length: count }, (_, i) => (i === 0 ? 6 : last - (count - 1 - i) * step))
}

/** Bytes of data and checks together: what is left of the square beside the patterns. */
export function allBytes(version: number): number {
  const lines = alignmentLines(version).length
  const finders = 3 * 64 + 2 * 15 + 1
  const timing = 2 * (sizeOf(version) - 16)
  const aligned = lines === 0 ? 0 : 25 * (lines * lines - 3) - 10 * (lines - 2)
  const versions = version < 7 ? 0 : 36
  return Math.floor((sizeOf(version) ** 2 - finders - timing - aligned - versions) / 8)
}

export interface Layout {
  readonly blocks: number
  /** Check bytes of each block. */
  readonly checks: number
  /** Data bytes of all blocks together. */
  readonly data: number
}

/** How a code of this version (1–20) and level is cut into blocks. */
export function layoutOf(version: number, level: QrLevel): Layout {
  const blocks = BLOCKS[level][version - 1] ?? 0
  const checks = CHECKS[level][version - 1] ?? 0
  return { blocks, checks, data: allBytes(version) - blocks * checks }
}

/** Bits of the length of a text in byte mode. */
export const lengthBits = (version: number): number => (version < 10 ? 8 : 16)

/** The longest text in UTF-8 bytes. */
export function maxBytes(version: number, level: QrLevel): number {
  return Math.floor((layoutOf(version, level).data * 8 - 4 - lengthBits(version)) / 8)
}
