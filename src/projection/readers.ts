// Consumers: where each stands in each partition, and what it works on.
import type { ClusterState, ReaderState } from '../trace/ClusterState.ts'
import { recordAt } from '../trace/log/Log.ts'
import { attemptsAt, finishedSince, standingAt, type Work } from '../trace/Work.ts'
import { stageNames, stageWords } from '../words/en/stage.ts'
import { arcOf } from './arcs.ts'
import type { Wardrobe } from './keyColours.ts'
import type { Box, CellModel, ReaderModel, ReaderRow } from './StageModel.ts'
import { READER_ROWS } from './stageLayout.ts'

/** Cells drawn of the records worked on. */
const WORK_CELLS = 4
/** A lag that fills the bar: beyond it the figure alone tells. */
const FULL_LAG = 50

/** A letter for each reader, so that flags can be told apart: its first, else its last (`reader-2` → 2), else any free one. */
export function readerLetters(state: ClusterState): ReadonlyMap<string, string> {
  const ids = state.clients.filter((client) => client.type === 'reader').map(({ id }) => id)
  const firsts = ids.map((id) => lettersOf(id)[0])
  const letters = new Map<string, string>()
  const taken = new Set<string>()
  for (const id of ids) {
    const own = lettersOf(id)
    const shared = firsts.filter((first) => first === own[0]).length > 1
    const wanted = shared ? [own[own.length - 1] ?? '', ...own] : own
    const letter = [...wanted, ...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].find(
      (one) => one !== '' && !taken.has(one),
    )
    taken.add(letter ?? '?')
    letters.set(id, letter ?? '?')
  }
  return letters
}

const lettersOf = (id: string): string[] => [...id.toUpperCase().replace(/[^A-Z0-9]/g, '')]

/** How far behind its partitions' ends a reader is, as the last answers told; -1 when nothing is known. */
export function lagOf(reader: ReaderState): number {
  const known = reader.partitions.filter((part) => part.lag >= 0)
  if (known.length === 0) return -1
  return known.reduce((total, part) => total + part.lag, 0)
}

export interface ReaderInput {
  readonly state: ClusterState
  readonly at: number
  readonly reader: ReaderState
  readonly letter: string
  readonly box: Box
  readonly detail: boolean
  readonly wardrobe: Wardrobe
  readonly selected: boolean
}

/** A reader's box. */
export function projectReader(input: ReaderInput): ReaderModel {
  const { reader } = input
  const lifecycle = stageWords.lifecycle[reader.lifecycle]
  const chip =
    lifecycle === ''
      ? null
      : {
          text: lifecycle,
          look: reader.lifecycle === 'Paused' ? ('plain' as const) : ('danger' as const),
        }
  return {
    select: `client:${reader.id}`,
    id: reader.id,
    letter: input.letter,
    sub:
      reader.membership === null
        ? stageWords.assigned
        : stageWords.memberOf(reader.membership.group),
    box: input.box,
    chip,
    dead: reader.lifecycle !== 'Running' && reader.lifecycle !== 'Paused',
    rows: reader.partitions.slice(0, READER_ROWS).map(rowOf),
    detail: input.detail,
    moreRows: Math.max(0, reader.partitions.length - READER_ROWS),
    work: reader.work === null ? null : workOf(input, reader.work),
    tally: stageWords.readTally(processedAt(reader, input.at)),
    selected: input.selected,
    accessibleName: stageNames.reader(
      reader.id,
      lagOf(reader),
      processedAt(reader, input.at),
      lifecycle,
    ),
  }
}

function rowOf(part: ReaderState['partitions'][number]): ReaderRow {
  return {
    partition: part.name,
    lag: part.lag,
    lagShare: Math.min(1, Math.max(0, part.lag) / FULL_LAG),
    position: part.position,
    buffered: Math.max(0, part.bufferedTo - part.bufferedFrom),
  }
}

/** Records processed at an instant, those of the current poll included. */
export function processedAt(reader: ReaderState, at: number): number {
  const { work, processed } = reader
  return work === null ? processed : processed + finishedSince(work, at)
}

function workOf(input: ReaderInput, work: Work): ReaderModel['work'] {
  const { passed: done, beganAt, us } = standingAt(work, input.at)
  const cells: CellModel[] = []
  let place = 0
  for (const range of work.ranges) {
    const log = leaderLog(input.state, range.partition)
    for (let offset = range.from; offset < range.to; offset++, place++) {
      if (place < done || cells.length >= WORK_CELLS) continue
      const record = log === undefined ? undefined : recordAt(log, offset)
      if (record === undefined) continue
      const dress = input.wardrobe.dress(record.source, record.number, record.leaderEpoch)
      cells.push({ id: place, ...dress, look: 'committed', epoch: record.leaderEpoch })
    }
  }
  const name = workName(work, input.at)
  const arc = arcOf(beganAt, beganAt + us, input.at, name) ?? { left: 0, name }
  return {
    cells,
    more: Math.max(0, work.count - done - cells.length),
    done,
    count: work.count,
    arc,
  }
}

/** What it does with its poll()'s records, in a few words. */
export function workName(work: Work, at: number): string {
  if (work.waits) return stageWords.workWaits
  const left = stageWords.workLeft(standingAt(work, at).passed, work.count)
  return work.stuck ? `${left}, ${stageWords.workStuck(attemptsAt(work, at))}` : left
}

function leaderLog(state: ClusterState, partition: string) {
  for (const node of state.nodes) {
    const replica = node.replicas.find((one) => one.name === partition && one.leads)
    if (replica !== undefined) return replica.log
  }
  return undefined
}
