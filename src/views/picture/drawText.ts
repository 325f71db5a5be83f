// The words of one text node, line by line as the browser broke them, cut where the page cuts them.
import type { Place } from './drawBox.ts'
import { filled, paintOf, svgNode } from './svgNode.ts'

interface Line {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

let ruler: CanvasRenderingContext2D | null | undefined

/** How far the first line's foot is below its top, in px. */
function ascentOf(style: CSSStyleDeclaration, height: number): number {
  ruler ??= document.createElement('canvas').getContext('2d')
  if (!ruler) return height * 0.78
  ruler.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`
  return ruler.measureText('x').fontBoundingBoxAscent
}

/** The text within `clip`; `origin` is the picture's corner on the page. */
export function drawText(
  node: Text,
  style: CSSStyleDeclaration,
  origin: DOMPoint,
  clip: Place,
): SVGElement[] {
  const look = {
    ...filled(paintOf(style.color)),
    'font-family': style.fontFamily,
    'font-size': style.fontSize,
    'font-weight': style.fontWeight,
    'letter-spacing': style.letterSpacing === 'normal' ? undefined : style.letterSpacing,
  }
  if (style.writingMode.startsWith('vertical')) return [upwards(node, style, origin, look)]
  return linesOf(node, origin, clip, style.textOverflow === 'ellipsis').map((line) =>
    svgNode(
      'text',
      { x: line.left, y: line.top + ascentOf(style, line.bottom - line.top), ...look },
      [line.text],
    ),
  )
}

/** A name that reads from the bottom to the top. */
function upwards(
  node: Text,
  style: CSSStyleDeclaration,
  origin: DOMPoint,
  look: Readonly<Record<string, string | number | undefined>>,
): SVGElement {
  const range = document.createRange()
  range.selectNodeContents(node)
  const box = range.getBoundingClientRect()
  const x = box.left - origin.x + ascentOf(style, box.width)
  const y = box.bottom - origin.y
  return svgNode('text', { x: 0, y: 0, transform: `translate(${x} ${y}) rotate(-90)`, ...look }, [
    node.data.trim(),
  ])
}

function linesOf(node: Text, origin: DOMPoint, clip: Place, hasEllipsis: boolean): Line[] {
  const lines: Line[] = []
  const range = document.createRange()
  const edge = clip.x + clip.width + 0.5
  let at = 0
  for (const letter of node.data) {
    range.setStart(node, at)
    at += letter.length
    range.setEnd(node, at)
    const box = range.getBoundingClientRect()
    if (box.width === 0) continue
    const placed = moved(box, origin)
    if (placed.top >= clip.y + clip.height || placed.bottom <= clip.y) continue
    const line = lines.at(-1)
    if (line === undefined || placed.top > line.bottom - 1) {
      lines.push({ ...placed, text: letter })
    } else if (placed.right <= edge || !hasEllipsis) {
      line.text += letter
      line.right = placed.right
    } else if (!line.text.endsWith('…')) {
      line.text = `${line.text.slice(0, -1)}…`
    }
  }
  return lines.filter(({ text, left }) => text.trim() !== '' && left < edge)
}

function moved(box: DOMRect, { x, y }: DOMPoint): Omit<Line, 'text'> {
  return { left: box.left - x, right: box.right - x, top: box.top - y, bottom: box.bottom - y }
}
