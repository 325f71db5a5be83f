// What this machine can do right now: the engine's own queue, turning without deciding anything.
import type { Entry } from '../../engine/kernel/Entry.ts'
import { pop, push } from '../../engine/kernel/heap.ts'

const EVENTS = 2_000_000
const PENDING = 1_000
const ROUNDS = 5

/** Milliseconds of one calibration event: pop by (time, sequence), add to three counters, push one. The best of a few rounds. */
export function calibrate(): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) best = Math.min(best, turn())
  return best / EVENTS
}

function turn(): number {
  const heap: Entry[] = []
  const counters = { events: 0, time: 0, sequence: 0 }
  let sequence = 0
  let draw = 1
  const add = (at: number) =>
    push(heap, {
      at,
      seq: ++sequence,
      type: 'calibration',
      who: '',
      id: 0,
      life: 0,
      cause: 0,
      loop: -1,
    })
  for (let index = 0; index < PENDING; index++) add(index)
  const start = performance.now()
  for (let index = 0; index < EVENTS; index++) {
    const entry = pop(heap) as Entry
    counters.events += 1
    counters.time += entry.at
    counters.sequence ^= entry.seq
    draw = (Math.imul(draw, 1_664_525) + 1_013_904_223) >>> 0
    add(entry.at + (draw % 2_000))
  }
  const ms = performance.now() - start
  if (counters.events !== EVENTS) throw new Error('The calibration lost events.')
  return ms
}
