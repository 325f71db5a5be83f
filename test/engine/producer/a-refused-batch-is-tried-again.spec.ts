import { describe, expect, it } from 'vitest'
import { drainNode } from '../../../src/engine/producer/drainBatches.ts'
import { readyNodes } from '../../../src/engine/producer/readyNodes.ts'
import { cloneAccumulator, findQueue } from '../../../src/engine/producer/recordAccumulator.ts'
import {
  findInFlight,
  incompleteBatches,
  retryBackoffUs,
  splitAndReenqueue,
} from '../../../src/engine/producer/reenqueueBatch.ts'
import { accumulating, MIDDLE, MS, NODE, numbersIn, viewAt } from './accumulatorDriver.ts'

describe('a batch that comes back', () => {
  it('goes to the head of its queue and waits its backoff', () => {
    const { accumulator, view, send, drain, retry } = accumulating({ batchSize: 500 })
    for (let i = 0; i < 6; i++) send(100)
    const [first] = drain(5 * MS)
    retry(first!, 10 * MS)
    expect(findQueue(accumulator, 't', 0)?.batches.map((batch) => batch.id)).toEqual([1, 2])
    expect(readyNodes(accumulator, view, 50 * MS)).toMatchObject({
      nodes: [],
      nextCheckInUs: 60 * MS,
    })
    expect(drain(50 * MS)).toEqual([])
    expect(drain(110 * MS)).toEqual([first])
    expect(first?.attempts).toBe(1)
  })

  it('need not wait once its partition has a new leader', () => {
    const { accumulator, send, drain, retry } = accumulating()
    send(100)
    const [batch] = drain(5 * MS)
    retry(batch!, 10 * MS)
    expect(drain(11 * MS)).toEqual([])
    expect(drainNode(accumulator, viewAt(1, 1), NODE, 1_048_576, 11 * MS)).toEqual([batch])
  })

  it('waits twice as long each time, up to the maximum, give or take a fifth', () => {
    const waits = [1, 2, 3, 4, 5].map((failures) =>
      retryBackoffUs(100 * MS, 1000 * MS, failures, MIDDLE),
    )
    expect(waits).toEqual([100 * MS, 200 * MS, 400 * MS, 800 * MS, 1000 * MS])
    expect(retryBackoffUs(100 * MS, 1000 * MS, 1, () => 0)).toBe(80 * MS)
    expect(retryBackoffUs(100 * MS, 1000 * MS, 1, () => 0x7fffffff)).toBe(119_999)
    expect(retryBackoffUs(100 * MS, 1000 * MS, 9, () => 0x7fffffff)).toBe(1000 * MS)
    expect(retryBackoffUs(500 * MS, 100 * MS, 3, MIDDLE)).toBe(100 * MS)
  })
})

describe('a batch the broker finds too large', () => {
  it('is cut at batch.size, and a piece that is refused again at half its size', () => {
    const { accumulator, send, shape, drain } = accumulating({ idempotent: true })
    Object.assign(accumulator, { producerId: 9, producerEpoch: 0 })
    for (let i = 0; i < 10; i++) send(200)
    const [whole] = drain(300 * MS)
    const once = splitAndReenqueue(accumulator, whole!, () => shape(200))
    expect(once.pieces.map((piece) => piece.recordCount)).toEqual([10])
    expect(accumulator.pool.availableBytes).toBe(accumulator.pool.totalBytes)
    const [again] = drain(300 * MS)
    const { pieces } = splitAndReenqueue(accumulator, again!, () => shape(200))
    expect(pieces.map((piece) => piece.sizeBytes)).toEqual([897, 897, 479])
    expect(pieces.map((piece) => piece.baseSequence)).toEqual([0, 4, 8])
    expect(pieces.flatMap(numbersIn)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(pieces.map((piece) => piece.attempts)).toEqual([0, 0, 0])
  })
})

describe('an idempotent producer', () => {
  it('sends nothing before it has its id', () => {
    const { accumulator, send, drain } = accumulating({ idempotent: true })
    send(100)
    expect(drain(5 * MS)).toEqual([])
    Object.assign(accumulator, { producerId: 9, producerEpoch: 0 })
    const [batch] = drain(5 * MS)
    expect(batch).toMatchObject({ producerId: 9, producerEpoch: 0, baseSequence: 0 })
  })

  it('keeps numbers on a retry, and sends a retried batch alone, the oldest first', () => {
    const { accumulator, send, drain, retry, done } = accumulating({
      idempotent: true,
      batchSize: 500,
    })
    Object.assign(accumulator, { producerId: 9, producerEpoch: 0 })
    for (let i = 0; i < 10; i++) send(100)
    const [first] = drain(5 * MS)
    const [second] = drain(5 * MS)
    retry(second!, 10 * MS)
    retry(first!, 11 * MS)
    const queue = findQueue(accumulator, 't', 0)
    expect(queue?.batches.map((batch) => batch.baseSequence)).toEqual([0, 4, -1])
    expect(drain(500 * MS)).toEqual([first])
    expect(drain(500 * MS)).toEqual([])
    done(first!)
    expect(drain(500 * MS)).toEqual([second])
    expect(queue?.lastAckedSequence).toBe(3)
  })
})

describe('a copy of the accumulator', () => {
  it('goes on by itself, and so does the original', () => {
    const { accumulator, send, drain, retry } = accumulating({ idempotent: true, batchSize: 500 })
    Object.assign(accumulator, { producerId: 9, producerEpoch: 0 })
    for (let i = 0; i < 10; i++) send(100)
    const [first] = drain(5 * MS)
    const copy = cloneAccumulator(accumulator)
    const untouched = structuredClone(copy)
    retry(first!, 10 * MS)
    send(100, 20 * MS)
    accumulator.pool.availableBytes = 0
    expect(copy).toEqual(untouched)
    const copied = findInFlight(copy, first!.id)
    expect(copied).toBe(findQueue(copy, 't', 0)?.sequenced[0])
    expect(
      incompleteBatches(copy)
        .flatMap(numbersIn)
        .toSorted((a, b) => a - b),
    ).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})
