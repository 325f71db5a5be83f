// A scene in small: the logs of its first partition over the brokers, or of a lone broker's partitions; above them the
// voters, where one of them is gone.
import type { ClusterState, NodeState, ReplicaState } from '../trace/ClusterState.ts'
import type { ReadRecord } from './contents.ts'
import { type CutAhead, cutOf } from './cutsAhead.ts'
import { wardrobe } from './keyColours.ts'
import type { Scale } from './pitch.ts'
import type { TapeModel } from './StageModel.ts'
import { partitionViews, viewReplica } from './standing.ts'
import { projectTape } from './tape.ts'

export interface PictureModel {
  readonly width: number
  readonly height: number
  readonly tapes: readonly TapeModel[]
  readonly voters: readonly PictureVoter[]
}

export interface PictureVoter {
  readonly node: number
  readonly x: number
  readonly y: number
  readonly alive: boolean
  readonly leads: boolean
}

/** px of the whole picture; every drawing is scaled from it. */
export const PICTURE = { width: 248, height: 108 } as const

const SCALE: Scale = { pitch: 17, distance: 'near', cellHeight: 16, flags: 4, lane: 30 }
const TAPES = 3
const VOTERS_HEIGHT = 44

export interface PictureInput {
  readonly state: ClusterState
  readonly read: ReadRecord
  readonly cuts?: readonly CutAhead[]
}

/** The picture of a state. */
export function projectPicture(input: PictureInput): PictureModel {
  const { state } = input
  const voters = votersOf(state)
  const room = PICTURE.height - (voters.length === 0 ? 0 : VOTERS_HEIGHT)
  const held = heldIn(state).slice(0, Math.min(TAPES, Math.floor(room / SCALE.lane)))
  const top = PICTURE.height - room + (room - held.length * SCALE.lane) / 2
  const views = partitionViews(state)
  const clothes = wardrobe(state, input.read, 'key')
  return {
    ...PICTURE,
    voters,
    tapes: held.map(({ node, replica }, index) =>
      projectTape({
        node,
        replica,
        view: viewReplica(node, replica, views(replica)),
        box: { x: 0, y: top + index * SCALE.lane, width: PICTURE.width, height: SCALE.lane },
        bedX: 1,
        bedWidth: PICTURE.width - 2,
        scale: SCALE,
        cutFrom: cutOf(input.cuts ?? [], node.id, replica.name),
        from: undefined,
        wardrobe: clothes,
        read: input.read,
        readers: [],
        selected: false,
        selectedOffset: null,
        strip: false,
      }),
    ),
  }
}

interface Held {
  readonly node: NodeState
  readonly replica: ReplicaState
}

/** All replicas of the first partition; of a broker that is alone, all partitions. */
function heldIn({ nodes }: ClusterState): readonly Held[] {
  const held = nodes.flatMap((node) => node.replicas.map((replica): Held => ({ node, replica })))
  const brokers = new Set(held.map(({ node }) => node.id))
  const [first] = held
  return brokers.size < 2
    ? held
    : held.filter(({ replica }) => replica.name === first?.replica.name)
}

/** None while all of them are well: then the logs have the room. */
function votersOf({ nodes, quorum }: ClusterState): readonly PictureVoter[] {
  const { members } = quorum
  const isAlive = (id: number) => nodes.find((node) => node.id === id)?.process === 'Running'
  if (members.length < 2 || members.every(({ id }) => isAlive(id))) return []
  return members.map(({ id, state }, index) => ({
    node: id,
    x: (PICTURE.width * (2 * index + 1)) / (2 * members.length),
    y: VOTERS_HEIGHT / 2,
    alive: isAlive(id),
    leads: isAlive(id) && state === 'Leader',
  }))
}
