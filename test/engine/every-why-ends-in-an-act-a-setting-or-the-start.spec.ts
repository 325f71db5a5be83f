import { describe, expect, it } from 'vitest'
import { PRESETS } from '../../src/presets/index.ts'
import type { EventType } from '../../src/trace/TraceEvent.ts'
import { actOf, drawQuestions, isToldIn, ROOTS, tell, withoutAct } from './chains.ts'

/** What people ask about: leaders, epochs, in-sync sets, high watermarks, cuts, refusals, stalls. */
const ASKED = new Set<EventType>([
  'LeadershipTaken',
  'LeadershipLost',
  'FollowingBegun',
  'IsrProposed',
  'HighWatermarkAdvanced',
  'LogTruncated',
  'AppendRefused',
  'FetchRefused',
  'BatchRetried',
  'BatchFailed',
  'RegistrationRefused',
  'ControllerActivated',
  'QuorumStateChanged',
])

const CHAINS = 100

const scenes = PRESETS.filter(({ scenario }) => scenario.script.length > 0).map(({ scenario }) =>
  tell(scenario),
)

describe(`${CHAINS} chains of causes, drawn over ${scenes.length} scenes`, () => {
  const questions = drawQuestions(scenes, ASKED, CHAINS)

  it('all end in an act, or at the start of the run', () => {
    for (const { chain } of questions)
      expect(ROOTS, `${chain[0]?.type} ends in ${chain.at(-1)?.type}`).toContain(chain.at(-1)?.type)
  })

  const acted = questions.filter((question) => actOf(question))

  it('a good part of them in an act', () => {
    expect(acted.length).toBeGreaterThanOrEqual(25)
  })

  it('and without that act the same does not happen', () => {
    for (const question of acted) {
      const without = withoutAct(question.told, actOf(question)?.index ?? -1)
      const { told, asked } = question
      expect(isToldIn(without, asked), `${told.scenario.id}: ${asked.type}`).toBe(false)
    }
  }, 120_000)
})
