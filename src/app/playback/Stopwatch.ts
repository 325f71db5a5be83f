/** What the page gives: a clock in ms, frames, and turns between frames. Each asks once and returns how to take it back. */
export interface Stopwatch {
  now(): number
  onFrame(run: (nowMs: number) => void): () => void
  onTurn(run: () => void): () => void
}

/** The stopwatch of a real page. */
export const pageStopwatch: Stopwatch = {
  now: () => performance.now(),
  onFrame(run) {
    const id = requestAnimationFrame(run)
    return () => cancelAnimationFrame(id)
  },
  onTurn(run) {
    const id = setTimeout(run, 0)
    return () => clearTimeout(id)
  },
}

/** A question that turns true when so many ms have gone by. */
export function overAfter(stopwatch: Stopwatch, ms: number): () => boolean {
  const until = stopwatch.now() + ms
  return () => stopwatch.now() >= until
}
