// What each member was handed and what it has finished, with what the group did twice and what nobody of it does.
import type { Us } from '../../kafka/terms.ts'
import { addRange } from '../../trace/apply/ranges.ts'
import type { ClusterState, OffsetRange, ReaderState } from '../../trace/ClusterState.ts'
import { standingAt } from '../../trace/Work.ts'
import { againIn, gapsIn, type MarkedRecords, partOf, type WorkBook } from '../../trace/WorkBook.ts'
import { workWords as words } from '../../words/en/groupWork.ts'
import type { MemberDress, MemberRecords, RecordList, RecordMark } from '../GroupsModel.ts'
import { readersOf } from './ownership.ts'

/** Ranges and marks told of a member; the newest. */
const RANGES = 3
const MARKS = 3

/** One for each member that there is or was, in the order of their first start. */
export function recordsOf(
  state: ClusterState,
  group: string,
  at: Us,
  dressOf: (client: string) => MemberDress,
): readonly MemberRecords[] {
  const again = againIn(state, group)
  const gaps = gapsIn(state, group)
  return readersOf(state, group).map((reader) => {
    const own = (marks: readonly MarkedRecords[]) =>
      marks.filter(({ client }) => client === reader.id)
    const marks = [
      ...own(again).map((mark) => markOf(mark, 'again')),
      ...own(gaps).map((mark) => markOf(mark, 'gap')),
    ]
    return {
      client: reader.id,
      dress: dressOf(reader.id),
      handed: listOf(
        partsOf(reader).map(({ name, delivered }) => [name, delivered]),
        reader.delivered,
      ),
      finished: finishedOf(reader, state.workBooks.get(group), at),
      marks: marks.slice(-MARKS),
      moreMarks: marks.length > MARKS ? words.moreMarks(marks.length - MARKS) : '',
    }
  })
}

const partsOf = ({ partitions, former }: ReaderState) =>
  [...partitions, ...former].sort((one, other) => (one.name < other.name ? -1 : 1))

/** Also what is finished of the present poll() by now, though no event has told it yet. */
function finishedOf(
  reader: ReaderState,
  books: ReadonlyMap<string, WorkBook> | undefined,
  at: Us,
): RecordList {
  const { work } = reader
  const since =
    work === null || work.perPollUs
      ? []
      : partOf(work.ranges, work.next, standingAt(work, at).passed)
  const count = since.reduce((sum, { from, to }) => sum + to - from, reader.processed)
  const lists = partsOf(reader).map(({ name }): [string, OffsetRange[]] => {
    const told = books?.get(name)?.finishedBy.get(reader.id) ?? []
    const ranges = told.map((range) => ({ ...range }))
    for (const { partition, from, to } of since) if (partition === name) addRange(ranges, from, to)
    return [name, ranges]
  })
  return listOf(lists, count)
}

function listOf(lists: readonly [string, readonly OffsetRange[]][], count: number): RecordList {
  const texts = lists
    .filter(([, ranges]) => ranges.length > 0)
    .map(([name, ranges]) => {
      const shown = ranges.slice(-RANGES).map(({ from, to }) => words.span(from, to))
      const hidden = ranges.length - shown.length
      const spans = hidden > 0 ? [words.moreBefore(hidden), ...shown] : shown
      return words.range(name, spans.join(', '))
    })
  return { count, text: words.list(count, texts.join('; ')) }
}

function markOf({ partition, from, to, client }: MarkedRecords, kind: 'again' | 'gap'): RecordMark {
  const records = words.range(partition, words.span(from, to))
  const what = kind === 'again' ? words.twice : words.never
  return {
    kind,
    text: words.mark(records, what),
    select: `record:${partition}@${from}`,
    at: 0,
    event: 0,
    accessibleName: words.markName(records, what, client, kind),
  }
}
