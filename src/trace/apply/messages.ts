// Folds of connections and messages.
import type { EndpointId } from '../../kafka/terms.ts'
import type { ClusterState } from '../ClusterState.ts'
import type { Folds } from './apply.ts'

type Messages =
  | 'ConnectionChanged'
  | 'ConnectionFaulted'
  | 'MessageSent'
  | 'MessageArrived'
  | 'MessageLost'
  | 'RequestParked'

export const messageFolds: Pick<Folds, Messages> = {
  ConnectionChanged: (state, { connection: id, client, node, to, at, n }) => {
    const known = state.connections.find((connection) => connection.id === id)
    if (to === 'closed') {
      forgetFetches(state, client, id)
      state.connections = state.connections.filter((connection) => connection.id !== id)
      return
    }
    if (known) {
      known.state = to
      known.setBy = n
      return
    }
    state.connections.push({
      id,
      client,
      node,
      state: to,
      openedAt: at,
      setBy: n,
      ...faultsBetween(state, client, node),
    })
  },
  ConnectionFaulted: (state, event) => {
    const { client, node, delayToNodeUs, delayToClientUs, silentToNode, silentToClient } = event
    const key = `${client}→${node}`
    const fault = {
      delayUs: { toNode: delayToNodeUs, toClient: delayToClientUs },
      silent: { toNode: silentToNode, toClient: silentToClient },
    }
    state.faults.set(key, fault)
    for (const connection of state.connections) {
      if (connection.client !== client || connection.node !== node) continue
      connection.delayUs = { ...fault.delayUs }
      connection.silent = { ...fault.silent }
    }
  },
  MessageSent: (state, { message }) => {
    if (message.kind === 'response') state.messages.delete(message.request)
    state.messages.set(message.id, message)
    if (message.chatter) state.counters.chatter += 1
    else state.counters.messages += 1
    if (message.error !== 'NONE') state.counters.errors += 1
  },
  MessageArrived: (state, { message: id, stage }) => {
    const message = state.messages.get(id)
    if (!message) return
    if (stage === 'done') state.messages.delete(id)
    else message.stage = stage
  },
  MessageLost: (state, { message }) => {
    state.messages.delete(message)
  },
  RequestParked: (state, { message: id, until }) => {
    const message = state.messages.get(id)
    if (!message) return
    message.stage = 'parked'
    message.parkedUntil = until
  },
}

/** A reader waits for its fetches until their connection is closed, whatever became of them on the way. */
function forgetFetches(state: ClusterState, id: EndpointId, closed: number): void {
  const client = state.clients.find((each) => each.id === id)
  if (client?.type !== 'reader' || client.fetches.length === 0) return
  const elsewhere = new Set<number>()
  for (const { request, connection } of state.messages.values())
    if (connection !== closed) elsewhere.add(request)
  client.fetches = client.fetches.filter((request) => elsewhere.has(request))
}

/** A new connection between two ends meets the faults that stand between them. */
function faultsBetween(state: ClusterState, client: string, node: string) {
  const fault = state.faults.get(`${client}→${node}`)
  return {
    delayUs: fault ? { ...fault.delayUs } : { toNode: 0, toClient: 0 },
    silent: fault ? { ...fault.silent } : { toNode: false, toClient: false },
  }
}
