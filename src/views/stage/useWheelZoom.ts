// Ctrl or ⌘ with the wheel, or a pinch on a touchpad, comes closer or goes farther, one pitch at a time.
import { type RefObject, useEffect, useRef } from 'react'

/** Wheel travel that makes one step, px. */
const STEP = 60

/** Listens on an element; the page itself is then not zoomed. */
export function useWheelZoom(
  element: RefObject<HTMLElement | null>,
  onZoom: (direction: 1 | -1) => void,
): void {
  const tell = useRef(onZoom)
  tell.current = onZoom
  useEffect(() => {
    const target = element.current
    if (target === null) return
    let travelled = 0
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      travelled += event.deltaY
      if (Math.abs(travelled) < STEP) return
      tell.current(travelled < 0 ? 1 : -1)
      travelled = 0
    }
    target.addEventListener('wheel', onWheel, { passive: false })
    return () => target.removeEventListener('wheel', onWheel)
  }, [element])
}
