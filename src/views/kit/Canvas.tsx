// A canvas at the screen's own resolution. It draws in animation frames while `running`, else when `token` changes.
import { useEffect, useRef } from 'react'

/** What the canvas shows is told elsewhere in words. */
const DECORATION = { 'aria-hidden': true } as const

export interface CanvasProps {
  readonly width: number
  readonly height: number
  readonly running: boolean
  /** Anything whose change asks for one more drawing while not running. */
  readonly token: unknown
  /** Calls `clear` before it draws. A canvas that is touched is copied, so one that stays empty is left alone. */
  readonly draw: (
    context: CanvasRenderingContext2D,
    canvas: HTMLCanvasElement,
    clear: () => void,
  ) => void
  readonly className?: string | undefined
  /** How much larger the page draws it by a transform; it is drawn as fine as that. */
  readonly zoom?: number
}

/** Canvas px to a CSS px: the screen's own, as far as that can be seen. */
export const pixelRatio = (zoom = 1): number => Math.min(4, (window.devicePixelRatio || 1) * zoom)

/** Decoration for the eye: hidden from screen readers, transparent to the pointer. */
export function Canvas(props: CanvasProps) {
  const { width, height, running, zoom } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const draw = useRef(props.draw)
  draw.current = props.draw

  // biome-ignore lint/correctness/useExhaustiveDependencies: the token stands for what the drawing depends on
  useEffect(() => {
    const element = canvas.current
    const context = element?.getContext('2d')
    if (!element || !context) return
    const ratio = pixelRatio(zoom)
    const [pxWidth, pxHeight] = [Math.round(width * ratio), Math.round(height * ratio)]
    if (element.width !== pxWidth) element.width = pxWidth
    if (element.height !== pxHeight) element.height = pxHeight
    let frame = 0
    const clear = () => {
      context.setTransform(ratio, 0, 0, ratio, 0, 0)
      context.clearRect(0, 0, width, height)
    }
    const once = () => {
      draw.current(context, element, clear)
      if (running) frame = requestAnimationFrame(once)
    }
    once()
    return () => cancelAnimationFrame(frame)
  }, [width, height, running, zoom, props.token])

  return (
    <canvas ref={canvas} className={props.className} style={{ width, height }} {...DECORATION} />
  )
}
