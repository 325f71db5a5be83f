// replication/…: a cluster with brokers that die, freeze, lag or are cut off, step by step.
import type { Harness } from './Harness.ts'
import type { JsonObject } from './json.ts'
import { isList, isObject, objectOf, objectsOf, textOf } from './json.ts'
import { compareSteps } from './replication/compareSteps.ts'
import { openCluster } from './replication/openCluster.ts'
import { OPERATIONS, runSteps } from './replication/runSteps.ts'

/** A time is the median over so many seeds; everything else is looked at in the run of the first. */
export const SEEDS = 11

export const replicationHarness: Harness = {
  rules: { inputs: [] },
  skips: whySkipped,
  run: (recorded) => ({ seeds: seedRuns(recorded, SEEDS).map((steps) => ({ steps })) }),
  compare: (recorded, produced) =>
    compareSteps(
      recorded,
      objectsOf(produced, 'seeds').map((seed) => objectsOf(seed, 'steps')),
    ),
}

/** The steps of a case as each of so many seeds has them. */
export function seedRuns(recorded: JsonObject, seeds: number): JsonObject[][] {
  const single = singleRun(recorded)
  return Array.from({ length: seeds }, (_, seed) => runSteps(openCluster(single, seed + 1), single))
}

/** Inputs stand as one number for each run; all are the same. */
function singleRun(recorded: JsonObject): JsonObject {
  const steps = objectsOf(recorded, 'steps').map((step) => ({ do: oneOf(objectOf(step, 'do')) }))
  return { ...recorded, steps }
}

function oneOf(action: JsonObject): JsonObject {
  const fields = Object.entries(action).map(([name, value]) => {
    if ((name === 'ms' || /Ms$/.test(name)) && isList(value)) return [name, value[0]]
    if (name === 'produce' && isList(value)) return [name, value.filter(isObject).map(oneOf)]
    return [name, value]
  })
  return Object.fromEntries(fields)
}

const SELECTOR = 'replica.selector.class'

/** An operation this harness has no words for yet. */
function whySkipped(recorded: JsonObject): string | null {
  const { configs } = objectOf(recorded, 'cluster')
  if (isObject(configs) && isObject(configs.broker) && SELECTOR in configs.broker)
    return 'no reading from the nearest replica yet'
  for (const step of objectsOf(recorded, 'steps')) {
    const action = objectOf(step, 'do')
    const op = textOf(action, 'op')
    if (!OPERATIONS.includes(op)) return `no operation yet: ${op}`
    if (op === 'initProducerId' && 'txnId' in action) return 'no transactions yet'
    if (op === 'realConsumer' && action.subscribe === true) return 'no consumer groups yet'
  }
  return null
}
