// Counters of both runs and what lies between them: records by identity, the rest by amount.
import type { Us } from '../../kafka/terms.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import { againIn, countOf as countRecords, gapsIn } from '../../trace/WorkBook.ts'
import { counterWords, differenceWords as words } from '../../words/en/compare.ts'
import { lengthText } from '../clock.ts'
import type { CompareModel, CounterModel, SideName } from './CompareModel.ts'
import type { Counted } from './projectCompare.ts'
import { apart, countOf, type Mark } from './recordBook.ts'

type Id = keyof typeof counterWords
type Side = Counted | null

/** Counters whose every record is a broken promise. */
const HARMS: readonly Id[] = ['lost', 'twice']

/** The large counters and the small ones, in a fixed order: a counter keeps its place while the clock runs. */
export function projectCounters(left: Side, right: Side): Pick<CompareModel, 'counters' | 'more'> {
  const records = (id: Id & Mark) => recordCounter(id, left, right)
  const amount = (id: Id, of: (side: Counted) => number) => amountCounter(id, left, right, of)
  const time = (id: Id, of: (side: Counted) => Us | null) => timeCounter(id, left, right, of)
  return {
    counters: [
      records('acked'),
      records('lost'),
      records('twice'),
      records('delivered'),
      time('meanWait', ({ tally }) => tally.meanWaitUs),
      time('longestGap', ({ tally }) => tally.longestGapUs),
    ],
    more: [
      records('stored'),
      records('failed'),
      records('waiting'),
      amount('resent', ({ tally }) => tally.resent),
      amount('refusals', ({ tally }) => tally.refusals),
      amount('elections', ({ tally }) => tally.elections),
      ...(hasGroups(left) || hasGroups(right)
        ? [
            amount('finishedTwice', ({ state }) => inGroups(state, againIn)),
            amount('finishedByNobody', ({ state }) => inGroups(state, gapsIn)),
          ]
        : []),
    ],
  }
}

const hasGroups = (side: Side) => (side?.state.workBooks.size ?? 0) > 0

/** Records of all groups together. */
function inGroups(state: ClusterState, marked: typeof againIn): number {
  return [...state.workBooks.keys()].reduce(
    (sum, group) => sum + countRecords(marked(state, group)),
    0,
  )
}

type Texts = Pick<CounterModel, 'left' | 'right' | 'difference'>

function counter(id: Id, texts: Texts, broken: readonly SideName[] = []): CounterModel {
  const [name, about] = counterWords[id]
  return { id, name, about, ...texts, broken }
}

function recordCounter(id: Id & Mark, left: Side, right: Side): CounterModel {
  const [one, other] = [left && recordsIn(left, id), right && recordsIn(right, id)]
  const texts = {
    left: numberText(one),
    right: numberText(other),
    difference: left && right ? recordDifference(left, right, id) : '',
  }
  if (!HARMS.includes(id)) return counter(id, texts)
  const broken: SideName[] = []
  if ((one ?? 0) > 0) broken.push('left')
  if ((other ?? 0) > 0) broken.push('right')
  return counter(id, texts, broken)
}

/** What was acknowledged is counted by the producers: the log may have let go of old records since. */
function recordsIn({ book, state }: Counted, id: Mark): number {
  return id === 'acked' ? ackedIn(state) : countOf(book, id)
}

function ackedIn({ sources }: ClusterState): number {
  return sources.reduce((sum, source) => sum + source.ackedCount, 0)
}

/** The left against the right, record by record: equal counts of different records are no “same”. */
function recordDifference(left: Counted, right: Counted, id: Mark): string {
  const only = apart(left.book, right.book, id)
  if (only.left > 0 && only.right > 0) return words.apart(only.left, only.right)
  return countDifference(recordsIn(left, id), recordsIn(right, id))
}

function countDifference(left: number, right: number): string {
  if (left === right) return words.same()
  return left > right ? words.more(String(left - right)) : words.fewer(right - left)
}

function numberText(count: number | null): string {
  return count === null ? words.none() : String(count)
}

function amountCounter(
  id: Id,
  left: Side,
  right: Side,
  of: (side: Counted) => number,
): CounterModel {
  const [one, other] = [left && of(left), right && of(right)]
  const difference = one === null || other === null ? '' : countDifference(one, other)
  return counter(id, { left: numberText(one), right: numberText(other), difference })
}

function timeCounter(
  id: Id,
  left: Side,
  right: Side,
  of: (side: Counted) => Us | null,
): CounterModel {
  const [one, other] = [left && of(left), right && of(right)]
  const text = (us: Us | null) => (us === null ? words.none() : lengthText(us))
  const difference = one === null || other === null ? '' : timeDifference(one, other)
  return counter(id, { left: text(one), right: text(other), difference })
}

/** Lengths that read the same are the same. */
function timeDifference(left: Us, right: Us): string {
  if (lengthText(left) === lengthText(right)) return words.same()
  const between = lengthText(Math.abs(left - right))
  return left > right ? words.more(between) : words.less(between)
}
