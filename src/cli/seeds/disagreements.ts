// What the state shows against what the processes hold: two books of the same things, which must agree between decisions.
import type { Sim } from '../../engine/Memory.ts'
import { incompleteBatches } from '../../engine/producer/reenqueueBatch.ts'
import type { ClientLifecycle, ProducerState, ReaderState } from '../../trace/ClusterState.ts'

/** Sentences about what differs; none when all agrees. */
export function disagreements(sim: Sim): string[] {
  const found: string[] = []
  for (const client of sim.state.clients) {
    if (client.type === 'producer') compareProducer(sim, client, found)
    else if (client.type === 'reader') compareReader(sim, client, found)
  }
  const links = [...sim.memory.links.keys()].toSorted((a, b) => a - b)
  const shown = sim.state.connections.map(({ id }) => id).toSorted((a, b) => a - b)
  same(found, 'connections', shown, links)
  return found
}

function same(found: string[], what: string, shown: unknown, held: unknown): void {
  const [a, b] = [JSON.stringify(shown), JSON.stringify(held)]
  if (a !== b) found.push(`${what}: the state shows ${a}, the process holds ${b}`)
}

function compareProducer(sim: Sim, client: ProducerState, found: string[]): void {
  const { id, queue, bufferedBytes, blocked, inFlight, lifecycle } = client
  const memory = sim.memory.producers.get(id)
  const lives = isAlive(lifecycle)
  same(found, `${id} lives`, lives, memory !== undefined)
  if (!memory || lifecycle === 'Frozen') return
  const { accumulator, blocked: held } = memory
  const batches = incompleteBatches(accumulator)
  const byId = (a: readonly number[], b: readonly number[]) => (a[0] ?? 0) - (b[0] ?? 0)
  same(
    found,
    `${id} batches`,
    queue.map((batch) => [batch.id, batch.count]).toSorted(byId),
    batches.map((batch) => [batch.id, batch.recordCount]).toSorted(byId),
  )
  same(
    found,
    `${id} buffered bytes`,
    bufferedBytes,
    accumulator.pool.totalBytes - accumulator.pool.availableBytes,
  )
  same(found, `${id} blocked`, blocked?.why ?? null, held?.why ?? null)
  const out = [...memory.inFlight.values()].reduce((sum, count) => sum + count, 0)
  same(found, `${id} in flight`, inFlight, out)
  same(
    found,
    `${id} batches in flight`,
    queue.filter(({ stage }) => stage === 'inFlight').length,
    accumulator.inFlight.length,
  )
}

function compareReader(sim: Sim, client: ReaderState, found: string[]): void {
  const { id, partitions, fetches, work, lifecycle } = client
  const memory = sim.memory.readers.get(id)
  const lives = isAlive(lifecycle)
  same(found, `${id} lives`, lives, memory !== undefined)
  // A frozen process has not yet heard what became of its connections.
  if (!memory || lifecycle === 'Frozen') return
  for (const held of memory.partitions) {
    const shown = partitions.find(({ name }) => name === held.name)
    if (held.position < 0) continue
    same(
      found,
      `${id} in ${held.name}`,
      [shown?.position, shown?.bufferedTo],
      [held.position, Math.max(held.bufferedTo, held.position)],
    )
  }
  const out = [...memory.fetches.values()]
    .map(({ message }) => message)
    .filter((each) => each !== 0)
  const order = (a: number, b: number) => a - b
  // A connection its client has given up stays open at a broker that stands still, and its fetches are shown till then.
  const held = new Set([...memory.network.links.values()].map(({ connection }) => connection))
  const isHalfOpen = sim.state.connections.some(
    (each) => each.client === id && each.state === 'ready' && !held.has(each.id),
  )
  if (!isHalfOpen) same(found, `${id} fetches`, fetches.toSorted(order), out.toSorted(order))
  same(found, `${id} works`, work !== null, memory.working)
}

function isAlive(lifecycle: ClientLifecycle): boolean {
  return lifecycle === 'Running' || lifecycle === 'Paused' || lifecycle === 'Frozen'
}
