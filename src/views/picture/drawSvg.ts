// An SVG of the page as one that needs no style sheet: what it computes to becomes attributes.
import type { Place } from './drawBox.ts'
import { type Attributes, filled, paintOf, svgNode } from './svgNode.ts'

const TEXT = [
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
  'dominant-baseline',
] as const
const SHAPE = [
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'paint-order',
  'stroke-width',
] as const
const USUAL: readonly string[] = ['', 'none', 'normal', 'butt', 'miter', 'start', 'auto']
/** What carries geometry and nothing of the page. */
const KEPT = /^(d|x|y|x1|x2|y1|y2|cx|cy|r|rx|ry|width|height|points|transform|viewBox|dx|dy)$/

/** The drawing at its place on the picture. */
export function drawSvg(source: SVGSVGElement, place: Place): SVGElement {
  const view = source.getAttribute('viewBox') ?? `0 0 ${place.width} ${place.height}`
  const children = [...source.children].flatMap(plain)
  return svgNode('svg', { ...place, viewBox: view, overflow: 'visible', fill: 'none' }, children)
}

function plain(source: Element): Node[] {
  const style = getComputedStyle(source)
  if (style.display === 'none' || style.visibility === 'hidden' || source.tagName === 'title') {
    return []
  }
  const kept = [...source.attributes].filter(({ name }) => KEPT.test(name))
  const isLeaf = source.children.length === 0
  const node = svgNode(
    source.tagName,
    {
      ...Object.fromEntries(kept.map(({ name, value }) => [name, value])),
      ...(style.opacity === '1' ? {} : { opacity: style.opacity }),
      ...(isLeaf ? lookOf(source, style) : {}),
    },
    isLeaf ? [source.textContent ?? ''] : [...source.childNodes].flatMap(plainChild),
  )
  return [node]
}

function plainChild(child: ChildNode): (Node | string)[] {
  if (child instanceof Element) return plain(child)
  return child.nodeType === Node.TEXT_NODE ? [child.textContent ?? ''] : []
}

function lookOf(source: Element, style: CSSStyleDeclaration): Attributes {
  const names =
    source.tagName === 'text' || source.tagName === 'tspan' ? [...TEXT, ...SHAPE] : SHAPE
  const said = names.map((name) => [name, style.getPropertyValue(name)] as const)
  const stroke = paintOf(style.stroke)
  return {
    ...Object.fromEntries(said.filter(([, value]) => !USUAL.includes(value))),
    ...filled(paintOf(style.fill)),
    ...(style.fillOpacity === '1' ? {} : { 'fill-opacity': style.fillOpacity }),
    ...(stroke === null ? {} : { stroke: stroke.colour, 'stroke-opacity': stroke.opacity }),
  }
}
