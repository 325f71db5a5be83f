// An element's own inner size, told when it changes.
import { type RefObject, useEffect, useRef } from 'react'

type OnSize = (size: { readonly width: number; readonly height: number }) => void

/** A ref to watch; sizes are whole CSS px. */
export function useSize<E extends HTMLElement>(onSize: OnSize): RefObject<E | null> {
  const element = useRef<E>(null)
  const tell = useRef(onSize)
  tell.current = onSize
  useEffect(() => {
    const watched = element.current
    if (watched === null) return
    const measure = () => {
      tell.current({
        width: Math.floor(watched.clientWidth),
        height: Math.floor(watched.clientHeight),
      })
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(watched)
    return () => observer.disconnect()
  }, [])
  return element
}
