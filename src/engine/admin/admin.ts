// The admin client: each act on topics and settings is a call that a broker or controller may refuse, or nobody answer.
// Kafka: KafkaAdminClient.
// KIPs: 117, 580.
// Simplified: one call in one request; calls go out in the order they were made.
import { exceptionText } from '../../kafka/errors.ts'
import type { AdminResponse } from '../../kafka/protocol/Admin.ts'
import type { ElectLeadersResponse } from '../../kafka/protocol/Controller.ts'
import type { Message } from '../../trace/Message.ts'
import { anyLink } from '../client/ClientNetwork.ts'
import { groupPart } from '../GroupPart.ts'
import type { Entry } from '../kernel/Entry.ts'
import { sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'
import {
  type AdminCall,
  type AdminMemory,
  CALL_TIMEOUT_US,
  type GroupCall,
  type PendingCall,
} from './AdminMemory.ts'

/** The cluster's own admin client, from which acts on topics and settings come. */
export const ADMIN = 'admin'

export function callAdmin(sim: Sim, name: string, call: AdminCall | GroupCall): void {
  const admin = sim.memory.admins.get(ADMIN)
  if (!admin) return
  const event = record(sim, { type: 'AdminCalled', client: admin.id, call: name })
  const work = 'group' in call ? groupPart().admin.begin(call) : null
  admin.calls.push({ name, call, work, since: sim.now, event, message: 0 })
  schedule(sim, {
    at: sim.now + CALL_TIMEOUT_US,
    type: 'callTimeout',
    who: admin.id,
    life: admin.life,
    cause: event,
  })
  pump(sim, admin)
}

/** Sends what waits, as soon as a connection is ready. */
export function pump(sim: Sim, admin: AdminMemory): void {
  for (const pending of [...admin.calls]) {
    if (pending.message !== 0) continue
    const { call } = pending
    if ('group' in call) {
      finish(sim, admin, pending, groupPart().admin.pump(sim, admin, pending))
      continue
    }
    const connection = anyLink(sim, admin.network)
    if (connection === 0) return
    const cause = sim.cause
    sim.cause = pending.event
    pending.message = sendRequest(sim, connection, {
      api: call.api,
      body: call.body as never,
      bytes: 160,
      timeoutUs: admin.network.requestTimeoutUs,
    })
    sim.cause = cause
  }
}

export function onAdminResponse(sim: Sim, admin: AdminMemory, message: Message): void {
  const pending = admin.calls.find((each) => each.message === message.request)
  if (!pending) return
  if (pending.work) {
    finish(sim, admin, pending, groupPart().admin.onAnswer(sim, admin, pending, message))
    return
  }
  const body = refusalIn(message.body as AdminResponse | ElectLeadersResponse)
  finish(sim, admin, pending, body.error === 'NONE' ? '' : exceptionText(body.error, body.message))
}

/** The call is over: '' = done, else what it failed with; undefined = it goes on. */
function finish(
  sim: Sim,
  admin: AdminMemory,
  pending: PendingCall,
  error: string | undefined,
): void {
  if (error === undefined) return
  admin.calls.splice(admin.calls.indexOf(pending), 1)
  record(sim, { type: 'AdminAnswered', client: admin.id, call: pending.name, error })
}

/** What the call failed with: its own error, else that of its first partition that has one. */
function refusalIn(body: AdminResponse | ElectLeadersResponse): AdminResponse {
  if (body.error !== 'NONE' || !('results' in body)) return body
  return body.results.find(({ error }) => error !== 'NONE') ?? body
}

/** A lost connection: calls not answered are sent again. */
export function onAdminDisconnected(admin: AdminMemory, failed: readonly number[]): void {
  for (const pending of admin.calls) {
    if (!failed.includes(pending.message)) continue
    pending.message = 0
    if (pending.work) pending.work.coordinator = -1
  }
}

export function onCallTimeout(sim: Sim, entry: Entry): void {
  const admin = sim.memory.admins.get(entry.who)
  if (!admin || admin.life !== entry.life) return
  const pending = admin.calls.find((each) => each.event === entry.cause)
  if (!pending) return
  const name = pending.call.api.charAt(0).toLowerCase() + pending.call.api.slice(1)
  const error = `TimeoutException: Timed out waiting for a node assignment. Call: ${name}`
  finish(sim, admin, pending, error)
}
