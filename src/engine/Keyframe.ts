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

export function cloneMemory(memory: Memory): Memory {
  const { producers, ...rest } = memory
  const copies = new Map<string, ProducerMemory>()
  for (const [id, producer] of producers) copies.set(id, cloneProducer(producer))
  return { ...cloneData(rest), producers: copies }
}

export function cloneState(state: ClusterState): ClusterState {
  return cloneData(state)
}
