// The ways messages take between boxes, as lines fine enough to fly along.
import type { ClusterState, ConnectionState } from '../trace/ClusterState.ts'
import { stageWords } from '../words/en/stage.ts'
import { lengthText } from './clock.ts'
import { linkId, linkOfMessage, planeOfChannel } from './planes.ts'
import type { Box, LinkModel, Point } from './StageModel.ts'
import type { StageLayout } from './stageLayout.ts'

/** Samples of a curve: enough that a head never leaves the line by a visible amount. */
const SAMPLES = 28

/** Where lines end at a box. */
export interface Ports {
  /** By endpoint: where its own messages leave. */
  readonly clients: ReadonlyMap<string, Point>
  readonly readers: ReadonlySet<string>
  readonly writes: ReadonlyMap<string, Point>
  readonly reads: ReadonlyMap<string, Point>
  readonly metadata: ReadonlyMap<string, Point>
  /** Where followers and leaders meet. */
  readonly replicas: ReadonlyMap<string, Point>
  readonly quorum: Point | null
  /** The voters, by endpoint. */
  readonly voters: ReadonlyMap<string, Point>
}

/** A point at a share of a link's length, with the direction of travel from its first end. */
export function along(
  line: Pick<LinkModel, 'points' | 'lengths'>,
  share: number,
): Point & { angle: number } {
  const { points, lengths } = line
  const whole = lengths[lengths.length - 1] ?? 0
  const wanted = Math.min(1, Math.max(0, share)) * whole
  let index = 1
  while (index < lengths.length - 1 && (lengths[index] ?? 0) < wanted) index++
  const from = points[index - 1] ?? { x: 0, y: 0 }
  const to = points[index] ?? from
  const before = lengths[index - 1] ?? 0
  const span = (lengths[index] ?? 0) - before
  const part = span === 0 ? 0 : (wanted - before) / span
  return {
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
    angle: Math.atan2(to.y - from.y, to.x - from.x),
  }
}

/** Running lengths of a polyline, px. */
function lengthsOf(points: readonly Point[]): number[] {
  let total = 0
  return points.map((point, index) => {
    const before = points[index - 1]
    if (before !== undefined) total += Math.hypot(point.x - before.x, point.y - before.y)
    return total
  })
}

function bezier(from: Point, one: Point, two: Point, to: Point): Point[] {
  return Array.from({ length: SAMPLES + 1 }, (_, index) => {
    const t = index / SAMPLES
    const u = 1 - t
    const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
    return {
      x: a * from.x + b * one.x + c * two.x + d * to.x,
      y: a * from.y + b * one.y + c * two.y + d * to.y,
    }
  })
}

interface Line {
  readonly path: string
  readonly points: readonly Point[]
}

/** A cubic curve: as an SVG path, and as points to fly along. */
function cubic(from: Point, one: Point, two: Point, to: Point): Line {
  const path = `M${from.x},${from.y}C${one.x},${one.y},${two.x},${two.y},${to.x},${to.y}`
  return { path, points: bezier(from, one, two, to) }
}

function across(from: Point, to: Point): Line {
  const middle = (from.x + to.x) / 2
  return cubic(from, { x: middle, y: from.y }, { x: middle, y: to.y }, to)
}

function down(from: Point, to: Point): Line {
  const middle = (from.y + to.y) / 2
  return cubic(from, { x: from.x, y: middle }, { x: to.x, y: middle }, to)
}

/** How far the control points of a bow stand out, px, and how much of the stage's edge it leaves free. */
const BOW = 40
const EDGE = 4

/** A bow out to the right and back, the control plane's side; flatter where the stage ends. */
function bow(from: Point, to: Point, width: number): Line {
  const right = Math.max(from.x, to.x)
  // The curve itself reaches three quarters as far as its control points.
  const out = right + Math.min(BOW, ((width - EDGE - right) * 4) / 3)
  return cubic(from, { x: out, y: from.y }, { x: out, y: to.y }, to)
}

/** A bow out to the left and back: replication, on the write path's side. The farther apart, the wider. */
function replicaBow(from: Point, to: Point, room: number): Line {
  const out = Math.min(from.x, to.x) - Math.min(room, 26 + Math.abs(to.y - from.y) * 0.16)
  return cubic(from, { x: out, y: from.y }, { x: out, y: to.y }, to)
}

/** How much lower an arc over the voters is where there is little room above them. */
const FLAT_ARC = 0.55

/** Over the heads of the voters between. */
function voterArc(from: Point, to: Point, flatness: number): Line {
  const rise = flatness * (22 + Math.min(14, Math.abs(to.x - from.x) * 0.08))
  return cubic(
    from,
    { x: from.x + (to.x - from.x) * 0.2, y: from.y - rise },
    { x: from.x + (to.x - from.x) * 0.8, y: to.y - rise },
    to,
  )
}

/** Down a gutter beside the boxes, so that no line passes through one. */
function beside(from: Point, to: Point, gutter: number): Line {
  const below = from.y < to.y ? from.y + 14 : from.y - 14
  const points = [
    from,
    { x: from.x, y: below },
    { x: gutter, y: below },
    { x: gutter, y: to.y },
    to,
  ]
  return { path: `M${points.map(({ x, y }) => `${x},${y}`).join('L')}`, points }
}

type Spine = NonNullable<StageLayout['spine']>

/** px a phone's line runs beside a box before it turns to the spine. */
const BESIDE = 6

/** Along a phone's spine: out of one box, up or down, into the other. A box that is not at the spine is left by its foot. */
function onSpine(from: Point, to: Point, spine: Spine): Line {
  const points = [...toSpine(from, spine), ...toSpine(to, spine).reverse()]
  return { path: `M${points.map((point) => `${point.x},${point.y}`).join('L')}`, points }
}

function toSpine(port: Point, { x, left }: Spine): Point[] {
  if (port.x <= left) return [port, { x, y: port.y }]
  const y = port.y + BESIDE
  return [port, { x: port.x, y }, { x, y }]
}

/** Ends of lines, for the layout's form. */
export function portsOf(
  state: ClusterState,
  layout: StageLayout,
  readers: readonly { readonly id: string }[],
): Ports {
  const { form, spine } = layout
  const besideSpine = (box: Box): Point => spinePort(box, spine?.left ?? 0)
  const producers = state.clients.filter((client) => client.type === 'producer')
  const admins = state.clients.filter((client) => client.type === 'admin')
  const brokers = state.nodes.filter((node) => node.isBroker)
  const clients = new Map<string, Point>()
  const place = (
    ids: readonly { readonly id: string }[],
    boxes: readonly Box[],
    port: (box: Box) => Point,
  ) => {
    for (const [index, { id }] of ids.entries()) {
      const box = boxes[index]
      if (box !== undefined) clients.set(id, port(box))
    }
  }
  place(
    producers,
    layout.producers,
    form === 'wide' ? rightPort : spine !== null ? besideSpine : bottomPort,
  )
  place(
    admins,
    layout.admins,
    form === 'wide' ? rightPort : spine !== null ? besideSpine : bottomPort,
  )
  place(
    readers,
    layout.readers,
    form === 'wide' ? leftPort : spine !== null ? besideSpine : topPort,
  )
  const at = (port: (box: Box) => Point) =>
    new Map(
      brokers.flatMap((node, index) => {
        const box = layout.brokers[index]
        return box === undefined ? [] : [[node.endpoint, port(box)] as const]
      }),
    )
  return {
    clients,
    readers: new Set(readers.map(({ id }) => id)),
    writes: at((box) =>
      form === 'stacked' && layout.gutter === 0
        ? { x: box.x + 90, y: box.y }
        : { x: box.x, y: box.y + Math.min(45, box.height / 2) },
    ),
    reads: at((box) => readsPort(box, layout)),
    metadata: at((box) => ({ x: box.x + (form === 'phone' ? 0 : box.width), y: box.y + 15 })),
    replicas: at((box) => ({ x: box.x, y: box.y + box.height - 13 })),
    voters: new Map(
      state.quorum.members.flatMap(({ id }, index) => {
        const node = state.nodes.find((one) => one.id === id)
        const place = layout.voters[index]
        return node === undefined || place === undefined ? [] : [[node.endpoint, place] as const]
      }),
    ),
    quorum:
      layout.quorum === null
        ? null
        : spine !== null
          ? besideSpine(layout.quorum)
          : {
              x: layout.quorum.x + layout.quorum.width,
              y: layout.quorum.y + layout.quorum.height / 2,
            },
  }
}

const rightPort = (box: Box): Point => ({
  x: box.x + box.width,
  y: box.y + Math.min(box.height / 2, 84),
})
const leftPort = (box: Box): Point => ({ x: box.x, y: box.y + Math.min(box.height / 2, 60) })
const spinePort = (box: Box, left: number): Point =>
  box.x <= left ? leftPort(box) : { x: box.x + 14, y: box.y + box.height }
const bottomPort = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height })
const topPort = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y })

function readsPort(box: Box, { form, gutter }: StageLayout): Point {
  if (form === 'phone') return { x: box.x, y: box.y + 45 }
  if (form === 'stacked' && gutter === 0)
    return { x: box.x + box.width - 90, y: box.y + box.height }
  return { x: box.x + box.width, y: box.y + Math.min(box.height / 2, 100) }
}

/** Every link of the state: one for each pair and plane that has a connection, or a message on the way. */
export function projectLinks(state: ClusterState, layout: StageLayout, ports: Ports): LinkModel[] {
  const links = new Map<string, LinkModel>()
  const active = activePairs(state)
  const brokers = new Set(state.nodes.filter((node) => node.isBroker).map((node) => node.endpoint))
  for (const connection of state.connections) {
    const id = linkId(connection.client, connection.node, planeOfChannel(connection.channel))
    const known = links.get(id)
    if (known !== undefined && (connection.state === 'closed' || known.look !== 'dead')) continue
    const way = wayOf(layout, ports, connection, brokers)
    if (way === null) continue
    links.set(id, {
      id,
      from: connection.client,
      to: connection.node,
      ...way,
      lengths: lengthsOf(way.points),
      ...standingOf(state, connection, active.has(id)),
      label: delayLabel(connection),
    })
  }
  return onePathEach([...links.values()])
}

/** Pairs with something on the way that is not chatter. */
function activePairs(state: ClusterState): ReadonlySet<string> {
  const active = new Set<string>()
  for (const message of state.messages.values()) {
    if (message.stage === 'flying' && !message.chatter) active.add(linkOfMessage(state, message))
  }
  return active
}

type Way = Line & Pick<LinkModel, 'kind'>

/** Where a connection runs; null where one of its ends is not drawn. */
function wayOf(
  layout: StageLayout,
  ports: Ports,
  { client, node, channel }: ConnectionState,
  brokers: ReadonlySet<string>,
): Way | null {
  const plane = planeOfChannel(channel)
  if (plane === 'data' && brokers.has(client)) return replicaWay(layout, ports, client, node)
  if (plane === 'data') return clientWay(layout, ports, client, node)
  const [one, other] = [ports.voters.get(client), ports.voters.get(node)]
  if (plane === 'raft' && one !== undefined && other !== undefined && client !== node) {
    if (layout.spine === null) return { ...voterArc(one, other, 1), kind: 'quorum' }
    // Voters that are folded together have no way between them.
    if (one.x !== other.x) return { ...voterArc(one, other, FLAT_ARC), kind: 'quorum' }
  }
  return controlWay(layout, ports, client, node)
}

function replicaWay(layout: StageLayout, ports: Ports, client: string, node: string): Way | null {
  const [start, end] = [ports.replicas.get(client), ports.replicas.get(node)]
  if (start === undefined || end === undefined) return null
  if (layout.spine !== null) return { ...onSpine(start, end, layout.spine), kind: 'replica' }
  const room = layout.form === 'stacked' ? layout.gutter - 12 : 76
  return { ...replicaBow(start, end, room), kind: 'replica' }
}

function clientWay(layout: StageLayout, ports: Ports, client: string, node: string): Way | null {
  const start = ports.clients.get(client)
  const reads = ports.readers.has(client)
  const end = (reads ? ports.reads : ports.writes).get(node)
  if (start === undefined || end === undefined) return null
  if (layout.spine !== null) return { ...onSpine(start, end, layout.spine), kind: 'client' }
  if (layout.form === 'wide') return { ...across(start, end), kind: 'client' }
  if (layout.gutter === 0) return { ...down(start, end), kind: 'client' }
  const gutter = reads ? end.x + layout.gutter / 2 : end.x - layout.gutter / 2
  return { ...beside(start, end, gutter), kind: 'client' }
}

/** A broker and a controller: a bow on the right, then along the quorum's box to the voter that is meant. */
function controlWay(layout: StageLayout, ports: Ports, client: string, node: string): Way | null {
  const start = ports.metadata.get(client) ?? ports.metadata.get(node)
  if (ports.quorum === null || start === undefined) return null
  const line =
    layout.spine === null
      ? bow(start, ports.quorum, layout.width)
      : onSpine(start, ports.quorum, layout.spine)
  const voter = ports.voters.get(node) ?? ports.voters.get(client)
  const points =
    voter === undefined || layout.spine !== null ? line.points : [...line.points, voter]
  const isTurned = !ports.metadata.has(client)
  return { path: line.path, points: isTurned ? [...points].reverse() : points, kind: 'metadata' }
}

const RANK: { readonly [L in LinkModel['look']]: number } = { dead: 0, idle: 1, cut: 2, active: 3 }

/** Links that share a line draw it once: the liveliest of them, unless one is cut. */
function onePathEach(links: readonly LinkModel[]): LinkModel[] {
  const shown = new Map<string, LinkModel>()
  for (const link of links) {
    const other = shown.get(link.path)
    if (other === undefined || RANK[link.look] > RANK[other.look]) shown.set(link.path, link)
  }
  return links.map((link) => (shown.get(link.path) === link ? link : { ...link, path: '' }))
}

function standingOf(
  state: ClusterState,
  connection: ConnectionState,
  isActive: boolean,
): Pick<LinkModel, 'look' | 'open'> {
  const { client, node, silent } = connection
  const toNode = silent.toNode || isSilent(state, client, node)
  const toClient = silent.toClient || isSilent(state, node, client)
  if (!toNode && !toClient) return { look: lookOf(state, connection, isActive), open: null }
  return { look: 'cut', open: toNode && toClient ? null : toNode ? 'from' : 'to' }
}

function lookOf(
  state: ClusterState,
  { client, node, state: stands }: ConnectionState,
  isActive: boolean,
): LinkModel['look'] {
  if (stands === 'closed') return 'dead'
  const isAlive = (id: string) =>
    state.nodes.find((one) => one.endpoint === id)?.process !== 'Stopped'
  if (!isAlive(node) || !isAlive(client)) return 'dead'
  return isActive ? 'active' : 'idle'
}

/** Whether nothing gets through from one end to the other. */
function isSilent({ faults }: ClusterState, from: string, to: string): boolean {
  if (faults.size === 0) return false
  return [`${from}→${to}`, `${from}→*`, `*→${to}`].some((way) => faults.get(way)?.silent === true)
}

function delayLabel({ delayUs }: ConnectionState): string {
  const most = Math.max(delayUs.toNode, delayUs.toClient)
  return most === 0 ? '' : stageWords.slowLink(lengthText(most))
}
