import { describe, expect, it } from 'vitest'
import {
  applyChange,
  type ChangeRules,
  partitionChange,
} from '../../../src/engine/controller/partitionChange.ts'
import {
  beginReassignment,
  isReassigning,
  revertReassignment,
} from '../../../src/engine/controller/reassignment.ts'
import type { NodeId } from '../../../src/kafka/terms.ts'
import {
  EMPTY_IMAGE,
  findPartition,
  type MetadataRecord,
  type PartitionRegistration,
  replayRecord,
} from '../../../src/trace/MetadataImage.ts'

const partition: PartitionRegistration = {
  replicas: [3, 2, 1],
  adding: [],
  removing: [],
  isr: [3, 2, 1],
  elr: [],
  lastKnownElr: [],
  recovering: false,
  leader: 3,
  leaderEpoch: 0,
  partitionEpoch: 0,
}
const rules: ChangeRules = { isAlive: () => true, minIsr: 1, elrEnabled: false }

function reassigned(from: PartitionRegistration, target: readonly NodeId[]): PartitionRegistration {
  return applyChange(from, partitionChange(from, beginReassignment(from, target), rules)!)
}

describe('a reassignment', () => {
  const moving = reassigned(partition, [0, 2, 1])

  it('first lists who comes, who stays and who goes', () => {
    expect(moving).toMatchObject({
      replicas: [0, 2, 1, 3],
      adding: [0],
      removing: [3],
      isr: [3, 2, 1],
      leader: 3,
      leaderEpoch: 0,
    })
    expect(isReassigning(moving)).toBe(true)
  })

  it('ends with the in-sync set that holds the new replica, and a new leader if the old one goes', () => {
    const change = partitionChange(moving, { isr: [3, 0, 2, 1] }, rules)
    expect(change).toEqual({
      isr: [0, 2, 1],
      leader: 0,
      replicas: [0, 2, 1],
      adding: [],
      removing: [],
    })
    const done = applyChange(moving, change!)
    expect(done).toMatchObject({ leaderEpoch: 1, partitionEpoch: 2 })
    expect(isReassigning(done)).toBe(false)
  })

  it('goes on while the new replica lags', () => {
    expect(partitionChange(moving, { isr: [3, 2] }, rules)).toEqual({ isr: [3, 2] })
  })

  it('that makes a partition smaller waits until all who stay are in sync', () => {
    const lagging = { ...partition, isr: [3, 1] }
    const begun = reassigned(lagging, [1, 2])
    expect(begun).toMatchObject({ replicas: [1, 2, 3], removing: [3], isr: [3, 1], leader: 3 })
    const done = applyChange(begun, partitionChange(begun, { isr: [3, 1, 2] }, rules)!)
    expect(done).toMatchObject({ replicas: [1, 2], isr: [1, 2], removing: [], leader: 1 })
  })

  it('that only changes the order is done at once and leaves the leader alone', () => {
    expect(reassigned(partition, [1, 2, 3])).toMatchObject({
      replicas: [1, 2, 3],
      leader: 3,
      leaderEpoch: 0,
      partitionEpoch: 1,
      adding: [],
      removing: [],
    })
  })

  it('taken back leaves who was there, in the order of the list it had meanwhile', () => {
    const { replicas, isr, unclean } = revertReassignment(moving)
    expect({ replicas, isr, unclean }).toEqual({
      replicas: [2, 1, 3],
      isr: [3, 2, 1],
      unclean: false,
    })
    const targets = { replicas, isr, adding: [], removing: [] }
    const back = applyChange(moving, partitionChange(moving, targets, rules)!)
    expect(back).toMatchObject({ leader: 3, leaderEpoch: 1, adding: [], removing: [] })
  })

  it('taken back uncleanly leaves the first of the old replicas', () => {
    const onlyNew = { ...moving, isr: [0], leader: 0 }
    expect(revertReassignment(onlyNew)).toEqual({ replicas: [2, 1, 3], isr: [2], unclean: true })
  })
})

describe('the metadata image', () => {
  const topic = { topic: 't', topicId: 'T' }
  const records: MetadataRecord[] = [
    { type: 'Topic', name: 't', topicId: 'T' },
    { type: 'Partition', ...topic, partition: 0, replicas: [1, 2], isr: [1, 2], leader: 1 },
    { type: 'Partition', ...topic, partition: 1, replicas: [1, 2], isr: [1, 2], leader: 1 },
  ]
  const replayed = (...more: MetadataRecord[]) =>
    [...records, ...more].reduce(
      (image, record, offset) => replayRecord(image, record, offset),
      EMPTY_IMAGE,
    )

  it('follows a reassignment', () => {
    const begun = { replicas: [3, 2, 1], adding: [3], removing: [1] }
    const image = replayed({ type: 'PartitionChange', ...topic, partition: 0, ...begun })
    expect(findPartition(image, 't', 0)).toMatchObject({ ...begun, isr: [1, 2], partitionEpoch: 1 })
    expect(findPartition(image, 't', 1)).toMatchObject({ replicas: [1, 2], adding: [] })
  })

  it('forgets eligible replicas of one topic or of all', () => {
    const shrunk = { ...topic, partition: 0, isr: [1], elr: [2] }
    for (const name of ['t', '']) {
      const image = replayed(
        { type: 'PartitionChange', ...shrunk },
        { type: 'ClearElr', topic: name },
      )
      expect(findPartition(image, 't', 0)).toMatchObject({ elr: [], isr: [1], partitionEpoch: 2 })
      expect(findPartition(image, 't', 1), 'nothing to forget').toMatchObject({ partitionEpoch: 0 })
    }
    const other = replayed(
      { type: 'PartitionChange', ...shrunk },
      { type: 'ClearElr', topic: 'other' },
    )
    expect(findPartition(other, 't', 0)).toMatchObject({ elr: [2] })
  })
})
