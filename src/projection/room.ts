// A room's page beside its lanes: who writes and reads, the quorum, and one line at the left along which everything travels.
// Its own px are the stage's, drawn larger by ROOM_ZOOM.
import type { ClusterState } from '../trace/ClusterState.ts'
import { portsOf, projectLinks } from './links.ts'
import { scaleOf } from './pitch.ts'
import type { PresenterLane } from './presenter.ts'
import { projectQuorum } from './quorum.ts'
import type { Box, LinkModel, QuorumModel, StageModel } from './StageModel.ts'
import type { StageLayout } from './stageLayout.ts'

/** How many times larger than on a desk: labels of 11 px are 18. */
export const ROOM_ZOOM = 1.6

/** Clients on each side that can be read from the last row. */
const MOST_CLIENTS = 2
/** px, of the room's own. */
const ROOM = {
  spine: 50,
  left: 80,
  right: 24,
  strip: 34,
  gap: 13,
  between: 5,
  client: 106,
  apart: 8,
  laneLeast: 73,
  laneMost: 86,
}
/** From the quorum's left edge to its first voter, and from voter to voter. */
const VOTER = { first: 120, apart: 98 }
/** px a voter needs beside itself for its role. */
const ROLE = 96

export interface RoomClient {
  readonly id: string
  readonly box: Box
}

export interface RoomModel {
  readonly width: number
  /** Of the content: more than was given when it scrolls. */
  readonly height: number
  readonly scrolls: boolean
  /** Height of the strip of clients and quorum, at the top. */
  readonly strip: number
  readonly producers: readonly RoomClient[]
  readonly readers: readonly RoomClient[]
  /** What stands to the right of the last that is shown; 0 = all are. */
  readonly moreClients: number
  readonly quorum: QuorumModel | null
  /** Many voters: those that merely follow are a number each. */
  readonly tight: boolean
  /** One for each lane. */
  readonly lanes: readonly Box[]
  readonly links: readonly LinkModel[]
  readonly spine: NonNullable<StageModel['spine']>
}

export interface RoomInput {
  readonly state: ClusterState
  readonly at: number
  readonly lanes: readonly PresenterLane[]
  /** What the lanes and the strip above them have, in the room's own px. */
  readonly size: { readonly width: number; readonly height: number }
}

/** Where everything stands in a room. */
export function projectRoom(input: RoomInput): RoomModel {
  const { state, at, size } = input
  const inside = size.width - ROOM.left - ROOM.right
  const producers = state.clients.filter(({ type }) => type === 'producer')
  const readers = state.clients.filter(({ type }) => type === 'reader')
  const writing = row(producers.slice(0, MOST_CLIENTS), ROOM.left)
  const reading = readers.slice(0, MOST_CLIENTS)
  const readersLeft = ROOM.left + inside - reading.length * (ROOM.client + ROOM.apart) + ROOM.apart
  const quorum = quorumBox(state, writing.at(-1)?.box, readersLeft - ROOM.apart)
  const lanes = laneBoxes(input, inside)
  const apart = votersApart(state, quorum)
  const layout = layoutOf(input, {
    writing,
    reading: row(reading, readersLeft),
    quorum,
    apart,
    lanes,
  })
  return {
    width: size.width,
    height: layout.height,
    scrolls: layout.height > size.height,
    strip: ROOM.strip,
    producers: writing,
    readers: row(reading, readersLeft),
    moreClients: producers.length + readers.length - writing.length - reading.length,
    quorum:
      quorum === null
        ? null
        : projectQuorum({
            state,
            at,
            box: quorum,
            folded: false,
            places: layout.voters,
            selectedId: null,
          }),
    tight: apart < ROLE,
    lanes,
    links: projectLinks(state, layout, portsOf(state, layout, reading)),
    spine: { x: ROOM.spine, from: ROOM.strip / 2, to: (lanes.at(-1)?.y ?? 0) + ROOM.laneLeast / 2 },
  }
}

function row(clients: readonly { readonly id: string }[], left: number): RoomClient[] {
  return clients.map(({ id }, index) => ({
    id,
    box: {
      x: left + index * (ROOM.client + ROOM.apart),
      y: 0,
      width: ROOM.client,
      height: ROOM.strip,
    },
  }))
}

function quorumBox(state: ClusterState, before: Box | undefined, right: number): Box | null {
  if (state.quorum.members.length === 0) return null
  const x = before === undefined ? ROOM.left : before.x + before.width + ROOM.apart
  return { x, y: 0, width: right - x, height: ROOM.strip }
}

/** From voter to voter: less where there are many. */
function votersApart({ quorum }: ClusterState, box: Box | null): number {
  if (box === null) return VOTER.apart
  return Math.min(VOTER.apart, (box.width - VOTER.first) / quorum.members.length)
}

function laneBoxes({ lanes, size }: RoomInput, width: number): Box[] {
  const top = ROOM.strip + ROOM.gap
  const room = (size.height - top) / 3 - ROOM.between
  const height = Math.min(ROOM.laneMost, Math.max(ROOM.laneLeast, Math.floor(room)))
  return lanes.map((_, index) => ({
    x: ROOM.left,
    y: top + index * (height + ROOM.between),
    width,
    height,
  }))
}

interface Places {
  readonly writing: readonly RoomClient[]
  readonly reading: readonly RoomClient[]
  readonly quorum: Box | null
  readonly apart: number
  readonly lanes: readonly Box[]
}

/** The stage's own layout, with what is not shown left out: then nothing flies there. */
function layoutOf({ state, lanes, size }: RoomInput, places: Places): StageLayout {
  const { quorum } = places
  const brokers = state.nodes
    .filter(({ isBroker }) => isBroker)
    .map(({ id }) => around(places.lanes.filter((_, index) => lanes[index]?.node === id)))
  const last = places.lanes.at(-1)
  return {
    form: 'phone',
    width: size.width,
    height: Math.max(size.height, last === undefined ? 0 : last.y + last.height + ROOM.between),
    scale: scaleOf(21),
    producers: places.writing.map(({ box }) => box),
    producerRows: false,
    admins: [],
    brokers,
    headerHeight: 0,
    quorum,
    quorumFolded: false,
    voters: state.quorum.members.map((_, index) => ({
      x: (quorum?.x ?? 0) + VOTER.first + index * places.apart,
      y: ROOM.strip / 2,
    })),
    gutter: 0,
    readers: places.reading.map(({ box }) => box),
    readerDetail: false,
    lens: null,
    columns: [],
    spine: { x: ROOM.spine, left: ROOM.left, from: 0, to: 0 },
  }
}

/** A lone broker's partitions are its lanes: its box is round them all. */
function around(boxes: readonly Box[]): Box | undefined {
  const [first] = boxes
  const last = boxes.at(-1)
  if (first === undefined || last === undefined) return undefined
  return { ...first, height: last.y + last.height - first.y }
}
