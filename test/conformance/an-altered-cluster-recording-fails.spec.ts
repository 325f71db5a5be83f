import { describe, expect, it } from 'vitest'
import { readCaseFile } from '../../src/cli/conformance/caseFiles.ts'
import type { Json, JsonObject, PathStep } from '../../src/cli/conformance/json.ts'
import { isList, isObject, objectOf, objectsOf, pathText } from '../../src/cli/conformance/json.ts'
import { compareSteps } from '../../src/cli/conformance/replication/compareSteps.ts'
import { SEEDS, seedRuns } from '../../src/cli/conformance/replicationHarness.ts'
import { CASES, PATIENCE_MS } from './recordedReplication.ts'
import { withAlteration } from './withAlteration.ts'

/** One case of each kind, and how many of its values are altered, one at a time. */
const ALTERED: readonly (readonly [path: string, name: string])[] = [
  ['replication/configs-errors', '24-errors-fetch'],
  ['replication/controller', '09-controller-crash-b'],
  ['replication/elections', '02-follower-crash'],
  ['replication/lag', '08-frozen-follower-idle6'],
  ['replication/loss', '04-acks1-loss-rf2'],
  ['replication/minisr-elr', '06-elr-crash'],
  ['replication/splits', '33-one-way-follower-to-leader'],
  ['replication/topics-and-time', '25-timestamps'],
]
const ALTERATIONS = 25

/** Compared as they stand wherever the case has settled. */
const EXACT = new Set(
  ['leader', 'leaderEpoch', 'partitionEpoch', 'replicas', 'isr', 'elr', 'lastKnownElr'].concat([
    'error',
    'message',
    'ok',
    'met',
    'records',
    'offset',
    'fenced',
    'broker',
    'epochs',
    'type',
  ]),
)

function exactPaths(recorded: JsonObject): PathStep[][] {
  const found: PathStep[][] = []
  const varied = new Set(
    (isList(recorded.varies) ? recorded.varies : []).map((entry) =>
      isObject(entry) ? String(entry.path) : '',
    ),
  )
  objectsOf(recorded, 'steps').forEach((step, index) => {
    const { settleMs, op } = objectOf(step, 'do')
    const isPassing = isList(settleMs) || String(op).startsWith('stop')
    if (isPassing || !isObject(step.observe)) return
    collect(['steps', index, 'observe'], step.observe, found)
  })
  // Where records of unknown number were written, logs are compared by their shape alone.
  const ops = objectsOf(recorded, 'steps').map((step) => objectOf(step, 'do').op)
  const hasTraffic = ops.some((op) => op === 'traffic' || op === 'timeline')
  const isFree = (path: PathStep[]) =>
    (hasTraffic && (path.includes('dump') || path.includes('records'))) ||
    path.some((_, length) => varied.has(pathText(path.slice(0, length + 1))))
  return found.filter((path) => !isFree(path))
}

function collect(path: PathStep[], value: Json, found: PathStep[][]): void {
  if (isList(value)) for (const [i, each] of value.entries()) collect([...path, i], each, found)
  if (!isObject(value)) return
  for (const [name, below] of Object.entries(value)) {
    if (below === undefined || name === 'replicas') continue
    if (EXACT.has(name)) found.push([...path, name])
    else collect([...path, name], below, found)
  }
}

function altered(value: Json | undefined): Json {
  if (typeof value === 'number') return value + 7
  if (typeof value === 'string') return `${value}x`
  if (typeof value === 'boolean') return !value
  return isList(value) ? [...value, 99] : 0
}

describe('A recording of several brokers with one value altered', () => {
  it.each(ALTERED)(
    '%s: %s fails, whichever value it is',
    (file, name) => {
      const recorded = readCaseFile(CASES, file).cases.find((each) => each.name === name)!
      const seeds = seedRuns(recorded, SEEDS)
      expect(compareSteps(recorded, seeds).mismatches).toEqual([])
      const paths = exactPaths(recorded)
      const every = Math.max(1, Math.floor(paths.length / ALTERATIONS))
      const drawn = paths.filter((_, i) => i % every === 0)
      expect(drawn.length).toBeGreaterThanOrEqual(10)
      const survivors = drawn.filter(
        (path) =>
          compareSteps(withAlteration(recorded, path, altered), seeds).mismatches.length === 0,
      )
      expect(survivors.map((path) => pathText(path))).toEqual([])
    },
    PATIENCE_MS,
  )
})
