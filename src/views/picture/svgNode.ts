// SVG elements by name and attributes; numbers keep two decimals, which is finer than a screen.

const SVG = 'http://www.w3.org/2000/svg'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One element with what is in it. */
export function svgNode(
  name: string,
  attributes: Attributes,
  children: readonly (Node | string)[] = [],
): SVGElement {
  const node = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined)
      node.setAttribute(key, typeof value === 'number' ? short(value) : value)
  }
  node.append(...children)
  return node
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}

export interface Paint {
  readonly colour: string
  /** 0–1; undefined = opaque. */
  readonly opacity: number | undefined
}

/** A computed colour as every program knows it; null when nothing is painted. */
export function paintOf(computed: string): Paint | null {
  const numbers = computed.match(/-?[\d.]+(?:e-?\d+)?%?/g)?.map(Number) ?? []
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers
  if (!/^(rgba?|color)\(/.test(computed) || alpha === 0) return null
  // What is mixed from two tokens is computed as `color(srgb …)`, from 0 to 1.
  const scale = computed.startsWith('color(') ? 255 : 1
  const [r, g, b] = [red, green, blue].map((part) => Math.round(part * scale))
  return { colour: `rgb(${r}, ${g}, ${b})`, opacity: alpha < 1 ? alpha : undefined }
}

/** Fill as attributes. */
export function filled(paint: Paint | null): Attributes {
  return paint === null ? { fill: 'none' } : { fill: paint.colour, 'fill-opacity': paint.opacity }
}

/** Stroke as attributes. */
export function stroked(paint: Paint | null, width: number): Attributes {
  if (paint === null || width === 0) return {}
  return { stroke: paint.colour, 'stroke-opacity': paint.opacity, 'stroke-width': width }
}
