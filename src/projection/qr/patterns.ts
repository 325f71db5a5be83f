// The parts of a QR code that are the same for every text: finders, timing, alignment, format and version
// (ISO/IEC 18004, 6.3, 7.9, 7.10).
import { alignmentLines, type QrLevel, sizeOf } from './capacity.ts'

/** Rows of modules: true is dark, undefined is still free for data. */
export type Modules = (boolean | undefined)[][]

const LEVEL_BITS: { readonly [L in QrLevel]: number } = { L: 1, M: 0, Q: 3, H: 2 }

/** The code of a version with its fixed patterns; the place of the format is held. */
export function patterns(version: number): Modules {
  const size = sizeOf(version)
  const modules: Modules = Array.from({ length: size }, () =>
    Array.from<boolean | undefined>({ length: size }),
  )
  drawTiming(modules, size)
  const centres = [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ] as const
  for (const [row, column] of centres) drawRings(modules, row, column, 4)
  drawAlignment(modules, version)
  drawFormat(modules, 'M', 0)
  if (version >= 7) drawVersion(modules, version)
  return modules
}

function drawTiming(modules: Modules, size: number): void {
  for (let i = 0; i < size; i++) {
    put(modules, 6, i, i % 2 === 0)
    put(modules, i, 6, i % 2 === 0)
  }
}

/** Rings around a centre: dark, light, dark, light outwards; a finder's inner ring is filled. */
function drawRings(modules: Modules, row: number, column: number, radius: 2 | 4): void {
  for (let y = -radius; y <= radius; y++) {
    for (let x = -radius; x <= radius; x++) {
      const ring = Math.max(Math.abs(x), Math.abs(y))
      const isDark = radius === 4 ? ring !== 2 && ring !== 4 : ring !== 1
      put(modules, row + y, column + x, isDark)
    }
  }
}

function drawAlignment(modules: Modules, version: number): void {
  const lines = alignmentLines(version)
  const [first, last] = [lines[0], lines.at(-1)]
  for (const row of lines) {
    for (const column of lines) {
      const isAtFinder =
        (row === first && (column === first || column === last)) ||
        (row === last && column === first)
      if (!isAtFinder) drawRings(modules, row, column, 2)
    }
  }
}

function put(modules: Modules, row: number, column: number, isDark: boolean): void {
  const line = modules[row]
  if (line !== undefined && column >= 0 && column < line.length) line[column] = isDark
}

/** `value` followed by the rest of its division by the generator, as a BCH code has it. */
function withBchRest(value: number, generator: number, degree: number): number {
  let rest = value
  for (let i = 0; i < degree; i++) rest = (rest << 1) ^ ((rest >>> (degree - 1)) * generator)
  return (value << degree) | rest
}

/** Level and mask as the 15 bits that stand twice in the code. */
export function formatBits(level: QrLevel, mask: number): number {
  return withBchRest((LEVEL_BITS[level] << 3) | mask, 0x537, 10) ^ 0x5412
}

/** The version as the 18 bits that stand twice in codes from version 7 on. */
export function versionBits(version: number): number {
  return withBchRest(version, 0x1f25, 12)
}

/** Writes level and mask round the first finder, and once more at the other two. */
export function drawFormat(modules: Modules, level: QrLevel, mask: number): void {
  const size = modules.length
  const bits = formatBits(level, mask)
  for (let i = 0; i < 15; i++) {
    const isDark = ((bits >>> i) & 1) === 1
    // The timing pattern is stepped over.
    const near = i < 6 ? i : i < 8 ? i + 1 : size - 15 + i
    put(modules, near, 8, isDark)
    const far = i < 8 ? size - 1 - i : i === 8 ? 7 : 14 - i
    put(modules, 8, far, isDark)
  }
  put(modules, size - 8, 8, true)
}

function drawVersion(modules: Modules, version: number): void {
  const bits = versionBits(version)
  for (let i = 0; i < 18; i++) {
    const isDark = ((bits >>> i) & 1) === 1
    const [along, across] = [Math.floor(i / 3), modules.length - 11 + (i % 3)]
    put(modules, along, across, isDark)
    put(modules, across, along, isDark)
  }
}
