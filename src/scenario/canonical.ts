// One text for one scenario, whatever order its keys came in: equality and content hashes rest on it.

import { stringBytes } from '../kafka/records/serializers.ts'
import { toBase64Url } from './base64.ts'
import { byText } from './byText.ts'
import type { Scenario } from './Scenario.ts'
import { sha256 } from './sha256.ts'

/** JSON with the keys of every object in the order of their UTF-16 units. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (isObject(inner) ? sorted(inner) : inner))
}

/** Eight characters that name a scenario's content: 48 bits of its SHA-256. Enough to notice a change, not to stop a forger. */
export function contentHash(scenario: Scenario): string {
  return toBase64Url(sha256(stringBytes(canonicalJson(scenario))).subarray(0, 6))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function sorted(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const keys = Object.keys(object).sort(byText)
  return Object.fromEntries(keys.map((key) => [key, object[key]]))
}
