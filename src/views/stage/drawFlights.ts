// Messages in flight on a canvas: heads, the cells they carry, and labels that give way to marks.
import type { BandModel, FlightModel, FlightsModel } from '../../projection/FlightsModel.ts'
import type { Sprite, Sprites } from '../kit/sprites.ts'

const HEAD = 14
const CHATTER_HEAD = 9
const CELL = 11
const PLATE_HEIGHT = 16
const LINE = 14

interface Rect {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/**
 * Draws every message and band of a model. The context must be scaled to CSS px and cleared.
 * Two thousand marks take a few ms: everything that repeats is a sprite.
 */
export function drawFlights(
  context: CanvasRenderingContext2D,
  model: FlightsModel,
  sprites: Sprites,
): void {
  for (const band of model.bands) drawBand(context, band, sprites)
  const marks: Rect[] = []
  for (const flight of model.flights) drawMark(context, flight, sprites, marks)
  drawLabels(context, model.flights, sprites, marks)
}

function drawMark(
  context: CanvasRenderingContext2D,
  flight: FlightModel,
  sprites: Sprites,
  marks: Rect[],
): void {
  const size = flight.chatter ? CHATTER_HEAD : HEAD
  const plate = flight.cells.length > 0 ? drawPlate(context, flight, sprites) : 0
  const sprite = sprites.head(flight.head, { solid: flight.solid, state: flight.state, size })
  context.globalAlpha = flight.chatter ? 0.55 : 1
  stamp(context, sprite, flight, turnOf(flight))
  context.globalAlpha = 1
  if (flight.state === 'lost') drawLoss(context, flight, sprites)
  if (flight.selected) drawRing(context, flight, sprites, size)
  const left = flight.behind < 0 ? flight.x - size / 2 - plate : flight.x - size / 2
  marks.push({ x: left, y: flight.y - 9, width: size + plate, height: 18 })
}

/** Triangles turn to their travel; the others stand upright. */
function turnOf(flight: FlightModel): number {
  return flight.head === 'triangle' ? flight.angle : 0
}

function stamp(
  context: CanvasRenderingContext2D,
  sprite: Sprite,
  at: { readonly x: number; readonly y: number },
  turn: number,
): void {
  const { image, width, height } = sprite
  if (turn === 0) {
    context.drawImage(image, at.x - width / 2, at.y - height / 2, width, height)
    return
  }
  context.save()
  context.translate(at.x, at.y)
  context.rotate(turn)
  context.drawImage(image, -width / 2, -height / 2, width, height)
  context.restore()
}

/** The records behind a head; returns the px they take. */
function drawPlate(
  context: CanvasRenderingContext2D,
  flight: FlightModel,
  sprites: Sprites,
): number {
  const { palette } = sprites
  const more = flight.more > 0 ? `+${flight.more}` : ''
  const moreWidth = more === '' ? 0 : 6 + more.length * 6.5
  const width = flight.cells.length * (CELL + 2) + 5 + moreWidth
  const x = flight.behind < 0 ? flight.x - HEAD / 2 - width + 2 : flight.x + HEAD / 2 - 2
  const y = flight.y - PLATE_HEIGHT / 2
  context.beginPath()
  context.roundRect(x, y, width, PLATE_HEIGHT, 4)
  context.fillStyle = palette.panel
  context.fill()
  context.strokeStyle = flight.state === 'error' ? palette.danger : palette.text1
  context.lineWidth = 1.25
  context.stroke()
  let left = x + 2.5
  for (const cell of flight.cells) {
    const sprite = sprites.cell(cell, CELL)
    context.drawImage(sprite.image, left - 1, flight.y - CELL / 2 - 1, sprite.width, sprite.height)
    left += CELL + 2
  }
  if (more !== '') {
    context.fillStyle = palette.text2
    context.font = `600 10.5px ${palette.sans}`
    context.textAlign = 'left'
    context.textBaseline = 'middle'
    context.fillText(more, left + 1, flight.y + 0.5)
  }
  return width - 2
}

function drawLoss(context: CanvasRenderingContext2D, flight: FlightModel, sprites: Sprites): void {
  context.strokeStyle = sprites.palette.danger
  context.lineWidth = 2
  context.beginPath()
  context.moveTo(flight.x - 9, flight.y + 9)
  context.lineTo(flight.x + 9, flight.y - 9)
  context.stroke()
}

function drawRing(
  context: CanvasRenderingContext2D,
  flight: FlightModel,
  sprites: Sprites,
  size: number,
): void {
  context.strokeStyle = sprites.palette.accent
  context.lineWidth = 2
  context.beginPath()
  context.roundRect(flight.x - size / 2 - 5, flight.y - size / 2 - 5, size + 10, size + 10, 6)
  context.stroke()
}

function drawLabels(
  context: CanvasRenderingContext2D,
  flights: readonly FlightModel[],
  sprites: Sprites,
  marks: readonly Rect[],
): void {
  const taken: Rect[] = [...marks]
  const wanted = flights.filter((flight) => flight.label !== null)
  wanted.sort((one, other) => Number(other.selected) - Number(one.selected))
  for (const flight of wanted) {
    const place = placeLabel(context, flight, sprites, taken)
    if (place === null) continue
    taken.push(place)
    writeLabel(context, flight, sprites, place)
  }
}

function lines(flight: FlightModel): readonly string[] {
  return (flight.label ?? []).filter((line) => line !== '')
}

/** Above the mark, else below; nowhere when both are taken, unless it is the selected one. */
function placeLabel(
  context: CanvasRenderingContext2D,
  flight: FlightModel,
  sprites: Sprites,
  taken: readonly Rect[],
): Rect | null {
  const texts = lines(flight)
  context.font = `500 11px ${sprites.palette.sans}`
  const width = Math.max(...texts.map((text) => context.measureText(text).width)) + 4
  const height = texts.length * LINE
  const plate = flight.cells.length * (CELL + 2)
  const middle = flight.x + (flight.behind * plate) / 2
  const ends = [flight.way[0] ?? flight, flight.way.at(-1) ?? flight]
  const left = Math.min(...ends.map((end) => end.x))
  const right = Math.max(...ends.map((end) => end.x))
  const centred = middle - width / 2
  const x = right - left < width ? centred : Math.max(left, Math.min(centred, right - width))
  const places = [
    { x, y: flight.y - 12 - height, width, height },
    { x, y: flight.y + 12, width, height },
  ]
  // Above the stage's own edge nothing would be seen.
  const free = places.find(
    (place) => place.y >= 0 && !taken.some((other) => overlaps(place, other)),
  )
  return free ?? (flight.selected ? (places[0] ?? null) : null)
}

function overlaps(one: Rect, other: Rect): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

function writeLabel(
  context: CanvasRenderingContext2D,
  flight: FlightModel,
  sprites: Sprites,
  place: Rect,
): void {
  const { palette } = sprites
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  for (const [index, text] of lines(flight).entries()) {
    const x = place.x + place.width / 2
    const y = place.y + LINE * (index + 0.5)
    context.strokeStyle = palette.stage
    context.lineWidth = 4
    context.strokeText(text, x, y)
    context.fillStyle =
      flight.state === 'error' ? palette.danger : index === 0 ? palette.text2 : palette.text3
    context.fillText(text, x, y)
  }
}

function drawBand(context: CanvasRenderingContext2D, band: BandModel, sprites: Sprites): void {
  const { palette } = sprites
  context.beginPath()
  for (const [index, point] of band.points.entries()) {
    if (index === 0) context.moveTo(point.x, point.y)
    else context.lineTo(point.x, point.y)
  }
  context.lineCap = 'round'
  context.lineJoin = 'round'
  context.strokeStyle = palette.text3
  context.globalAlpha = 0.4
  context.lineWidth = band.width
  context.stroke()
  context.globalAlpha = 1
  const text = band.count.toLocaleString('en')
  context.font = `600 11px ${palette.sans}`
  const width = context.measureText(text).width + 16
  context.beginPath()
  context.roundRect(band.middle.x - width / 2, band.middle.y - 10, width, 20, 10)
  context.fillStyle = palette.panel
  context.fill()
  context.strokeStyle = palette.text2
  context.lineWidth = 1
  context.stroke()
  context.fillStyle = palette.text1
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(text, band.middle.x, band.middle.y + 0.5)
}
