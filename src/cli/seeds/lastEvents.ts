// The last events of a run in words: what is read first when a law broke.
import '../../engine/group/index.ts'
import { type SimulateOptions, simulate } from '../../engine/simulate.ts'
import { type CaptionContext, createEventMemory, learn } from '../../projection/captionContext.ts'
import { captionOf } from '../../projection/captions.ts'
import { clockText } from '../../projection/clock.ts'
import { readerOf } from '../../projection/readRecords.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import type { FileRecords } from '../../trace/records.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'

/** What a sentence needs of a run in progress. */
export function captionContext(
  state: ClusterState,
  files: ReadonlyMap<string, FileRecords> = new Map(),
): CaptionContext {
  return { state, read: readerOf(state, files), memory: createEventMemory() }
}

/** One event as a line: its number, its instant, what happened. */
function eventLine(event: TraceEvent, context: CaptionContext): string {
  const { headline, line } = captionOf(event, context)
  const n = event.n === 0 ? '·' : String(event.n)
  return `${n.padStart(7)} ${clockText(event.at).padStart(12)}  ${headline}${line === '' ? '' : ` ${line}`}`
}

/** Runs a scenario again up to an event, and tells the last ones as lines. */
export function lastEvents(
  scenario: Scenario,
  n: number,
  count = 40,
  options: SimulateOptions = {},
): string[] {
  const lines: string[] = []
  const run = simulate(scenario, options)
  const context = captionContext(run.state, options.files)
  run.listen((event) => {
    if (run.state.n > n) return
    learn(context.memory, event)
    lines.push(eventLine(event, context))
    if (lines.length > count) lines.shift()
  })
  try {
    run.run({ at: Number.MAX_SAFE_INTEGER, n: n + 1 })
  } catch (fault) {
    // The fault that is being looked into: it ends the run again, at the same place.
    lines.push(fault instanceof Error ? fault.message : String(fault))
  }
  return lines
}
