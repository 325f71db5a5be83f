// Compares the runs of a recorded case with the runs of the model, step by step and field by field, as the contract says.
import type { Json, JsonObject } from '../json.ts'
import { isObject } from '../json.ts'
import type { CaseFacts } from './CaseFacts.ts'
import { caseFacts } from './CaseFacts.ts'
import { compareMetadataLog } from './compareMetadataLog.ts'
import { comparePartitions, compareReplicas } from './comparePartitions.ts'
import { compareQuorum } from './compareQuorum.ts'
import { compareResult } from './compareResult.ts'
import { createJudge, type Judge, judge, judgeExact } from './Judge.ts'
import { recordedRuns } from './recordedRuns.ts'

/** One step as all runs and all seeds had it. */
export interface StepLooks {
  readonly index: number
  readonly action: JsonObject
  readonly facts: CaseFacts
  /** `observe` of each recorded run. */
  readonly runs: readonly JsonObject[]
  /** `observe` of each seed; all but times is compared in the first. */
  readonly seeds: readonly JsonObject[]
  /** All steps of each, for what depends on other steps. */
  readonly allRuns: readonly (readonly JsonObject[])[]
  readonly allSeeds: readonly (readonly JsonObject[])[]
}

/**
 * Compares a case; `seeds` are the steps of each run of the model. What is no time is looked at in one run: where a
 * race was recorded, in the first that ended as the recorded ones did; where none did, in the one nearest to it.
 */
export function compareSteps(
  recorded: JsonObject,
  seeds: readonly (readonly JsonObject[])[],
): Judge {
  let nearest: Judge | undefined
  for (const [index, seed] of seeds.entries()) {
    const to = compareSeed(recorded, [seed, ...seeds.filter((_, i) => i !== index)])
    if (to.mismatches.length === 0) return to
    if (!nearest || to.mismatches.length < nearest.mismatches.length) nearest = to
  }
  return nearest ?? createJudge()
}

function compareSeed(recorded: JsonObject, seeds: readonly (readonly JsonObject[])[]): Judge {
  const to = createJudge()
  const facts = caseFacts(recorded)
  const observed = (steps: readonly JsonObject[]) =>
    steps.map((step) => (isObject(step.observe) ? step.observe : {}))
  const allRuns = recordedRuns(recorded).map(observed)
  const allSeeds = seeds.map(observed)
  facts.actions.forEach((action, index) => {
    compareStep(to, {
      index,
      action,
      facts,
      runs: allRuns.map((run) => run[index] ?? {}),
      seeds: allSeeds.map((seed) => seed[index] ?? {}),
      allRuns,
      allSeeds,
    })
  })
  return to
}

function compareStep(to: Judge, looks: StepLooks): void {
  const { index } = looks
  const at = `steps[${index}].observe`
  compareResult(to, looks, `${at}.result`)
  const fields = ['partitions', 'replicas', 'quorum', 'dump'] as const
  for (const field of fields) {
    if (!isLooked(to, looks, `${at}.${field}`, field)) continue
    if (field === 'partitions') comparePartitions(to, looks, `${at}.partitions`)
    else if (field === 'replicas') compareReplicas(to, looks, `${at}.replicas`)
    else if (field === 'quorum') compareQuorum(to, looks, `${at}.quorum`, field)
    else if (!looks.facts.trafficRan(index)) compareDump(to, looks, `${at}.dump`)
  }
  compareMetadataLog(to, looks)
  const errors = looks.runs.map((run) => run.describeError)
  const error = looks.seeds[0]?.describeError
  if (error !== undefined || errors.some((each) => each !== undefined))
    judgeExact(to, `${at}.describeError`, errors, error)
}

/** Whether both looked there; when only one did, that is a difference. */
function isLooked(to: Judge, looks: StepLooks, path: string, field: string): boolean {
  const wasLooked = looks.runs.some((run) => run[field] !== undefined)
  const produced = looks.seeds[0]?.[field]
  if (wasLooked === (produced !== undefined)) return wasLooked
  const recorded = looks.runs.find((run) => run[field] !== undefined)?.[field]
  judge(to, path, recorded, produced, wasLooked ? 'is missing' : 'nobody looked there')
  return false
}

function compareDump(to: Judge, looks: StepLooks, path: string): void {
  const dumps = looks.runs.map((run) => run.dump)
  const produced = looks.seeds[0]?.dump
  for (const name of namesOf([...dumps, produced]))
    for (const broker of namesOf([...dumps, produced].map((dump) => fieldOf(dump, name))))
      judgeExact(
        to,
        `${path}.${name}.${broker}`,
        dumps.map((dump) => fieldOf(fieldOf(dump, name), broker)),
        fieldOf(fieldOf(produced, name), broker),
      )
}

/** All names of fields any of the objects has. */
export function namesOf(values: readonly (Json | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => (isObject(value) ? Object.keys(value) : [])))]
}

export function fieldOf(value: Json | undefined, name: string): Json | undefined {
  return isObject(value) ? value[name] : undefined
}
