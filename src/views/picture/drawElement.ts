// An element of the page with all that is in it as SVG: no foreign objects, which slides and drawing programs do not show.
import { drawBox, type Place } from './drawBox.ts'
import { drawSvg } from './drawSvg.ts'
import { drawText } from './drawText.ts'
import { svgNode } from './svgNode.ts'

/** Stands on what is of use only to a hand: `data-picture="none"`. */
const LEFT_OUT = '[data-picture="none"]'

/** What is drawn in the element now, and how large it is, in px. */
export function drawElement(root: HTMLElement): {
  readonly drawing: SVGElement
  readonly size: { readonly width: number; readonly height: number }
} {
  const { left, top, width, height } = root.getBoundingClientRect()
  const all = { x: 0, y: 0, width, height }
  const drawn = draw(root, new DOMPoint(left, top), all)
  return { drawing: svgNode('g', {}, drawn), size: { width, height } }
}

function draw(element: Element, origin: DOMPoint, clip: Place): SVGElement[] {
  const style = getComputedStyle(element)
  const place = placeOf(element, origin)
  if (isUnseen(element, style) || !meets(place, clip)) return []
  if (element instanceof SVGSVGElement) return [drawSvg(element, place)]
  if (element instanceof HTMLCanvasElement) {
    return [svgNode('image', { ...place, href: element.toDataURL() })]
  }
  const within = style.overflow === 'visible' ? clip : common(place, clip)
  const inner = [...element.childNodes].flatMap((child) => {
    if (child instanceof Element) return draw(child, origin, within)
    return child instanceof Text ? drawText(child, style, origin, within) : []
  })
  const drawn = [...drawBox(style, place), ...inner]
  return style.opacity === '1' ? drawn : [svgNode('g', { opacity: style.opacity }, drawn)]
}

/** Words for screen readers are cut to nothing; they are no part of a picture. */
function isUnseen(element: Element, style: CSSStyleDeclaration): boolean {
  return (
    style.display === 'none' ||
    style.visibility === 'hidden' ||
    style.opacity === '0' ||
    style.clipPath !== 'none' ||
    element.matches(LEFT_OUT)
  )
}

function placeOf(element: Element, origin: DOMPoint): Place {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left - origin.x, y: top - origin.y, width, height }
}

/** An element without a size of its own still holds what stands out of it. */
function meets(place: Place, clip: Place): boolean {
  if (place.width === 0 || place.height === 0) return true
  const { width, height } = common(place, clip)
  return width > 0 && height > 0
}

function common(one: Place, other: Place): Place {
  const [x, y] = [Math.max(one.x, other.x), Math.max(one.y, other.y)]
  const right = Math.min(one.x + one.width, other.x + other.width)
  const bottom = Math.min(one.y + one.height, other.y + other.height)
  return { x, y, width: Math.max(0, right - x), height: Math.max(0, bottom - y) }
}
