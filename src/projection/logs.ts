// Every log at a distance at which letters and epochs can be read.
import type { ClusterState, NodeState, ReplicaState } from '../trace/ClusterState.ts'
import { logsWords as words } from '../words/en/logs.ts'
import { stageWords } from '../words/en/stage.ts'
import { serves } from './brokers.ts'
import type { ReadRecord } from './contents.ts'
import { type CutAhead, cutOf } from './cutsAhead.ts'
import { wardrobe } from './keyColours.ts'
import type { LogModel, LogsModel } from './LogsModel.ts'
import type { Scale } from './pitch.ts'
import { readerLetters } from './readers.ts'
import type { ColourBy, TapeModel } from './StageModel.ts'
import { parseSelection, type SelectionId, selectedPartition } from './selection.ts'
import { holdsCompressed, sizeText } from './sizes.ts'
import { projectTape } from './tape.ts'

export interface LogsInput {
  readonly state: ClusterState
  readonly read: ReadRecord
  readonly size: { readonly width: number; readonly height: number }
  readonly selection: SelectionId | null
  readonly colourBy: ColourBy
  /** A partition's name; '' = all. */
  readonly shown: string
  /** First offsets in sight where a person scrolled. */
  readonly from?: Readonly<Record<string, number>>
  /** What a power cut has doomed; see cutsAhead.ts. */
  readonly cuts?: readonly CutAhead[]
}

const LARGE: Scale = { pitch: 35, distance: 'open', cellHeight: 58, flags: 24, lane: 112 }
const SMALL: Scale = { pitch: 32, distance: 'open', cellHeight: 48, flags: 22, lane: 100 }
const NAMES = 170
const NARROW_NAMES = 16
const NARROW = 600

/** The logs of the chosen partition, or of all. */
export function projectLogs(input: LogsInput): LogsModel {
  const all = input.state.nodes.flatMap((node) =>
    node.replicas.map((replica) => ({ node, replica })),
  )
  const partitions = [...new Set(all.map(({ replica }) => replica.name))]
  const shown = partitions.includes(input.shown) ? input.shown : ''
  const chosen = all.filter(({ replica }) => shown === '' || replica.name === shown)
  const clothes = wardrobe(input.state, input.read, input.colourBy)
  const letters = readerLetters(input.state)
  const readers = input.state.clients.flatMap((client) =>
    client.type === 'reader' ? [{ reader: client, letter: letters.get(client.id) ?? '?' }] : [],
  )
  const selection = parseSelection(input.selection)
  return {
    logs: chosen.map(({ node, replica }) => {
      const selected = selectedPartition(selection) === replica.name
      const tape = projectTape({
        node,
        serving: serves(node),
        replica,
        ...placed(input.size.width),
        cutFrom: cutOf(input.cuts ?? [], node.id, replica.name),
        from: input.from?.[replica.name],
        wardrobe: clothes,
        read: input.read,
        readers,
        selected,
        selectedOffset: selection?.type === 'record' && selected ? selection.offset : null,
        strip: false,
      })
      return logOf(
        node,
        replica,
        input.colourBy === 'epoch' ? withKeys(input, tape, replica) : tape,
      )
    }),
    partitions,
    shown,
    colourBy: input.colourBy,
    width: input.size.width,
    height: input.size.height,
    empty: all.length === 0 ? words.empty : null,
  }
}

function placed(width: number) {
  const narrow = width < NARROW
  const scale = narrow ? SMALL : LARGE
  const bedX = narrow ? NARROW_NAMES : NAMES
  return {
    scale,
    bedX,
    bedWidth: width - bedX - 18,
    box: { x: 0, y: 0, width, height: scale.lane },
  }
}

/** Letters by key on colours by epoch: the epoch is written in the cell anyway. */
function withKeys(input: LogsInput, tape: TapeModel, replica: ReplicaState): TapeModel {
  const keys = projectTape({
    node: input.state.nodes.find((node) => node.replicas.includes(replica)) as NodeState,
    serving: true,
    replica,
    ...placed(input.size.width),
    from: tape.from,
    wardrobe: wardrobe(input.state, input.read, 'key'),
    read: input.read,
    readers: [],
    selected: false,
    selectedOffset: null,
    strip: false,
  })
  const cells = tape.cells.map((cell, index) => ({
    ...cell,
    glyph: keys.cells[index]?.glyph ?? cell.glyph,
  }))
  return { ...tape, cells }
}

function logOf(node: NodeState, replica: ReplicaState, tape: TapeModel): LogModel {
  const { log } = replica
  const size = sizeText(log.bytes, holdsCompressed(log))
  return {
    tape,
    broker: stageWords.broker(node.id),
    epochs: log.epochs
      .map(({ epoch, startOffset }) => words.epochFrom(epoch, startOffset))
      .join(' · '),
    facts: words.facts(log.endOffset - log.startOffset, size.value, replica.segments.length),
    factsAbout: size.about ?? null,
  }
}
