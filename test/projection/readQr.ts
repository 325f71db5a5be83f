// Reads a QR code as a phone does, written from the other side: what it needs of the patterns it works out by itself.
import { allBytes, layoutOf, type QrLevel } from '../../src/projection/qr/capacity.ts'
import type { QrCode } from '../../src/projection/qr/qrCode.ts'

type Modules = QrCode['modules']

/** Alignment centres as the standard's table E.1 prints them. */
const CENTRES: Readonly<Record<number, readonly number[]>> = {
  1: [],
  2: [6, 18],
  3: [6, 22],
  4: [6, 26],
  5: [6, 30],
  6: [6, 34],
  7: [6, 22, 38],
  8: [6, 24, 42],
  9: [6, 26, 46],
  10: [6, 28, 50],
  14: [6, 26, 46, 66],
  15: [6, 26, 48, 70],
  16: [6, 26, 50, 74],
  20: [6, 34, 62, 90],
}

const LEVELS: readonly QrLevel[] = ['M', 'L', 'H', 'Q']

/** Level and mask from the format beside the first finder. */
export function readFormat(modules: Modules): { readonly level: QrLevel; readonly mask: number } {
  const row = modules[8] ?? []
  const across = [0, 1, 2, 3, 4, 5, 7, 8].map((x) => row[x])
  const up = [7, 5, 4, 3, 2, 1, 0].map((y) => modules[y]?.[8])
  const bits = [...across, ...up].reduce((value, dark) => value * 2 + (dark ? 1 : 0), 0)
  const plain = bits ^ 0b101010000010010
  return { level: LEVELS[plain >>> 13] ?? 'L', mask: (plain >>> 10) & 7 }
}

/** Whether a module belongs to a pattern and not to the data. */
function isPattern(size: number, y: number, x: number): boolean {
  const version = (size - 17) / 4
  const centres = CENTRES[version]
  if (centres === undefined) throw new Error(`version ${version} is not in the reader's table`)
  if ((y < 9 && (x < 9 || x >= size - 8)) || (y >= size - 8 && x < 9)) return true
  if (y === 6 || x === 6) return true
  if (version >= 7 && ((y < 6 && x >= size - 11) || (x < 6 && y >= size - 11))) return true
  const far = centres.at(-1)
  return centres.some((cy) =>
    centres.some((cx) => {
      const isFinder = (cy === 6 && (cx === 6 || cx === far)) || (cy === far && cx === 6)
      return !isFinder && Math.abs(cy - y) <= 2 && Math.abs(cx - x) <= 2
    }),
  )
}

const TURNS: readonly ((i: number, j: number) => boolean)[] = [
  (i, j) => (i + j) % 2 === 0,
  (i) => i % 2 === 0,
  (_, j) => j % 3 === 0,
  (i, j) => (i + j) % 3 === 0,
  (i, j) => (Math.trunc(i / 2) + Math.trunc(j / 3)) % 2 === 0,
  (i, j) => ((i * j) % 2) + ((i * j) % 3) === 0,
  (i, j) => (((i * j) % 2) + ((i * j) % 3)) % 2 === 0,
  (i, j) => (((i + j) % 2) + ((i * j) % 3)) % 2 === 0,
]

/** Every byte in the order of its placement, unmasked. */
function readBytes(modules: Modules): number[] {
  const { mask } = readFormat(modules)
  const size = modules.length
  const bits: number[] = []
  let isUp = true
  for (let x = size - 1; x > 0; x -= 2) {
    if (x === 6) x = 5
    for (let n = 0; n < size; n++) {
      const y = isUp ? size - 1 - n : n
      for (const column of [x, x - 1]) {
        if (isPattern(size, y, column)) continue
        const dark = modules[y]?.[column] === true
        bits.push(dark !== TURNS[mask]?.(y, column) ? 1 : 0)
      }
    }
    isUp = !isUp
  }
  const count = Math.floor(bits.length / 8)
  return Array.from({ length: count }, (_, i) =>
    Number.parseInt(bits.slice(i * 8, i * 8 + 8).join(''), 2),
  )
}

/** The blocks with their check bytes, taken apart again. */
export function readBlocks(modules: Modules): number[][] {
  const { level } = readFormat(modules)
  const version = (modules.length - 17) / 4
  const { blocks, checks, data } = layoutOf(version, level)
  const bytes = readBytes(modules)
  if (bytes.length !== allBytes(version)) throw new Error('the data does not fill the code')
  const short = Math.floor(data / blocks)
  const apart = Array.from({ length: blocks }, () => [] as number[])
  let at = 0
  for (let i = 0; i <= short; i++) {
    for (const [block, into] of apart.entries()) {
      const isLong = block >= blocks - (data % blocks)
      if (i < short || isLong) into.push(bytes[at++] ?? 0)
    }
  }
  for (let i = 0; i < checks; i++) for (const into of apart) into.push(bytes[at++] ?? 0)
  return apart
}

/** The text of a code in byte mode. */
export function readText(modules: Modules): string {
  const { level } = readFormat(modules)
  const version = (modules.length - 17) / 4
  const { checks } = layoutOf(version, level)
  const data = readBlocks(modules).flatMap((block) => block.slice(0, block.length - checks))
  const bits = data.map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const take = (from: number, count: number) => Number.parseInt(bits.slice(from, from + count), 2)
  if (take(0, 4) !== 0b0100) throw new Error('not byte mode')
  const lengthBits = version < 10 ? 8 : 16
  const length = take(4, lengthBits)
  const bytes = Array.from({ length }, (_, i) => take(4 + lengthBits + i * 8, 8))
  return new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array(bytes))
}

/** What is left when a block is read as a polynomial at the powers of 2: all zero when nothing was damaged. */
export function syndromes(block: readonly number[], checks: number): number[] {
  return Array.from({ length: checks }, (_, root) => {
    let point = 1
    for (let i = 0; i < root; i++) point = product(point, 2)
    return block.reduce((value, byte) => product(value, point) ^ byte, 0)
  })
}

/** Long multiplication in the field of 0x11D, bit by bit. */
function product(a: number, b: number): number {
  let sum = 0
  for (let bit = 7; bit >= 0; bit--) {
    sum = (sum << 1) ^ (sum & 0x80 ? 0x11d : 0)
    if ((b >>> bit) & 1) sum ^= a
  }
  return sum
}
