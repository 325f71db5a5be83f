// Puts the focus on a thing of the stage, once it is drawn.
import { type RefObject, useEffect, useRef } from 'react'
import type { StageProps } from './StageProps.ts'

/** Looks after each drawing, until it is there; each wish is fulfilled once. */
export function useFocusOn(
  frame: RefObject<HTMLElement | null>,
  wish: StageProps['focusOn'],
  drawn: unknown,
) {
  const done = useRef<StageProps['focusOn']>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn stands for the elements
  useEffect(() => {
    if (wish === null || wish === done.current) return
    const stops = frame.current?.querySelectorAll<HTMLElement>('[data-stop]') ?? []
    const stop = [...stops].find(({ dataset }) => dataset.stop === wish.place)
    if (stop === undefined) return
    done.current = wish
    stop.focus({ preventScroll: true })
  }, [frame, wish, drawn])
}
