import { describe, expect, it } from 'vitest'
import { type Simulation, simulate } from '../../src/engine/simulate.ts'
import { PRESETS, type Preset } from '../../src/presets/index.ts'
import { decodeScenario } from '../../src/scenario/decodeScenario.ts'
import { durationUs } from '../../src/scenario/duration.ts'
import type { Action, Scenario } from '../../src/scenario/Scenario.ts'
import { LEVELS } from '../../src/trace/levels.ts'
import { underLaws } from '../underLaws.ts'

const SEEDS = Array.from({ length: 50 }, (_, index) => index * 7_919 + 1)

function play(scenario: Scenario): Simulation {
  const run = simulate(scenario)
  underLaws(run, scenario)({ at: durationUs(scenario.endsAfter) })
  return run
}

const acting = ({ scenario }: Preset, action: Action, at: string): Scenario => ({
  ...scenario,
  acts: [{ when: { at }, do: action }],
})

/** When a person would act: a little after the scene's own story has begun. */
function actsAt({ script }: Scenario): string {
  const first = script[0]?.when
  return first && 'at' in first ? `${durationUs(first.at) / 1_000_000 + 2}s` : '5s'
}

for (const preset of PRESETS) {
  const { scenario, claim, aim, actToTry, actToBreak } = preset

  describe(`The preset ${scenario.id}`, () => {
    it(`claims what is true on ${SEEDS.length} seeds: ${claim.sentence}`, () => {
      const failing = SEEDS.filter((seed) => !claim.holds(play({ ...scenario, seed }).state))
      expect(failing).toEqual([])
    }, 600_000)

    it('claims what is false under the opposite setting, on every one of them', () => {
      const holding = SEEDS.filter((seed) =>
        claim.holds(play(claim.opposite({ ...scenario, seed })).state),
      )
      expect(holding).toEqual([])
    }, 600_000)

    it('claims nothing of a run in which nothing happened', () => {
      expect(claim.holds(simulate({ ...scenario, clients: [] }).state)).toBe(false)
    })

    it('is a scenario the door lets in, and says what to look at', () => {
      expect(decodeScenario(scenario)).toMatchObject({ scenario: { id: scenario.id } })
      expect(decodeScenario(claim.opposite(scenario))).toHaveProperty('scenario')
      for (const sentence of [aim, claim.sentence]) expect(sentence).toMatch(/^[A-Z].*\.$/)
    })

    for (const [what, { label, act }] of [
      ['try', actToTry],
      ['break', actToBreak],
    ] as const)
      it(`has an act to ${what}, “${label}”, that changes the story`, () => {
        const plain = play(scenario)
        const acted = acting(preset, act, actsAt(scenario))
        const told: string[] = []
        const run = simulate(acted, {
          onEvent: (event) => {
            if (LEVELS[event.type] === 'milestone') told.push(event.type)
          },
        })
        underLaws(run, acted, (event) => {
          if (LEVELS[event.type] === 'milestone') told.push(event.type)
        })({ at: durationUs(scenario.endsAfter) })
        expect(told).toContain('ActPerformed')
        expect(run.state.acts.filter(({ by }) => by === 'person')).toHaveLength(1)
        expect(run.state.n).not.toBe(plain.state.n)
      })
  })
}
