// Where every message in flight is at an instant: arithmetic on when it was sent and when it arrives.
import type { Us } from '../kafka/terms.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Message } from '../trace/Message.ts'
import { flightWords, stageNames } from '../words/en/stage.ts'
import type { ReadRecord } from './contents.ts'
import { apiName, endpointName } from './endpoints.ts'
import type { BandModel, FlightModel, FlightsModel, NamedFlight } from './FlightsModel.ts'
import { carriesRecords, headOf } from './heads.ts'
import { type Wardrobe, wardrobe } from './keyColours.ts'
import { along } from './links.ts'
import { linkOfMessage } from './planes.ts'
import type { CellModel, LinkModel, StageModel } from './StageModel.ts'
import type { SelectionId } from './selection.ts'
import { storedBy } from './stored.ts'

/** Up to so many in flight wear a label; then a payload; then a head; then there are bands. */
export const DENSITY = { label: 12, payload: 60, head: 200 } as const
/** Cells on a plate; the rest is a number. */
const PLATE = 4
/** A message that silence swallows is drawn this far along. */
const LOST_AT = 0.5
/** What a message takes that nobody slowed, for those that never arrive, µs. */
const NOMINAL_US = 500

export interface FlightsInput {
  readonly state: ClusterState
  readonly at: Us
  readonly stage: Pick<StageModel, 'links' | 'colourBy' | 'form'>
  readonly read: ReadRecord
  readonly selection: SelectionId | null
  /** Show the chatter of idle loops too. */
  readonly chatter: boolean
  /** Reduced motion: heads stand at the middle of their link. */
  readonly still: boolean
}

/** What the canvas draws. */
export function projectFlights(input: FlightsInput): FlightsModel {
  const flying = flyingAt(input)
  const links = new Map(input.stage.links.map((link) => [link.id, link]))
  if (flying.length > DENSITY.head)
    return {
      flights: selectedOnly(input, flying, links),
      bands: bandsOf(input.state, flying, links),
    }
  const clothes = wardrobe(input.state, input.read, input.stage.colourBy)
  const flights = flying.flatMap((message) => {
    const link = links.get(linkOfMessage(input.state, message))
    return link === undefined ? [] : [flightOf(input, message, link, clothes, flying.length)]
  })
  return { flights, bands: [] }
}

/** The same messages with their names, for the keyboard and for screen readers, at most 200. */
export function nameFlights(input: FlightsInput): NamedFlight[] {
  const links = new Map(input.stage.links.map((link) => [link.id, link]))
  return flyingAt(input)
    .slice(0, DENSITY.head)
    .flatMap((message) => {
      const link = links.get(linkOfMessage(input.state, message))
      if (link === undefined) return []
      const place = placeOf(input, message, link)
      return [
        {
          select: `message:${message.id}`,
          accessibleName: nameOf(message, input.state),
          selected: input.selection === `message:${message.id}`,
          x: place.x,
          y: place.y,
        },
      ]
    })
}

/** A message's name: kind, ends, and what it carries or asks. */
function nameOf(message: Message, state: ClusterState): string {
  const what = labelOf(message, state).filter(
    (part) => part !== '' && part !== message.api && part !== 'Fetch' && part !== message.error,
  )
  if (message.error !== 'NONE') what.push(message.error)
  if (message.arrivesAt < 0) what.push(flightWords.lost)
  return stageNames.flight(
    apiName(message.api),
    message.kind,
    endpointName(message.from),
    endpointName(message.to),
    what.join(', '),
  )
}

function flyingAt(input: FlightsInput): Message[] {
  const flying: Message[] = []
  for (const message of input.state.messages.values()) {
    if (message.stage !== 'flying') continue
    // Its sender is still at it. Where nothing moves, its link is lit already, and it would be missed on a step.
    if (message.sentAt > input.at && !input.still) continue
    if (message.chatter && !input.chatter && input.selection !== `message:${message.id}`) continue
    flying.push(message)
  }
  return flying
}

function selectedOnly(
  input: FlightsInput,
  flying: readonly Message[],
  links: ReadonlyMap<string, LinkModel>,
) {
  const message = flying.find((one) => input.selection === `message:${one.id}`)
  const link = message && links.get(linkOfMessage(input.state, message))
  if (!message || !link) return []
  return [
    flightOf(input, message, link, wardrobe(input.state, input.read, input.stage.colourBy), 1),
  ]
}

/** Share of the way and direction. */
function placeOf(input: FlightsInput, message: Message, link: LinkModel) {
  const lost = message.arrivesAt < 0
  const span = lost ? NOMINAL_US : message.arrivesAt - message.sentAt
  const share = input.still ? 0.5 : span <= 0 ? 1 : Math.min(1, (input.at - message.sentAt) / span)
  const gone = lost ? Math.min(LOST_AT, share) : share
  // A node that talks to itself sends its requests from the broker's end and its answers from the controller's.
  const forward =
    message.from === message.to ? message.kind === 'request' : link.from === message.from
  const place = along(link, forward ? gone : 1 - gone)
  return { ...place, angle: forward ? place.angle : place.angle + Math.PI }
}

function flightOf(
  input: FlightsInput,
  message: Message,
  link: LinkModel,
  clothes: Wardrobe,
  count: number,
): FlightModel {
  const place = placeOf(input, message, link)
  const selected = input.selection === `message:${message.id}`
  const solid = carriesRecords(message)
  // A phone's spine is at the page's edge: heads only, their words are in the sheet.
  const roomy = input.stage.form !== 'phone'
  const payload = roomy && solid && (count <= DENSITY.payload || selected)
  const cells = payload ? cellsOf(message, clothes) : []
  const total = message.carries.reduce((sum, part) => sum + part.count, 0)
  return {
    id: message.id,
    select: `message:${message.id}`,
    head: headOf(message),
    solid,
    state: stateOf(message),
    chatter: message.chatter,
    angle: place.angle,
    behind: Math.cos(place.angle) >= 0 ? -1 : 1,
    x: place.x,
    y: place.y,
    cells,
    more: payload ? total - cells.length : 0,
    label:
      roomy && ((count <= DENSITY.label && !message.chatter) || selected)
        ? labelOf(message, input.state)
        : null,
    way: link.points,
    selected,
  }
}

function stateOf(message: Message): FlightModel['state'] {
  if (message.arrivesAt < 0) return 'lost'
  if (message.error !== 'NONE') return 'error'
  return message.api === 'Produce' && message.kind === 'response' ? 'ack' : 'plain'
}

function cellsOf(message: Message, clothes: Wardrobe): CellModel[] {
  const cells: CellModel[] = []
  for (const part of message.carries) {
    for (let place = 0; place < part.count && cells.length < PLATE; place++) {
      const dress = clothes.dress(part.source, part.first + place, 0)
      cells.push({ id: cells.length, ...dress, look: 'committed', epoch: 0 })
    }
  }
  return cells
}

/** Kind, then what. */
export function labelOf(message: Message, state: ClusterState): readonly [string, string] {
  if (message.error !== 'NONE') return [message.api, message.error]
  if (message.api === 'Produce') return produceLabel(message, state)
  if (message.api === 'Fetch') return fetchLabel(message)
  if (message.api === 'QuorumFetch' || message.api === 'Vote') return quorumLabel(message)
  return [message.api, message.kind === 'response' ? flightWords.answer : '']
}

/** The voters' talk: how far the log is asked for or given, and who says yes. */
function quorumLabel({ api, body }: Message): readonly [string, string] {
  if (api === 'QuorumFetch') {
    if ('fetchOffset' in body) return ['Fetch', flightWords.metadataFrom(body.fetchOffset)]
    return ['Fetch', 'to' in body ? flightWords.metadataTo(body.to) : flightWords.answer]
  }
  if ('granted' in body) return [api, flightWords.granted(body.granted)]
  return [api, 'preVote' in body ? flightWords.vote(body.preVote, body.epoch) : '']
}

function produceLabel(message: Message, state: ClusterState): readonly [string, string] {
  if (message.kind === 'request') {
    const count = message.carries.reduce((sum, one) => sum + one.count, 0)
    return ['Produce', count === 0 ? '' : flightWords.records(count)]
  }
  const stored = storedBy(message, state)
  const [first] = stored
  if (first === undefined) return [flightWords.acked, '']
  if (stored.length > 1) return [flightWords.acked, flightWords.fromMany(stored.length)]
  return [flightWords.ack(first.from, first.to - 1), '']
}

function fetchLabel(message: Message): readonly [string, string] {
  if (message.kind === 'request') {
    const [first] = message.asks
    if (first === undefined) return ['Fetch', '']
    return [
      'Fetch',
      message.asks.length > 1
        ? flightWords.fromMany(message.asks.length)
        : flightWords.from(first.offset),
    ]
  }
  const count = message.carries.reduce((sum, part) => sum + part.count, 0)
  if (count === 0) return ['Fetch', flightWords.nothingNew]
  const [first] = message.carries
  const { last, partitions } = extent(message)
  return partitions === 1 && first?.baseOffset !== undefined
    ? ['Fetch', flightWords.offsets(first.baseOffset, last)]
    : ['Fetch', flightWords.records(count)]
}

/** How many partitions a message carries records of, and the last offset among them. */
function extent(message: Message): { last: number; partitions: number } {
  const last = message.carries[message.carries.length - 1]
  return {
    last: (last?.baseOffset ?? 0) + (last?.count ?? 1) - 1,
    partitions: new Set(message.carries.map((part) => part.partition)).size,
  }
}

function bandsOf(
  state: ClusterState,
  flying: readonly Message[],
  links: ReadonlyMap<string, LinkModel>,
): BandModel[] {
  const counts = new Map<string, number>()
  for (const message of flying) {
    const id = linkOfMessage(state, message)
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const bands: BandModel[] = []
  for (const [id, count] of counts) {
    const link = links.get(id)
    if (link === undefined) continue
    const { x, y } = along(link, 0.5)
    const width = Math.min(18, 6 + 2 * Math.log2(count))
    bands.push({ link: id, points: link.points, width, middle: { x, y }, count })
  }
  return bands
}
