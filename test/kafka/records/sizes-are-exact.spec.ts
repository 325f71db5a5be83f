import { describe, expect, it } from 'vitest'
import {
  batchSizeBytes,
  headersSizeBytes,
  recordSizeBytes,
  recordSizeUpperBoundBytes,
  varintSizeBytes,
} from '../../../src/kafka/records/recordSize.ts'
import { stringByteLength, stringBytes } from '../../../src/kafka/records/serializers.ts'

const record = (valueBytes: number, timestampMs = 1000, keyBytes = -1) => ({
  timestampMs,
  keyBytes,
  valueBytes,
  headersBytes: 1,
})

describe('a varint', () => {
  it('takes a byte for every seven bits of the zig-zag number', () => {
    const sizes = [
      0,
      -1,
      63,
      -64,
      64,
      -65,
      8191,
      8192,
      1_048_575,
      1_048_576,
      2 ** 31 - 1,
      -(2 ** 31),
    ]
    expect(sizes.map(varintSizeBytes)).toEqual([1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 5])
  })

  it('may be a long: a timestamp far from the batch’s first', () => {
    expect(varintSizeBytes(1_700_000_000_000)).toBe(6)
    expect(varintSizeBytes(-1_700_000_000_000)).toBe(6)
  })
})

describe('a record', () => {
  it('is its fields, their lengths, and the length of it all', () => {
    expect(recordSizeBytes(0, 0, -1, 2)).toBe(9)
    expect(recordSizeBytes(0, 0, -1, 100)).toBe(109)
    expect(recordSizeBytes(64, 0, -1, 2)).toBe(10)
  })

  it('with a null key is smaller than with an empty one by nothing: both are a length alone', () => {
    expect(recordSizeBytes(0, 0, -1, 5)).toBe(recordSizeBytes(0, 0, 0, 5))
  })

  it('carries headers as a count and pairs', () => {
    const headersBytes = headersSizeBytes([
      { keyBytes: 3, valueBytes: 4 },
      { keyBytes: 1, valueBytes: -1 },
    ])
    expect(headersBytes).toBe(1 + (1 + 3 + 1 + 4) + (1 + 1 + 1))
    expect(recordSizeBytes(0, 0, -1, 2, headersBytes)).toBe(9 + headersBytes - 1)
  })

  it('is at most as big as max.request.size compares', () => {
    expect(recordSizeUpperBoundBytes(-1, 1_048_600)).toBe(1_048_688)
  })
})

describe('a batch on disk is as big as recorded', () => {
  it.each([
    [70, [record(2)]],
    [170, [record(100)]],
    [497, [100, 100, 100, 100].map((bytes) => record(bytes))],
    [279, [record(100), record(100)]],
    [1151, Array.from({ length: 10 }, () => record(100))],
    [897, Array.from({ length: 4 }, () => record(200))],
    [479, Array.from({ length: 2 }, () => record(200))],
    [61, []],
  ])('%i bytes', (bytes, records) => {
    expect(batchSizeBytes(records)).toBe(bytes)
  })

  it('and bigger when its records lie apart in time', () => {
    expect(batchSizeBytes([record(2, 1000), record(2, 1100)])).toBe(61 + 9 + 10)
  })
})

describe('the length of a text in bytes', () => {
  it('is what the serializer makes of it', () => {
    for (const text of ['', 'abc', 'héllo', '日本', '😀🚀', 'a\ud83d', '\ude00b', 'x\ud83d😀']) {
      expect(stringByteLength(text), text).toBe(stringBytes(text).length)
    }
  })
})
