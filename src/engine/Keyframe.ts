// A run held still: state, queue, draws and every process's memory, to go on from as often as one likes.

import type { Us } from '../kafka/terms.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import { cloneData, copyWith } from './kernel/cloneData.ts'
import type { Entry } from './kernel/Entry.ts'
import { reorder } from './kernel/heap.ts'
import type { Memory } from './Memory.ts'
import { cloneProducer, type ProducerMemory } from './producer/ProducerMemory.ts'

export interface Keyframe {
  readonly at: Us
  /** Number of the last event in it. */
  readonly n: number
  readonly state: ClusterState
  readonly memory: Memory
}

/** A copy of the memory; what is as in `before`, that of an earlier keyframe, is shared with it. */
export function cloneMemory(memory: Memory, before?: Memory): Memory {
  const producers = new Map<string, ProducerMemory>()
  for (const [id, producer] of memory.producers)
    producers.set(id, cloneProducer(producer, before?.producers.get(id)))
  const rest = cloneData(copyWith(memory, { producers: NOBODY, heap: NOTHING }), before)
  return copyWith(rest, { producers, heap: liveEntries(memory) })
}

const NOBODY: Map<string, ProducerMemory> = new Map()
const NOTHING: Entry[] = []

/** The queue without timers that will find nothing to do; its entries never change, so they are shared. */
function liveEntries({ heap, nodes }: Memory): Entry[] {
  const isParked = (id: number) => {
    for (const node of nodes.values()) if (node.purgatory.requests.has(id)) return true
    return false
  }
  const live = heap.filter(
    (entry) => entry.type !== 'parkTimeout' || entry.loop >= 0 || isParked(entry.id),
  )
  if (live.length < heap.length) reorder(live)
  return live
}

export function cloneState(state: ClusterState, before?: ClusterState): ClusterState {
  return cloneData(state, before)
}
