import { describe } from 'vitest'
import { PRESETS } from '../../src/presets/index.ts'
import type { EventType } from '../../src/trace/TraceEvent.ts'
import { itLeadsToActs, tell } from './chains.ts'

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
  itLeadsToActs({ scenes, kinds: ASKED, count: CHAINS, acted: 25 })
})
