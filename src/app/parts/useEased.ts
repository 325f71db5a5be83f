// Whether changes of state may ease: while one plays or steps, never while one scrubs.
import { useDesk, useSession } from '../ShellContext.ts'

/** True while things may slide to their places. */
export function useEased(): boolean {
  const moves = useSession(({ playing, stepping }) => playing || stepping)
  const dragging = useDesk((state) => state.dragging)
  return moves && !dragging
}
