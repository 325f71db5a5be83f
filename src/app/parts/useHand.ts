// The hand on the time line.
import type { Us } from '../../kafka/terms.ts'
import { useDesk, useSession } from '../ShellContext.ts'

/** Where it holds the time line now: playhead and clock follow at once, all else as fast as it can. Null = nobody drags. */
export function useHand(): Us | null {
  const dragging = useDesk((state) => state.dragging)
  return useSession(({ cursor }) => (dragging ? cursor.at : null))
}
