import { describe, expect, it } from 'vitest'
import {
  releaseBytes,
  stopWaitingForBytes,
  waitForBytes,
} from '../../../src/engine/producer/bufferPool.ts'
import { readyNodes } from '../../../src/engine/producer/readyNodes.ts'
import { accumulating, MS, NODE } from './accumulatorDriver.ts'

describe('the memory of unsent records', () => {
  it('is taken per batch, a whole batch.size for a small record, and comes back when it is done', () => {
    const { accumulator, send, drain, done } = accumulating({ batchSize: 500, bufferMemory: 2000 })
    send(10)
    send(1000, 0, 0)
    expect(accumulator.pool.availableBytes).toBe(2000 - 500 - (61 + 21 + 1 + 2 + 1000 + 1))
    for (const batch of [...drain(5 * MS), ...drain(5 * MS)]) done(batch)
    expect(accumulator.pool.availableBytes).toBe(2000)
  })

  it('makes the application wait when it is used up, and everything go at once', () => {
    const { accumulator, view, send, drain, done } = accumulating({
      batchSize: 500,
      bufferMemory: 700,
    })
    send(10)
    const refused = send(450)
    expect(refused).toEqual({ kind: 'needsMemory', partition: 0, bytes: 536 })
    waitForBytes(accumulator.pool, 7, 536)
    expect(readyNodes(accumulator, view, 0).nodes).toEqual([NODE])
    const [batch] = drain(0)
    expect(done(batch!)).toEqual([7])
    expect(accumulator.pool.availableBytes).toBe(164)
    expect(send(450, 0, 0, 536)).toMatchObject({ kind: 'appended', newBatch: true })
    expect(accumulator.pool.availableBytes).toBe(164)
  })

  it('that was waited for and not needed goes back', () => {
    const { accumulator, send } = accumulating({ batchSize: 500, bufferMemory: 1000 })
    send(10)
    accumulator.pool.availableBytes -= 500
    expect(send(10, 0, 0, 500)).toMatchObject({ kind: 'appended', newBatch: false })
    expect(accumulator.pool.availableBytes).toBe(500)
  })

  it('is refused for good to what is bigger than all of it', () => {
    const { send } = accumulating({ batchSize: 500, bufferMemory: 400 })
    const limit = 'there is a hard limit of 400 on memory allocations.'
    expect(send(10)).toEqual({
      kind: 'refused',
      message: `Attempt to allocate 500 bytes, but ${limit}`,
    })
  })

  it('goes to those who wait in the order in which they came, in pieces', () => {
    const { accumulator } = accumulating({ bufferMemory: 1000 })
    const { pool } = accumulator
    pool.availableBytes = 0
    waitForBytes(pool, 1, 300)
    waitForBytes(pool, 2, 100)
    expect(releaseBytes(pool, 200)).toEqual([])
    expect(releaseBytes(pool, 250)).toEqual([1, 2])
    expect(pool.availableBytes).toBe(50)
  })

  it('held by one who gives up goes to the next', () => {
    const { accumulator } = accumulating({ bufferMemory: 1000 })
    const { pool } = accumulator
    pool.availableBytes = 0
    waitForBytes(pool, 1, 300)
    waitForBytes(pool, 2, 100)
    releaseBytes(pool, 200)
    expect(stopWaitingForBytes(pool, 1)).toEqual([2])
    expect(pool.availableBytes).toBe(100)
    expect(stopWaitingForBytes(pool, 1)).toEqual([])
  })
})
