// Folds of connections and messages.
import type { EndpointId } from '../../kafka/terms.ts'
import type { ClusterState, ConnectionState, LinkFault } from '../ClusterState.ts'
import type { Folds } from './apply.ts'
import { clientNamed, connectionNumbered } from './find.ts'

type Messages =
  | 'ConnectionChanged'
  | 'ConnectionFaulted'
  | 'MessageSent'
  | 'MessageArrived'
  | 'MessageLost'
  | 'RequestParked'

export const messageFolds: Pick<Folds, Messages> = {
  ConnectionChanged: (state, { connection: id, client, node, channel, to, at, n }) => {
    const known = connectionNumbered(state, id)
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
      channel,
      state: to,
      openedAt: at,
      setBy: n,
      ...faultsBetween(state, client, node),
    })
  },
  ConnectionFaulted: (state, { from, to, delayUs, silent, n }) => {
    if (delayUs === 0 && !silent) state.faults.delete(`${from}→${to}`)
    else state.faults.set(`${from}→${to}`, Object.freeze({ delayUs, silent, setBy: n }))
    for (const connection of state.connections)
      Object.assign(connection, faultsBetween(state, connection.client, connection.node))
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
  const client = clientNamed(state, id)
  if (client?.type !== 'reader' || client.fetches.length === 0) return
  const elsewhere = new Set<number>()
  for (const { request, connection } of state.messages.values())
    if (connection !== closed) elsewhere.add(request)
  client.fetches = client.fetches.filter((request) => elsewhere.has(request))
}

/** The faults that stand between two ends, both ways: those of the pair, and those of either with anyone. */
function faultsBetween(
  state: ClusterState,
  client: EndpointId,
  node: EndpointId,
): Pick<ConnectionState, 'delayUs' | 'silent'> {
  const toNode = faultOfWay(state, client, node)
  const toClient = faultOfWay(state, node, client)
  return {
    delayUs: { toNode: toNode.delayUs, toClient: toClient.delayUs },
    silent: { toNode: toNode.silent, toClient: toClient.silent },
  }
}

function faultOfWay(state: ClusterState, from: EndpointId, to: EndpointId): LinkFault {
  let delayUs = 0
  let silent = false
  if (state.faults.size > 0) {
    for (const key of [`${from}→${to}`, `${from}→*`, `*→${to}`]) {
      const fault = state.faults.get(key)
      delayUs += fault?.delayUs ?? 0
      silent ||= fault?.silent ?? false
    }
  }
  return { delayUs, silent }
}
