// A text as a QR code Model 2 in byte mode (ISO/IEC 18004), for the link of a moment. Numeric, alphanumeric and kanji
// modes are left out: a link mixes upper and lower case.
import { MAX_VERSION, maxBytes, QR_LEVELS, type QrLevel, sizeOf } from './capacity.ts'
import { bitsOf, codewords } from './codewords.ts'
import { MASKS, penalty } from './masks.ts'
import { drawFormat, type Modules, patterns } from './patterns.ts'

export interface QrCode {
  readonly version: number
  readonly level: QrLevel
  readonly mask: number
  /** Rows of modules; true is dark. The quiet zone of four modules round it is the drawing's. */
  readonly modules: readonly (readonly boolean[])[]
}

/** The longest text a code holds here, in UTF-8 bytes. */
export const QR_MAX_BYTES = maxBytes(MAX_VERSION, 'L')

/**
 * The smallest code that holds the text, with the highest error correction that this size still has room for.
 * Undefined when the text is longer than `QR_MAX_BYTES` bytes.
 */
export function qrCode(text: string): QrCode | undefined {
  const bytes = new TextEncoder().encode(text)
  const version = smallestVersion(bytes.length)
  if (version === undefined) return undefined
  const level = QR_LEVELS.findLast((each) => bytes.length <= maxBytes(version, each)) ?? 'L'
  return placed(codewords(bytes, version, level), version, level)
}

function smallestVersion(length: number): number | undefined {
  const versions = Array.from({ length: MAX_VERSION }, (_, i) => i + 1)
  return versions.find((version) => length <= maxBytes(version, 'L'))
}

function placed(bytes: readonly number[], version: number, level: QrLevel): QrCode {
  const fixed = patterns(version)
  const data = woven(fixed, bytes)
  const drawn = MASKS.map((_, mask) => masked(fixed, data, level, mask))
  const penalties = drawn.map(penalty)
  const mask = penalties.indexOf(Math.min(...penalties))
  return { version, level, mask, modules: drawn[mask] ?? [] }
}

/** The data in its two-module columns, from the right, up and down by turns; false where a pattern stands. */
function woven(fixed: Modules, bytes: readonly number[]): boolean[][] {
  const size = fixed.length
  const data = fixed.map((row) => row.map(() => false))
  const bits = bytes.flatMap((byte) => bitsOf(byte, 8))
  let next = 0
  for (const [pair, right] of columnPairs(size).entries()) {
    for (let step = 0; step < size; step++) {
      const y = pair % 2 === 0 ? size - 1 - step : step
      for (const x of [right, right - 1]) {
        const row = data[y]
        if (row === undefined || fixed[y]?.[x] !== undefined) continue
        row[x] = bits[next++] === 1
      }
    }
  }
  return data
}

/** The right column of each pair; the vertical timing pattern belongs to none. */
function columnPairs(size: number): number[] {
  return Array.from({ length: (size - 1) / 2 }, (_, i) => {
    const right = size - 1 - 2 * i
    return right <= 6 ? right - 1 : right
  })
}

function masked(fixed: Modules, data: readonly boolean[][], level: QrLevel, mask: number) {
  const withFormat = fixed.map((row) => [...row])
  drawFormat(withFormat, level, mask)
  const turns = MASKS[mask]
  return withFormat.map((row, y) =>
    row.map((module, x) => module ?? (data[y]?.[x] ?? false) !== (turns?.(y, x) ?? false)),
  )
}

/** All dark modules as one SVG path, a module being one unit; runs of a row become one bar. */
export function qrPath({ modules }: QrCode): string {
  return modules
    .flatMap((row, y) => {
      const line = row.map((dark) => (dark ? '1' : '0')).join('')
      return [...line.matchAll(/1+/g)].map(
        (run) => `M${run.index} ${y}h${run[0].length}v1h-${run[0].length}z`,
      )
    })
    .join('')
}

/** Modules on a side, the quiet zone included. */
export const qrSide = ({ version }: QrCode): number => sizeOf(version) + 8
