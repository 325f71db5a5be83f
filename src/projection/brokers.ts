// Brokers: their standing, the requests that wait in them, and a lane for each replica.

import type { PartitionName } from '../kafka/terms.ts'
import type { ClusterState, NodeState, ReaderState } from '../trace/ClusterState.ts'
import type { Message } from '../trace/Message.ts'
import { stageNames, stageWords } from '../words/en/stage.ts'
import { arcOf } from './arcs.ts'
import { lengthText } from './clock.ts'
import type { ReadRecord } from './contents.ts'
import { type CutAhead, cutOf } from './cutsAhead.ts'
import { drawnReplicas } from './drawn.ts'
import { endpointName } from './endpoints.ts'
import { headOf } from './heads.ts'
import type { Wardrobe } from './keyColours.ts'
import { distanceOf, type Scale, scaleOf } from './pitch.ts'
import type { Box, BrokerModel, TapeModel, WaitingModel } from './StageModel.ts'
import { type Selection, selectedPartition } from './selection.ts'
import { sessionOf } from './sessions.ts'
import { shownReplicas } from './shownReplicas.ts'
import { PHONE, type StageLayout } from './stageLayout.ts'
import { type partitionViews, serves, unreadDecisions, viewReplica } from './standing.ts'
import { projectTape } from './tape.ts'

/** Waiting requests drawn in a broker's header; the rest is a number. */
const WAITING = 4

export interface BrokerInput {
  readonly state: ClusterState
  readonly at: number
  readonly node: NodeState
  readonly box: Box
  readonly layout: StageLayout
  readonly from: Readonly<Record<string, number>>
  readonly cuts: readonly CutAhead[]
  readonly wardrobe: Wardrobe
  readonly read: ReadRecord
  readonly letters: ReadonlyMap<string, string>
  readonly selection: Selection | null
  readonly views: ReturnType<typeof partitionViews>
  readonly selectedId: string | null
  /** px that names longer than usual need. */
  readonly nameRoom: number
}

/** The one word for a broker that does not serve; '' when it does. */
export function brokerState(node: NodeState): string {
  const words = stageWords.brokerState
  if (node.process === 'Stopped') return words.stopped
  if (node.process === 'Frozen') return words.frozen
  if (node.broker === 'STARTING' || node.broker === 'NOT_RUNNING') return words.starting
  if (node.broker === 'RECOVERY') return words.recovery
  if (node.broker === 'SHUTTING_DOWN' || node.broker === 'PENDING_CONTROLLED_SHUTDOWN')
    return words.stopping
  if (serves(node)) return ''
  return words.fenced
}

/** A broker's box with its lanes. */
export function projectBroker(input: BrokerInput): BrokerModel {
  const { node, state } = input
  const serving = serves(node)
  const word = brokerState(node)
  const chips = chipsOf(input, word, serving)
  const session = sessionOf(state, node, input.at)
  const waiting = waitingIn(state, node, input.at, input.selectedId)
  const shown = Math.min(waiting.length, roomForWaiting(input, chips))
  const host = state.hosts.find((one) => one.name === node.host)
  const title = node.isBroker ? stageWords.broker(node.id) : stageWords.controller(node.id)
  return {
    select: `broker:${node.id}`,
    node: node.id,
    title,
    rack: stageWords.rack(host?.rack ?? ''),
    box: input.box,
    headerHeight: input.layout.headerHeight,
    chips,
    // On a phone there is no room to say that a fenced broker's session is over.
    session: input.layout.form === 'phone' && chips[1] && node.fenced ? null : session,
    serving,
    waiting: waiting.slice(0, shown),
    moreWaiting: waiting.length - shown,
    tapes: tapesOf(input),
    note: noteOf(input),
    selected: input.selectedId === `broker:${node.id}`,
    accessibleName: stageNames.broker(
      node.id,
      serving,
      word,
      shownReplicas(node).filter((replica) => replica.leads).length,
    ),
  }
}

/** What a broker has no lane for. */
function noteOf({ node, selection }: BrokerInput): string | null {
  const count = shownReplicas(node).length
  const hidden = count - drawnReplicas(node, selectedPartition(selection)).length
  if (count === 0) return stageWords.noTopics
  return hidden === 0 ? null : stageWords.moreReplicas(hidden)
}

/** px a header needs beside its capsules, of a capsule, and of a chip's letters. */
const HEADER = { rest: 250, capsule: 118, chip: 22, letter: 6.6 }

/** Capsules that fit between the chips and the session; the rest is a number. */
function roomForWaiting(input: BrokerInput, chips: BrokerModel['chips']): number {
  if (input.layout.form === 'phone') return 0
  const taken = chips.reduce(
    (sum, { text }) => sum + HEADER.chip + text.length * HEADER.letter,
    HEADER.rest,
  )
  const room = Math.floor((input.box.width - taken) / HEADER.capsule)
  return Math.max(0, Math.min(WAITING, room))
}

/** In few words on a phone. */
function chipsOf(input: BrokerInput, word: string, serving: boolean): BrokerModel['chips'] {
  const { state, node } = input
  const short = input.layout.form === 'phone'
  const chips: BrokerModel['chips'][number][] = []
  if (word !== '')
    chips.push({ text: word, look: serving || word === 'starting' ? 'plain' : 'danger' })
  if (word !== '' && node.process === 'Stopped' && node.fenced)
    chips.push({ text: stageWords.brokerState.fenced, look: 'danger' })
  if (serving && node.fenced) chips.push({ text: stageWords.fencedUnaware(short), look: 'danger' })
  const unread = node.process === 'Running' ? unreadDecisions(state, node) : 0
  if (unread > 0 && node.image.offset >= 0)
    chips.push({ text: stageWords.unread(node.image.offset, unread, short), look: 'caution' })
  if (node.diskDelayUs > 0)
    chips.push({ text: stageWords.slowDisk(lengthText(node.diskDelayUs)), look: 'caution' })
  return chips
}

function waitingIn(state: ClusterState, node: NodeState, at: number, selected: string | null) {
  const waiting: WaitingModel[] = []
  for (const message of state.messages.values()) {
    if (message.stage === 'flying' || message.to !== node.endpoint || message.kind !== 'request')
      continue
    if (message.chatter) continue
    waiting.push(waitingOf(message, message.stage, at, selected))
  }
  return waiting
}

function waitingOf(
  message: Message,
  stage: WaitingModel['stage'],
  at: number,
  selected: string | null,
): WaitingModel {
  const left = lengthText(Math.max(0, message.parkedUntil - at))
  return {
    select: `message:${message.id}`,
    head: headOf(message),
    text: endpointName(message.from),
    stage,
    arc:
      stage === 'parked'
        ? arcOf(message.arrivesAt, message.parkedUntil, at, stageWords.parkedLeft(left))
        : null,
    selected: selected === `message:${message.id}`,
    accessibleName: stageNames.waiting(
      message.api,
      endpointName(message.from),
      stageNames.waitingStage[stage],
    ),
  }
}

/** px from the box's left edge to the badge, the names and the bed. */
const LANE = { badge: 36, name: 64, bed: 142, end: 14, roomyBed: 148 }

function tapesOf(input: BrokerInput): TapeModel[] {
  const phone = input.layout.form === 'phone'
  const chosen = selectedPartition(input.selection)
  const replicas = drawnReplicas(input.node, chosen)
  const readers = readersOf(input.state, input.letters)
  const near = replicas.some(({ name }) => name === chosen) ? chosen : replicas[0]?.name
  let y = input.layout.headerHeight
  const ordered = phone
    ? [...replicas].sort((a, b) => Number(b.name === near) - Number(a.name === near))
    : replicas
  return ordered.map((replica) => {
    const strip = phone && replica.name !== near
    const scale = strip ? stripScale() : input.layout.scale
    const height = strip ? PHONE.strip : scale.lane
    const box = { x: 0, y, width: input.box.width, height }
    y += height
    return projectTape({
      node: input.node,
      view: viewReplica(input.node, replica, input.views(replica)),
      replica,
      box,
      ...bedOf(input, strip),
      scale,
      cutFrom: cutOf(input.cuts, input.node.id, replica.name),
      from:
        input.from[replica.name] ??
        followed(input, replica.name, input.views(replica).extent.to, scale, strip),
      wardrobe: input.wardrobe,
      read: input.read,
      readers: strip ? [] : readers,
      selected: chosen === replica.name,
      selectedOffset:
        input.selection?.type === 'record' && chosen === replica.name
          ? input.selection.offset
          : null,
      strip,
    })
  })
}

/** A selected record stays in sight: the window goes to it when it has left the usual one. */
function followed(
  input: BrokerInput,
  name: string,
  end: number,
  scale: Scale,
  strip: boolean,
): number | undefined {
  const { selection } = input
  if (strip || selection?.type !== 'record' || selection.partition !== name) return undefined
  const slots = Math.floor(bedOf(input, strip).bedWidth / Math.max(1, scale.pitch))
  const { offset } = selection
  const margin = Math.min(5, Math.floor(slots / 4))
  const usual = end + 3 - slots
  if (offset >= usual + margin) return undefined
  const from = Math.max(0, offset - margin - (margin === 5 ? offset % 5 : 0))
  // The log's end is out of sight, or it has room for its number.
  return from + slots < end ? from : Math.max(0, Math.min(offset, usual))
}

function bedOf(input: BrokerInput, strip: boolean): { bedX: number; bedWidth: number } {
  const { layout, box } = input
  if (layout.form === 'phone') {
    const bedX = strip ? 90 : 114
    return { bedX, bedWidth: box.width - bedX - 10 }
  }
  const usual =
    distanceOf(layout.scale.pitch) === 'near' && layout.scale.pitch < 26 ? LANE.bed : LANE.roomyBed
  const bedX = usual + input.nameRoom
  return { bedX, bedWidth: box.width - bedX - LANE.end }
}

/** Longer names push all beds to the right by the same: offsets stay in line. */
export function roomForNames(state: ClusterState, chosen: PartitionName | null): number {
  let longest = 0
  for (const node of state.nodes)
    for (const { name } of drawnReplicas(node, chosen)) longest = Math.max(longest, name.length)
  return Math.min(44, Math.max(0, longest - 9) * 7)
}

/** A phone's other partitions: eight px high, colours only. */
function stripScale(): Scale {
  return { ...scaleOf(9), cellHeight: 8, flags: 6, lane: PHONE.strip }
}

function readersOf(state: ClusterState, letters: ReadonlyMap<string, string>) {
  return state.clients
    .filter((client): client is ReaderState => client.type === 'reader')
    .map((reader) => ({ reader, letter: letters.get(reader.id) ?? '?' }))
}
