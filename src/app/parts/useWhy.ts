import type { WhyModel } from '../../projection/InspectorModel.ts'
import type { RunNow } from './useRun.ts'

/** The chain of causes of the asked value; null while nothing is asked. */
export function useWhy(_run: RunNow): WhyModel | null {
  return null
}
