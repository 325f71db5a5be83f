// Where the boxes of the stage stand at a size, in three forms: columns, rows, and one column for a phone.
import { type Scale, scaleOf } from './pitch.ts'
import type { Box, Point, StageForm, StageModel } from './StageModel.ts'

export interface StageCounts {
  /** Rows each producer needs when it may show its partitions. */
  readonly producers: readonly number[]
  readonly admins: number
  readonly readers: readonly number[]
  /** Lanes of each broker. */
  readonly brokers: readonly number[]
  /** Members of the quorum; 0 = there is none. */
  readonly voters: number
}

export interface StageLayout {
  readonly form: StageForm
  readonly width: number
  readonly height: number
  readonly scale: Scale
  readonly producers: readonly Box[]
  /** Whether producers show a row for each partition, or one line of bars. */
  readonly producerRows: boolean
  readonly admins: readonly Box[]
  /** Undefined = not drawn, and nothing flies to it. */
  readonly brokers: readonly (Box | undefined)[]
  readonly headerHeight: number
  readonly quorum: Box | null
  readonly quorumFolded: boolean
  /** Middles of the voters. */
  readonly voters: readonly Point[]
  /** Stacked: room for lines beside the brokers; 0 = one broker, whose lines come from above. */
  readonly gutter: number
  readonly readers: readonly Box[]
  /** Whether readers spell out position and buffered for each partition. */
  readonly readerDetail: boolean
  readonly lens: Box | null
  /** Room between brokers and readers, where the control plane runs; 0 = none. */
  readonly right?: number
  readonly columns: readonly (Point & { readonly column: 'producers' | 'readers' })[]
  /** One line beside all boxes instead of links across: its x, its ends, and the x at which boxes stand beside it. */
  readonly spine: (NonNullable<StageModel['spine']> & { readonly left: number }) | null
}

const OUTER = 16
const HEADER = 30
const FOOT = 7
const LEGEND = 28
const LENS = 116
/** Where there is less room: a card has its key, its offset and one line of the value. */
export const LENS_FLAT = 84
const LENS_GAP = 16
const STACKED_GUTTER = 40
const FOLDED_BELOW = 540
const QUORUM = 54
/** With several voters each has its role written below it. */
const QUORUM_TALL = 76
export const FOLDED = 28
const QUORUM_GAP = 18
const BROKER_GAP = 8
/** px from voter to voter, and to the first. */
const VOTER = { apart: 66, tight: 52, first: 186, y: 30 }

/** Where the voters stand: in a row behind the quorum's name; folded, all at its middle. */
function votersOf(quorum: Box | null, count: number, folded: boolean): Point[] {
  if (quorum === null) return []
  const y = quorum.y + (count > 1 && !folded ? VOTER.y : quorum.height / 2)
  const apart = count > 3 && quorum.width < 640 ? VOTER.tight : VOTER.apart
  return Array.from({ length: count }, (_, index) => ({
    x: quorum.x + (folded ? quorum.width / 2 : VOTER.first + index * apart),
    y,
  }))
}

/** px a producer's box needs with this many rows; 0 rows = one line of bars. */
export const producerHeight = (rows: number, asRows: boolean): number =>
  asRows ? 110 + Math.max(rows, 1) * 20 : 128

/** How many rows a reader's box shows at most; of the others it says how many. */
export const READER_ROWS = 6

/** px a reader's box needs with so many partitions. */
function readerHeight(partitions: number, detail: boolean): number {
  const rows = Math.min(Math.max(partitions, 1), READER_ROWS)
  const others = partitions > rows ? 16 : 0
  return others + (detail ? 122 + rows * 64 : 94 + rows * 20)
}

/** The form a width asks for. */
function formOf(width: number): StageForm {
  if (width < 600) return 'phone'
  return width < 860 ? 'stacked' : 'wide'
}

interface Size {
  readonly width: number
  readonly height: number
}

/** Places everything. `pitch` null = what fits; px. */
export function layoutStage(size: Size, counts: StageCounts, pitch: number | null): StageLayout {
  const form = formOf(size.width)
  if (form === 'wide') return layoutWide(size, counts, pitch)
  return form === 'stacked' ? layoutStacked(size, counts, pitch) : layoutPhone(size, counts)
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0)

function wideScale(size: Size, counts: StageCounts, pitch: number | null): Scale {
  if (pitch !== null) return scaleOf(pitch)
  const lanes = sum(counts.brokers)
  const room = size.height - 72 - LEGEND - LENS - LENS_GAP - counts.brokers.length * 45
  const roomy = scaleOf(26)
  return lanes * roomy.lane <= room ? roomy : scaleOf(21)
}

/** Boxes below one another. */
export function stack(
  x: number,
  y: number,
  width: number,
  heights: readonly number[],
  gap: number,
): Box[] {
  let top = y
  return heights.map((height) => {
    const box = { x, y: top, width, height }
    top += height + gap
    return box
  })
}

const bottomOf = (boxes: readonly Box[], least: number): number =>
  boxes.reduce((bottom, box) => Math.max(bottom, box.y + box.height), least)

/** The first way whose heights fit, else the last. */
function fits(heights: readonly number[], gap: number, room: number): boolean {
  return sum(heights) + gap * Math.max(0, heights.length - 1) <= room
}

function layoutWide(size: Size, counts: StageCounts, pitch: number | null): StageLayout {
  const narrow = size.width < 1000
  const roomy = size.width >= 1400
  const side = narrow ? 132 : 148
  const readers = narrow ? 136 : 152
  // With one broker no replication runs on the left: the room goes to what clients send.
  const spare = counts.brokers.length === 1 && !narrow ? 20 : 0
  const left = (narrow ? 96 : roomy ? 140 : 112) + spare
  const right = (narrow ? 68 : roomy ? 112 : 80) + spare
  const x = OUTER + side + left
  const width = size.width - x - right - readers - OUTER
  const scale = wideScale(size, counts, pitch)
  const heights = counts.brokers.map((lanes) => brokerHeight(lanes, scale))
  const folded = size.height < (counts.voters > 1 ? leastWithVoters(heights) : FOLDED_BELOW)
  const tall = counts.voters > 1 ? QUORUM_TALL : QUORUM
  const quorum = counts.voters > 0 ? { x, y: 4, width, height: folded ? FOLDED : tall } : null
  const top = quorum === null ? 24 : quorum.height + QUORUM_GAP
  const brokers = stack(x, top, width, heights, BROKER_GAP)
  const room = size.height - top - LEGEND
  const sides = layoutSides(size, counts, { top, side, readers, room })
  const content = Math.max(bottomOf([...brokers, ...sides.boxes], top) + LEGEND, size.height)
  const free = content - LEGEND - bottomOf(brokers, top) - LENS_GAP
  return {
    form: 'wide',
    width: size.width,
    height: content,
    scale,
    brokers,
    headerHeight: HEADER,
    quorum,
    quorumFolded: folded,
    voters: votersOf(quorum, counts.voters, folded),
    gutter: 0,
    right,
    ...sides,
    lens:
      free < LENS_FLAT
        ? null
        : {
            x,
            y: bottomOf(brokers, top) + LENS_GAP,
            width,
            height: free < LENS ? LENS_FLAT : LENS,
          },
    columns: [
      { column: 'producers', x: OUTER, y: top - 12 },
      { column: 'readers', x: size.width - OUTER - readers, y: top - 12 },
    ],
    spine: null,
  }
}

/** Voters are drawn as such where the brokers keep a lens below them; else they are told in one line. */
function leastWithVoters(brokers: readonly number[]): number {
  const content = QUORUM_TALL + QUORUM_GAP + sum(brokers) + BROKER_GAP * (brokers.length - 1)
  return Math.min(FOLDED_BELOW, content + LENS_GAP + LENS_FLAT + LEGEND)
}

export const brokerHeight = (lanes: number, scale: Scale): number =>
  HEADER + Math.max(lanes, 1) * scale.lane + FOOT

interface SideMetrics {
  readonly top: number
  readonly side: number
  readonly readers: number
  readonly room: number
}

function layoutSides(size: Size, counts: StageCounts, metrics: SideMetrics) {
  const adminRoom = counts.admins * 60
  const asRows = counts.producers.map((rows) => producerHeight(rows, true))
  const producerRows =
    counts.producers.every((rows) => rows <= 6) && fits(asRows, 16, metrics.room - adminRoom)
  const heights = counts.producers.map((rows) => producerHeight(rows, producerRows))
  const producers = stack(OUTER, metrics.top, metrics.side, heights, 16)
  const below = bottomOf(producers, metrics.top - 16) + 16
  const admins = stack(OUTER, below, metrics.side, Array(counts.admins).fill(48), 12)
  const readerDetail = fits(
    counts.readers.map((partitions) => readerHeight(partitions, true)),
    12,
    metrics.room,
  )
  const readers = stack(
    size.width - OUTER - metrics.readers,
    metrics.top,
    metrics.readers,
    counts.readers.map((partitions) => readerHeight(partitions, readerDetail)),
    12,
  )
  const boxes = [...producers, ...admins, ...readers]
  return { producers, producerRows, admins, readers, readerDetail, boxes }
}

/** Boxes side by side, as many in a row as fit. */
function row(
  x: number,
  y: number,
  width: number,
  heights: readonly number[],
  least: number,
): Box[] {
  const gap = 12
  const perRow = Math.max(1, Math.min(heights.length, Math.floor((width + gap) / (least + gap))))
  const each = Math.min((width - gap * (perRow - 1)) / perRow, least * 1.6)
  let top = y
  let tallest = 0
  return heights.map((height, index) => {
    const column = index % perRow
    if (column === 0 && index > 0) {
      top += tallest + gap
      tallest = 0
    }
    tallest = Math.max(tallest, height)
    return { x: x + column * (each + gap), y: top, width: each, height }
  })
}

/** Boxes of a row end at one height, so that what leaves a low one passes no high one. */
function onOneFoot(boxes: readonly Box[]): Box[] {
  return boxes.map((box) => {
    const beside = boxes.filter(({ y }) => y === box.y)
    return { ...box, y: bottomOf(beside, 0) - box.height }
  })
}

function layoutStacked(size: Size, counts: StageCounts, pitch: number | null): StageLayout {
  const width = size.width - 2 * OUTER
  const scale = scaleOf(pitch ?? 21)
  const tops = [
    ...counts.producers.map(() => producerHeight(0, false)),
    ...Array<number>(counts.admins).fill(48),
  ]
  // The control plane is above all else: between producers and brokers it would stand in the way of what they send.
  const quorum = counts.voters > 0 ? { x: OUTER, y: 4, width, height: FOLDED } : null
  const gutter = counts.brokers.length > 1 ? STACKED_GUTTER : 0
  const clientsTop = quorum === null ? 28 : 68
  const clients = onOneFoot(row(OUTER, clientsTop, width, tops, 160))
  const brokersTop = bottomOf(clients, clientsTop - 12) + 56
  const heights = counts.brokers.map((lanes) => brokerHeight(lanes, scale))
  const brokers = stack(OUTER + gutter, brokersTop, width - 2 * gutter, heights, 8)
  const readersTop = bottomOf(brokers, brokersTop) + 64
  const readerHeights = counts.readers.map((partitions) => readerHeight(partitions, false))
  const readers = row(OUTER, readersTop, width, readerHeights, 160)
  return {
    form: 'stacked',
    width: size.width,
    height: bottomOf([...readers, ...brokers], 0) + LEGEND,
    scale,
    producers: clients.slice(0, counts.producers.length),
    producerRows: false,
    admins: clients.slice(counts.producers.length),
    brokers,
    headerHeight: HEADER,
    quorum,
    quorumFolded: true,
    voters: votersOf(quorum, counts.voters, true),
    gutter,
    right: 0,
    readers,
    readerDetail: false,
    lens: null,
    columns: [
      { column: 'producers', x: OUTER, y: clientsTop - 12 },
      { column: 'readers', x: OUTER, y: readersTop - 12 },
    ],
    spine: null,
  }
}

/** Heights on a phone: everything one touches is 44 px or more, strips 24. */
export const PHONE = {
  client: 46,
  header: 34,
  lane: 56,
  strip: 24,
  reader: 58,
  spine: 14,
  left: 30,
}

function layoutPhone(size: Size, counts: StageCounts): StageLayout {
  const width = size.width - PHONE.left - OUTER
  const clients = [...counts.producers, ...Array<number>(counts.admins).fill(0)]
  const tops = row(
    PHONE.left,
    4,
    width,
    clients.map(() => PHONE.client),
    124,
  )
  const top = bottomOf(tops, -8) + 12
  const heights = counts.brokers.map(
    (lanes) => PHONE.header + PHONE.lane + Math.max(0, lanes - 1) * PHONE.strip + 8,
  )
  const brokers = stack(PHONE.left, top, width, heights, 8)
  const quorumTop = bottomOf(brokers, top) + 8
  const quorum = counts.voters > 0 ? { x: PHONE.left, y: quorumTop, width, height: 44 } : null
  const readersTop = quorum === null ? quorumTop : quorumTop + 52
  const readers = row(
    PHONE.left,
    readersTop,
    width,
    counts.readers.map(() => PHONE.reader),
    124,
  )
  const bottom = bottomOf([...readers, ...brokers], readersTop)
  const first = tops[0] ?? brokers[0]
  return {
    form: 'phone',
    width: size.width,
    height: Math.max(bottom + 12, size.height),
    scale: { ...scaleOf(21), lane: PHONE.lane },
    producers: tops.slice(0, counts.producers.length),
    producerRows: false,
    admins: tops.slice(counts.producers.length),
    brokers,
    headerHeight: PHONE.header,
    quorum,
    quorumFolded: true,
    voters: votersOf(quorum, counts.voters, true),
    gutter: 0,
    right: 0,
    readers,
    readerDetail: false,
    lens: null,
    columns: [],
    spine: {
      x: PHONE.spine,
      left: PHONE.left,
      from: (first?.y ?? 0) + PHONE.client / 2,
      to: bottom - PHONE.reader / 2,
    },
  }
}
