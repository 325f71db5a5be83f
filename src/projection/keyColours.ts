// Which colour and letter a record wears. Keys take A, B, C… in the order of their first appearance in the workloads:
// that order follows from the scenario alone, so a record looks the same at every instant, in every view and in every link.
import type { KeySpec, Workload } from '../scenario/Scenario.ts'
import type { ClusterState, SourceState } from '../trace/ClusterState.ts'
import type { ReadRecord } from './contents.ts'
import type { ColourBy, KeyColour } from './StageModel.ts'

/** How many records of a file are looked at for keys; later keys take a colour by their letters. */
const LOOKAHEAD = 256
const GLYPHS = 'ABCDEFGH'
/** By epoch mod 6, so that neighbours differ most. */
const EPOCH_COLOURS: readonly KeyColour[] = [0, 5, 3, 2, 8, 1]

interface Dress {
  readonly colour: KeyColour
  readonly glyph: string
  readonly bar: boolean
}

const NO_KEY: Dress = { colour: 8, glyph: '–', bar: false }

/** The dress of every record of a state. */
export interface Wardrobe {
  readonly dress: (source: number, number: number, epoch: number) => Dress
}

/** Dresses by key, by leader epoch or by producer. */
export function wardrobe(state: ClusterState, read: ReadRecord, colourBy: ColourBy): Wardrobe {
  if (colourBy === 'epoch') return { dress: (_source, _number, epoch) => dressOfEpoch(epoch) }
  if (colourBy === 'producer') return byProducer(state)
  const order = keyOrder(state, read)
  return {
    dress: (source, number) => {
      const key = read(source, number).key
      return key === null ? NO_KEY : dressOfIndex(order.get(key) ?? 8 + hashOf(key))
    },
  }
}

function byProducer(state: ClusterState): Wardrobe {
  const order = new Map<string, number>()
  for (const source of state.sources) {
    if (!order.has(source.client)) order.set(source.client, order.size)
  }
  return { dress: (source) => dressOfIndex(order.get(state.sources[source]?.client ?? '') ?? 0) }
}

/** The nth key's dress; from the ninth on with a bar. */
function dressOfIndex(index: number): Dress {
  const colour = (index % 8) as KeyColour
  return { colour, glyph: GLYPHS[colour] ?? 'A', bar: index >= 8 }
}

/** A leader epoch's dress; the epoch is always written too. */
function dressOfEpoch(epoch: number): Dress {
  return { colour: EPOCH_COLOURS[epoch % 6] ?? 8, glyph: String(epoch), bar: false }
}

const known = new WeakMap<Workload, readonly string[]>()

/** Keys in order of source, and in each source in order of number. */
function keyOrder(state: ClusterState, read: ReadRecord): ReadonlyMap<string, number> {
  const order = new Map<string, number>()
  for (const source of state.sources) {
    for (const key of keysOf(source, read)) if (!order.has(key)) order.set(key, order.size)
  }
  return order
}

function keysOf(source: SourceState, read: ReadRecord): readonly string[] {
  const cached = known.get(source.workload)
  if (cached) return cached
  const keys = findKeys(source, read)
  // A file's text is not in the workload: its keys are kept only once there were records to look at.
  if (source.workload.type !== 'file' || keys.length > 0) known.set(source.workload, keys)
  return keys
}

function findKeys({ workload, index }: SourceState, read: ReadRecord): readonly string[] {
  if (workload.type === 'rate') return keysOfSpec(workload.keys)
  const keys = new Set<string>()
  if (workload.type === 'list') {
    for (const record of workload.records) if (typeof record.key === 'string') keys.add(record.key)
    return [...keys]
  }
  if (workload.key === undefined) return []
  for (let number = 0; number < LOOKAHEAD; number++) {
    const key = read(index, number).key
    if (key !== null) keys.add(key)
  }
  return [...keys]
}

function keysOfSpec(spec: KeySpec | undefined): readonly string[] {
  if (spec === undefined || spec.type === 'none') return []
  if (spec.type === 'list') return spec.keys
  const count = Math.min(spec.count, LOOKAHEAD)
  return Array.from({ length: count }, (_, index) => `${spec.prefix}${index}`)
}

/** 0–7 from a text's characters: the same text, the same colour. */
function hashOf(text: string): number {
  let hash = 7
  for (let index = 0; index < text.length; index++) hash = (hash * 31 + text.charCodeAt(index)) | 0
  return Math.abs(hash) % 8
}
