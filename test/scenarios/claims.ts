// What presets claim of their runs: a spec file for each shelf, so that they are played side by side.
import { describe, expect, it } from 'vitest'
import { type Simulation, simulate } from '../../src/engine/simulate.ts'
import { SHELVES, type Shelf } from '../../src/presets/index.ts'
import type { Preset } from '../../src/presets/Preset.ts'
import { stageNamesOf } from '../../src/projection/names.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import { projectStage } from '../../src/projection/stage.ts'
import { decodeScenario } from '../../src/scenario/decodeScenario.ts'
import { durationUs } from '../../src/scenario/duration.ts'
import type { Action, Scenario } from '../../src/scenario/Scenario.ts'
import { underLaws } from '../underLaws.ts'

const SEEDS = Array.from({ length: 50 }, (_, index) => index * 7_919 + 1)

function play(scenario: Scenario): Simulation {
  const run = simulate(scenario)
  underLaws(run, scenario)({ at: durationUs(scenario.endsAfter) })
  return run
}

const acting = (scenario: Scenario, action: Action, at: number): Scenario => ({
  ...scenario,
  acts: [{ when: { at: `${at / 1_000_000}s` }, do: action }],
})

/** When what has been done is looked at: soon after the act, and at the end. */
const LOOKS_S = [2, 6, 12]

/** All that the stage names, at some moments after an act. */
function looks(scenario: Scenario, actedAt: number): string[] {
  const run = simulate(scenario)
  const ends = durationUs(scenario.endsAfter)
  return [...LOOKS_S.map((after) => actedAt + after * 1_000_000), ends]
    .filter((at) => at <= ends)
    .map((at) => {
      run.run({ at })
      const { state } = run
      const read = readerOf(state, new Map())
      const size = { width: 1_136, height: 660 }
      const looked = { selection: null, colourBy: 'key', pitch: null, why: null } as const
      return stageNamesOf(projectStage({ state, at, read, size, ...looked }), []).join('\n')
    })
}

/** When a person would act: a little after each thing that happens in the scene's own story. */
function moments({ script }: Scenario): number[] {
  const at = script.flatMap(({ when }) => ('at' in when ? [durationUs(when.at) + 2_000_000] : []))
  return at.length === 0 ? [5_000_000] : [...new Set(at)]
}

/** What a preset claims is so on every seed, and its acts do something that is seen. */
function describeClaims(preset: Preset): void {
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
      it(`has an act to ${what}, “${label}”, that a person sees the difference of`, () => {
        const seen = moments(scenario).find((at) => {
          const plain = looks(scenario, at)
          return looks(acting(scenario, act, at), at).some((names, look) => names !== plain[look])
        })
        expect(seen, 'a moment at which the act changes what the stage shows').toBeDefined()
        const run = play(acting(scenario, act, seen ?? 0))
        expect(run.state.acts.filter(({ by }) => by === 'person')).toHaveLength(1)
      })
  })
}

/** The claims of all presets on some shelves. */
export function claimsOf(...areas: readonly Shelf['area'][]): void {
  const presets = SHELVES.flatMap((shelf) => (areas.includes(shelf.area) ? shelf.presets : []))
  for (const preset of presets) describeClaims(preset)
}
