import type { Box } from '../../projection/StageModel.ts'

/** A box's place, through the element's own style object. */
export function boxStyle(box: Box): { left: number; top: number; width: number; height: number } {
  return { left: box.x, top: box.y, width: box.width, height: box.height }
}
