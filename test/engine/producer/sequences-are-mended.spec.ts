import { describe, expect, it } from 'vitest'
import { takeExpired } from '../../../src/engine/producer/drainBatches.ts'
import {
  findQueue,
  type RecordAccumulator,
} from '../../../src/engine/producer/recordAccumulator.ts'
import { completeBatch } from '../../../src/engine/producer/reenqueueBatch.ts'
import {
  beginEpoch,
  forgetSequence,
  leaveUnresolved,
  noteStored,
  resolveSequences,
  retriesSequence,
} from '../../../src/engine/producer/sequences.ts'
import { accumulating, MS } from './accumulatorDriver.ts'

const OUT_OF_ORDER = { error: 'OUT_OF_ORDER_SEQUENCE_NUMBER', logStartOffset: 0 } as const
const UNKNOWN = { error: 'UNKNOWN_PRODUCER_ID', logStartOffset: 0 } as const

/** Batches of four records each, and a producer that is number 9. */
function idempotent(batches: number, partitions = 1) {
  const driver = accumulating({ idempotent: true, batchSize: 500 }, partitions)
  Object.assign(driver.accumulator, { producerId: 9, producerEpoch: 0 })
  for (let i = 0; i < batches * 4; i++) driver.send(100)
  const drained = Array.from({ length: batches }, () => driver.drain(5 * MS)[0]!)
  return { ...driver, drained, queue: findQueue(driver.accumulator, 't', 0)! }
}

/** What a turn of the sender begins with. True when the next epoch began. */
function turn(accumulator: RecordAccumulator): boolean {
  resolveSequences(accumulator)
  return beginEpoch(accumulator)
}

describe('a batch out of order', () => {
  it('waits for those before it: the epoch stays', () => {
    const { accumulator, drained } = idempotent(3)
    expect(retriesSequence(accumulator, drained[1]!, OUT_OF_ORDER)).toBe(true)
    expect(retriesSequence(accumulator, drained[2]!, OUT_OF_ORDER)).toBe(true)
    expect(turn(accumulator)).toBe(false)
  })

  it('that is the very next one shows a gap: all on their way are numbered anew, from 0, in their order', () => {
    const { accumulator, drained, queue, done } = idempotent(3)
    done(drained[0]!)
    expect(retriesSequence(accumulator, drained[1]!, OUT_OF_ORDER)).toBe(true)
    expect(turn(accumulator)).toBe(true)
    expect(accumulator).toMatchObject({ producerId: 9, producerEpoch: 1 })
    expect(drained.slice(1)).toMatchObject([
      { producerEpoch: 1, baseSequence: 0, reopened: true },
      { producerEpoch: 1, baseSequence: 4, reopened: true },
    ])
    expect(queue).toMatchObject({ nextSequence: 8, lastAckedSequence: -1, producerEpoch: 1 })
  })

  it('whose numbers were given anew since it was sent asks for no further epoch', () => {
    const { accumulator, drained, done } = idempotent(3)
    done(drained[0]!)
    retriesSequence(accumulator, drained[1]!, OUT_OF_ORDER)
    turn(accumulator)
    expect(retriesSequence(accumulator, drained[1]!, OUT_OF_ORDER)).toBe(true)
    expect(turn(accumulator)).toBe(false)
  })
})

describe('the next epoch', () => {
  it('lets what is on its way to other partitions end under the old one, and holds new batches there', () => {
    const { accumulator, send, drain, done, drained } = idempotent(1, 2)
    send(100, 5 * MS, 1)
    const [other] = drain(20 * MS)
    expect(other).toMatchObject({ partition: 1, producerEpoch: 0, baseSequence: 0 })
    forgetSequence(accumulator, drained[0]!, 'MESSAGE_TOO_LARGE', true)
    completeBatch(accumulator, drained[0]!, false)
    expect(turn(accumulator)).toBe(true)
    expect(other).toMatchObject({ producerEpoch: 0, baseSequence: 0 })
    send(100, 20 * MS, 1)
    expect(drain(40 * MS)).toEqual([])
    done(other!)
    expect(drain(40 * MS)).toMatchObject([{ partition: 1, producerEpoch: 1, baseSequence: 0 }])
  })

  it('after the last one is a new producer id', () => {
    const { accumulator, drained } = idempotent(1)
    accumulator.producerEpoch = 32_767
    forgetSequence(accumulator, drained[0]!, 'MESSAGE_TOO_LARGE', true)
    expect(turn(accumulator)).toBe(true)
    expect(accumulator).toMatchObject({ producerId: -1, producerEpoch: -1 })
  })
})

describe('a batch that ran out of time after it was sent', () => {
  const expired = () => {
    const all = idempotent(2)
    const [first] = all.drained
    all.retry(first!, 10 * MS)
    for (let i = 0; i < 4; i++) all.send(100, 10 * MS)
    expect(takeExpired(all.accumulator, 120_000 * MS)[0]).toBe(first)
    completeBatch(all.accumulator, first!, false)
    leaveUnresolved(all.accumulator, first!)
    return all
  }

  it('holds new batches until those on their way are done', () => {
    const { accumulator, queue, drain, done, drained } = expired()
    expect(queue.unresolvedNext).toBe(4)
    expect(drain(500 * MS)).toEqual([])
    turn(accumulator)
    expect(drain(500 * MS)).toEqual([])
    done(drained[1]!)
    turn(accumulator)
    expect(queue.unresolvedNext).toBe(-1)
  })

  it('was stored, if a later one was: the epoch stays', () => {
    const { accumulator, done, drained } = expired()
    done(drained[1]!)
    expect(turn(accumulator)).toBe(false)
  })

  it('left a gap, if the one right behind it is refused', () => {
    const { accumulator, drained } = expired()
    expect(retriesSequence(accumulator, drained[1]!, OUT_OF_ORDER)).toBe(true)
    expect(turn(accumulator)).toBe(true)
    expect(drained[1]).toMatchObject({ producerEpoch: 1, baseSequence: 0 })
  })

  it('is made good by the next epoch, if none is on its way any more', () => {
    const { accumulator, drained, queue } = expired()
    completeBatch(accumulator, drained[1]!, false)
    leaveUnresolved(accumulator, drained[1]!)
    expect(turn(accumulator)).toBe(true)
    expect(queue).toMatchObject({ nextSequence: 0, unresolvedNext: -1 })
  })

  it('may be answered late: what was stored counts', () => {
    const { accumulator, drained, queue } = expired()
    completeBatch(accumulator, drained[1]!, false)
    leaveUnresolved(accumulator, drained[1]!)
    noteStored(accumulator, drained[1]!)
    expect(queue.lastAckedSequence).toBe(7)
    expect(turn(accumulator)).toBe(false)
  })
})

describe('a broker that knows nothing of the producer', () => {
  it('is sent the batch again under the next epoch', () => {
    const { accumulator, drained } = idempotent(1)
    expect(retriesSequence(accumulator, drained[0]!, UNKNOWN)).toBe(true)
    expect(turn(accumulator)).toBe(true)
    expect(drained[0]).toMatchObject({ producerEpoch: 1, baseSequence: 0 })
  })

  it('and cannot say where its log begins is only asked again', () => {
    const { accumulator, drained } = idempotent(1)
    expect(retriesSequence(accumulator, drained[0]!, { ...UNKNOWN, logStartOffset: -1 })).toBe(true)
    expect(turn(accumulator)).toBe(false)
  })

  it('forgets the numbers when the batch fails for good', () => {
    const { accumulator, drained, queue } = idempotent(1)
    forgetSequence(accumulator, drained[0]!, 'UNKNOWN_PRODUCER_ID', true)
    expect(queue).toMatchObject({ nextSequence: 0, producerId: -1 })
    expect(turn(accumulator)).toBe(false)
  })
})
