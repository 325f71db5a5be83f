// Two runs at one instant, laid side by side.
import type { Us } from '../../kafka/terms.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import type { Breach } from '../../trace/promises/index.ts'
import { compareWords as words } from '../../words/en/compare.ts'
import { clockText } from '../clock.ts'
import type { ReadRecord } from '../contents.ts'
import type { CompareModel, SideModel } from './CompareModel.ts'
import { projectCounters } from './counters.ts'
import { type Difference, differentText, headingOf } from './differences.ts'
import { type RecordBook, recordBook } from './recordBook.ts'
import { projectRecords } from './records.ts'
import { type Tally, type TallyAt, tallyAt } from './tally.ts'
import { headlineOf, lineOf, verdictOf } from './verdicts.ts'

/** One run at the instant. */
export interface SideInput {
  readonly state: ClusterState
  readonly tally: Tally
  /** Promises that broke in the whole run, as far as it is known. */
  readonly breaches: readonly Breach[]
  readonly read: ReadRecord
}

export interface CompareInput {
  readonly at: Us
  readonly seed: number
  readonly differences: readonly Difference[]
  /** Null while a run does not reach the instant. */
  readonly left: SideInput | null
  readonly right: SideInput | null
}

/** A run at the instant, counted. */
export interface Counted {
  readonly state: ClusterState
  readonly read: ReadRecord
  readonly book: RecordBook
  readonly tally: TallyAt
  readonly breaches: readonly Breach[]
}

/** Everything the page shows besides the two stages. */
export function projectCompare(input: CompareInput): CompareModel {
  const { at, differences, seed } = input
  const left = countSide(input.left, at)
  const right = countSide(input.right, at)
  const sides = {
    left: sideOf(differences, 'left', left),
    right: sideOf(differences, 'right', right),
  }
  const same = words.sameSeed(seed)
  return {
    headline: headlineOf(sides.left, sides.right),
    line: lineOf(same, differences),
    different: words.different(differentText(differences)),
    same,
    ...sides,
    title: words.counters(),
    span: words.span(clockText(at)),
    ...projectCounters(left, right),
    records: left && right ? projectRecords(left, right) : null,
  }
}

function countSide(side: SideInput | null, at: Us): Counted | null {
  if (side === null) return null
  const { state, tally, breaches, read } = side
  const isWaiting = state.clients.some(
    (client) => client.type === 'producer' && client.queue.length > 0,
  )
  return {
    state,
    read,
    book: recordBook(state),
    tally: tallyAt(tally, at, isWaiting),
    breaches: breaches.filter((breach) => breach.at <= at),
  }
}

function sideOf(
  differences: readonly Difference[],
  side: 'left' | 'right',
  counted: Counted | null,
): SideModel {
  const verdict = counted === null ? null : verdictOf(counted)
  return { ...headingOf(differences, side), verdict }
}
