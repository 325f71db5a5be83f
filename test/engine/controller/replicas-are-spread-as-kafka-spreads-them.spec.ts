import { describe, expect, it } from 'vitest'
import type { RandomBits } from '../../../src/engine/controller/javaRandom.ts'
import {
  placeReplicas,
  type UsableBroker,
} from '../../../src/engine/controller/stripedReplicaPlacer.ts'
import { assignReplicasToBrokers } from '../../../src/engine/zookeeper/assignReplicasToBrokers.ts'
import { createTopic } from '../acts.ts'
import { cluster } from '../driver.ts'

const broker = (id: number, rack: string | null = null, fenced = false): UsableBroker => ({
  id,
  rack,
  fenced,
})

/** A generator whose every draw is 0: all offsets 0. */
const zero: RandomBits = () => 0

/** The generator of Kafka's own unit tests, from the state 17 (MockRandom). */
function mockRandom(): RandomBits {
  let state = 17n
  return (bits) => {
    state = BigInt.asUintN(64, state * 2_862_933_555_777_941_757n + 3_037_000_493n)
    return Number(BigInt.asIntN(32, state >> BigInt(64 - bits)))
  }
}

function place(
  brokers: readonly UsableBroker[],
  partitions: number,
  factor: number,
  random: RandomBits,
) {
  const placed = placeReplicas(brokers, partitions, factor, random)
  return 'error' in placed ? placed.error.exception : placed.replicas
}

describe('Replicas are placed in stripes', () => {
  it('case 1: three brokers without racks, all offsets 0', () => {
    expect(place([broker(0), broker(1), broker(2)], 3, 3, zero)).toEqual([
      [0, 1, 2],
      [1, 2, 0],
      [2, 0, 1],
    ])
  })

  it('case 2: four brokers, drawn as in Kafka’s own test; the fifth follows a shuffle', () => {
    expect(
      place(
        [0, 1, 2, 3].map((id) => broker(id)),
        5,
        3,
        mockRandom(),
      ),
    ).toEqual([
      [2, 3, 0],
      [3, 0, 1],
      [0, 1, 2],
      [1, 2, 3],
      [1, 0, 2],
    ])
  })

  it('case 3: racks with a fenced broker in one of them', () => {
    const brokers = [
      broker(10, 'rack1'),
      broker(11, 'rack1'),
      broker(20, 'rack2', true),
      broker(21, 'rack2'),
      broker(30, 'rack3'),
      broker(31, 'rack3'),
    ]
    expect(place(brokers, 3, 4, mockRandom())).toEqual([
      [11, 21, 31, 10],
      [21, 30, 10, 20],
      [31, 11, 21, 30],
    ])
  })

  it('case 4: a fenced broker is placed last, and never leads', () => {
    const brokers = [broker(3), broker(1, null, true), broker(2)]
    expect(place(brokers, 4, 3, mockRandom())).toEqual([
      [3, 2, 1],
      [2, 3, 1],
      [3, 2, 1],
      [2, 3, 1],
    ])
  })

  it('case 5: more copies than brokers are refused, and nothing is written', () => {
    const run = cluster({ brokers: 2, controllers: 1 })
      .at('1s', createTopic('orders', { partitions: 1, replicationFactor: 3 }))
      .until('4s')
    expect(run.first('AdminAnswered', { call: 'createTopics orders' })?.error ?? '').toMatch(
      /InvalidReplicationFactorException/,
    )
    expect(run.broker(1).image.topics).toEqual([])
    expect(place([broker(1, null, true)], 1, 1, zero)).toMatch(/InvalidReplicationFactor/)
  })
})

describe('Kafka 3.9 with ZooKeeper placed them so', () => {
  const wanted = (partitions: number) => ({
    partitions,
    replicationFactor: 3,
    startPartition: 0,
    startIndex: 0,
    replicaShift: 0,
  })
  const assign = (brokers: readonly { id: number; rack: string | null }[], partitions: number) => {
    const assigned = assignReplicasToBrokers(brokers, wanted(partitions))
    return 'error' in assigned ? assigned.error.exception : assigned.replicas
  }

  it('case 6: five brokers, ten partitions; the shift grows after each round', () => {
    const brokers = [0, 1, 2, 3, 4].map((id) => ({ id, rack: null }))
    expect(assign(brokers, 10)).toEqual([
      [0, 1, 2],
      [1, 2, 3],
      [2, 3, 4],
      [3, 4, 0],
      [4, 0, 1],
      [0, 2, 3],
      [1, 3, 4],
      [2, 4, 0],
      [3, 0, 1],
      [4, 1, 2],
    ])
  })

  it('case 7: racks take turns', () => {
    const racks = ['r1', 'r3', 'r3', 'r2', 'r2', 'r1']
    expect(
      assign(
        racks.map((rack, id) => ({ id, rack })),
        7,
      ),
    ).toEqual([
      [0, 3, 1],
      [3, 1, 5],
      [1, 5, 4],
      [5, 4, 2],
      [4, 2, 0],
      [2, 0, 3],
      [0, 4, 2],
    ])
  })
})
