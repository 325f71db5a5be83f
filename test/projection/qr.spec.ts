import { describe, expect, it } from 'vitest'
import { allBytes, layoutOf, maxBytes } from '../../src/projection/qr/capacity.ts'
import { dataBytes } from '../../src/projection/qr/codewords.ts'
import { penalty } from '../../src/projection/qr/masks.ts'
import { formatBits, versionBits } from '../../src/projection/qr/patterns.ts'
import { QR_MAX_BYTES, qrCode, qrPath, qrSide } from '../../src/projection/qr/qrCode.ts'
import { checkBytes } from '../../src/projection/qr/reedSolomon.ts'
import { readBlocks, readFormat, readText, syndromes } from './readQr.ts'

const bytes = (hex: string) => hex.split(' ').map((byte) => Number.parseInt(byte, 16))
const made = (text: string) => {
  const code = qrCode(text)
  if (code === undefined) throw new Error('too long')
  return code
}

describe('A QR code agrees with the examples of ISO/IEC 18004', () => {
  it('adds the check bytes of annex I, version 1-M', () => {
    const data = bytes('10 20 0C 56 61 80 EC 11 EC 11 EC 11 EC 11 EC 11')
    expect(checkBytes(data, 10)).toEqual(bytes('A5 24 D4 C1 ED 36 C7 87 2C 55'))
  })

  it('writes level M with mask 5 as 100000011001110', () => {
    expect(formatBits('M', 5).toString(2)).toBe('100000011001110')
  })

  it('writes version 7 as 000111110010010100', () => {
    expect(versionBits(7)).toBe(0b000111110010010100)
  })

  it('holds as much as table 7 says', () => {
    expect([1, 2, 7, 14, 20].map(allBytes)).toEqual([26, 44, 196, 581, 1085])
    expect((['L', 'M', 'Q', 'H'] as const).map((level) => maxBytes(1, level))).toEqual([
      17, 14, 11, 7,
    ])
    expect((['L', 'M', 'Q', 'H'] as const).map((level) => maxBytes(20, level))).toEqual([
      858, 666, 482, 382,
    ])
    expect(QR_MAX_BYTES).toBe(858)
  })

  it('fills up with EC and 11 by turns', () => {
    const text = new TextEncoder().encode('A')
    expect(dataBytes(text, 1, 6)).toEqual(bytes('40 14 10 EC 11 EC'))
  })

  it('leaves no gap and no pad when the text fills the code', () => {
    const text = new Uint8Array(maxBytes(1, 'H')).fill(0xff)
    expect(dataBytes(text, 1, 9)).toEqual(bytes('40 7F FF FF FF FF FF FF F0'))
  })
})

describe('A code can be read again', () => {
  const texts: Readonly<Record<string, string>> = {
    'nothing at all': '',
    'an address': 'https://kafkascope.example/#k1.Ab_-9',
    'letters of several bytes': 'Zürich → 東京',
    'a text of version 7, where the version is written too': 'v'.repeat(140),
    'a text of version 9, the last with a short length': 'n'.repeat(228),
    'a text of version 10, the first with a long length': 't'.repeat(240),
    'a text whose blocks differ in length': 'b'.repeat(450),
    'the longest text': 'x'.repeat(858),
  }
  for (const [what, text] of Object.entries(texts)) {
    it(`holds ${what}`, () => {
      const { modules, level, mask } = made(text)
      expect(readFormat(modules)).toEqual({ level, mask })
      expect(readText(modules)).toBe(text)
      const { checks } = layoutOf((modules.length - 17) / 4, level)
      for (const block of readBlocks(modules)) {
        expect(new Set(syndromes(block, checks))).toEqual(new Set([0]))
      }
    })
  }

  it('is read wrongly once a module is turned over', () => {
    const { modules, level } = made('https://kafkascope.example/')
    const spoilt = modules.map((row) => [...row])
    const row = spoilt[12] ?? []
    row[12] = row[12] !== true
    const { checks } = layoutOf((modules.length - 17) / 4, level)
    const left = readBlocks(spoilt).flatMap((block) => syndromes(block, checks))
    expect(left.some((value) => value !== 0)).toBe(true)
  })
})

describe('Size and level are chosen by the length', () => {
  it('takes the smallest size, and the highest level this size has room for', () => {
    const chosen = [7, 11, 14, 17, 18].map((length) => {
      const { version, level } = made('a'.repeat(length))
      return `${version}-${level}`
    })
    expect(chosen).toEqual(['1-H', '1-Q', '1-M', '1-L', '2-Q'])
  })

  it('counts bytes, not letters', () => {
    expect(made('ü'.repeat(9)).version).toBe(2)
  })

  it('gives none for a text that a phone could not read from a projector', () => {
    expect(qrCode('x'.repeat(859))).toBeUndefined()
  })

  it('takes the mask that is read best', () => {
    const { modules, mask } = made('https://kafkascope.example/#aaaaaaaaaaaaaaaa')
    expect(mask).toBeGreaterThanOrEqual(0)
    const stripes = modules.map((row) => row.map((_, x) => x % 2 === 0))
    expect(penalty(modules)).toBeLessThan(penalty(stripes))
  })
})

describe('The penalty of a code', () => {
  const field = (draw: (y: number, x: number) => boolean) =>
    Array.from({ length: 11 }, (_, y) => Array.from({ length: 11 }, (_, x) => draw(y, x)))

  it('counts runs, squares and the share of dark modules', () => {
    // 22 lines of eleven: 9 each; 100 squares: 3 each; half is 10 × 5 % away.
    expect(penalty(field(() => true))).toBe(22 * 9 + 100 * 3 + 100)
  })

  it('counts what looks like a finder', () => {
    const finder = '10111010000'
    const plain = field((y, x) => (y + x) % 2 === 0)
    const withFinder = plain.map((row, y) =>
      y === 5 ? [...finder].map((module) => module === '1') : row,
    )
    expect(penalty(withFinder) - penalty(plain)).toBeGreaterThanOrEqual(40)
  })
})

describe('The drawing of a code', () => {
  it('is one path of bars, within its quiet zone', () => {
    const code = made('a')
    expect(qrSide(code)).toBe(29)
    expect(qrPath(code).startsWith('M0 0h7v1h-7z')).toBe(true)
    const bars = [...qrPath(code).matchAll(/h(\d+)v/g)].map((bar) => Number(bar[1]))
    const dark = code.modules.flat().filter(Boolean).length
    expect(bars.reduce((sum, width) => sum + width, 0)).toBe(dark)
  })
})
