// A member's way to its coordinator: finding it, a connection of its own to it, and forgetting it when it is another.
// Kafka: AbstractCoordinator.ensureCoordinatorReady, markCoordinatorUnknown, checkAndGetCoordinator.
// KIPs: 580, 699.

import type { GroupApi } from '../../../kafka/protocol/apis.ts'
import type { FindCoordinatorResponse } from '../../../kafka/protocol/Group.ts'
import { LONG_AGO, type Us } from '../../../kafka/terms.ts'
import type { Message } from '../../../trace/Message.ts'
import { anyLink, coordinatorLink, linkTo } from '../../client/ClientNetwork.ts'
import { wantMetadata } from '../../client/clientMetadata.ts'
import { type Sending, sendRequest } from '../../kernel/network.ts'
import type { Sim } from '../../Memory.ts'
import { record } from '../../record.ts'
import { aloud, schedule } from '../../schedule.ts'
import { silenceCause } from '../../silenceCause.ts'
import type { ReaderMemory } from '../ReaderMemory.ts'
import type { Asked, MemberMemory } from './MemberMemory.ts'

/** Whether the coordinator is known; else it is being looked for. */
export function knowsCoordinator(sim: Sim, reader: ReaderMemory, member: MemberMemory): boolean {
  if (member.coordinator >= 0) {
    if (!isUnavailable(sim, reader, member)) return true
    missCoordinator(sim, reader, member, 'its connection broke')
    backOff(sim, reader, member)
  }
  if ([...member.requests.values()].some(({ type }) => type === 'find')) return false
  if (member.notBefore > sim.now) {
    wakeAt(sim, reader, member.notBefore)
    return false
  }
  const connection = anyLink(sim, reader.network)
  if (connection === 0) return false
  const { cause } = sim
  sim.cause = member.missedBy || cause
  const id = sendRequest(sim, connection, {
    api: 'FindCoordinator',
    body: { group: member.group },
    bytes: 50,
    timeoutUs: reader.network.requestTimeoutUs,
  })
  sim.cause = cause
  member.requests.set(id, { type: 'find' })
  return false
}

/** The connection broke and may not be tried again yet. */
function isUnavailable(
  sim: Sim,
  { network }: ReaderMemory,
  { coordinator }: MemberMemory,
): boolean {
  const key = coordinatorLink(coordinator)
  return !network.links.has(key) && (network.reconnects.get(key)?.until ?? LONG_AGO) > sim.now
}

export function onCoordinatorFound(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  message: Message,
): void {
  const { error, node } = message.body as FindCoordinatorResponse
  if (error !== 'NONE') {
    wantMetadata(sim, reader.network)
    backOff(sim, reader, member)
    return
  }
  member.coordinator = node
  member.heardAt = sim.now
  record(sim, { type: 'CoordinatorKnown', client: reader.id, node, why: '' })
}

export function forgetCoordinator(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  why: string,
): void {
  if (member.coordinator < 0) return
  sim.cause = record(sim, {
    type: 'CoordinatorKnown',
    client: reader.id,
    node: -1,
    why,
  })
  member.missedBy = sim.cause
  member.coordinator = -1
}

/** Nothing is heard of it any more, for what made it silent. */
export function missCoordinator(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  why: string,
): void {
  if (member.coordinator < 0) return
  sim.cause = silenceCause(sim, member.coordinator)
  forgetCoordinator(sim, reader, member, why)
}

/** retry.backoff.ms passes before the next lookup or join. */
export function backOff(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  member.notBefore = sim.now + reader.network.retryBackoffUs
  wakeAt(sim, reader, member.notBefore)
}

export function wakeAt(sim: Sim, reader: ReaderMemory, at: Us): void {
  aloud(sim, true, () => {
    schedule(sim, { at, type: 'clientWake', who: reader.id, life: reader.life })
  })
}

/** Sends to the coordinator. False when there is no way to it yet: it is tried again when there is. */
export function askCoordinator<A extends GroupApi>(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  sending: Omit<Sending<A>, 'timeoutUs'> & { readonly timeoutUs?: Us },
  asked: Asked,
): boolean {
  if (!knowsCoordinator(sim, reader, member)) return false
  const connection = linkTo(sim, reader.network, coordinatorLink(member.coordinator))
  if (connection === 0) return false
  const timeoutUs = sending.timeoutUs ?? reader.network.requestTimeoutUs
  const id = sendRequest<A>(sim, connection, { ...sending, timeoutUs } as Sending<A>)
  member.requests.set(id, asked)
  return true
}
