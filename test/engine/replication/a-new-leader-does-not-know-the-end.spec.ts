import { describe, expect, it } from 'vitest'
import { crashBroker, freezeBroker, seek, thawBroker } from '../acts.ts'
import { copy, P0, TOPIC, threeBrokers } from './three.ts'

describe('case 17: broker 2 leads, and the other member of the in-sync set does not fetch yet', () => {
  // The last record has not told its followers that it is committed when the leader dies; broker 3 stands still then.
  const run = threeBrokers()
    .producing('web', { topic: TOPIC, perSecond: 4, limit: 12 })
    .reading('reader', { topic: TOPIC })
    .at('3.05s', crashBroker(1))
    .at('9s', freezeBroker(3))
    .at('14s', seek('reader', TOPIC, 0, 'end'))
    .at('16s', thawBroker(3))
    .until('20s')
  const taken = run.first('LeadershipTaken', { node: 2 })

  it('its high watermark is the one it knew, its epoch begins at its log end', () => {
    expect(taken.at).toBeLessThan(13_500_000)
    expect(taken.epochStart).toBe(12)
    expect(copy(run.at('14s'), 2)).toMatchObject({ highWatermark: 11, epochStart: 12 })
  })

  it('it cannot say where the end is: OFFSET_NOT_AVAILABLE', () => {
    const answers = run
      .events('MessageSent')
      .map(({ message }) => message)
      .filter(({ api, kind }) => api === 'ListOffsets' && kind === 'response')
    const late = answers.filter(({ sentAt }) => sentAt > 14_000_000)
    expect(late[0]?.error).toBe('OFFSET_NOT_AVAILABLE')
    expect(late.at(-1)?.error).toBe('NONE')
    expect(late.filter(({ error }) => error === 'NONE')[0]?.sentAt).toBeGreaterThan(16_000_000)
  })

  it('the first fetch of the other one tells: the high watermark goes to the end', () => {
    const moved = run.last('HighWatermarkAdvanced', { node: 2 })
    expect(moved).toMatchObject({ from: 11, to: 12, partition: P0 })
    expect(moved.at).toBeGreaterThan(16_000_000)
    expect(run.last('PositionReset', { client: 'reader' }).offset).toBe(12)
  })
})
