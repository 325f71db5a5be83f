// The page's own colours as texts, for the canvas: read once per theme from the tokens.

export interface Palette {
  readonly fills: readonly string[]
  readonly edges: readonly string[]
  readonly onKey: string
  readonly text1: string
  readonly text2: string
  readonly text3: string
  readonly stage: string
  readonly panel: string
  readonly raised: string
  readonly line2: string
  readonly danger: string
  readonly accent: string
  readonly light: boolean
  readonly sans: string
}

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'none']

/** Reads the tokens that are in force at an element. */
export function readPalette(element: Element, light: boolean): Palette {
  const style = getComputedStyle(element)
  const token = (name: string): string => resolved(style.getPropertyValue(`--${name}`).trim())
  return {
    fills: KEYS.map((key) => token(`key-${key}`)),
    edges: KEYS.map((key) => token(`edge-${key}`)),
    onKey: token('on-key'),
    text1: token('text1'),
    text2: token('text2'),
    text3: token('text3'),
    stage: token('stage'),
    panel: token('panel'),
    raised: token('raised'),
    line2: token('line2'),
    danger: token('danger'),
    accent: token('accent'),
    light,
    sans: token('sans'),
  }
}

/** A name of the system's is looked up in the page: a canvas stands outside of its scheme and would take another colour. */
function resolved(value: string): string {
  if (!SYSTEM_COLOURS.has(value)) return value
  const probe = document.createElement('span')
  probe.style.color = value
  document.body.append(probe)
  const { color } = getComputedStyle(probe)
  probe.remove()
  return color
}

const SYSTEM_COLOURS: ReadonlySet<string> = new Set([
  'Canvas',
  'CanvasText',
  'GrayText',
  'Highlight',
  'HighlightText',
])
