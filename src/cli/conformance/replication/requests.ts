// Requests of the recorder's own: one connection, one try, so that the error is the broker's and no client hides it.

import { dropLink } from '../../../engine/kernel/brokenLinks.ts'
import { connect } from '../../../engine/kernel/connect.ts'
import { connectionOf, sendRequest } from '../../../engine/kernel/network.ts'
import type { ApiName } from '../../../kafka/protocol/apis.ts'
import type { RequestOf, ResponseOf } from '../../../kafka/protocol/bodies.ts'
import type { Us } from '../../../kafka/terms.ts'
import { type Lab, nodeOf, passUntil, RECORDER } from './Lab.ts'

/** Why there is no answer, in the words of Java's sockets. */
export type Failure = 'ConnectException' | 'SocketTimeoutException' | 'EOFException'

type Outcome<T> = { readonly answer: T } | { readonly failure: Failure }

const CONNECT_US: Us = 3_000_000

export function openLink(lab: Lab, node: number): number {
  const { sim } = lab.simulation
  sim.cause = 0
  return connect(sim, `${RECORDER}-${++lab.clients}`, nodeOf(lab, node).endpoint)
}

export function closeLink(lab: Lab, id: number): void {
  const { sim } = lab.simulation
  const connection = connectionOf(sim, id)
  if (!connection || connection.state === 'closed') return
  sim.cause = 0
  dropLink(sim, connection, 'client closed')
}

export function linkState(lab: Lab, id: number): 'connecting' | 'ready' | 'closed' {
  return connectionOf(lab.simulation.sim, id)?.state ?? 'closed'
}

/** Waits until a connection is up; gives why it is not. */
export function awaitLink(lab: Lab, id: number, mostUs: Us = CONNECT_US): Failure | null {
  passUntil(lab, () => linkState(lab, id) !== 'connecting', Math.min(mostUs, CONNECT_US))
  const state = linkState(lab, id)
  if (state === 'ready') return null
  return state === 'closed' ? 'ConnectException' : 'SocketTimeoutException'
}

interface Question<A extends ApiName> {
  readonly api: A
  readonly body: RequestOf<A>
  readonly bytes?: number
  /** False for Produce with acks=0. */
  readonly answered?: boolean
}

/** Longer than the recorder ever waits: it gives up by itself, so the connection's own timeout must not end first. */
const NEVER_US: Us = 600_000_000

/** Sends a request; gives its id. */
export function ask<A extends ApiName>(lab: Lab, link: number, question: Question<A>): number {
  const { sim } = lab.simulation
  sim.cause = 0
  return sendRequest(sim, link, {
    api: question.api,
    body: question.body,
    bytes: question.bytes ?? 120,
    timeoutUs: NEVER_US,
    ...(question.answered === false ? { answered: false } : {}),
  })
}

/** The answer to a request, once it has got here. */
export function answerTo(lab: Lab, request: number): unknown {
  const answer = lab.answers.get(request)
  const isHere = answer && answer.arrivesAt >= 0 && answer.arrivesAt <= lab.simulation.now
  return isHere ? answer.body : undefined
}

export function awaitAnswer<T>(lab: Lab, link: number, request: number, mostUs: Us): Outcome<T> {
  const isOver = () => answerTo(lab, request) !== undefined || linkState(lab, link) === 'closed'
  const came = passUntil(lab, isOver, mostUs)
  const answer = answerTo(lab, request)
  if (answer !== undefined) return { answer: answer as T }
  return { failure: came ? 'EOFException' : 'SocketTimeoutException' }
}

/** One question to one broker over a connection of its own. */
export function askNode<A extends ApiName>(
  lab: Lab,
  node: number,
  question: Question<A>,
  mostUs: Us,
): Outcome<ResponseOf<A>> {
  const link = openLink(lab, node)
  const failure = awaitLink(lab, link, mostUs)
  const outcome = failure
    ? { failure }
    : awaitAnswer<ResponseOf<A>>(lab, link, ask(lab, link, question), mostUs)
  closeLink(lab, link)
  return outcome
}
