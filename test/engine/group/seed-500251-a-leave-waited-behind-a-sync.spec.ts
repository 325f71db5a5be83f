import { expect, it } from 'vitest'
import { drawScenario } from '../../../src/cli/seeds/drawScenario.ts'
import { runSeed } from '../../../src/cli/seeds/runSeed.ts'
import { createTally } from '../../../src/cli/seeds/tally.ts'

it('A LeaveGroup that waited behind a parked SyncGroup finds the round that the one before it began', () => {
  expect(runSeed(500_251, drawScenario(500_251), createTally())).toBeFalsy()
}, 60_000)
