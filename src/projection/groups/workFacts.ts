// Records that a group has finished twice, and records it has gone over without finishing them: where, and why.
import type { ClusterState } from '../../trace/ClusterState.ts'
import { againIn, gapsIn, type MarkedRecords } from '../../trace/WorkBook.ts'
import { offsetsText } from '../../words/en/events.ts'
import { workWords as words } from '../../words/en/groupWork.ts'
import type { Fact } from '../inspector.ts'
import type { Reason } from '../reasons.ts'
import { coordinatedGroup } from './describeGroup.ts'

/** Rows shown of each kind: the newest. */
const MOST = 8

/** A group's: sections for those kinds that there are. */
export function workSections(
  state: ClusterState,
  group: string,
): readonly { readonly title: string; readonly rows: readonly Fact[] }[] {
  const rows = (marks: readonly MarkedRecords[], kind: 'again' | 'gap') =>
    marks.slice(-MOST).map((mark) => factOf(state, group, mark, kind, mark.partition))
  return [
    { title: words.again, rows: rows(againIn(state, group), 'again') },
    { title: words.gap, rows: rows(gapsIn(state, group), 'gap') },
  ].filter((section) => section.rows.length > 0)
}

/** What groups did with one record, where it was not once. */
export function recordWork(state: ClusterState, partition: string, offset: number): Fact[] {
  const about = (mark: MarkedRecords) =>
    mark.partition === partition && offset >= mark.from && offset < mark.to
  const only = (mark: MarkedRecords) => ({ ...mark, from: offset, to: offset + 1 })
  return [...state.workBooks.keys()].flatMap((group) => [
    ...againIn(state, group)
      .filter(about)
      .map((mark) => factOf(state, group, only(mark), 'again', group, words.twice)),
    ...gapsIn(state, group)
      .filter(about)
      .map((mark) => factOf(state, group, only(mark), 'gap', group, words.never)),
  ])
}

function factOf(
  state: ClusterState,
  group: string,
  mark: MarkedRecords,
  kind: 'again' | 'gap',
  label: string,
  value = offsetsText(mark.from, mark.to),
): Fact {
  const id = `${kind} ${group} ${mark.partition} ${mark.from} ${mark.event}`
  return { id, label, value, setBy: mark.event, reasons: [reasonOf(state, group, mark, kind)] }
}

function reasonOf(
  state: ClusterState,
  group: string,
  { partition, from, to, client }: MarkedRecords,
  kind: 'again' | 'gap',
): Reason {
  const what = offsetsText(from, to)
  const committed = coordinatedGroup(state, group)?.group.offsets.get(partition)?.offset ?? 0
  return {
    sentence:
      kind === 'again'
        ? words.whyAgain(client, what, partition)
        : words.whyGap(group, what, partition, committed),
    at: state.at,
    where: client,
    config: null,
    place: `record:${partition}@${from}`,
  }
}
