// Where things stand in a half: producers beside the brokers, the quorum above them. What readers and admins do is told by
// the marks on the tapes and by the counters: two runs leave them no room.
import { type Scale, scaleOf } from '../pitch.ts'
import {
  brokerHeight,
  FOLDED,
  layoutStage,
  producerHeight,
  type StageCounts,
  type StageLayout,
  stack,
} from '../stageLayout.ts'

/** px: from the edge, a producer's box, the ways on its right, and those of the control plane. */
const OUTER = 12
const SIDE = 132
const LEFT = 74
const RIGHT = 44
const HEADER = 30
/** Below this a half is drawn as a phone's stage. */
const LEAST = 520

interface Size {
  readonly width: number
  readonly height: number
}

/** Places everything; `pitch` null = what fits, px. */
export function layoutHalf(size: Size, counts: StageCounts, pitch: number | null): StageLayout {
  if (size.width < LEAST) return layoutStage(size, counts, pitch)
  const x = OUTER + SIDE + LEFT
  const width = size.width - x - RIGHT
  const quorum =
    counts.voters > 0 ? { x: OUTER, y: 4, width: size.width - 2 * OUTER, height: FOLDED } : null
  const top = quorum === null ? 24 : FOLDED + 24
  const scale = scaleIn(size.height - top, counts, pitch)
  const heights = counts.brokers.map((lanes) => brokerHeight(lanes, scale))
  const brokers = stack(x, top, width, heights, 8)
  const low = counts.producers.map(() => producerHeight(0, false))
  const producers = stack(OUTER, top, SIDE, low, 12)
  const bottom = Math.max(...[...brokers, ...producers].map((box) => box.y + box.height), top)
  return {
    form: 'wide',
    width: size.width,
    height: Math.max(bottom + 12, size.height),
    scale,
    producers,
    producerRows: false,
    admins: [],
    brokers,
    headerHeight: HEADER,
    quorum,
    quorumFolded: true,
    voters: [],
    gutter: 0,
    readers: [],
    readerDetail: false,
    lens: null,
    columns: [],
    spine: null,
  }
}

/** The largest records that fit. */
function scaleIn(room: number, { brokers }: StageCounts, pitch: number | null): Scale {
  if (pitch !== null) return scaleOf(pitch)
  const fits = (scale: Scale) =>
    brokers.reduce((sum, lanes) => sum + brokerHeight(lanes, scale) + 8, 12) <= room
  return [35, 26].map(scaleOf).find(fits) ?? scaleOf(21)
}
