// What is on the page as a picture that stands alone: title and moment above it, what the marks mean and the link below it.
import { drawElement } from './drawElement.ts'
import { inlineFonts } from './inlineFonts.ts'
import { type Attributes, filled, paintOf, svgNode } from './svgNode.ts'

export interface PictureWords {
  readonly title: string
  /** `At 16.800 s` */
  readonly moment: string
  readonly headline: string
  /** Names of a record's looks. */
  readonly committed: string
  readonly uncommitted: string
  readonly notServing: string
  /** Undefined when there is none. */
  readonly link: string | undefined
}

export interface Picture {
  /** A whole SVG document, with fonts and colours in it. */
  readonly svg: string
  /** px */
  readonly width: number
  readonly height: number
}

const MARGIN = 20
const HEAD = 76
const LEGEND = 32
/** px of one letter of the link, and of its lines. */
const LETTER = 6
const LINE = 15
/** A phone's stage is narrow; the words still need room. */
const LEAST_WIDTH = 360

/** The element as it is drawn now. */
export async function takePicture(root: HTMLElement, words: PictureWords): Promise<Picture> {
  const fonts = await inlineFonts()
  const { drawing, size } = drawElement(root)
  const ink = inkOf(root)
  const inner = Math.max(LEAST_WIDTH, size.width)
  const lines = cutLink(words.link ?? '', Math.floor(inner / LETTER))
  const width = inner + 2 * MARGIN
  const height = HEAD + size.height + LEGEND + lines.length * LINE + MARGIN
  const below = HEAD + size.height
  const document = svgNode('svg', { width, height, viewBox: `0 0 ${width} ${height}` }, [
    svgNode('title', {}, [`${words.title}. ${words.moment}. ${words.headline}`]),
    svgNode('style', {}, [
      `${fonts}\ntext { font-variant-numeric: tabular-nums; white-space: pre }`,
    ]),
    svgNode('rect', { width, height, ...ink.ground }),
    ...heading(words, ink, width),
    // Rows that are scrolled half out of sight end where they do on the page.
    svgNode('svg', { x: MARGIN, y: HEAD, ...size }, [drawing]),
    ...legend(words, ink, below + LEGEND / 2),
    ...linkLines(words.link, lines, ink, below + LEGEND),
  ])
  return { svg: new XMLSerializer().serializeToString(document), width, height }
}

interface Ink {
  readonly ground: Attributes
  readonly strong: Attributes
  readonly quiet: Attributes
  readonly sans: string
  readonly mono: string
}

/** The page's own colours, whichever theme it has. */
function inkOf(root: HTMLElement): Ink {
  const probe = document.createElement('span')
  root.append(probe)
  const colourOf = (token: string) => {
    probe.style.color = `var(${token})`
    return filled(paintOf(getComputedStyle(probe).color))
  }
  const fontOf = (token: string) => getComputedStyle(probe).getPropertyValue(token)
  const ink = {
    ground: colourOf('--stage'),
    strong: colourOf('--text1'),
    quiet: colourOf('--text2'),
    sans: fontOf('--sans'),
    mono: fontOf('--mono'),
  }
  probe.remove()
  return ink
}

function heading(words: PictureWords, ink: Ink, width: number): SVGElement[] {
  const sans = { 'font-family': ink.sans }
  return [
    svgNode(
      'text',
      { x: MARGIN, y: 36, ...sans, ...ink.strong, 'font-size': 20, 'font-weight': 600 },
      [words.title],
    ),
    svgNode(
      'text',
      { x: width - MARGIN, y: 36, 'text-anchor': 'end', ...sans, ...ink.quiet, 'font-size': 13 },
      [words.moment],
    ),
    svgNode('text', { x: MARGIN, y: 58, ...sans, ...ink.quiet, 'font-size': 13 }, [words.headline]),
  ]
}

/** Solid is certain, dashed is not yet, hatched does not serve. */
function legend(words: PictureWords, ink: Ink, middle: number): SVGElement[] {
  const edge = { fill: 'none', stroke: ink.quiet.fill, rx: 3, width: 15, height: 16, y: middle - 8 }
  const looks = [
    [words.committed, { ...edge, ...ink.quiet }],
    [words.uncommitted, { ...edge, 'stroke-width': 1.5, 'stroke-dasharray': '3 2.2' }],
    [words.notServing, { ...edge, 'stroke-width': 0.75 }],
  ] as const
  let next = MARGIN
  return looks.flatMap(([name, look], place) => {
    const x = next
    next += 46 + name.length * 5.4
    const hatch = `M${x + 1} ${middle + 4}L${x + 11} ${middle - 7}M${x + 4} ${middle + 7}L${x + 14} ${middle - 4}`
    return [
      svgNode('rect', { x, ...look }),
      ...(place === 2 ? [svgNode('path', { d: hatch, stroke: ink.quiet.fill })] : []),
      svgNode(
        'text',
        { x: x + 22, y: middle + 4, 'font-family': ink.sans, 'font-size': 11, ...ink.quiet },
        [name],
      ),
    ]
  })
}

function cutLink(link: string, letters: number): string[] {
  const count = Math.ceil(link.length / letters)
  return Array.from({ length: count }, (_, i) => link.slice(i * letters, (i + 1) * letters))
}

/** All of it, so that it can be typed or followed from the picture. */
function linkLines(
  link: string | undefined,
  lines: readonly string[],
  ink: Ink,
  top: number,
): SVGElement[] {
  if (link === undefined) return []
  const look = { 'font-family': ink.mono, 'font-size': 10, 'font-weight': 500, ...ink.quiet }
  const texts = lines.map((line, i) =>
    svgNode('text', { x: MARGIN, y: top + 11 + i * LINE, ...look }, [line]),
  )
  return [svgNode('a', { href: link }, texts)]
}
