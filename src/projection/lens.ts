// The last records of one partition, large enough to be read: the same cells, nearer.
import type { ClusterState, ReplicaState } from '../trace/ClusterState.ts'
import { recordAt } from '../trace/log/Log.ts'
import { stageNames, stageWords } from '../words/en/stage.ts'
import { type ReadRecord, shorten } from './contents.ts'
import type { Wardrobe } from './keyColours.ts'
import type { Box, LensCell, LensModel } from './StageModel.ts'
import { type Selection, selectedPartition } from './selection.ts'
import { LENS_FLAT } from './stageLayout.ts'
import { partitionViews, serves } from './standing.ts'

const LEAST_WIDTH = 112
const GAP = 6
const TITLE = 26

interface Held {
  readonly replica: ReplicaState
  readonly serving: boolean
}

/** Which partition is read closely: the selected one, else the first that has records; as its leader has it. */
function chosen(state: ClusterState, selection: Selection | null): Held | undefined {
  const views = partitionViews(state)
  const names = new Set<string>()
  const replicas = state.nodes.flatMap((node) =>
    node.replicas.flatMap((replica) => {
      if (names.has(replica.name)) return []
      const { leader } = views(replica)
      if (leader === undefined && !replica.leads) return []
      names.add(replica.name)
      const held = leader ?? { node, replica }
      return [{ replica: held.replica, serving: serves(held.node) }]
    }),
  )
  const wanted = selectedPartition(selection)
  return (
    replicas.find(({ replica }) => replica.name === wanted) ??
    replicas.find(({ replica }) => replica.log.endOffset > 0) ??
    replicas[0]
  )
}

/** The lens below the brokers; null without a partition. */
export function projectLens(input: {
  readonly state: ClusterState
  readonly box: Box
  readonly wardrobe: Wardrobe
  readonly read: ReadRecord
  readonly selection: Selection | null
}): LensModel | null {
  const held = chosen(input.state, input.selection)
  if (held === undefined) return null
  const { replica } = held
  const slots = Math.max(1, Math.floor((input.box.width + GAP) / (LEAST_WIDTH + GAP)))
  const width = (input.box.width - GAP * (slots - 1)) / slots
  const { startOffset, endOffset } = replica.log
  const picked = input.selection?.type === 'record' ? input.selection.offset : null
  const to =
    picked !== null && picked < endOffset - slots ? picked + Math.ceil(slots / 2) : endOffset
  const from = Math.max(startOffset, to - slots)
  const cells: LensCell[] = []
  for (let offset = from; offset < Math.min(endOffset, from + slots); offset++) {
    const cell = cellOf(input, held, offset, {
      x: input.box.x + (offset - from) * (width + GAP),
      y: input.box.y + TITLE,
      width,
      height: input.box.height - TITLE - 4,
    })
    if (cell !== null) cells.push({ ...cell, selected: picked === offset })
  }
  return {
    partition: replica.name,
    title: stageWords.lensTitle(replica.name),
    box: input.box,
    flat: input.box.height <= LENS_FLAT,
    cells,
    empty: cells.length === 0 ? stageWords.emptyTape(replica.name, endOffset) : null,
    highWatermark: replica.highWatermark,
  }
}

function cellOf(
  input: { readonly wardrobe: Wardrobe; readonly read: ReadRecord },
  { replica, serving }: Held,
  offset: number,
  box: Box,
): LensCell | null {
  const record = recordAt(replica.log, offset)
  if (record === undefined) return null
  const { key, value } = input.read(record.source, record.number)
  const committed = offset < replica.highWatermark
  return {
    id: offset,
    ...input.wardrobe.dress(record.source, record.number, record.leaderEpoch),
    look: !serving ? 'offline' : committed ? 'committed' : 'uncommitted',
    epoch: record.leaderEpoch,
    select: `record:${replica.name}@${offset}`,
    box,
    key: key === null ? stageWords.noKey : shorten(key, 14),
    value: value === null ? stageWords.tombstone : shorten(value, 120),
    selected: false,
    accessibleName: stageNames.record(
      replica.name,
      offset,
      shorten(key ?? '', 40),
      shorten(value ?? '', 80),
      committed,
    ),
  }
}
