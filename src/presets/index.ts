// All scenes, in the order the gallery shows them.
import { acksOneLoses } from './acksOneLoses.ts'
import { commitBeforeOrAfter } from './commitBeforeOrAfter.ts'
import { controllerFailover } from './controllerFailover.ts'
import { eagerOrCooperative } from './eagerOrCooperative.ts'
import { elrSavesTheDay } from './elrSavesTheDay.ts'
import { fileIntoTopic } from './fileIntoTopic.ts'
import { firstRecords } from './firstRecords.ts'
import { frozenFollower } from './frozenFollower.ts'
import { groupGrows } from './groupGrows.ts'
import { hotKey } from './hotKey.ts'
import { islandedLeader } from './islandedLeader.ts'
import { isrFlapping } from './isrFlapping.ts'
import { leaderCrash } from './leaderCrash.ts'
import { minInsyncHolds } from './minInsyncHolds.ts'
import { moreMembersThanPartitions } from './moreMembersThanPartitions.ts'
import type { Preset } from './Preset.ts'
import { quorumLost } from './quorumLost.ts'
import { rollingRestart } from './rollingRestart.ts'
import { staleLeader } from './staleLeader.ts'
import { thrownOut } from './thrownOut.ts'
import { twoGroups } from './twoGroups.ts'
import { uncleanElection } from './uncleanElection.ts'

export interface Shelf {
  readonly area: 'start' | 'groups' | 'replication' | 'quorum'
  readonly presets: readonly Preset[]
}

/** The gallery's areas, each with its scenes. */
export const SHELVES: readonly Shelf[] = [
  { area: 'start', presets: [firstRecords, fileIntoTopic, leaderCrash] },
  {
    area: 'groups',
    presets: [
      groupGrows,
      eagerOrCooperative,
      rollingRestart,
      twoGroups,
      moreMembersThanPartitions,
      commitBeforeOrAfter,
      hotKey,
      thrownOut,
    ],
  },
  {
    area: 'replication',
    presets: [
      acksOneLoses,
      frozenFollower,
      minInsyncHolds,
      staleLeader,
      uncleanElection,
      elrSavesTheDay,
      isrFlapping,
      islandedLeader,
    ],
  },
  { area: 'quorum', presets: [controllerFailover, quorumLost] },
]

export const PRESETS: readonly Preset[] = SHELVES.flatMap(({ presets }) => presets)

export function presetNamed(id: string): Preset | undefined {
  return PRESETS.find((preset) => preset.scenario.id === id)
}

export type { Preset }
