import type { History } from '../../engine/History.ts'
import type { Scenario } from '../../scenario/Scenario.ts'

const FOR_EVER = Number.MAX_SAFE_INTEGER

function refuse(): never {
  throw new Error('Kafkascope bug: a failed run was asked for its state')
}

/** What stands in for a run that failed: nothing happens in it, and its state cannot be asked for. */
export function brokenHistory(scenario: Scenario): History {
  return {
    scenario,
    reachedAt: FOR_EVER,
    endsAt: FOR_EVER,
    limit: null,
    breaches: [],
    milestones: [],
    advance: () => true,
    stateAt: refuse,
    lookAt: refuse,
    stillNear: () => undefined,
    eventsBetween: () => [],
    eventNumbered: () => undefined,
    next: () => undefined,
    previous: () => undefined,
    hashAt: () => '',
  }
}
