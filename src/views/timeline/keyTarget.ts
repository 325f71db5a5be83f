// Where a key takes what stands on the run's track.

/** px a key press moves the playhead. */
const KEY_STEP = 8
const PAGE_STEP = 80

/** px after a key, kept on the track; null for a key that moves nothing. */
export function keyTarget(key: string, x: number, width: number): number | null {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: x - KEY_STEP,
    ArrowDown: x - KEY_STEP,
    ArrowRight: x + KEY_STEP,
    ArrowUp: x + KEY_STEP,
    PageDown: x - PAGE_STEP,
    PageUp: x + PAGE_STEP,
    Home: 0,
    End: width,
  }
  const to = steps[key]
  return to === undefined ? null : Math.min(width, Math.max(0, to))
}
