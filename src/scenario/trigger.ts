// When an act happens, for triggers that the clock decides.
import type { Us } from '../kafka/terms.ts'
import { durationUs } from './duration.ts'
import type { Trigger } from './Scenario.ts'

/**
 * The instant of the n-th time (from 0) of a trigger that has been through the schema. `at` has one; `every` has its first
 * at `from` (absent = after one gap) and then one per gap. Undefined when there is no such time, and for `on`, which waits for an event.
 */
export function triggerTime(trigger: Trigger, n: number): Us | undefined {
  if ('at' in trigger) return n === 0 ? durationUs(trigger.at) : undefined
  if ('on' in trigger || n >= (trigger.times ?? Number.POSITIVE_INFINITY)) return undefined
  const gap = durationUs(trigger.every)
  return durationUs(trigger.from ?? trigger.every) + n * gap
}
