import { describe, expect, it } from 'vitest'
import type { FlightModel, FlightsModel } from '../../src/projection/FlightsModel.ts'
import type { Palette } from '../../src/views/kit/palette.ts'
import type { Sprites } from '../../src/views/kit/sprites.ts'
import { drawFlights } from '../../src/views/stage/drawFlights.ts'

/** Notes what is drawn instead of drawing it. */
function createNotebook() {
  const stamped: string[] = []
  const texts: string[] = []
  const places: number[] = []
  const colours: Record<string, string> = { sans: 'sans', text1: '#fff', danger: '#f00' }
  const palette = new Proxy({}, { get: (_, name) => colours[String(name)] ?? '#888' }) as Palette
  const image = (name: string) => ({
    image: name as unknown as CanvasImageSource,
    width: 10,
    height: 10,
  })
  const sprites: Sprites = {
    palette,
    ratio: 1,
    cell: (cell) => image(`cell ${cell.glyph}`),
    head: (head, { solid, state }) => image(`${head} ${solid ? 'solid' : 'hollow'} ${state}`),
  }
  const methods: Record<string, (...values: unknown[]) => unknown> = {
    drawImage: (name) => stamped.push(String(name)),
    fillText: (text, x) => {
      texts.push(String(text))
      places.push(Number(x))
    },
    measureText: (text) => ({ width: String(text).length * 6 }),
  }
  const context = new Proxy({} as Record<string, unknown>, {
    get: (target, name) => target[String(name)] ?? methods[String(name)] ?? (() => {}),
    set: (target, name, value) => {
      target[String(name)] = value
      return true
    },
  }) as unknown as CanvasRenderingContext2D
  return { context, sprites, stamped, texts, places }
}

const flight = (extra: Partial<FlightModel>): FlightModel => ({
  id: 1,
  select: 'message:1',
  head: 'square',
  solid: true,
  state: 'plain',
  chatter: false,
  angle: 0,
  behind: -1,
  x: 100,
  y: 100,
  cells: [],
  more: 0,
  label: null,
  way: [],
  selected: false,
  ...extra,
})

function draw(model: Partial<FlightsModel>) {
  const notebook = createNotebook()
  drawFlights(notebook.context, { flights: [], bands: [], ...model }, notebook.sprites)
  return notebook
}

describe('drawing flights', () => {
  it('stamps the cells, then the head that leads them', () => {
    const cell = {
      id: 0,
      colour: 0 as const,
      glyph: 'A',
      bar: false,
      look: 'committed' as const,
      epoch: 0,
    }
    const { stamped, texts } = draw({
      flights: [flight({ cells: [cell, { ...cell, id: 1, glyph: 'B' }], more: 3 })],
    })
    expect(stamped).toEqual(['cell A', 'cell B', 'square solid plain'])
    expect(texts).toEqual(['+3'])
  })

  it('lets a label go below when the place above is taken, and away when both are', () => {
    const label: readonly [string, string] = ['Fetch', 'from 1']
    const one = draw({ flights: [flight({ label })] })
    expect(one.texts).toEqual(['Fetch', 'from 1'])
    const crowd = Array.from({ length: 6 }, (_, id) => flight({ id, label, x: 100 + id }))
    expect(draw({ flights: crowd }).texts.length).toBe(4)
  })

  it('keeps the words between the ends of the way, where they fit, off the boxes there', () => {
    const near = { label: ['OffsetCommit', ''] as const, x: 190, cells: [] }
    const [free] = draw({ flights: [flight(near)] }).places
    const way = (left: number) => [
      { x: left, y: 100 },
      { x: 200, y: 100 },
    ]
    const [kept] = draw({ flights: [flight({ ...near, way: way(50) })] }).places
    const [narrow] = draw({ flights: [flight({ ...near, way: way(180) })] }).places
    expect(kept).toBeLessThan(free ?? 0)
    expect(narrow).toBe(free)
  })

  it('keeps the label of the selected one', () => {
    const crowd = Array.from({ length: 6 }, (_, id) =>
      flight({ id, label: [`m${id}`, ''], x: 100 + id, selected: id === 5 }),
    )
    expect(draw({ flights: crowd }).texts).toContain('m5')
  })

  it('writes the count on a band', () => {
    const points = [
      { x: 0, y: 0 },
      { x: 100, y: 0 },
    ]
    const bands = [{ link: 'a b', points, width: 12, middle: { x: 50, y: 0 }, count: 1_240 }]
    expect(draw({ bands }).texts).toEqual(['1,240'])
  })
})
