import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringByteLength, stringBytes } from '../../src/kafka/records/serializers.ts'
import { fromBase64, fromBase64Url, toBase64, toBase64Url } from '../../src/scenario/base64.ts'
import {
  durationUs,
  formatDuration,
  MAX_DURATION_US,
  parseDuration,
} from '../../src/scenario/duration.ts'
import { parseInstant } from '../../src/scenario/instant.ts'
import { sha256Hex } from '../../src/scenario/sha256.ts'
import { triggerTime } from '../../src/scenario/trigger.ts'
import { decodeUtf8 } from '../../src/scenario/utf8.ts'

const bytes = fc.uint8Array({ maxLength: 300 })
/** Bytes that are nearly UTF-8: the edges of its ranges turn up often. */
const nearUtf8 = fc.array(
  fc.oneof(
    fc.constantFrom(
      0x7f,
      0x80,
      0x9f,
      0xa0,
      0xbf,
      0xc0,
      0xc1,
      0xc2,
      0xdf,
      0xe0,
      0xe1,
      0xed,
      0xee,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0xff,
      0x8f,
      0x90,
    ),
    fc.nat({ max: 255 }),
  ),
  { maxLength: 40 },
)

describe('UTF-8', () => {
  it('is read as a browser reads it', () => {
    fc.assert(
      fc.property(nearUtf8, (list) => {
        const data = Uint8Array.from(list)
        expect(decodeUtf8(data).text).toBe(
          new TextDecoder('utf-8', { ignoreBOM: true }).decode(data),
        )
      }),
      { numRuns: 5_000 },
    )
  })

  it('counts what it had to replace', () => {
    expect(decodeUtf8(Uint8Array.of(0x61, 0xff, 0x62, 0xe2, 0x82))).toEqual({
      text: 'a\ufffdb\ufffd',
      replaced: 2,
    })
    expect(decodeUtf8(stringBytes('a\ufffd'))).toEqual({ text: 'a\ufffd', replaced: 0 })
  })

  it('is written as Java writes it: a lone surrogate is one ?', () => {
    expect([...stringBytes('a\ud800b\udc00')]).toEqual([0x61, 0x3f, 0x62, 0x3f])
    expect(stringByteLength('\ud800')).toBe(1)
    expect(stringByteLength('\ud83d\ude00')).toBe(4)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const java = text.replace(/\p{Cs}/gu, '?')
        expect(Buffer.from(stringBytes(text)).equals(Buffer.from(java))).toBe(true)
        expect(stringByteLength(text)).toBe(Buffer.byteLength(java))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is read in long pieces', () => {
    const text = 'aé€😀'.repeat(5_000)
    expect(decodeUtf8(stringBytes(text)).text).toBe(text)
  })
})

describe('SHA-256', () => {
  it('is that of the standard, at every length around a block', () => {
    expect(sha256Hex(stringBytes('abc'))).toBe(
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    )
    for (let length = 0; length < 200; length++) {
      const data = Uint8Array.from({ length }, (_, i) => i * 31)
      expect(sha256Hex(data)).toBe(createHash('sha256').update(data).digest('hex'))
    }
  })
})

describe('Base64', () => {
  it('is what Node writes, in both alphabets, and comes back', () => {
    fc.assert(
      fc.property(bytes, (data) => {
        expect(toBase64(data)).toBe(Buffer.from(data).toString('base64'))
        expect(toBase64Url(data)).toBe(Buffer.from(data).toString('base64url'))
        expect(fromBase64(toBase64(data))).toEqual(data)
        expect(fromBase64Url(toBase64Url(data))).toEqual(data)
      }),
    )
  })

  it('is read strictly', () => {
    for (const text of ['A', 'AA', 'AAA', 'AB==', 'A===', '====', 'AA=A', 'AA A', 'AAA-', 'é===']) {
      expect(fromBase64(text)).toBeUndefined()
    }
    expect(fromBase64Url('AA+A')).toBe(2)
    expect(fromBase64Url('AAAAA')).toBe(5)
    expect(fromBase64Url('AB')).toBe(2)
  })
})

describe('A length of time', () => {
  it.each([
    ['250ms', 250_000],
    ['1.5s', 1_500_000],
    ['8d', 691_200_000_000],
    ['0.000001s', 1],
    ['90m', 5_400_000_000],
    ['0us', 0],
    ['400d', MAX_DURATION_US],
  ])('%s is %i µs', (text, us) => {
    expect(parseDuration(text)).toBe(us)
    expect(durationUs(text)).toBe(us)
  })

  it.each([
    '',
    '5',
    's',
    '1.s',
    '.5s',
    '-1s',
    '1e3s',
    '1 s',
    '0.5us',
    '1.0000001s',
    '401d',
    '999999999999999d',
    '5S',
    '5min',
  ])('%j is none', (text) => {
    expect(parseDuration(text)).toBeUndefined()
    expect(() => durationUs(text)).toThrow(RangeError)
  })

  it.each([
    [0, '0s'],
    [7, '7us'],
    [1_500, '1.5ms'],
    [58_400_000, '58.4s'],
    [90_000_000, '90s'],
    [120_000_000, '2m'],
    [3_600_000_000, '1h'],
  ])('%i µs is written %s', (us, text) => {
    expect(formatDuration(us)).toBe(text)
  })

  it('comes back from its text, to the microsecond', () => {
    fc.assert(
      fc.property(fc.oneof(fc.nat(), fc.integer({ min: 0, max: MAX_DURATION_US })), (us) => {
        expect(parseDuration(formatDuration(us))).toBe(us)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('An instant', () => {
  it('is what the calendar says', () => {
    const days = fc.date({
      min: new Date(0),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(days, (date) => {
        expect(parseInstant(date.toISOString())).toBe(date.getTime())
      }),
      { numRuns: 2_000 },
    )
    expect(parseInstant('2024-02-29T00:00:00Z')).toBe(Date.UTC(2024, 1, 29))
    expect(parseInstant('2026-01-01T09:00:00.5Z')).toBe(Date.UTC(2026, 0, 1, 9, 0, 0, 500))
  })

  it.each([
    '2023-02-29T00:00:00Z',
    '1900-01-01T00:00:00Z',
    '2026-13-01T00:00:00Z',
    '2026-01-01T24:00:00Z',
    '2026-01-01',
    '2026-01-01T00:00:00',
    '2026-01-01T00:00:00+01:00',
  ])('%s is none', (text) => {
    expect(parseInstant(text)).toBeUndefined()
  })
})

describe('The times of a trigger', () => {
  const first = (count: number, trigger: Parameters<typeof triggerTime>[0]) =>
    Array.from({ length: count }, (_, n) => triggerTime(trigger, n))

  it('are one for `at`', () => {
    expect(first(2, { at: '2s' })).toEqual([2_000_000, undefined])
  })

  it('are one per gap for `every`, the first after one gap', () => {
    expect(first(3, { every: '500ms' })).toEqual([500_000, 1_000_000, 1_500_000])
    expect(triggerTime({ every: '500ms' }, 1_000_000)).toBe(500_000_500_000)
  })

  it('begin at `from` and end after `times`', () => {
    expect(first(4, { every: '1s', from: '0s', times: 3 })).toEqual([
      0,
      1_000_000,
      2_000_000,
      undefined,
    ])
  })

  it('are not known for an event', () => {
    expect(triggerTime({ on: { event: 'BatchAppended' } }, 0)).toBeUndefined()
  })
})
