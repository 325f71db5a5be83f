// Two thousand marks from a canned view model, drawn anew in every frame; and the same page drawing nothing.
import '../../../src/views/kit/tokens.css'
import type { FlightModel, FlightsModel } from '../../../src/projection/FlightsModel.ts'
import { readPalette } from '../../../src/views/kit/palette.ts'
import { createSprites } from '../../../src/views/kit/sprites.ts'
import { drawFlights } from '../../../src/views/stage/drawFlights.ts'

const MARKS = 2_000
const WIDTH = 1_280
const HEIGHT = 800
const HEADS = ['square', 'triangle', 'bar', 'slant'] as const

const canvas = document.createElement('canvas')
canvas.width = WIDTH * devicePixelRatio
canvas.height = HEIGHT * devicePixelRatio
canvas.style.width = `${WIDTH}px`
canvas.style.height = `${HEIGHT}px`
document.body.append(canvas)
const context = canvas.getContext('2d') as CanvasRenderingContext2D
const sprites = createSprites(readPalette(document.documentElement, false), devicePixelRatio)

/** A mark somewhere on its way, as far as the frame's number says. */
function mark(index: number, frame: number): FlightModel {
  return {
    id: index,
    select: `message:${index}`,
    head: HEADS[index % HEADS.length] ?? 'square',
    solid: index % 2 === 0,
    state: index % 9 === 0 ? 'ack' : 'plain',
    chatter: index % 5 === 0,
    angle: 0,
    behind: -1,
    cells: [],
    more: 0,
    label: null,
    way: [],
    selected: false,
    x: ((index * 37 + frame * 3) % (WIDTH - 40)) + 20,
    y: ((index * 53) % (HEIGHT - 40)) + 20,
  } as FlightModel
}

function model(frame: number): FlightsModel {
  return { flights: Array.from({ length: MARKS }, (_, index) => mark(index, frame)), bands: [] }
}

/** Frames a second over a stretch of time, while `draw` works in each. */
function framesPerSecond(ms: number, draw: (frame: number) => void): Promise<number> {
  return new Promise((done) => {
    let frames = 0
    const start = performance.now()
    const next = (now: number) => {
      if (now - start >= ms) {
        done((frames * 1000) / (now - start))
        return
      }
      draw(frames++)
      requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
}

function drawMarks(frame: number): void {
  context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
  context.clearRect(0, 0, WIDTH, HEIGHT)
  drawFlights(context, model(frame), sprites)
}

/** Asked by the benchmark: both rates, one after the other, in this one run. */
Object.assign(window, {
  measureMarks: async (ms: number) => {
    await framesPerSecond(500, drawMarks)
    const empty = await framesPerSecond(ms, () => {})
    const drawn = await framesPerSecond(ms, drawMarks)
    return { empty, drawn }
  },
})
