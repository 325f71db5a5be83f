// Messages on their way, on a canvas over the boxes.
import { useCallback, useMemo, useRef } from 'react'
import type { FlightsModel } from '../../projection/FlightsModel.ts'
import { Canvas, pixelRatio } from '../kit/Canvas.tsx'
import { readPalette } from '../kit/palette.ts'
import { createSprites, type Sprites } from '../kit/sprites.ts'
import { drawFlights } from './drawFlights.ts'

export interface FlightsProps {
  readonly width: number
  readonly height: number
  readonly className: string | undefined
  readonly theme: 'dark' | 'light'
  readonly playing: boolean
  /** Asked once a frame while playing, once a change of `still` otherwise; keep it stable. */
  readonly flightsAt: () => FlightsModel
  readonly still: unknown
  readonly zoom?: number
}

/** The flights alone. */
export function Flights(props: FlightsProps) {
  const { theme, flightsAt, still, zoom } = props
  const made = useRef<{ readonly sprites: Sprites; readonly theme: string } | null>(null)
  const draw = useCallback(
    (context: CanvasRenderingContext2D, canvas: HTMLCanvasElement, clear: () => void) => {
      const model = flightsAt()
      const isEmpty = model.flights.length + model.bands.length === 0
      // A canvas in sight is copied for every frame of the page, even when nothing is on it.
      canvas.style.visibility = isEmpty ? 'hidden' : ''
      if (isEmpty) return
      const ratio = pixelRatio(zoom)
      if (
        made.current === null ||
        made.current.theme !== theme ||
        made.current.sprites.ratio !== ratio
      ) {
        const sprites = createSprites(readPalette(canvas, theme === 'light'), ratio)
        made.current = { sprites, theme }
      }
      clear()
      drawFlights(context, model, made.current.sprites)
    },
    [theme, flightsAt, zoom],
  )
  const token = useMemo(() => ({ still, theme, zoom }), [still, theme, zoom])
  return (
    <Canvas
      className={props.className}
      width={props.width}
      height={props.height}
      running={props.playing}
      token={token}
      draw={draw}
      {...(zoom === undefined ? {} : { zoom })}
    />
  )
}
