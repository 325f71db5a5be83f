// Arrows walk from box to box: to the nearest one in that direction.

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** Moves focus within the stage; false when the key is no arrow, nothing there has focus, or nothing lies that way. */
export function walk(stage: HTMLElement, key: string): boolean {
  const direction = DIRECTIONS[key]
  const from = stage.ownerDocument.activeElement
  if (direction === undefined || !(from instanceof HTMLElement) || !stage.contains(from))
    return false
  const here = middleOf(from)
  let best: HTMLElement | null = null
  let least = Number.POSITIVE_INFINITY
  for (const stop of stage.querySelectorAll<HTMLElement>('[data-stop]')) {
    if (stop === from) continue
    const there = middleOf(stop)
    const ahead = (there.x - here.x) * direction[0] + (there.y - here.y) * direction[1]
    const aside = Math.abs((there.x - here.x) * direction[1] + (there.y - here.y) * direction[0])
    if (ahead < 4) continue
    const distance = ahead + 2 * aside
    if (distance < least) {
      least = distance
      best = stop
    }
  }
  best?.focus()
  return best !== null
}

function middleOf(element: HTMLElement): { x: number; y: number } {
  const { left, top, width, height } = element.getBoundingClientRect()
  return { x: left + width / 2, y: top + height / 2 }
}
