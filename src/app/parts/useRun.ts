// The run as it stands at the moment that is drawn.
import { useRef } from 'react'
import type { History, Position } from '../../engine/History.ts'
import type { Us } from '../../kafka/terms.ts'
import type { ReadRecord } from '../../projection/contents.ts'
import { readerOf } from '../../projection/readRecords.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import { useMoment, useShell } from '../ShellContext.ts'

export interface RunNow {
  /** Grows with every moment: what is computed from the state is good for one serial. */
  readonly serial: number
  readonly history: History
  readonly cursor: Position
  /** Read it while drawing, never keep it: the object is used again for the next moment. */
  readonly state: ClusterState
  readonly read: ReadRecord
  /** A hand that drags passes it in a blink: nobody follows what flies in it. */
  readonly passing?: boolean
}

/** The run now; null until it has reached the cursor for the first time. While a new run catches up, the last moment stays. */
export function useRun(): RunNow | null {
  const shell = useShell()
  const serial = useMoment()
  const last = useRef<RunNow | null>(null)
  const history = shell.runs.current()
  const { cursor } = shell.store.getState()
  const files = shell.runs.files()
  if (shell.runs.fault() !== undefined) return null
  const isKnown = history.reachedAt >= Math.min(cursor.at, history.endsAt)
  if (!isKnown) return last.current
  if (last.current?.serial !== serial || last.current.history !== history) {
    const moment = momentAt(history, cursor, shell.moments.draggedFrom())
    last.current = { serial, history, ...moment, read: readerOf(moment.state, files) }
  }
  return last.current
}

/** A hand that drags passes many moments in a blink: one that is held still will do, until it rests. */
function momentAt(history: History, cursor: Position, draggedFrom: Us | undefined) {
  const covered = draggedFrom === undefined ? 0 : Math.abs(cursor.at - draggedFrom)
  const still = covered === 0 ? undefined : history.stillNear(cursor.at, covered)
  if (still === undefined) return { cursor, state: history.stateAt(cursor) }
  return { cursor: { at: still.at, n: still.n }, state: still.state, passing: true }
}
