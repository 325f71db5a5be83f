// Both runs at the moment that is drawn, and what lies between them.

import type { CompareModel } from '../../projection/compare/CompareModel.ts'
import { projectCompare, type SideInput } from '../../projection/compare/projectCompare.ts'
import { readerOf } from '../../projection/readRecords.ts'
import type { FileRecords } from '../../trace/records.ts'
import type { RunNow } from '../parts/useRun.ts'
import { useMoment, useShell } from '../ShellContext.ts'
import type { Pair } from './createPair.ts'
import type { Side } from './linkHistories.ts'

export interface Compared {
  readonly pair: Pair
  readonly model: CompareModel
  /** Null while a run does not reach the moment, or where it has failed. */
  readonly left: RunNow | null
  readonly right: RunNow | null
}

/** The caption and the page ask for the same moment: it is counted once. */
const counted = new WeakMap<Pair, { readonly serial: number; readonly compared: Compared }>()

/** Null until the other run is there. */
export function useCompared(): Compared | null {
  const shell = useShell()
  const serial = useMoment()
  const pair = shell.pairing.pair()
  if (pair === null) return null
  const known = counted.get(pair)
  if (known?.serial === serial) return known.compared
  const { at } = shell.store.getState().cursor
  const left = sideNow(pair.left, at, serial, shell.runs.files())
  const right = pair.right && sideNow(pair.right, at, serial, pair.files)
  const model = projectCompare({
    at,
    seed: pair.left.history.scenario.seed,
    differences: pair.differences,
    left: inputOf(pair.left, left),
    right: pair.right && inputOf(pair.right, right),
  })
  const compared = { pair, model, left, right }
  counted.set(pair, { serial, compared })
  return compared
}

/** One run at an instant, all of its events there included. */
function sideNow(
  { history, fault }: Side,
  at: number,
  serial: number,
  files: ReadonlyMap<string, FileRecords>,
): RunNow | null {
  const isThere = history.limit !== null || history.reachedAt >= Math.min(at, history.endsAt)
  if (fault !== undefined || !isThere) return null
  const cursor = { at: Math.min(at, history.endsAt) }
  const state = history.stateAt(cursor)
  return { serial, history, cursor, state, read: readerOf(state, files) }
}

function inputOf({ history, tally }: Side, now: RunNow | null): SideInput | null {
  const isCounted = now !== null && (history.limit !== null || tally.until >= now.cursor.at)
  if (!isCounted) return null
  return { state: now.state, read: now.read, tally, breaches: history.breaches }
}
