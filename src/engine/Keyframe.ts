// A run held still: state, queue, draws and every process's memory, to go on from as often as one likes.

import type { Us } from '../kafka/terms.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import { cloneData } from './kernel/cloneData.ts'
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
  const { producers, heap, ...rest } = memory
  const copies = new Map<string, ProducerMemory>()
  for (const [id, producer] of producers)
    copies.set(id, cloneProducer(producer, before?.producers.get(id)))
  // Entries of the queue never change: what comes later is another entry.
  return { ...cloneData(rest, before), heap: heap.slice(), producers: copies }
}

export function cloneState(state: ClusterState, before?: ClusterState): ClusterState {
  return cloneData(state, before)
}
