// Brings the selected thing into sight: when it is chosen from elsewhere, or when the stage gives way to a phone's sheet.
import { type RefObject, useEffect } from 'react'
import type { Box } from '../../projection/StageModel.ts'

/** px that stay free above and below. */
const AIR = 8

/** Scrolls the frame as little as will do; what is higher than the frame shows its head. */
export function useInSight(frame: RefObject<HTMLElement | null>, box: Box | null, room: number) {
  const top = box === null ? null : box.y - AIR
  const bottom = box === null ? null : box.y + box.height + AIR
  // biome-ignore lint/correctness/useExhaustiveDependencies: the room stands for the frame's own height
  useEffect(() => {
    const { current } = frame
    if (current === null || top === null || bottom === null) return
    const { scrollTop, clientHeight } = current
    if (bottom > scrollTop + clientHeight) current.scrollTop = bottom - clientHeight
    if (top < current.scrollTop) current.scrollTop = top
  }, [frame, top, bottom, room])
}
