import decodeQR from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import { QR_MAX_BYTES, type QrCode, qrCode, qrPath } from '../../src/projection/qrCode.ts'

const made = (text: string) => {
  const code = qrCode(text)
  if (code === undefined) throw new Error('too long')
  return code
}

/** What a camera sees: four pixels a module. */
function photographed(code: QrCode) {
  const size = code.modules.length * 4
  const data = new Uint8Array(size * size * 3).fill(255)
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!code.modules[Math.floor(y / 4)]?.[Math.floor(x / 4)]) continue
      data.fill(0, (y * size + x) * 3, (y * size + x) * 3 + 3)
    }
  }
  return { width: size, height: size, data }
}

describe('A code can be read again', () => {
  const texts: Readonly<Record<string, string>> = {
    'an address': 'https://kafkascope.example/#k1.Ab_-9',
    'digits, which other modes would pack': '0123456789',
    'letters of several bytes': 'Zürich → 東京',
    'a text of version 7, where the version is written too': 'v'.repeat(140),
    'a text of version 10, the first with a long length': 't'.repeat(240),
    'the longest text': 'x'.repeat(QR_MAX_BYTES),
  }
  for (const [what, text] of Object.entries(texts)) {
    it(`holds ${what}`, () => {
      expect(decodeQR(photographed(made(text)))).toBe(text)
    })
  }
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

  it('stops at version 20, beyond which a phone could not read it from a projector', () => {
    expect(made('x'.repeat(QR_MAX_BYTES)).version).toBe(20)
    expect(qrCode('x'.repeat(QR_MAX_BYTES + 1))).toBeUndefined()
  })
})

describe('The drawing of a code', () => {
  it('is one path of bars, within its quiet zone', () => {
    const code = made('a')
    expect(code.modules.length).toBe(29)
    expect(qrPath(code).startsWith('M4 4h7v1h-7z')).toBe(true)
    const bars = [...qrPath(code).matchAll(/h(\d+)v/g)].map((bar) => Number(bar[1]))
    const dark = code.modules.flat().filter(Boolean).length
    expect(bars.reduce((sum, width) => sum + width, 0)).toBe(dark)
  })
})
