// The recorder's admin client: a call goes to a broker that lives and is tried again until its time is over.
// Kafka: KafkaAdminClient with request.timeout.ms 8000, default.api.timeout.ms 20000.
import type { ErrorName } from '../../../kafka/errors.ts'
import { defaultText } from '../../../kafka/errorTexts.ts'
import type { ApiName } from '../../../kafka/protocol/apis.ts'
import type { RequestOf, ResponseOf } from '../../../kafka/protocol/bodies.ts'
import type { Us } from '../../../kafka/terms.ts'
import type { Json } from '../json.ts'
import { type Lab, live, pass } from './Lab.ts'
import { askNode } from './requests.ts'

const REQUEST_US: Us = 8_000_000
const CALL_US: Us = 20_000_000
const BACK_OFF_US: Us = 100_000

export type Called = Record<string, Json>

/** Calls that a broker answered with these are sent again. */
const AGAIN: readonly ErrorName[] = ['NOT_CONTROLLER', 'REQUEST_TIMED_OUT']

interface Call<A extends ApiName> {
  readonly api: A
  /** As Kafka's own texts name it: createTopics. */
  readonly name: string
  readonly body: RequestOf<A>
  readonly timeoutUs?: Us
}

/** Makes the call; gives its answer, or what the caller's future throws. */
export function call<A extends ApiName>(
  lab: Lab,
  { api, name, body, timeoutUs = CALL_US }: Call<A>,
): { answer: ResponseOf<A> } | { thrown: Called } {
  const end = lab.simulation.now + timeoutUs
  for (let tries = 1; ; tries++) {
    const node = live(lab)[(tries - 1) % Math.max(1, live(lab).length)]
    const left = end - lab.simulation.now
    const patience = Math.min(left, REQUEST_US)
    const outcome = node && askNode(lab, node.id, { api, body }, patience)
    if (outcome && 'answer' in outcome && !isRetried(outcome.answer)) return outcome
    if (lab.simulation.now + BACK_OFF_US >= end) return { thrown: timedOut(name, tries) }
    pass(lab, BACK_OFF_US)
  }
}

function isRetried(answer: unknown): boolean {
  return AGAIN.includes((answer as { error: ErrorName }).error)
}

function timedOut(name: string, tries: number): Called {
  const call = `Call(callName=${name}, deadlineMs=T, tries=${tries}, nextAllowedTryMs=T)`
  return {
    error: 'REQUEST_TIMED_OUT',
    message: `${call} timed out at T after ${tries} attempt(s)`,
  }
}

/** What the caller sees: ok, or the error with the controller's words or Kafka's own. */
export function told({ error, message }: { error: ErrorName; message: string }): Called {
  if (error === 'NONE') return { ok: true }
  return { error, message: message || defaultText(error) }
}

/** A call whose answer is only whether it was done. */
export function callTold<A extends ApiName>(lab: Lab, what: Call<A>): Called {
  const outcome = call(lab, what)
  if ('thrown' in outcome) return outcome.thrown
  return told(outcome.answer as { error: ErrorName; message: string })
}
