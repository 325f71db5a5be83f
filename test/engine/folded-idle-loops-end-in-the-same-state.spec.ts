import { describe, expect, it } from 'vitest'
import { type Simulation, simulate } from '../../src/engine/simulate.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import type { ClusterState } from '../../src/trace/ClusterState.ts'
import { hashText16 } from '../../src/trace/hashEvent.ts'
import { metadataLogOf, noOpCount } from '../../src/trace/metadata/MetadataLog.ts'
import { underLaws } from '../underLaws.ts'
import {
  alterTopic,
  crashBroker,
  freezeBroker,
  pauseClient,
  produce,
  resumeClient,
  startBroker,
  thawBroker,
} from './acts.ts'
import { cluster } from './driver.ts'

/** Ten minutes, nearly all of them idle, with something now and then that ends the idling. */
const scene = cluster()
  .topic('orders', { partitions: 2 })
  .topic('clicks', { partitions: 1 })
  .producer('web')
  .reading('billing', { topic: 'orders', from: 'beginning' })
  .reading('audit', { topic: 'clicks', from: 'beginning', configs: { 'fetch.max.wait.ms': '750' } })
  .at('61.3s', produce('web', 'orders', 'a', 'b'))
  .at('120s', pauseClient('audit'))
  .at('180.2s', resumeClient('audit'))
  .at('200s', freezeBroker())
  .at('203s', thawBroker())
  .at('260s', alterTopic('clicks', { partitions: 3 }))
  .at('300s', crashBroker())
  .at('330s', startBroker())
  .at('455.5s', produce('web', 'clicks', 'c'))
  .scenario('600s')

const INSTANTS = [
  0, 10_000_000, 61_300_700, 61_799_999, 119_400_123, 150_000_000, 199_999_999, 204_000_000,
  299_000_250, 331_500_000, 455_500_400, 599_750_250, 600_000_000,
]

describe('Ten minutes with folding and without', () => {
  const folded = simulate(scene)
  const plain = simulate(scene, { folding: false })
  const watched = [underLaws(folded, scene), underLaws(plain, scene)] as const

  for (const at of INSTANTS) {
    it(`show the same state and the same messages at ${at} µs`, () => {
      for (const runTo of watched) runTo({ at })
      expect(hashText16(folded.state)).toBe(hashText16(plain.state))
      expect(messagesOf(folded)).toEqual(messagesOf(plain))
      expect(comparable(folded.state)).toEqual(comparable(plain.state))
    })
  }

  it('differ in the work they take', () => {
    expect(folded.sim.memory.processed * 3).toBeLessThan(plain.sim.memory.processed)
  })
})

describe('Eight idle days', () => {
  const idle: Scenario = cluster()
    .topic('orders', { partitions: 3 })
    .producing('web', { topic: 'orders', perSecond: 10, limit: 20 })
    .reading('billing', { topic: 'orders', from: 'beginning' })
    .scenario('8d')

  it('take little work, and count every heartbeat, NoOp and poll that a person could have watched', () => {
    const run = simulate(idle)
    run.run({ at: 8 * 86_400_000_000 })
    expect(run.sim.memory.processed).toBeLessThan(400_000)
    const noOps = 8 * 86_400 * 2
    const log = metadataLogOf(run.state)
    expect(noOpCount(log)).toBeGreaterThan(noOps - 20)
    expect(noOpCount(log)).toBeLessThan(noOps + 20)
    expect(log.highWatermark).toBe(log.endOffset)
    // Two polls a second, a request and a response each.
    expect(run.state.counters.chatter).toBeGreaterThan(8 * 86_400 * 4 * 0.99)
    expect(8 * 86_400_000_000 - (run.state.nodes[0]?.lastHeartbeatAt ?? 0)).toBeLessThanOrEqual(
      2_000_000,
    )
  }, 60_000)
})

/** Messages in flight, waiting or parked, by what one sees of them. */
function messagesOf({ state }: Simulation) {
  return [...state.messages.values()]
    .map(({ id, api, kind, from, to, sentAt, arrivesAt, stage, parkedUntil }) => ({
      id,
      api,
      kind,
      from,
      to,
      sentAt,
      arrivesAt,
      stage,
      parkedUntil,
    }))
    .toSorted((a, b) => a.id - b.id)
}

/** The whole state but what the fold itself leaves behind: when it last folded. */
function comparable(state: ClusterState): unknown {
  const { at: _at, messages: _messages, ...rest } = state
  return rest
}
