// Small pictures drawn once and stamped many times: cells by colour and letter, heads by shape.
import type { CellModel, HeadKind } from '../../projection/StageModel.ts'
import type { Palette } from './palette.ts'

export interface Sprite {
  readonly image: CanvasImageSource
  /** CSS px. */
  readonly width: number
  readonly height: number
}

export interface Sprites {
  readonly palette: Palette
  readonly ratio: number
  readonly cell: (cell: Pick<CellModel, 'colour' | 'glyph' | 'bar'>, size: number) => Sprite
  readonly head: (head: HeadKind, look: HeadLook) => Sprite
}

interface HeadLook {
  readonly solid: boolean
  readonly state: 'plain' | 'ack' | 'error' | 'lost'
  readonly size: number
}

/** Sprites for a palette at a device pixel ratio. */
export function createSprites(palette: Palette, ratio: number): Sprites {
  const made = new Map<string, Sprite>()
  const once = (name: string, make: () => Sprite): Sprite => {
    const known = made.get(name)
    if (known !== undefined) return known
    const sprite = make()
    made.set(name, sprite)
    return sprite
  }
  return {
    palette,
    ratio,
    cell: (cell, size) =>
      once(`${cell.colour} ${cell.glyph} ${cell.bar} ${size}`, () =>
        paint(size + 2, size + 2, ratio, (context) => paintCell(context, palette, cell, size)),
      ),
    head: (head, look) =>
      once(`${head} ${look.solid} ${look.state} ${look.size}`, () =>
        paint(look.size + 6, look.size + 6, ratio, (context) =>
          paintHead(context, palette, head, look),
        ),
      ),
  }
}

type Painter = (context: CanvasRenderingContext2D) => void

function paint(width: number, height: number, ratio: number, draw: Painter): Sprite {
  const image = document.createElement('canvas')
  image.width = Math.ceil(width * ratio)
  image.height = Math.ceil(height * ratio)
  const context = image.getContext('2d')
  if (context !== null) {
    context.scale(ratio, ratio)
    draw(context)
  }
  return { image, width, height }
}

function paintCell(
  context: CanvasRenderingContext2D,
  palette: Palette,
  cell: Pick<CellModel, 'colour' | 'glyph' | 'bar'>,
  size: number,
): void {
  context.beginPath()
  context.roundRect(1, 1, size, size, size >= 16 ? 3 : 2)
  context.fillStyle = palette.fills[cell.colour] ?? palette.text3
  context.fill()
  if (palette.light) {
    context.strokeStyle = palette.edges[cell.colour] ?? palette.text3
    context.lineWidth = 1
    context.stroke()
  }
  context.fillStyle = palette.onKey
  context.font = `600 ${Math.max(8.5, size * 0.6)}px ${palette.sans}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(cell.glyph, size / 2 + 1, size / 2 + 1.5)
  if (cell.bar) context.fillRect(size / 2 - 2, size - 1.5, 6, 1.5)
}

function paintHead(
  context: CanvasRenderingContext2D,
  palette: Palette,
  head: HeadKind,
  look: HeadLook,
): void {
  const middle = (look.size + 6) / 2
  context.translate(middle, middle)
  context.globalAlpha = look.state === 'lost' ? 0.55 : 1
  const colour = look.state === 'error' ? palette.danger : palette.text1
  context.beginPath()
  trace(context, look.state === 'ack' ? 'square' : head, look.size)
  context.lineJoin = 'round'
  context.lineWidth = 3.5
  context.strokeStyle = palette.stage
  context.stroke()
  context.fillStyle = look.solid ? colour : palette.stage
  context.fill()
  context.lineWidth = 1.5
  context.strokeStyle = colour
  context.stroke()
  if (look.state === 'ack') tick(context, colour, look.size)
  if (look.state === 'error') cross(context, look.solid ? palette.stage : colour, look.size)
}

/** The outline of a head of a size, about the origin, pointing right. */
function trace(context: CanvasRenderingContext2D, head: HeadKind, size: number): void {
  const r = size / 2
  switch (head) {
    case 'square':
      context.roundRect(-r, -r, size, size, 2)
      return
    case 'circle':
      context.arc(0, 0, r, 0, 2 * Math.PI)
      return
    case 'flat':
      context.roundRect(-r, -r * 0.5, size, r, 2)
      return
    case 'diamond':
      polygon(context, [
        [0, -r * 1.15],
        [r * 1.15, 0],
        [0, r * 1.15],
        [-r * 1.15, 0],
      ])
      return
    case 'triangle':
      polygon(context, [
        [-r * 0.85, -r],
        [r * 1.1, 0],
        [-r * 0.85, r],
      ])
      return
    case 'slant':
      polygon(context, [
        [-r * 0.5, -r * 0.7],
        [r, -r * 0.7],
        [r * 0.5, r * 0.7],
        [-r, r * 0.7],
      ])
      return
    case 'plus': {
      const w = r * 0.42
      polygon(context, [
        [-w, -r],
        [w, -r],
        [w, -w],
        [r, -w],
        [r, w],
        [w, w],
        [w, r],
        [-w, r],
        [-w, w],
        [-r, w],
        [-r, -w],
        [-w, -w],
      ])
    }
  }
}

function polygon(
  context: CanvasRenderingContext2D,
  points: readonly (readonly [number, number])[],
): void {
  for (const [index, [x, y]] of points.entries()) {
    if (index === 0) context.moveTo(x, y)
    else context.lineTo(x, y)
  }
  context.closePath()
}

function tick(context: CanvasRenderingContext2D, colour: string, size: number): void {
  const unit = size / 14
  context.beginPath()
  context.moveTo(-3.2 * unit, 0.2 * unit)
  context.lineTo(-0.8 * unit, 2.6 * unit)
  context.lineTo(3.4 * unit, -2.4 * unit)
  context.lineCap = 'round'
  context.strokeStyle = colour
  context.stroke()
}

function cross(context: CanvasRenderingContext2D, colour: string, size: number): void {
  const arm = size * 0.2
  context.beginPath()
  context.moveTo(-arm, -arm)
  context.lineTo(arm, arm)
  context.moveTo(arm, -arm)
  context.lineTo(-arm, arm)
  context.lineCap = 'round'
  context.strokeStyle = colour
  context.stroke()
}
