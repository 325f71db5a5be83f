import { describe, expect, it } from 'vitest'
import { drawScenario } from '../../src/cli/seeds/drawScenario.ts'
import { resume, simulate } from '../../src/engine/simulate.ts'
import { PRESETS } from '../../src/presets/index.ts'
import { durationUs } from '../../src/scenario/duration.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { hashDraw } from '../../src/trace/hashDraw.ts'
import { hashText16 } from '../../src/trace/hashEvent.ts'

/**
 * The trace hash of every preset. A change here means that runs go another way than before: links made
 * earlier replay differently. Say in the commit why, and raise MODEL_VERSION when a release is out.
 */
const PINNED: Readonly<Record<string, string>> = {
  'group-grows': '233afe2ead3db0dd',
  'two-groups': '2ea776b5c62176d8',
  'more-members-than-partitions': '0a426b5943ca631a',
  'commit-before-or-after': 'e9725bb63f888af6',
  'hot-key': 'cdcf5b132b270a31',
  'thrown-out': '548e97439d0413f2',
  'eager-or-cooperative': 'ed2ec9378801dd2e',
  'rolling-restart': 'c30ce0bb2c4d92f0',
  'first-records': '3397efc5ae898027',
  'file-into-topic': '962df4a6f042615b',
  'leader-crash': '94b4c2b4b36b5948',
  'acks-one-loses': '88d06ca8cab2ce4d',
  'frozen-follower': '9e69cc3f93f828bf',
  'min-insync-holds': '04639e39c4705c43',
  'stale-leader': '87035d19f81c1d52',
  'unclean-election': '4b644aa9e581fdc2',
  'elr-saves-the-day': '4f2eb65fce452e3e',
  'controller-failover': '706a69bd01d558fc',
  'quorum-lost': '129115b03398a261',
  'isr-flapping': '15ecda0e4789eec7',
  'islanded-leader': 'fc1e338d07cb0db1',
}

const endOf = (scenario: Scenario) => ({ at: durationUs(scenario.endsAfter) })

function hashOf(scenario: Scenario): string {
  const run = simulate(scenario)
  run.run(endOf(scenario))
  return hashText16(run.state)
}

describe('The same scenario and seed', () => {
  for (const { scenario } of PRESETS)
    it(`is the same trace every time: ${scenario.id}`, () => {
      const hash = hashOf(scenario)
      expect(hashOf(scenario)).toBe(hash)
      expect(hash).toBe(PINNED[scenario.id])
    })

  it('is another trace with another seed', () => {
    for (const { scenario } of PRESETS.slice(0, 1))
      expect(hashOf({ ...scenario, seed: scenario.seed + 1 })).not.toBe(hashOf(scenario))
  })
})

describe('Resuming from 20 random keyframes gives the uninterrupted hash', () => {
  const scenarios = [...PRESETS.map(({ scenario }) => scenario), drawScenario(42), drawScenario(43)]
  for (const scenario of scenarios)
    it(scenario.id, () => {
      const { at: end } = endOf(scenario)
      const uninterrupted = hashOf(scenario)
      const run = simulate(scenario)
      const instants = Array.from({ length: 20 }, (_, index) =>
        Math.floor((hashDraw(scenario.seed, 'keyframe', index) / 4_294_967_296) * end),
      ).toSorted((a, b) => a - b)
      for (const at of instants) {
        run.run({ at })
        const frame = run.keyframe()
        const again = resume(scenario, frame)
        again.run({ at: end })
        expect(hashText16(again.state)).toBe(uninterrupted)
        // The keyframe stays good: what goes on from it changes nothing in it.
        const twice = resume(scenario, frame)
        twice.run({ at: end })
        expect(hashText16(twice.state)).toBe(uninterrupted)
      }
      run.run({ at: end })
      expect(hashText16(run.state)).toBe(uninterrupted)
    })
})

describe('One thing different', () => {
  it('changes only what it causes: another client shifts no draw of the first', () => {
    const scenario = PRESETS[0]?.scenario as Scenario
    const sends = (of: Scenario) => {
      const found: string[] = []
      const run = simulate(of, {
        onEvent: (event) => {
          if (event.type === 'RecordQueued' && event.client === 'web-checkout')
            found.push(`${event.at} ${event.partition} ${event.number}`)
        },
      })
      run.run({ at: 20_000_000 })
      return found
    }
    const more: Scenario = {
      ...scenario,
      clients: [
        {
          type: 'producer',
          id: 'another',
          workload: { type: 'rate', topic: 'orders', perSecond: 7, arrivals: 'poisson' },
        },
        ...scenario.clients,
      ],
    }
    expect(sends(scenario).length).toBeGreaterThan(20)
    expect(sends(more)).toEqual(sends(scenario))
  })
})
