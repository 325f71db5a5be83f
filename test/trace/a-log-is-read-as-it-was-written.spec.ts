import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { StoredBatch } from '../../src/kafka/records/StoredBatch.ts'
import {
  appendBatch,
  cloneLog,
  createLog,
  eachBatch,
  firstAtOrAfter,
  type Log,
  readFrom,
  recordAt,
  truncateTo,
} from '../../src/trace/log/Log.ts'

/** The same log as a plain list of batches. */
type Plain = StoredBatch[]

type Step =
  | {
      readonly type: 'append'
      readonly count: number
      readonly gapMs: number
      readonly bytes: number
      readonly epoch: number
      readonly split: boolean
    }
  | { readonly type: 'cut'; readonly share: number }
  | { readonly type: 'fork' }

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      type: fc.constant('append' as const),
      count: fc.integer({ min: 1, max: 9 }),
      gapMs: fc.integer({ min: 0, max: 90_000 }),
      bytes: fc.integer({ min: 70, max: 5_000 }),
      epoch: fc.integer({ min: 0, max: 1 }),
      split: fc.boolean(),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('cut' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ type: 'fork' as const }) },
)

const endOf = (plain: Plain) => {
  const last = plain.at(-1)
  return last ? last.baseOffset + last.count : 0
}

function append(log: Log, plain: Plain, each: Extract<Step, { type: 'append' }>, n: number): void {
  const before = plain.at(-1)
  const baseOffset = endOf(plain)
  const half = Math.floor(each.count / 2)
  const batch: StoredBatch = {
    baseOffset,
    count: each.count,
    runs: each.split && half > 0 ? [1, n, half, 2, n, each.count - half] : [1, n * 10, each.count],
    bytes: each.bytes,
    leaderEpoch: (before?.leaderEpoch ?? 0) + each.epoch,
    baseTimestampMs: (before?.baseTimestampMs ?? 1_767_603_600_000) + each.gapMs,
    deltasMs: each.split ? Array.from({ length: each.count }, (_, index) => index * 7) : null,
    producerId: each.split ? 4_000 : -1,
    producerEpoch: each.split ? 0 : -1,
    baseSequence: each.split ? n : -1,
    codec: n % 5,
    event: n + 1,
  }
  appendBatch(log, batch)
  plain.push(batch)
}

function same(log: Log, plain: Plain): void {
  expect(log.endOffset).toBe(endOf(plain))
  expect(log.bytes).toBe(plain.reduce((sum, { bytes }) => sum + bytes, 0))
  const read: number[][] = []
  eachBatch(log, 0, log.endOffset, (batch) => {
    read.push([
      batch.baseOffset,
      batch.count,
      batch.bytes,
      batch.leaderEpoch,
      batch.baseTimestampMs,
      ...batch.runs,
    ])
  })
  expect(read).toEqual(
    plain.map((batch) => [
      batch.baseOffset,
      batch.count,
      batch.bytes,
      batch.leaderEpoch,
      batch.baseTimestampMs,
      ...batch.runs,
    ]),
  )
}

describe('A log', () => {
  it('reads as the list of its batches, through cuts, forks and hundreds of rows', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 400, size: 'max' }), (steps) => {
        let log = createLog()
        let plain: Plain = []
        const forks: { log: Log; plain: Plain }[] = []
        for (const [n, each] of steps.entries()) {
          if (each.type === 'append') append(log, plain, each, n)
          else if (each.type === 'cut') {
            const to = Math.floor(endOf(plain) * each.share)
            truncateTo(log, to)
            plain = plain.filter(({ baseOffset, count }) => baseOffset + count <= to)
          } else {
            forks.push({ log, plain })
            log = cloneLog(log)
            plain = plain.slice()
          }
        }
        same(log, plain)
        for (const fork of forks) same(fork.log, fork.plain)
      }),
      { numRuns: 60 },
    )
  })

  it('finds each record by its offset, and whole batches by size', () => {
    const log = createLog()
    const plain: Plain = []
    for (let n = 0; n < 500; n++)
      append(
        log,
        plain,
        {
          type: 'append',
          count: 1 + (n % 4),
          gapMs: 11,
          bytes: 100 + n,
          epoch: n % 90 === 0 ? 1 : 0,
          split: n % 3 === 0,
        },
        n,
      )
    for (const batch of plain) {
      const record = recordAt(log, batch.baseOffset)
      expect(record).toMatchObject({
        offset: batch.baseOffset,
        source: batch.runs[0],
        number: batch.runs[1],
        leaderEpoch: batch.leaderEpoch,
        timestampMs: batch.baseTimestampMs,
      })
      const whole = readFrom(log, batch.baseOffset, log.endOffset, 1)
      expect(whole).toEqual({ to: batch.baseOffset + batch.count, bytes: batch.bytes })
    }
    expect(recordAt(log, log.endOffset)).toBeUndefined()
  })

  it('finds the first record stamped at or after an instant, below a limit', () => {
    const log = createLog()
    const plain: Plain = []
    for (let n = 0; n < 300; n++)
      append(
        log,
        plain,
        { type: 'append', count: 3, gapMs: 10, bytes: 100, epoch: 0, split: true },
        n,
      )
    const naive = (at: number, below: number) => {
      for (let offset = 0; offset < below; offset++) {
        const record = recordAt(log, offset)
        if (record && record.timestampMs >= at) return record.offset
      }
      return undefined
    }
    const first = plain[0]?.baseTimestampMs ?? 0
    for (const ahead of [-5, 0, 1, 7, 14, 15, 333, 1_284, 2_990, 3_004, 3_005, 9_999])
      for (const below of [0, 1, 400, log.endOffset])
        expect(firstAtOrAfter(log, first + ahead, below)?.offset).toBe(naive(first + ahead, below))
  })
})
