// The whole stage at one instant.

import type { PartitionName, Us } from '../kafka/terms.ts'
import type { AdminState, ClusterState, NodeState, ProducerState } from '../trace/ClusterState.ts'
import { stageNames, stageWords } from '../words/en/stage.ts'
import { projectBroker, roomForNames } from './brokers.ts'
import type { ReadRecord } from './contents.ts'
import type { CutAhead } from './cutsAhead.ts'
import { drawnReaders, drawnReplicas } from './drawn.ts'
import { type Wardrobe, wardrobe } from './keyColours.ts'
import { projectLens } from './lens.ts'
import { portsOf, projectLinks } from './links.ts'
import { projectProducer, queuePartitions } from './producers.ts'
import { projectQuorum } from './quorum.ts'
import { projectReader, readerLetters } from './readers.ts'
import type { ColourBy, StageModel } from './StageModel.ts'
import { parseSelection, type SelectionId, selectedPartition } from './selection.ts'
import { shownReplicas } from './shownReplicas.ts'
import { layoutStage, type StageLayout } from './stageLayout.ts'
import { partitionViews } from './standing.ts'
import type { PlaceWhy } from './whyMarks.ts'

export interface StageInput {
  readonly state: ClusterState
  readonly at: Us
  readonly read: ReadRecord
  /** The stage's inner size, px. */
  readonly size: { readonly width: number; readonly height: number }
  readonly selection: SelectionId | null
  readonly colourBy: ColourBy
  /** px from record to record; null = what fits. */
  readonly pitch: number | null
  /** First offsets in sight where a person scrolled, by partition. */
  readonly from?: Readonly<Record<string, number>>
  /** What a power cut has doomed; see cutsAhead.ts. */
  readonly cuts?: readonly CutAhead[]
  /** Places the numbers of a why chain; null = nothing is asked. */
  readonly why: PlaceWhy | null
  /** Another way to place everything than by the stage's own size. */
  readonly layout?: typeof layoutStage
}

/** Clients by kind, in the order of the scenario; of many consumers only some. */
function clientsOf({ state, selection }: StageInput) {
  const chosen = parseSelection(selection)
  return {
    producers: state.clients.filter(
      (client): client is ProducerState => client.type === 'producer',
    ),
    readers: drawnReaders(state, chosen?.type === 'client' ? chosen.client : null),
    admins: state.clients.filter((client): client is AdminState => client.type === 'admin'),
  }
}

/** One for each replica that is drawn, and one for the words about those that are not. */
function lanesOf(node: NodeState, chosen: PartitionName | null): number {
  const drawn = drawnReplicas(node, chosen).length
  return drawn < shownReplicas(node).length ? drawn + 1 : drawn
}

/** The stage's layout alone. */
function stageLayoutOf(input: StageInput): StageLayout {
  const { state } = input
  const { producers, readers, admins } = clientsOf(input)
  return (input.layout ?? layoutStage)(
    input.size,
    {
      producers: producers.map((producer) => queuePartitions(state, producer).length),
      admins: admins.length,
      readers: readers.map((reader) => reader.partitions.length),
      brokers: state.nodes
        .filter((node) => node.isBroker)
        .map((node) => lanesOf(node, selectedPartition(parseSelection(input.selection)))),
      voters: state.quorum.members.length,
    },
    input.pitch,
  )
}

/** The stage: boxes, tapes, links and marks with their places. */
export function projectStage(input: StageInput): StageModel {
  const { state } = input
  const layout = stageLayoutOf(input)
  const clothes = wardrobe(state, input.read, input.colourBy)
  const links = projectLinks(state, layout, portsOf(state, layout, clientsOf(input).readers))
  const model = { ...boxesOf(input, layout, clothes), links }
  return {
    at: input.at,
    form: layout.form,
    width: layout.width,
    height: layout.height,
    ...model,
    columns: columnsOf(layout, model, readersIn(state)),
    ports: portsOfLinks(links, layout.quorum),
    spine: layout.spine,
    countdowns: countdownsOf(layout, model.brokers),
    why: input.why === null ? [] : input.why({ ...model, form: layout.form }),
    legend:
      layout.form === 'phone'
        ? []
        : model.brokers.length > 1
          ? ['square', 'diamond', 'triangle', 'flat', 'plus']
          : ['square', 'triangle', 'flat', 'plus'],
    colourBy: input.colourBy,
    empty:
      state.clients.length === 0 && model.brokers.every((broker) => broker.tapes.length === 0)
        ? stageWords.emptyStage
        : null,
  }
}

function boxesOf(input: StageInput, layout: StageLayout, clothes: Wardrobe) {
  const { state, at } = input
  const selection = parseSelection(input.selection)
  const { producers, readers, admins } = clientsOf(input)
  const letters = readerLetters(state)
  const views = partitionViews(state)
  const nameRoom = roomForNames(state, selectedPartition(selection))
  const chosen = (id: string) => input.selection === id
  return {
    producers: paired(producers, layout.producers, (producer, box) =>
      projectProducer({
        state,
        at,
        producer,
        box,
        asRows: layout.producerRows,
        wardrobe: clothes,
        selected: chosen(`client:${producer.id}`),
      }),
    ),
    admins: paired(admins, layout.admins, (admin, box) => ({
      select: `client:${admin.id}`,
      id: admin.id,
      sub: admin.calls[0]?.call ?? stageWords.admin,
      box,
      selected: chosen(`client:${admin.id}`),
      accessibleName: stageNames.admin(admin.id, admin.calls.length),
    })),
    brokers: paired(
      state.nodes.filter((node) => node.isBroker),
      layout.brokers,
      (node, box) =>
        projectBroker({
          state,
          at,
          node,
          box,
          layout,
          from: input.from ?? {},
          cuts: input.cuts ?? [],
          wardrobe: clothes,
          read: input.read,
          letters,
          selection,
          views,
          nameRoom,
          selectedId: input.selection,
        }),
    ),
    readers: paired(readers, layout.readers, (reader, box) =>
      projectReader({
        state,
        at,
        reader,
        box,
        letter: letters.get(reader.id) ?? '?',
        detail: layout.readerDetail,
        wardrobe: clothes,
        selected: chosen(`client:${reader.id}`),
      }),
    ),
    quorum:
      layout.quorum === null
        ? null
        : projectQuorum({
            state,
            at,
            box: layout.quorum,
            folded: layout.quorumFolded,
            places: layout.voters,
            selectedId: input.selection,
          }),
    lens:
      layout.lens === null
        ? null
        : projectLens({ state, box: layout.lens, wardrobe: clothes, read: input.read, selection }),
  }
}

function paired<T, B, M>(
  things: readonly T[],
  boxes: readonly (B | undefined)[],
  make: (thing: T, box: B) => M,
): M[] {
  return things.flatMap((thing, index) => {
    const box = boxes[index]
    return box === undefined ? [] : [make(thing, box)]
  })
}

function readersIn({ clients }: ClusterState): number {
  return clients.reduce((count, { type }) => count + (type === 'reader' ? 1 : 0), 0)
}

function columnsOf(
  layout: StageLayout,
  model: Pick<StageModel, 'producers' | 'admins' | 'readers'>,
  readers: number,
) {
  const drawn = model.readers.length
  const consumers =
    drawn < readers ? stageWords.someConsumers(drawn, readers) : stageWords.consumers
  const texts = { producers: stageWords.producers, readers: consumers }
  return layout.columns.flatMap(({ column, x, y }) => {
    const some =
      column === 'producers'
        ? model.producers.length + model.admins.length > 0
        : model.readers.length > 0
    return some ? [{ text: texts[column], x, y }] : []
  })
}

/** One ring where links end, however many meet there. */
function portsOfLinks(
  links: StageModel['links'],
  quorum: StageLayout['quorum'],
): StageModel['ports'] {
  const ports = new Map<string, StageModel['ports'][number]>()
  for (const { points, kind } of links) {
    for (const point of [points[0], points[points.length - 1]]) {
      const isVoter =
        quorum !== null &&
        point !== undefined &&
        point.x < quorum.x + quorum.width &&
        point.y < quorum.y + quorum.height
      if (point !== undefined && !isVoter)
        ports.set(`${Math.round(point.x)} ${Math.round(point.y)}`, { ...point, kind })
    }
  }
  return [...ports.values()]
}

/** What everybody waits for when a broker is silent, at the middle of the way its heartbeats would take. */
function countdownsOf(
  layout: StageLayout,
  brokers: StageModel['brokers'],
): StageModel['countdowns'] {
  const { quorum } = layout
  if (quorum === null || layout.form !== 'wide') return []
  return brokers.flatMap(({ node, session, box }) => {
    if (session === null || !session.silent) return []
    const [from, to] = [box.y + 15, quorum.y + quorum.height / 2]
    return [
      {
        node,
        x: box.x + box.width + (layout.right ?? 80) / 2,
        y: (from + to) / 2,
        text: stageWords.countdown(session.left),
        arc: session.arc,
      },
    ]
  })
}
