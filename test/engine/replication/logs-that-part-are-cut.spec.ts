import { describe, expect, it } from 'vitest'
import { divergence, fetchError } from '../../../src/engine/broker/fetchError.ts'
import { outOfRange, truncationPoint } from '../../../src/engine/log/truncation.ts'
import type { NodeState, ReplicaState } from '../../../src/trace/ClusterState.ts'
import { EMPTY_IMAGE } from '../../../src/trace/MetadataImage.ts'
import { crashBroker, freezeBroker, startBroker, thawBroker } from '../acts.ts'
import { copy, ends, P0, TOPIC, threeBrokers } from './three.ts'

const entries = (...pairs: readonly (readonly [epoch: number, startOffset: number])[]) =>
  pairs.map(([epoch, startOffset]) => ({ epoch, startOffset }))

/** A leader's replica, as far as a fetch looks at it. */
const leader = (epochs: ReplicaState['log']['epochs'], endOffset: number, startOffset = 0) =>
  ({
    leads: true,
    leaderEpoch: 9,
    partitionEpoch: 1,
    followers: [{ id: 2 }],
    log: { epochs, startOffset, endOffset },
  }) as unknown as ReplicaState

const asked = (fetchOffset: number, lastFetchedEpoch: number, currentLeaderEpoch = 9) => ({
  topic: TOPIC,
  partition: 0,
  fetchOffset,
  lastFetchedEpoch,
  currentLeaderEpoch,
  maxBytes: 1,
})

const node = { id: 1, image: EMPTY_IMAGE } as unknown as NodeState
const from = (id: number) => ({ replica: { id, epoch: 1 } })

describe('case 18: a follower has a record of an epoch the leader never saw', () => {
  const leads = leader(entries([0, 0], [2, 1], [5, 2]), 3)
  const follows = entries([0, 0], [2, 1], [4, 2])

  it('the answer names the largest epoch below it, and where that ends', () => {
    expect(divergence(leads, asked(3, 4))).toEqual({ epoch: 2, endOffset: 2 })
  })

  it('the follower cuts there, and asks again from 2 on', () => {
    expect(truncationPoint(follows, 3, { epoch: 2, endOffset: 2 })).toEqual({ to: 2, isDone: true })
    expect(divergence(leads, asked(2, 2))).toBeUndefined()
    expect(fetchError(node, leads, asked(2, 2), from(2))).toBe('NONE')
  })

  it('an epoch the follower does not know takes another round', () => {
    const answer = { epoch: 3, endOffset: 12 }
    expect(truncationPoint(entries([1, 0], [4, 8]), 15, answer)).toEqual({ to: 8, isDone: false })
  })

  it('below all it knows, only the leader’s end counts', () => {
    expect(truncationPoint([], 15, { epoch: 3, endOffset: 12 })).toEqual({ to: 12, isDone: true })
    expect(truncationPoint([], 9, { epoch: 3, endOffset: 12 })).toEqual({ to: 9, isDone: true })
  })
})

describe('A follower’s fetch is checked', () => {
  const leads = leader(entries([9, 0]), 10, 4)

  it('against the leader’s epoch first', () => {
    expect(fetchError(node, leads, asked(10, 9, 8), from(2))).toBe('FENCED_LEADER_EPOCH')
    expect(fetchError(node, leads, asked(10, 9, 10), from(2))).toBe('UNKNOWN_LEADER_EPOCH')
  })

  it('then whether it is a replica at all', () => {
    expect(fetchError(node, leads, asked(10, 9), from(7))).toBe('UNKNOWN_LEADER_EPOCH')
  })

  it('then against the log', () => {
    expect(fetchError(node, leads, asked(3, 9), from(2))).toBe('OFFSET_OUT_OF_RANGE')
    expect(fetchError(node, leads, asked(11, -1), from(2))).toBe('OFFSET_OUT_OF_RANGE')
    expect(fetchError(node, leads, asked(11, 9), from(2))).toBe('NONE')
    expect(divergence(leads, asked(11, 9))).toEqual({ epoch: 9, endOffset: 10 })
  })
})

describe('case 20: the leader has nothing at the offset', () => {
  it('its log ends before: the follower cuts to that, even to nothing', () => {
    expect(outOfRange(3, { startOffset: 0, endOffset: 0 })).toEqual({ type: 'cut', to: 0 })
  })

  it('its log begins behind: everything goes, and the follower begins anew there', () => {
    expect(outOfRange(3, { startOffset: 20, endOffset: 30 })).toEqual({ type: 'restart', at: 20 })
  })

  it('it has written beyond it meanwhile: the follower goes on', () => {
    expect(outOfRange(3, { startOffset: 0, endOffset: 5 })).toEqual({ type: 'goOn' })
  })
})

describe('case 19: a leader whose followers did not hear it comes back', () => {
  const run = threeBrokers()
    .producing('web', { topic: TOPIC, perSecond: 20, limit: 200, configs: { acks: '1' } })
    .at('2s', freezeBroker(2), freezeBroker(3))
    .at('4s', crashBroker(1))
    .at('4.1s', thawBroker(2), thawBroker(3))
    .at('25s', startBroker(1))
    .until('40s')
  const taken = run.last('LeadershipTaken', { node: 2 })
  const cut = run.first('LogTruncated', { node: 1 })

  it('it cuts to where the new leader’s epoch begins, and says who has what in which epoch', () => {
    expect(cut.to).toBe(taken.epochStart)
    expect(cut.why).toBe(
      `broker 2, leader in epoch 1, ends epoch 0 at offset ${taken.epochStart}; this log goes on to ${run.at('24s').broker(1).replicas[0]?.log.endOffset} in epoch 0`,
    )
  })

  it('what was acknowledged behind that is lost, record by record', () => {
    const before = copy(run.at('24s'), 1).log.endOffset
    const broken = run.first('PromiseBroken')
    expect(broken).toMatchObject({ promise: 'acked record lost', cause: cut.n, partition: P0 })
    expect([broken.from, broken.to]).toEqual([taken.epochStart, before])
    expect(run.ledger(P0).lost.filter(({ acked }) => acked)).toHaveLength(before - taken.epochStart)
  })

  it('then it copies what the new leader has, and all three are the same again', () => {
    const { leo, hw } = ends(run)
    expect(new Set([...leo, ...hw]).size).toBe(1)
    expect(copy(run, 1).log.epochs).toEqual(copy(run, 2).log.epochs)
  })
})
