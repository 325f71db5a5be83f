import { describe, expect, it } from 'vitest'
import { nextExpiryAt, takeExpired } from '../../../src/engine/producer/drainBatches.ts'
import { NEVER, readyNodes } from '../../../src/engine/producer/readyNodes.ts'
import { findQueue } from '../../../src/engine/producer/recordAccumulator.ts'
import { setMuted } from '../../../src/engine/producer/reenqueueBatch.ts'
import { accumulating, MS, NODE, numbersIn } from './accumulatorDriver.ts'

describe('a batch', () => {
  it('takes records up to batch.size, then the next is opened', () => {
    const { accumulator, send } = accumulating({ batchSize: 500 })
    for (let i = 0; i < 10; i++) send(100)
    const batches = findQueue(accumulator, 't', 0)?.batches ?? []
    expect(batches.map((batch) => batch.recordCount)).toEqual([4, 4, 2])
    expect(batches.map((batch) => batch.sizeBytes)).toEqual([497, 497, 279])
    expect(batches.map(numbersIn)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
      [8, 9],
    ])
  })

  it('of one record may be bigger than batch.size', () => {
    const { accumulator, send } = accumulating({ batchSize: 500 })
    expect(send(2000)).toMatchObject({ kind: 'appended', newBatch: true })
    send(10)
    const batches = findQueue(accumulator, 't', 0)?.batches ?? []
    expect(batches.map((batch) => [batch.recordCount, batch.sizeBytes])).toEqual([
      [1, 61 + 2009],
      [1, 61 + 17],
    ])
  })

  it('of size 0 holds one record each', () => {
    const { accumulator, send } = accumulating({ batchSize: 0 })
    for (let i = 0; i < 4; i++) send(100)
    const batches = findQueue(accumulator, 't', 0)?.batches ?? []
    expect(batches.map((batch) => [batch.recordCount, batch.sizeBytes])).toEqual([
      [1, 170],
      [1, 170],
      [1, 170],
      [1, 170],
    ])
  })

  it('that is compressed is reckoned without gain at first, and sent in its declared size', () => {
    const half = accumulating({ batchSize: 500, compressionPpm: 500_000 })
    for (let i = 0; i < 4; i++) half.send(100)
    const [batch] = half.drain(5 * MS)
    expect([batch?.recordCount, batch?.recordsBytes]).toEqual([3, 3 * 109])
    expect(batch?.sizeBytes).toBe(61 + Math.ceil((3 * 109) / 2))
    expect(half.accumulator.topics[0]?.expectedPpm).toBe(995_000)
  })
})

describe('a node is ready', () => {
  it('once its first batch has lingered', () => {
    const { accumulator, view, send } = accumulating()
    send(100, 0)
    const before = readyNodes(accumulator, view, 3 * MS)
    expect([before.nodes, before.nextCheckInUs]).toEqual([[], 2 * MS])
    expect(readyNodes(accumulator, view, 5 * MS).nodes).toEqual([NODE])
  })

  it('at once when a batch is full, someone waits for memory, or a flush or the end wants it', () => {
    const full = accumulating({ batchSize: 500 })
    for (let i = 0; i < 5; i++) full.send(100)
    expect(readyNodes(full.accumulator, full.view, 0).nodes).toEqual([NODE])
    for (const hurry of [{ flushes: 1 }, { closed: true }]) {
      const { accumulator, view, send } = accumulating()
      send(100)
      expect(readyNodes(accumulator, view, 0).nodes).toEqual([])
      expect(readyNodes(Object.assign(accumulator, hurry), view, 0).nodes).toEqual([NODE])
    }
  })

  it('never for a muted partition, and not before there is a record', () => {
    const { accumulator, view, send } = accumulating()
    expect(readyNodes(accumulator, view, 0)).toMatchObject({ nodes: [], nextCheckInUs: NEVER })
    send(100)
    setMuted(accumulator, 't', 0, true)
    expect(readyNodes(accumulator, view, 60 * MS).nodes).toEqual([])
  })

  it('only where the leader is known; else the topic is named', () => {
    const { accumulator, send } = accumulating()
    send(100)
    const nobodyLeads = { topics: new Map(), leaderships: new Map() }
    const check = readyNodes(accumulator, nobodyLeads, 60 * MS)
    expect([check.nodes, check.topicsWithoutLeader]).toEqual([[], ['t']])
  })
})

describe('a drain', () => {
  it('takes one batch per partition, those that have not lingered too', () => {
    const { send, drain } = accumulating({ batchSize: 500 }, 3)
    for (let i = 0; i < 9; i++) send(100, 0, 0)
    send(100, 4 * MS, 2)
    const drained = drain(5 * MS)
    expect(drained.map((batch) => batch.partition).toSorted((a, b) => a - b)).toEqual([0, 2])
    expect(drained.find((batch) => batch.partition === 0)?.recordCount).toBe(4)
  })

  it('stops at max.request.size, but sends a first batch of any size', () => {
    const { send, drain } = accumulating({}, 3)
    for (const partition of [0, 1, 2]) send(1000, 0, partition)
    expect(drain(5 * MS, 2500)).toHaveLength(2)
    expect(drain(5 * MS, 10)).toHaveLength(1)
  })

  it('goes on next time where it stopped, so that no partition starves', () => {
    const { send, drain } = accumulating({ batchSize: 0 }, 3)
    for (let i = 0; i < 12; i++) send(1000, 0, i % 3)
    const served = new Set<number>()
    for (let i = 0; i < 6; i++) served.add(drain(5 * MS, 10)[0]?.partition ?? -1)
    expect(served.has(-1)).toBe(false)
  })
})

describe('a batch that is not delivered in time', () => {
  it('leaves the queue when delivery.timeout.ms is over', () => {
    const { accumulator, send } = accumulating({ batchSize: 500 })
    for (let i = 0; i < 6; i++) send(100, i * MS)
    expect(nextExpiryAt(accumulator)).toBe(120_000 * MS)
    expect(takeExpired(accumulator, 119_999 * MS)).toEqual([])
    const expired = takeExpired(accumulator, 120_000 * MS)
    expect(expired.map(numbersIn)).toEqual([[0, 1, 2, 3]])
    expect(nextExpiryAt(accumulator)).toBe(120_004 * MS)
  })
})
