// A line through given points, both ways: time to px and px to time.
import { bisectRight } from 'd3-array'

/** Where x falls on the line through (xs[i], ys[i]); xs must ascend. Beyond the ends it stays at them. */
export function piecewise(xs: readonly number[], ys: readonly number[], x: number): number {
  const last = xs.length - 1
  const index = Math.min(Math.max(bisectRight(xs, x), 1), last)
  const [x0 = 0, x1 = x0] = [xs[index - 1], xs[index]]
  const [y0 = 0, y1 = y0] = [ys[index - 1], ys[index]]
  if (x1 <= x0) return y1
  return y0 + (y1 - y0) * Math.min(1, Math.max(0, (x - x0) / (x1 - x0)))
}
