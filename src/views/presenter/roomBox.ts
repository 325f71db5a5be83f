import type { CSSProperties } from 'react'
import { ROOM_ZOOM } from '../../projection/room.ts'
import type { Box } from '../../projection/StageModel.ts'

/** A box of a room's model at its place on the page that is drawn for 1280×720. */
export function roomBox(box: Box | undefined): CSSProperties | undefined {
  if (box === undefined) return undefined
  const [left, top, width, height] = [box.x, box.y, box.width, box.height].map(
    (px) => px * ROOM_ZOOM,
  )
  return { position: 'absolute', left, top, width, height }
}
