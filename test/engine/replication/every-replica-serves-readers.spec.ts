import { describe, expect, it } from 'vitest'
import { currentLeader } from '../../../src/engine/broker/currentLeader.ts'
import { fetchError } from '../../../src/engine/broker/fetchError.ts'
import { crashBroker, produce } from '../acts.ts'
import { copy, TOPIC, threeBrokers } from './three.ts'

const run = threeBrokers()
  .producer('web')
  .at('1s', produce('web', TOPIC, 'a', 'b', 'c'))
  .until('5s')

const asked = (fetchOffset: number, currentLeaderEpoch = -1) => ({
  topic: TOPIC,
  partition: 0,
  fetchOffset,
  currentLeaderEpoch,
  maxBytes: 1_000_000,
})

describe('A reader’s Fetch', () => {
  it('is served by leader and followers alike', () => {
    for (const id of [1, 2, 3])
      expect(fetchError(run.broker(id), copy(run, id), asked(0), {})).toBe('NONE')
  })

  it('must name the epoch the broker knows, or none, on followers too', () => {
    expect(fetchError(run.broker(2), copy(run, 2), asked(0, 1), {})).toBe('UNKNOWN_LEADER_EPOCH')
    expect(fetchError(run.broker(2), copy(run, 2), asked(0, 0), {})).toBe('NONE')
  })

  it('may not lie outside the log', () => {
    expect(fetchError(run.broker(1), copy(run, 1), asked(4), {})).toBe('OFFSET_OUT_OF_RANGE')
    expect(fetchError(run.broker(1), copy(run, 1), asked(3), {})).toBe('NONE')
  })
})

describe('A follower’s Fetch', () => {
  it('is served by the leader only', () => {
    const from3 = { replica: { id: 3, epoch: 1 } }
    expect(fetchError(run.broker(2), copy(run, 2), asked(0), from3)).toBe('NOT_LEADER_OR_FOLLOWER')
    expect(fetchError(run.broker(1), copy(run, 1), asked(0), from3)).toBe('NONE')
  })
})

describe('A refusal names the leader', () => {
  it('as the broker has read it, with its epoch', () => {
    expect(currentLeader(run.broker(2), TOPIC, 0)).toEqual({ currentLeader: { id: 1, epoch: 0 } })
  })

  it('and names nobody while there is none', () => {
    const leaderless = threeBrokers()
      .at('2s', crashBroker(1), crashBroker(2), crashBroker(3))
      .until('20s')
    const controller = leaderless.broker(101)
    expect(currentLeader(controller, TOPIC, 0)).toEqual({})
    expect(currentLeader(controller, 'nothing', 0)).toEqual({})
  })
})
