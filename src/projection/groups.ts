// The Groups view: one group over time, round its last rebalance.
import type { Us } from '../kafka/terms.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import { againIn, countOf, gapsIn } from '../trace/WorkBook.ts'
import { groupsWords as words } from '../words/en/groups.ts'
import { workWords } from '../words/en/groupWork.ts'
import { lengthText } from './clock.ts'
import type { CostCard, FoldedRows, GroupChart, GroupsModel, PartitionRow } from './GroupsModel.ts'
import { ownerBars, stateBars } from './groups/bars.ts'
import { describeGroup } from './groups/describeGroup.ts'
import { dressOfMember, memberLine, saysOf } from './groups/lines.ts'
import { ownedAt } from './groups/ownership.ts'
import type { GroupReading } from './groups/readGroup.ts'
import { recordsOf } from './groups/records.ts'
import { momentsOf, scaleOf, ticksOf } from './groups/scale.ts'
import { parseSelection, type SelectionId, selectedPartition } from './selection.ts'

/** So many partitions and members have rows of their own; of more only some, and the rest is folded into words. */
const ROWS = { all: 16, some: 12 }
const LINES = { all: 8, some: 6 }
/** px: a narrower plot has room for names above its lines only, and scrolls. */
const NARROW = 560
/** px: where the states stand, how high rows are at least and at most, and what stands between them. */
const STATES = { y: 20, height: 34 }
const ROW = { least: 24, most: 37 }
const LINE = { least: 50, most: 58 }
const TITLE = 30
const FOLDED = 24
const AXIS = 28

export interface GroupsInput {
  readonly groups: readonly string[]
  readonly shown: string
  /** The group's window; null = nobody has asked to join it. */
  readonly reading: GroupReading | null
  /** Now. */
  readonly state: ClusterState
  readonly at: Us
  /** px of the room for the chart. */
  readonly size: { readonly width: number; readonly height: number }
  readonly selection: SelectionId | null
}

/** The view's model. */
export function projectGroups(input: GroupsInput): GroupsModel {
  const { groups, shown, reading } = input
  if (shown === '') return { groups, shown, chart: null, empty: words.none }
  if (reading === null) return { groups, shown, chart: null, empty: words.noMember(shown) }
  return { groups, shown, chart: chartOf(input, reading), empty: null }
}

function chartOf(input: GroupsInput, reading: GroupReading): GroupChart {
  const { state, at, size } = input
  const labelWidth = size.width < NARROW ? 76 : 150
  const plotWidth = Math.max(160, size.width - labelWidth - 20)
  const scale = scaleOf(reading, at, plotWidth)
  const selection = parseSelection(input.selection)
  const partition = selectedPartition(selection)
  const [names, hiddenNames] = chosenRows(reading)
  const [stories, hiddenStories] = chosenLines(reading)
  const pitch = pitchFor(size, names.length, stories.length, hiddenNames.length > 0)
  const clients = reading.members.map(({ client }) => client)
  const dressOf = (client: string) => dressOfMember(Math.max(0, clients.indexOf(client)))
  const rowsTitleY = STATES.y + STATES.height + 8
  const rowsY = rowsTitleY + TITLE
  const foldedY = rowsY + names.length * pitch.row
  const membersTitleY = foldedY + (hiddenNames.length > 0 ? FOLDED : 0) + 4
  const linesY = membersTitleY + TITLE - 4
  const linesEnd = linesY + stories.length * pitch.line
  const axisY = linesEnd + (hiddenStories > 0 ? FOLDED : 0)
  const rows = names.map(
    (name, index): PartitionRow => ({
      partition: name,
      y: rowsY + index * pitch.row,
      height: pitch.row - Math.round(pitch.row / 4),
      selected: partition === name,
      bars: ownerBars(name, reading.byPartition.get(name) ?? [], scale, dressOf),
    }),
  )
  const moments = momentsOf(reading, scale)
  const owned = ownedAt(reading.byPartition, at)
  return {
    labelWidth,
    plotWidth,
    height: axisY + AXIS,
    description: describeGroup(state, reading, owned),
    states: stateBars(reading, scale),
    statesY: STATES.y,
    rowsTitleY,
    rows,
    foldedRows: hiddenNames.length === 0 ? null : foldedRows(reading, hiddenNames, foldedY),
    membersTitleY,
    members: stories.map((story, index) =>
      memberLine({
        story,
        says: saysOf(state, story.client, owned),
        dress: dressOf(story.client),
        y: linesY + index * pitch.line,
        height: pitch.line,
        scale,
        selected: selection?.type === 'client' && selection.client === story.client,
      }),
    ),
    foldedMembers:
      hiddenStories === 0 ? null : { y: linesEnd, text: words.moreMembers(hiddenStories) },
    axis: {
      y: axisY,
      ticks: ticksOf(
        reading,
        scale,
        moments.map(({ x }) => x),
      ),
      moments,
      fold: scale.fold,
    },
    cursor: { x: scale.x(at), text: words.now(lengthText(Math.abs(at - reading.story.first.at))) },
    records: recordsOf(state, reading.group, at, dressOf),
    cards: cardsOf(reading, state),
  }
}

/** Rows that have something to tell stay, in the order of the partitions; the others give way first. */
function chosenRows({ byPartition }: GroupReading): [readonly string[], readonly string[]] {
  const all = [...byPartition.keys()]
  if (all.length <= ROWS.all) return [all, []]
  const ranked = [...all].sort((one, other) => changesOf(other) - changesOf(one))
  const kept = new Set(ranked.slice(0, ROWS.some))
  return [all.filter((name) => kept.has(name)), all.filter((name) => !kept.has(name))]

  function changesOf(name: string): number {
    return byPartition.get(name)?.length ?? 0
  }
}

function chosenLines({ members }: GroupReading): [GroupReading['members'], number] {
  if (members.length <= LINES.all) return [members, 0]
  const told = (index: number) => members[index]?.deeds.filter(({ quiet }) => !quiet).length ?? 0
  const ranked = members.map((_, index) => index).sort((one, other) => told(other) - told(one))
  const kept = new Set(ranked.slice(0, LINES.some))
  return [members.filter((_, index) => kept.has(index)), members.length - LINES.some]
}

/** Rows as high as there is room for; beyond the least the view scrolls. */
function pitchFor(size: GroupsInput['size'], rows: number, lines: number, folded: boolean) {
  const fixed = STATES.y + STATES.height + 8 + 2 * TITLE + AXIS + (folded ? FOLDED : 0)
  const least = rows * ROW.least + lines * LINE.least
  const most = rows * ROW.most + lines * LINE.most
  // A narrow view is as high as it needs: nothing fits it to a height.
  const room = size.width < NARROW ? 0 : size.height - fixed
  const share = most === least ? 1 : Math.min(1, Math.max(0, (room - least) / (most - least)))
  const between = ({ least: low, most: high }: typeof ROW) => Math.floor(low + (high - low) * share)
  return { row: between(ROW), line: between(LINE) }
}

function foldedRows(
  { byPartition }: GroupReading,
  hidden: readonly string[],
  y: number,
): FoldedRows {
  const stretches = hidden.map((name) => byPartition.get(name) ?? [])
  const stopped = stretches.filter((one) => one.slice(1).some(({ client }) => client === null))
  const moved = stretches.filter(
    (one) => new Set(one.map(({ client }) => client).filter((client) => client !== null)).size > 1,
  )
  return { y, text: words.moreRows(hidden.length, stopped.length, moved.length) }
}

function cardsOf(
  { group, costs, generations }: GroupReading,
  state: ClusterState,
): readonly CostCard[] {
  const { cards } = words
  const count = cards.movedCount(costs.moved)
  return [
    {
      name: cards.never,
      value: cards.neverOf(costs.neverStopped, costs.partitions),
      note: costs.stoppedUs === 0 ? '' : cards.stopped(lengthText(costs.stoppedUs)),
    },
    {
      name: cards.moved,
      value: costs.isLeast ? cards.least(count) : count,
      note: cards.rounds(generations),
    },
    {
      name: cards.longest,
      value:
        costs.longest === null
          ? cards.noPause
          : cards.pause(lengthText(costs.longest.us), costs.longest.partition),
      note: '',
    },
    { name: cards.twice, value: cards.twiceCount(costs.readTwice), note: cards.twiceNote },
    {
      name: workWords.again,
      value: workWords.records(countOf(againIn(state, group))),
      note: cards.sinceStart,
    },
    {
      name: workWords.gap,
      value: workWords.records(countOf(gapsIn(state, group))),
      note: cards.sinceStart,
    },
  ]
}
