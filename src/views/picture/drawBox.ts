// The ground, hatch and edges of one element.
import { type Attributes, filled, paintOf, stroked, svgNode } from './svgNode.ts'

/** Where a thing stands, in px from the picture's corner. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What lies under the element's content, the ground first. */
export function drawBox(style: CSSStyleDeclaration, place: Place): SVGElement[] {
  const rx = Math.min(px(style.borderTopLeftRadius), place.width / 2, place.height / 2)
  const ground = paintOf(style.backgroundColor)
  return [
    ...(ground === null ? [] : [svgNode('rect', { ...place, rx, ...filled(ground) })]),
    ...drawHatch(style, place, rx),
    ...drawInsets(style, place, rx),
    ...drawEdges(style, place, rx),
  ]
}

const px = (length: string): number => Number.parseFloat(length) || 0

/** Diagonal lines, as a path of its own: patterns look different in every program. */
function drawHatch(style: CSSStyleDeclaration, place: Place, rx: number): SVGElement[] {
  const [, hatch] = /^repeating-linear-gradient\((.*)\)$/s.exec(style.backgroundImage) ?? []
  if (hatch === undefined) return []
  const colour =
    hatch
      .match(/(?:rgba?|color)\([^)]*\)/g)
      ?.map(paintOf)
      .find(Boolean) ?? null
  const apart = Math.max(...[...hatch.matchAll(/([\d.]+)px/g)].map((match) => Number(match[1])))
  const lines: string[] = []
  const { x, y, width, height } = place
  // The lines lean at 45 degrees, so along an edge they stand further apart.
  for (let at = 0; at < width + height; at += apart * Math.SQRT2) {
    const from = Math.max(rx / 4, at - height)
    const to = Math.min(width - rx / 4, at)
    if (to > from) lines.push(`M${x + from} ${y + at - from}L${x + to} ${y + at - to}`)
  }
  const rounded = lines.map((line) =>
    line.replace(/\d+\.\d+/g, (value) => Number(value).toFixed(1)),
  )
  return [svgNode('path', { d: rounded.join(''), fill: 'none', ...stroked(colour, 1) })]
}

/** An inset shadow without blur is an edge all round, or a bar at the left. */
function drawInsets(style: CSSStyleDeclaration, place: Place, rx: number): SVGElement[] {
  if (!style.boxShadow.includes('inset')) return []
  const [, colour = '', lengths = ''] = /^(\w+\(.*?\))(.*)$/s.exec(style.boxShadow) ?? []
  const [left = 0, , , spread = 0] = lengths.match(/-?[\d.]+px/g)?.map(px) ?? []
  const paint = paintOf(colour)
  if (spread > 0) return [edge(place, rx, spread, stroked(paint, spread))]
  return left > 0 ? [svgNode('rect', { ...place, width: left, ...filled(paint) })] : []
}

const SIDES = ['Top', 'Right', 'Bottom', 'Left'] as const

/** One outline where all sides are alike, else a line for each. */
function drawEdges(style: CSSStyleDeclaration, place: Place, rx: number): SVGElement[] {
  const edges = SIDES.map((side) => ({
    side,
    width: px(style[`border${side}Width`]),
    line: style[`border${side}Style`],
    paint: paintOf(style[`border${side}Color`]),
  })).filter(({ width, line, paint }) => width > 0 && line !== 'none' && paint !== null)
  const [first] = edges
  if (first === undefined) return []
  const isOne = edges.every((each) => each.width === first.width && each.line === first.line)
  if (edges.length === 4 && isOne) {
    return outline(place, rx, first.width, first.line, stroked(first.paint, first.width))
  }
  return edges.map(({ side, width, line, paint }) =>
    svgNode('line', {
      ...ends(side, place, width),
      ...stroked(paint, width),
      ...dashes(line, width),
    }),
  )
}

function outline(
  place: Place,
  rx: number,
  width: number,
  line: string,
  attributes: Attributes,
): SVGElement[] {
  if (line !== 'double') return [edge(place, rx, width, { ...attributes, ...dashes(line, width) })]
  const third = width / 3
  const thin = { ...attributes, 'stroke-width': third }
  const inner = grown(place, -2 * third)
  return [edge(place, rx, third, thin), edge(inner, Math.max(0, rx - 2 * third), third, thin)]
}

/** Drawn within the box, as a border is. */
function edge(place: Place, rx: number, width: number, attributes: Attributes): SVGElement {
  const within = grown(place, -width / 2)
  return svgNode('rect', {
    ...within,
    rx: Math.max(0, rx - width / 2),
    fill: 'none',
    ...attributes,
  })
}

function grown({ x, y, width, height }: Place, by: number): Place {
  return {
    x: x - by,
    y: y - by,
    width: Math.max(0, width + 2 * by),
    height: Math.max(0, height + 2 * by),
  }
}

function dashes(line: string, width: number): Attributes {
  if (line === 'dashed') return { 'stroke-dasharray': `${2 * width + 1} ${width + 1.2}` }
  return line === 'dotted' ? { 'stroke-dasharray': `${width} ${width + 1}` } : {}
}

function ends(side: (typeof SIDES)[number], place: Place, width: number): Attributes {
  const { x, y } = place
  const [right, bottom] = [x + place.width, y + place.height]
  const half = width / 2
  if (side === 'Top') return { x1: x, x2: right, y1: y + half, y2: y + half }
  if (side === 'Bottom') return { x1: x, x2: right, y1: bottom - half, y2: bottom - half }
  const at = side === 'Left' ? x + half : right - half
  return { x1: at, x2: at, y1: y, y2: bottom }
}
