// The run that is played and the other one: two histories, what each has counted, and the clock over both.
import type { History } from '../../engine/History.ts'
import { presetNamed } from '../../presets/index.ts'
import { type Difference, differencesOf } from '../../projection/compare/differences.ts'
import { otherScenario } from '../../projection/compare/otherScenario.ts'
import type { CompareSpec } from '../../scenario/Scenario.ts'
import type { FileRecords } from '../../trace/records.ts'
import { brokenHistory } from '../run/brokenHistory.ts'
import { createSide, linkHistories, type Side } from './linkHistories.ts'
import type { PairingParts } from './pairing.ts'

export interface Pair {
  readonly compare: CompareSpec
  readonly left: Side
  /** Null where there is nothing to compare with. */
  readonly right: Side | null
  /** One clock over both. */
  readonly linked: History
  readonly differences: readonly Difference[]
  /** The records of the other scenario's files. */
  readonly files: ReadonlyMap<string, FileRecords>
}

export interface PairParts extends Pick<PairingParts, 'makeHistory' | 'readFiles'> {
  readonly left: History
  readonly compare: CompareSpec
}

/** Begins the other run; one that cannot be made is one in which nothing happens, and says why. */
export function createPair({ left, compare, makeHistory, readFiles }: PairParts): Pair {
  const { scenario } = left
  const other = otherScenario(scenario, compare, presetNamed(scenario.id)?.claim.opposite)
  const one = createSide(left)
  if (other === null) {
    return { compare, left: one, right: null, linked: left, differences: [], files: new Map() }
  }
  const files = readFiles(other)
  const right = begin()
  const differences = differencesOf(scenario, other)
  return { compare, left: one, right, linked: linkHistories(one, right), differences, files }

  function begin(): Side {
    try {
      return createSide(makeHistory(other as typeof scenario, files))
    } catch (fault) {
      return { ...createSide(brokenHistory(other as typeof scenario)), fault }
    }
  }
}
