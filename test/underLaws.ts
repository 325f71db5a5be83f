// Watches a run under all laws; where one breaks, the failure tells the last 40 events in words.

import { lastEvents } from '../src/cli/seeds/lastEvents.ts'
import type { RunUntil } from '../src/engine/run.ts'
import type { Simulation } from '../src/engine/simulate.ts'
import type { Scenario } from '../src/scenario/Scenario.ts'
import { type BrokenLaw, checkLaws, LAWS, lawSentence } from '../src/trace/laws/index.ts'
import type { TraceEvent } from '../src/trace/TraceEvent.ts'

/** Begins to watch; the function given back runs on, and throws where a law broke. */
export function underLaws(
  run: Simulation,
  scenario: Scenario,
  onEvent: (event: TraceEvent) => void = () => {},
): (until: RunUntil) => void {
  const watch = checkLaws(run.state, LAWS)
  let broken: BrokenLaw | undefined
  run.listen((event) => {
    if (broken) return
    broken = watch.after(event)
    onEvent(event)
  })
  return (until) => {
    run.run(until)
    broken ??= watch.atEnd()
    if (broken) throw new Error(report(broken, scenario))
  }
}

/** What broke, and the way there. */
function report({ law, finding, n }: BrokenLaw, scenario: Scenario): string {
  return [
    `${law.name} broke at event ${n}: ${lawSentence(law)}`,
    finding,
    ...lastEvents(scenario, n),
  ].join('\n')
}
