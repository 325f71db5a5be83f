// One replica's lane: the window of its log, cell by cell, with the marks that stand on it.
import type { NodeState, ReaderState, ReplicaState } from '../trace/ClusterState.ts'
import { recordAt } from '../trace/log/Log.ts'
import { stageNames, stageWords } from '../words/en/stage.ts'
import { type ReadRecord, shorten } from './contents.ts'
import type { Wardrobe } from './keyColours.ts'
import type { Scale } from './pitch.ts'
import type { Box, CellModel, FlagModel, TapeModel } from './StageModel.ts'
import type { SelectionId } from './selection.ts'
import type { ReplicaView } from './standing.ts'

/** Slots kept free after the log's end, so that the next append is seen to land. */
const FREE_SLOTS = 3
/** The window moves by whole steps of the ruler: its numbers keep their places. */
const RULER = 5
/** Slots from which the window can afford to move so: a short one moves by single records. */
const WIDE_WINDOW = 15

export interface TapeInput {
  readonly node: NodeState
  readonly view: ReplicaView
  readonly replica: ReplicaState
  readonly box: Box
  readonly bedX: number
  readonly bedWidth: number
  readonly scale: Scale
  /** First offset that a power cut has doomed; absent = none. */
  readonly cutFrom?: number | undefined
  /** First offset in sight; absent = follow the end. */
  readonly from: number | undefined
  readonly wardrobe: Wardrobe
  readonly read: ReadRecord
  readonly readers: readonly { readonly reader: ReaderState; readonly letter: string }[]
  /** What a click on it selects; absent = the partition. */
  readonly select?: SelectionId
  readonly selected: boolean
  readonly selectedOffset: number | null
  /** A phone's thin line: colours, no marks. */
  readonly strip: boolean
}

/** The first offset in sight: the end and three free slots stay visible, in steps of the ruler. */
function windowStart(
  extent: ReplicaView['extent'],
  slots: number,
  from: number | undefined,
): number {
  const start = extent.from
  const least = Math.max(start, start - (start % RULER))
  if (from !== undefined) return Math.max(Math.min(from, extent.to), 0)
  // What is doomed takes a third of the window at most: the rest is for what stays.
  const end = Math.max(extent.to, Math.min(extent.doomedTo, extent.to + Math.floor(slots / 3)))
  const over = end + FREE_SLOTS - slots
  const step = slots >= WIDE_WINDOW ? RULER : 1
  return over <= least ? least : Math.ceil(over / step) * step
}

/** A tape at its place. */
export function projectTape(input: TapeInput): TapeModel {
  const { replica, scale, box } = input
  const slots = Math.max(1, Math.floor((input.bedWidth - 3) / scale.pitch))
  const from = windowStart(input.view.extent, slots, input.from)
  const { startOffset, endOffset } = replica.log
  const isFar = scale.distance === 'far'
  const x = (offset: number) => placeOf(offset, from, slots, scale.pitch)
  const sub = subLine(input)
  return {
    select: input.select ?? `partition:${replica.name}`,
    name: replica.name,
    partition: replica.name,
    sub,
    standing: input.view.standing,
    strip: input.strip,
    badge: input.view.badge,
    leaderless: input.view.leaderless,
    note: input.view.note,
    box,
    bed: {
      x: input.bedX,
      y: scale.flags,
      width: input.bedWidth,
      height: scale.cellHeight + 4,
    },
    pitch: scale.pitch,
    cellHeight: scale.cellHeight,
    from,
    slots,
    cells: isFar ? [] : cellsOf(input, from, Math.min(endOffset, from + slots)),
    far: isFar ? farBar(input, from) : null,
    reel: from > startOffset,
    startAt:
      startOffset > 0 && startOffset >= from
        ? { x: x(startOffset) ?? 0, offset: startOffset }
        : null,
    highWatermark: {
      x: x(replica.highWatermark),
      offset: replica.highWatermark,
      text: stageWords.highWatermark(replica.highWatermark),
    },
    logEnd: { x: x(endOffset), offset: endOffset, text: endText(input) },
    ticks: input.strip ? [] : ticksOf(from, slots, scale.pitch, input.bedWidth),
    segments: marks(replica.segments.slice(1), x, (offset, at) => ({ offset, x: at })),
    epochs: epochMarks(replica, x),
    flags: flagsOf(input, x, from),
    selected: input.selected,
    selectedOffset: input.selectedOffset,
    empty: endOffset === startOffset ? stageWords.emptyTape(replica.name, endOffset) : null,
    accessibleName: stageNames.tape(
      replica.name,
      stageWords.broker(input.node.id),
      sub,
      startOffset,
      endOffset,
      replica.highWatermark,
    ),
  }
}

/** px of an offset's left edge; null outside the window (its right end counts as inside). */
function placeOf(offset: number, from: number, slots: number, pitch: number): number | null {
  const place = offset - from
  return place < 0 || place > slots ? null : place * pitch + 2
}

function subLine(input: TapeInput): string {
  const cutFrom = cutFromOf(input)
  if (cutFrom !== undefined && cutFrom < input.replica.log.endOffset && input.view.note === null)
    return stageWords.willBeCut(cutFrom)
  return input.view.sub
}

/** Where its log ends, and how far behind its leader's that is. */
function endText({ replica, view }: TapeInput): string {
  const { endOffset } = replica.log
  if (view.standing === 'leader' || view.standing === 'recovering' || view.leaderEnd === null)
    return stageWords.logEnd(endOffset)
  return stageWords.behind(endOffset, view.leaderEnd - endOffset)
}

/** From where on it will be cut: a power cut has decided it, or another history. */
function cutFromOf({ cutFrom, view }: TapeInput): number | undefined {
  if (cutFrom === undefined || view.cutFrom === undefined) return cutFrom ?? view.cutFrom
  return Math.min(cutFrom, view.cutFrom)
}

/** Standings whose cells are mere outlines: nobody counts on them now. */
const OUTLINED: ReadonlySet<string> = new Set(['offline', 'frozen', 'outOfIsr'])

function cellsOf(input: TapeInput, from: number, to: number): CellModel[] {
  const { replica, scale } = input
  const cells: CellModel[] = []
  for (let offset = Math.max(from, replica.log.startOffset); offset < to; offset++) {
    const record = recordAt(replica.log, offset)
    if (record === undefined) continue
    const dress = input.wardrobe.dress(record.source, record.number, record.leaderEpoch)
    const cell: CellModel = {
      id: offset,
      ...dress,
      look: lookOf(input, offset),
      epoch: record.leaderEpoch,
    }
    cells.push(scale.distance === 'legible' ? { ...cell, ...textOf(input.read, record) } : cell)
  }
  return cells
}

function lookOf(input: TapeInput, offset: number): CellModel['look'] {
  const { replica, view } = input
  const cutFrom = cutFromOf(input)
  if (cutFrom !== undefined && offset >= cutFrom) return 'cut'
  if (OUTLINED.has(view.standing)) return 'offline'
  return offset < replica.highWatermark ? 'committed' : 'uncommitted'
}

function textOf(read: ReadRecord, record: { readonly source: number; readonly number: number }) {
  const { key, value } = read(record.source, record.number)
  return { key: shorten(key ?? '', 10), value: shorten(value ?? '', 12) }
}

function farBar({ replica, bedWidth, scale }: TapeInput, from: number) {
  const px = (offset: number) => Math.min(bedWidth - 4, Math.max(0, (offset - from) * scale.pitch))
  const { startOffset, endOffset } = replica.log
  return {
    solid: px(replica.highWatermark),
    dashed: px(endOffset) - px(replica.highWatermark),
    text: stageWords.farCount(endOffset - startOffset),
  }
}

function ticksOf(from: number, slots: number, pitch: number, width: number) {
  const step = RULER * Math.max(1, Math.ceil(40 / (RULER * pitch)))
  const ticks = []
  for (let offset = Math.ceil(from / step) * step; offset < from + slots; offset += step) {
    const x = (offset - from) * pitch + pitch / 2 + 1
    if (x > 6 && x < width - 6) ticks.push({ offset, x })
  }
  return ticks
}

function marks<T>(
  offsets: readonly number[],
  x: (offset: number) => number | null,
  make: (offset: number, at: number) => T,
): T[] {
  return offsets.flatMap((offset) => {
    const at = x(offset)
    return at === null ? [] : [make(offset, at)]
  })
}

function epochMarks(replica: ReplicaState, x: (offset: number) => number | null) {
  return replica.log.epochs.slice(1).flatMap(({ epoch, startOffset }) => {
    const at = x(startOffset)
    return at === null ? [] : [{ epoch, x: at }]
  })
}

/** Width of a flag's pennant with its letter, px: two nearer than this stand in two rows. */
const FLAG_WIDTH = 15

function flagsOf(
  input: TapeInput,
  x: (offset: number) => number | null,
  from: number,
): FlagModel[] {
  if (!input.replica.leads || input.view.standing === 'offline') return []
  const flags: FlagModel[] = []
  for (const { reader, letter } of input.readers) {
    const part = reader.partitions.find(({ name }) => name === input.replica.name)
    if (part === undefined || part.position < 0) continue
    const at = x(part.position)
    flags.push({
      client: reader.id,
      letter,
      x: at,
      side: at !== null ? null : part.position < from ? 'left' : 'right',
      offset: part.position,
      row: flags.filter((other) => touches(other.x, at)).length,
    })
  }
  return flags
}

function touches(one: number | null, other: number | null): boolean {
  return one !== null && other !== null && Math.abs(one - other) < FLAG_WIDTH
}
