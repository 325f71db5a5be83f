import { describe, expect, it } from 'vitest'
import type { ChangeRules } from '../../../src/engine/controller/partitionChange.ts'
import {
  type AcceptedIsr,
  alterPartition,
  checkBrokerEpoch,
  reactToAnswer,
  validateAlterPartition,
} from '../../../src/engine/controller/validateAlterPartition.ts'
import type { ErrorName } from '../../../src/kafka/errors.ts'
import type { IsrChange } from '../../../src/kafka/protocol/Controller.ts'
import type {
  BrokerRegistration,
  MetadataImage,
  PartitionRegistration,
} from '../../../src/trace/MetadataImage.ts'

const partition: PartitionRegistration = {
  replicas: [1, 2, 3],
  adding: [],
  removing: [],
  isr: [1, 2],
  elr: [],
  lastKnownElr: [],
  recovering: false,
  leader: 1,
  leaderEpoch: 5,
  partitionEpoch: 9,
}

function broker(id: number, rest: Partial<BrokerRegistration> = {}): BrokerRegistration {
  const up = { incarnation: 1, fenced: false, inControlledShutdown: false, rack: '' }
  return { id, epoch: 100 + id, ...up, ...rest }
}

function imageOf(
  of: PartitionRegistration = partition,
  brokers = [broker(1), broker(2), broker(3)],
): MetadataImage {
  const topics = [{ name: 't', id: 'T', partitions: [of] }]
  return { offset: 1, brokers, topics, configs: {} } as unknown as MetadataImage
}

const members = (...ids: number[]) => ids.map((id) => ({ broker: id, epoch: 100 + id }))

const wish: IsrChange = {
  topic: 't',
  topicId: 'T',
  partition: 0,
  leaderEpoch: 5,
  partitionEpoch: 9,
  isr: members(1, 2, 3),
  recovering: false,
}

function verdict(change: Partial<IsrChange>, image = imageOf(), asker = 1): ErrorName | 'accepted' {
  const answer = validateAlterPartition(image, asker, { ...wish, ...change })
  return 'error' in answer ? answer.error : 'accepted'
}

describe('a proposed in-sync set', () => {
  it('is accepted when all its members may be in sync', () => {
    const accepted = validateAlterPartition(imageOf(), 1, wish)
    expect(accepted).toEqual({ partition, isr: [1, 2, 3], recovering: false })
  })

  it('fails the first of its faults, in the order in which they are looked for', () => {
    // Everything that can be wrong at once, then mended piece by piece.
    const faults: Partial<IsrChange>[] = [
      { topicId: 'gone' },
      { partition: 7 },
      { leaderEpoch: 6, partitionEpoch: 10 },
      { leaderEpoch: 4, partitionEpoch: 10 },
      { leaderEpoch: 4, partitionEpoch: 8 },
    ]
    const bad = { isr: members(2, 2, 8), recovering: true }
    const errors = faults.map((fault) => verdict({ ...bad, ...fault }, imageOf(), 2))
    expect(errors).toEqual([
      'UNKNOWN_TOPIC_ID',
      'UNKNOWN_TOPIC_OR_PARTITION',
      'NOT_CONTROLLER',
      'NOT_CONTROLLER',
      'FENCED_LEADER_EPOCH',
    ])
    const old = { ...bad, partitionEpoch: 8 }
    expect(verdict(old, imageOf(), 2), 'not the leader').toBe('INVALID_REQUEST')
    expect(verdict(old)).toBe('INVALID_UPDATE_VERSION')
    expect(verdict(bad)).toBe('INVALID_REQUEST')
  })

  it.each([
    ['a broker without a replica', members(1, 8)],
    ['a broker twice', members(1, 2, 2)],
    ['everybody but the leader', members(2, 3)],
    ['nobody', []],
  ])('is invalid with %s', (_, isr) => {
    expect(verdict({ isr })).toBe('INVALID_REQUEST')
  })

  it('is the leader alone while it recovers from an unclean election', () => {
    const recovering = imageOf({ ...partition, isr: [1], recovering: true })
    expect(verdict({ isr: members(1, 2), recovering: true }, recovering)).toBe('INVALID_REQUEST')
    expect(verdict({ isr: members(1), recovering: true }, recovering)).toBe('accepted')
    expect(verdict({ isr: members(1, 2) }, recovering)).toBe('accepted')
    expect(verdict({ isr: members(1), recovering: true })).toBe('INVALID_REQUEST')
  })

  it.each<[string, BrokerRegistration[]]>([
    ['is not registered', [broker(1), broker(2)]],
    ['is fenced', [broker(1), broker(2), broker(3, { fenced: true })]],
    ['is shutting down', [broker(1), broker(2), broker(3, { inControlledShutdown: true })]],
    ['has started anew since', [broker(1), broker(2), broker(3, { epoch: 200 })]],
  ])('is refused when a member %s', (_, brokers) => {
    expect(verdict({}, imageOf(partition, brokers))).toBe('INELIGIBLE_REPLICA')
    expect(verdict({ isr: members(1, 2) }, imageOf(partition, brokers))).toBe('accepted')
  })

  it('may leave out which start of a broker it means', () => {
    const brokers = [broker(1), broker(2), broker(3, { epoch: 200 })]
    const isr = [...members(1, 2), { broker: 3, epoch: -1 }]
    expect(verdict({ isr }, imageOf(partition, brokers))).toBe('accepted')
  })

  it('is not even read when its sender is an earlier start of the broker', () => {
    expect(checkBrokerEpoch(imageOf(), 1, 101)).toBeUndefined()
    expect(checkBrokerEpoch(imageOf(), 1, 55)?.error).toBe('STALE_BROKER_EPOCH')
    expect(checkBrokerEpoch(imageOf(), 9, 109)?.error).toBe('STALE_BROKER_EPOCH')
  })
})

describe('an accepted set', () => {
  const rules: ChangeRules = { isAlive: () => true, minIsr: 1, elrEnabled: true }
  const accepted = (of: PartitionRegistration, isr: number[]): AcceptedIsr => ({
    partition: of,
    isr,
    recovering: false,
  })

  it('is written', () => {
    const outcome = alterPartition(1, accepted(partition, [1, 2, 3]), rules)
    expect(outcome).toMatchObject({ change: { isr: [1, 2, 3] }, error: 'NONE' })
    expect(outcome.after).toMatchObject({ partitionEpoch: 10, leaderEpoch: 5 })
  })

  it('that is in force already writes nothing', () => {
    const outcome = alterPartition(1, accepted(partition, [1, 2]), rules)
    expect(outcome).toEqual({ change: null, after: partition, error: 'NONE' })
  })

  it('ends the recovery of the leader', () => {
    const of = { ...partition, isr: [1], recovering: true }
    expect(alterPartition(1, accepted(of, [1, 2]), rules).change).toEqual({
      isr: [1, 2],
      recovering: false,
    })
  })

  it('that ends a reassignment away from the asker is written and answered with NEW_LEADER_ELECTED', () => {
    const of = { ...partition, replicas: [3, 2, 1], adding: [3], removing: [1] }
    const outcome = alterPartition(1, accepted(of, [1, 2, 3]), rules)
    expect(outcome.error).toBe('NEW_LEADER_ELECTED')
    expect(outcome.after).toMatchObject({ replicas: [3, 2], isr: [2, 3], leader: 3 })
  })

  it('that ends a reassignment under the same leader is answered as any other', () => {
    const of = { ...partition, replicas: [1, 3, 2], adding: [3], removing: [2] }
    const outcome = alterPartition(1, accepted(of, [1, 2, 3]), rules)
    expect(outcome.error).toBe('NONE')
    expect(outcome.after).toMatchObject({ replicas: [1, 3], leader: 1, leaderEpoch: 6 })
  })
})

describe('the leader that asked', () => {
  const own = { leaderEpoch: 5, partitionEpoch: 9 }
  const answer = (error: ErrorName, leaderEpoch = 5, partitionEpoch = 10) =>
    reactToAnswer(own, { error, leaderEpoch, partitionEpoch })

  it('takes the answered set unless the answer is older than what it knows', () => {
    expect(answer('NONE')).toBe('commit')
    expect(answer('NONE', 5, 9), 'nothing had to be written').toBe('commit')
    expect(answer('NONE', 5, 8)).toBe('ignore')
    expect(answer('NONE', 6, 10)).toBe('ignore')
  })

  it.each<[ErrorName, string]>([
    ['INELIGIBLE_REPLICA', 'rollBack'],
    ['OPERATION_NOT_ATTEMPTED', 'rollBack'],
    ['FENCED_LEADER_EPOCH', 'wait'],
    ['INVALID_UPDATE_VERSION', 'wait'],
    ['INVALID_REQUEST', 'wait'],
    ['UNKNOWN_TOPIC_ID', 'wait'],
    ['UNKNOWN_TOPIC_OR_PARTITION', 'wait'],
    ['NEW_LEADER_ELECTED', 'wait'],
    ['NOT_CONTROLLER', 'retry'],
    ['UNKNOWN_SERVER_ERROR', 'retry'],
  ])('after %s does: %s', (error, reaction) => {
    expect(answer(error)).toBe(reaction)
  })
})
