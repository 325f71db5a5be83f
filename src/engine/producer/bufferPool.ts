// The memory of a producer's unsent records, and who waits for some of it.
// Kafka: org.apache.kafka.clients.producer.internals.BufferPool.
// Simplified: bytes are counted, not kept apart as pooled and free; a waiter is served the moment memory returns.

/** Plain data. */
export interface BufferPool {
  /** `buffer.memory`. */
  readonly totalBytes: number
  availableBytes: number
  /** First come, first served; their memory comes in pieces. */
  readonly waiters: PoolWaiter[]
}

export interface PoolWaiter {
  /** Chosen by whoever waits; unique among the waiters. */
  readonly id: number
  readonly bytes: number
  heldBytes: number
}

const NOBODY: readonly number[] = []

/** An untouched pool of `buffer.memory` bytes. */
export function createBufferPool(totalBytes: number): BufferPool {
  return { totalBytes, availableBytes: totalBytes, waiters: [] }
}

/** Takes the bytes at once if they are there; false = nothing taken. Does not look at who waits, as Kafka. */
export function allocateBytes(pool: BufferPool, bytes: number): boolean {
  if (bytes > pool.availableBytes) return false
  pool.availableBytes -= bytes
  return true
}

/** Stands in line for the bytes; `releaseBytes` tells when they are all there. */
export function waitForBytes(pool: BufferPool, id: number, bytes: number): void {
  pool.waiters.push({ id, bytes, heldBytes: 0 })
}

/** Leaves the line (`max.block.ms` is up); what it had goes on. Gives the ids of those served by that. */
export function stopWaitingForBytes(pool: BufferPool, id: number): readonly number[] {
  const at = pool.waiters.findIndex((waiter) => waiter.id === id)
  if (at < 0) return NOBODY
  const [left] = pool.waiters.splice(at, 1)
  return releaseBytes(pool, left?.heldBytes ?? 0)
}

/** Gives bytes back and serves the line; gives the ids of those who now have all theirs, in order. */
export function releaseBytes(pool: BufferPool, bytes: number): readonly number[] {
  pool.availableBytes += bytes
  if (pool.waiters.length === 0) return NOBODY
  const served: number[] = []
  while (pool.waiters.length > 0 && pool.availableBytes > 0) {
    const first = pool.waiters[0]!
    const got = Math.min(first.bytes - first.heldBytes, pool.availableBytes)
    pool.availableBytes -= got
    first.heldBytes += got
    if (first.heldBytes < first.bytes) break
    served.push(first.id)
    pool.waiters.shift()
  }
  return served
}
