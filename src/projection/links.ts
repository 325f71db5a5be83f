// The ways messages take between boxes, as lines fine enough to fly along.
import { curveBumpX, curveBumpY, link } from 'd3-shape'
import type { ClusterState, ConnectionState } from '../trace/ClusterState.ts'
import type { Box, LinkModel, Point } from './StageModel.ts'
import { PHONE, type StageLayout } from './stageLayout.ts'

/** Samples of a curve: enough that a head never leaves the line by a visible amount. */
const SAMPLES = 28

/** Where lines end at a box. */
export interface Ports {
  /** By endpoint: where its own messages leave. */
  readonly clients: ReadonlyMap<string, Point>
  readonly writes: ReadonlyMap<string, Point>
  readonly reads: ReadonlyMap<string, Point>
  readonly metadata: ReadonlyMap<string, Point>
  readonly quorum: Point | null
}

/** The link of a pair, whichever of the two sends. */
export function linkId(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`
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

const pathX = link<{ source: Point; target: Point }, Point>(curveBumpX)
  .x((point) => point.x)
  .y((point) => point.y)
const pathY = link<{ source: Point; target: Point }, Point>(curveBumpY)
  .x((point) => point.x)
  .y((point) => point.y)

function across(from: Point, to: Point): Line {
  const middle = (from.x + to.x) / 2
  const points = bezier(from, { x: middle, y: from.y }, { x: middle, y: to.y }, to)
  return { path: pathX({ source: from, target: to }) ?? '', points }
}

function down(from: Point, to: Point): Line {
  const middle = (from.y + to.y) / 2
  const points = bezier(from, { x: from.x, y: middle }, { x: to.x, y: middle }, to)
  return { path: pathY({ source: from, target: to }) ?? '', points }
}

/** How far the control points of a bow stand out, px, and how much of the stage's edge it leaves free. */
const BOW = 40
const EDGE = 4

/** A bow out to the right and back, the control plane's side; flatter where the stage ends. */
function bow(from: Point, to: Point, width: number): Line {
  const right = Math.max(from.x, to.x)
  // The curve itself reaches three quarters as far as its control points.
  const out = right + Math.min(BOW, ((width - EDGE - right) * 4) / 3)
  const [one, two] = [
    { x: out, y: from.y },
    { x: out, y: to.y },
  ]
  const path = `M${from.x},${from.y}C${one.x},${one.y},${two.x},${two.y},${to.x},${to.y}`
  return { path, points: bezier(from, one, two, to) }
}

/** px a phone's line runs beside a box before it turns to the spine. */
const BESIDE = 6

/** Along a phone's spine: out of one box, up or down, into the other. A box that is not at the spine is left by its foot. */
function onSpine(from: Point, to: Point, x: number): Line {
  const points = [...toSpine(from, x), ...toSpine(to, x).reverse()]
  return { path: `M${points.map((point) => `${point.x},${point.y}`).join('L')}`, points }
}

function toSpine(port: Point, x: number): Point[] {
  if (port.x <= PHONE.left) return [port, { x, y: port.y }]
  const y = port.y + BESIDE
  return [port, { x: port.x, y }, { x, y }]
}

/** Ends of lines, for the layout's form. */
export function portsOf(state: ClusterState, layout: StageLayout): Ports {
  const { form } = layout
  const producers = state.clients.filter((client) => client.type === 'producer')
  const readers = state.clients.filter((client) => client.type === 'reader')
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
    form === 'wide' ? rightPort : form === 'phone' ? phonePort : bottomPort,
  )
  place(
    admins,
    layout.admins,
    form === 'wide' ? rightPort : form === 'phone' ? phonePort : bottomPort,
  )
  place(
    readers,
    layout.readers,
    form === 'wide' ? leftPort : form === 'phone' ? phonePort : topPort,
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
    writes: at((box) =>
      form === 'stacked' ? { x: box.x + 90, y: box.y } : { x: box.x, y: box.y + 45 },
    ),
    reads: at((box) => readsPort(box, form)),
    metadata: at((box) => ({ x: box.x + box.width, y: box.y + 15 })),
    quorum:
      layout.quorum === null
        ? null
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
const phonePort = (box: Box): Point =>
  box.x <= PHONE.left ? leftPort(box) : { x: box.x + 14, y: box.y + box.height }
const bottomPort = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y + box.height })
const topPort = (box: Box): Point => ({ x: box.x + box.width / 2, y: box.y })

function readsPort(box: Box, form: StageLayout['form']): Point {
  if (form === 'stacked') return { x: box.x + box.width - 90, y: box.y + box.height }
  if (form === 'phone') return { x: box.x, y: box.y + 45 }
  return { x: box.x + box.width, y: box.y + Math.min(box.height / 2, 100) }
}

/** Every link of the state: one for each pair that has a connection, or a message on the way. */
export function projectLinks(state: ClusterState, layout: StageLayout, ports: Ports): LinkModel[] {
  const links = new Map<string, LinkModel>()
  for (const connection of state.connections) {
    if (connection.state === 'closed' && links.has(linkId(connection.client, connection.node)))
      continue
    const line = lineOf(state, layout, ports, connection)
    if (line !== null) links.set(line.id, line)
  }
  return [...links.values()]
}

function lineOf(
  state: ClusterState,
  layout: StageLayout,
  ports: Ports,
  connection: ConnectionState,
): LinkModel | null {
  const { client, node } = connection
  const isInner = client === node || state.nodes.some((one) => one.endpoint === client)
  const ends = isInner ? innerEnds(ports, node) : outerEnds(state, ports, client, node)
  if (ends === null) return null
  const { line, from } = drawn(layout, ends, isInner)
  return {
    id: linkId(client, node),
    from,
    to: from === client ? node : client,
    ...line,
    lengths: lengthsOf(line.points),
    kind: isInner ? 'metadata' : 'client',
    look: lookOf(state, connection),
  }

  function drawn(at: StageLayout, [start, end]: readonly [Point, Point], inner: boolean) {
    if (at.spine !== null) return { line: onSpine(start, end, at.spine.x), from: client }
    if (inner) return { line: bow(start, end, at.width), from: client }
    return { line: at.form === 'wide' ? across(start, end) : down(start, end), from: client }
  }
}

function innerEnds(ports: Ports, node: string): readonly [Point, Point] | null {
  const end = ports.metadata.get(node)
  return ports.quorum === null || end === undefined ? null : [end, ports.quorum]
}

function outerEnds(
  state: ClusterState,
  ports: Ports,
  client: string,
  node: string,
): readonly [Point, Point] | null {
  const reads = state.clients.find((one) => one.id === client)?.type === 'reader'
  const start = ports.clients.get(client)
  const end = (reads ? ports.reads : ports.writes).get(node)
  return start === undefined || end === undefined ? null : [start, end]
}

function lookOf(state: ClusterState, connection: ConnectionState): LinkModel['look'] {
  if (connection.silent.toNode || connection.silent.toClient) return 'cut'
  const alive = state.nodes.find((node) => node.endpoint === connection.node)?.process === 'Running'
  if (!alive || connection.state === 'closed') return 'dead'
  for (const message of state.messages.values()) {
    if (message.connection === connection.id && message.stage === 'flying' && !message.chatter)
      return 'active'
  }
  return 'idle'
}
