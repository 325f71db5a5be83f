// All scenes, in the order the menu shows them.
import { acksOneLoses } from './acksOneLoses.ts'
import { controllerFailover } from './controllerFailover.ts'
import { elrSavesTheDay } from './elrSavesTheDay.ts'
import { fileIntoTopic } from './fileIntoTopic.ts'
import { firstRecords } from './firstRecords.ts'
import { frozenFollower } from './frozenFollower.ts'
import { islandedLeader } from './islandedLeader.ts'
import { isrFlapping } from './isrFlapping.ts'
import { leaderCrash } from './leaderCrash.ts'
import { minInsyncHolds } from './minInsyncHolds.ts'
import type { Preset } from './Preset.ts'
import { quorumLost } from './quorumLost.ts'
import { staleLeader } from './staleLeader.ts'
import { uncleanElection } from './uncleanElection.ts'

export const PRESETS: readonly Preset[] = [
  firstRecords,
  fileIntoTopic,
  leaderCrash,
  acksOneLoses,
  frozenFollower,
  minInsyncHolds,
  staleLeader,
  uncleanElection,
  elrSavesTheDay,
  controllerFailover,
  quorumLost,
  isrFlapping,
  islandedLeader,
]

export function presetNamed(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.scenario.id === id)
}

export type { Preset }
