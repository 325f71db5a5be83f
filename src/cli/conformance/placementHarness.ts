// vectors/placement: KRaft replica placement, fed by the recorder's own generator.
import type { RandomBits } from '../../engine/controller/javaRandom.ts'
import type { UsableBroker } from '../../engine/controller/stripedReplicaPlacer.ts'
import { placeReplicas } from '../../engine/controller/stripedReplicaPlacer.ts'
import type { Harness } from './Harness.ts'
import type { Json } from './json.ts'
import { isList, listOf, numberOf, objectsOf, textOf } from './json.ts'

export const placementHarness: Harness = {
  rules: {
    inputs: [
      'state',
      'brokers',
      'calls[].startPartition',
      'calls[].partitions',
      'calls[].replicationFactor',
    ],
  },
  run(recorded) {
    const brokers = listOf(recorded, 'brokers').map(brokerOf)
    const random = recordedGenerator(BigInt(textOf(recorded, 'state')))
    const calls = objectsOf(recorded, 'calls').map((call) => {
      const before = random.calls()
      const factor = numberOf(call, 'replicationFactor')
      const placed = placeReplicas(brokers, numberOf(call, 'partitions'), factor, random.next)
      const randomCalls = random.calls() - before
      if ('error' in placed) {
        return { error: [placed.error.exception, placed.error.message], randomCalls }
      }
      return { result: placed.replicas, randomCalls }
    })
    return { calls }
  },
}

function brokerOf(row: Json): UsableBroker {
  if (!isList(row)) throw new Error('a broker should be [id, rack, fenced]')
  const [id, rack, fenced] = row
  return { id: Number(id), rack: rack == null ? null : String(rack), fenced: fenced === true }
}

/** The generator the recorder put behind java.util.Random; its state is 64 bits. */
function recordedGenerator(start: bigint): { next: RandomBits; calls: () => number } {
  let state = start
  let calls = 0
  const next = (bits: number) => {
    calls += 1
    state = BigInt.asUintN(64, state * 2862933555777941757n + 3037000493n)
    return Number(state >> BigInt(64 - bits))
  }
  return { next, calls: () => calls }
}
