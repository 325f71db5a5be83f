// Every log at a distance at which letters and epochs can be read.

import type { ClusterState, NodeState, ReplicaState } from '../trace/ClusterState.ts'
import { recordAt } from '../trace/log/Log.ts'
import { logsWords as words } from '../words/en/logs.ts'
import { stageWords } from '../words/en/stage.ts'
import type { ReadRecord } from './contents.ts'
import { type CutAhead, cutOf } from './cutsAhead.ts'
import { wardrobe } from './keyColours.ts'
import type { LogGroup, LogModel, LogsModel } from './LogsModel.ts'
import type { Scale } from './pitch.ts'
import { readerLetters } from './readers.ts'
import type { ColourBy, TapeModel } from './StageModel.ts'
import { parseSelection, type SelectionId, selectedPartition } from './selection.ts'
import { shownReplicas } from './shownReplicas.ts'
import { holdsCompressed, sizeText } from './sizes.ts'
import { partitionViews, viewReplica } from './standing.ts'
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

interface Held {
  readonly node: NodeState
  readonly replica: ReplicaState
}

/** The logs of the chosen partition, or of all. */
export function projectLogs(input: LogsInput): LogsModel {
  const all = input.state.nodes.flatMap((node) =>
    shownReplicas(node).map((replica): Held => ({ node, replica })),
  )
  const partitions = [...new Set(all.map(({ replica }) => replica.name))]
  const shown = partitions.includes(input.shown) ? input.shown : ''
  const chosen = partitions.filter((name) => shown === '' || name === shown)
  const drawing = drawingOf(input)
  return {
    groups: chosen.map((name) =>
      groupOf(
        input,
        drawing,
        all.filter(({ replica }) => replica.name === name),
      ),
    ),
    partitions,
    shown,
    colourBy: input.colourBy,
    width: input.size.width,
    height: input.size.height,
    empty: all.length === 0 ? words.empty : null,
  }
}

/** What all tapes of the view are drawn with. */
function drawingOf(input: LogsInput) {
  const letters = readerLetters(input.state)
  const views = partitionViews(input.state)
  return {
    views,
    forks: forksOf(input.state, views),
    clothes: wardrobe(input.state, input.read, input.colourBy),
    keys: wardrobe(input.state, input.read, 'key'),
    readers: input.state.clients.flatMap((client) =>
      client.type === 'reader' ? [{ reader: client, letter: letters.get(client.id) ?? '?' }] : [],
    ),
    selection: parseSelection(input.selection),
  }
}

/** The first offset at which a replica parts from its leader, by partition. */
function forksOf(
  state: ClusterState,
  views: ReturnType<typeof partitionViews>,
): ReadonlyMap<string, number> {
  const forks = new Map<string, number>()
  for (const node of state.nodes) {
    for (const replica of shownReplicas(node)) {
      const { cutFrom } = viewReplica(node, replica, views(replica))
      if (cutFrom === undefined) continue
      forks.set(replica.name, Math.min(cutFrom, forks.get(replica.name) ?? cutFrom))
    }
  }
  return forks
}

type Drawing = ReturnType<typeof drawingOf>

function groupOf(input: LogsInput, drawing: Drawing, held: readonly Held[]): LogGroup {
  const logs = held.map(({ node, replica }) => {
    const tape = tapeOf(input, drawing, { node, replica })
    // Under the partition's name each row is called by its broker.
    return logOf(node, replica, { ...tape, name: stageWords.broker(node.id) })
  })
  return {
    partition: held[0]?.replica.name ?? '',
    logs,
    endAt: endOf(drawing, held, logs),
    fork: forkOfGroup(drawing, held, logs),
  }
}

function tapeOf(input: LogsInput, drawing: Drawing, { node, replica }: Held): TapeModel {
  const { selection } = drawing
  const selected = isChosen(selection, node.id, replica.name)
  const tape = projectTape({
    node,
    view: viewReplica(node, replica, drawing.views(replica)),
    replica,
    ...placed(input.size.width),
    select: `replica:${replica.name}@${node.id}`,
    cutFrom: cutOf(input.cuts ?? [], node.id, replica.name),
    from: input.from?.[replica.name] ?? forkStart(input, drawing, replica),
    wardrobe: drawing.clothes,
    read: input.read,
    readers: drawing.readers,
    selected,
    selectedOffset: selection?.type === 'record' && selected ? selection.offset : null,
    strip: false,
  })
  return input.colourBy === 'epoch' ? withKeys(drawing, tape, replica) : tape
}

/** Share of the window that stands before a fork, and what of it has to be left after one. */
const FORK_AT = 0.55

/** Where the window begins so that a fork far back stays in sight: it is what one looks for here. */
function forkStart(input: LogsInput, drawing: Drawing, replica: ReplicaState): number | undefined {
  const fork = drawing.forks.get(replica.name)
  if (fork === undefined) return undefined
  const { bedWidth, scale } = placed(input.size.width)
  const slots = Math.max(1, Math.floor((bedWidth - 3) / scale.pitch))
  const isNear = drawing.views(replica).extent.to - fork < slots * (1 - FORK_AT) - 3
  return isNear ? undefined : Math.max(0, fork - Math.floor(slots * FORK_AT))
}

function isChosen(selection: Drawing['selection'], node: number, partition: string): boolean {
  if (selection?.type === 'replica')
    return selection.partition === partition && selection.node === node
  return selectedPartition(selection) === partition
}

/** First offset in sight where the end is looked for: a fork may have drawn the window elsewhere. */
function endOf(drawing: Drawing, held: readonly Held[], logs: readonly LogModel[]): number | null {
  const [first] = held
  const [log] = logs
  if (first === undefined || log === undefined) return null
  if (!drawing.forks.has(first.replica.name)) return null
  return Math.max(0, drawing.views(first.replica).extent.to + 3 - log.tape.slots)
}

/** The first offset at which one of the replicas tells another story than the leader. */
function forkOfGroup(
  drawing: Drawing,
  held: readonly Held[],
  logs: readonly LogModel[],
): LogGroup['fork'] {
  const cuts = held.flatMap(({ node, replica }) => {
    const from = viewReplica(node, replica, drawing.views(replica)).cutFrom
    return from === undefined ? [] : [{ node: node.id, from, to: replica.log.endOffset }]
  })
  const [tape] = logs.map((log) => log.tape)
  if (cuts.length === 0 || tape === undefined) return null
  const offset = Math.min(...cuts.map(({ from }) => from))
  const place = offset - tape.from
  return {
    offset,
    x: place < 0 || place > tape.slots ? null : tape.bed.x + 1 + place * tape.pitch,
    text: words.fork(offset),
    before: words.identical(held.length),
    cuts: cuts.map(({ node, from, to }) => words.cut(node, from, to)),
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
function withKeys(drawing: Drawing, tape: TapeModel, replica: ReplicaState): TapeModel {
  const cells = tape.cells.map((cell) => {
    const record = recordAt(replica.log, cell.id)
    if (record === undefined) return cell
    const { glyph } = drawing.keys.dress(record.source, record.number, record.leaderEpoch)
    return { ...cell, glyph }
  })
  return { ...tape, cells }
}

function logOf(node: NodeState, replica: ReplicaState, tape: TapeModel): LogModel {
  const { log } = replica
  const size = sizeText(log.bytes, holdsCompressed(log))
  return {
    tape,
    broker: stageWords.broker(node.id),
    standing: tape.sub,
    epochs: log.epochs
      .map(({ epoch, startOffset }) => words.epochFrom(epoch, startOffset))
      .join(' · '),
    facts: words.facts(log.endOffset - log.startOffset, size.value, replica.segments.length),
    factsAbout: size.about ?? null,
  }
}
