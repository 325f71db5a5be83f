import type { Json, JsonObject, PathStep } from '../../src/cli/conformance/json.ts'
import { valueAt } from '../../src/cli/conformance/json.ts'

/** A recording in which the value at a path is another one. */
export function withAlteration(
  recorded: JsonObject,
  path: readonly PathStep[],
  altered: (value: Json | undefined) => Json,
): JsonObject {
  const copy = structuredClone(recorded) as JsonObject
  const parent = valueAt(copy, path.slice(0, -1)) as Record<PathStep, Json>
  const last = path.at(-1)!
  parent[last] = altered(parent[last])
  return copy
}
