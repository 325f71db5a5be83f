// Which way a message takes between two ends: clients' data, replication, the quorum's own talk, or what brokers ask of the controller.
import type { ApiName } from '../kafka/protocol/apis.ts'
import type { EndpointId } from '../kafka/terms.ts'
import type { Channel, ClusterState } from '../trace/ClusterState.ts'
import type { Message } from '../trace/Message.ts'

/** data: clients and followers. raft: the voters' log. control: brokers to the active controller. */
export type Plane = 'data' | 'raft' | 'control'

const OF_CHANNEL: { readonly [C in Channel]: Plane } = {
  client: 'data',
  fetcher: 'data',
  raft: 'raft',
  heartbeat: 'control',
  forwarding: 'control',
  alterPartition: 'control',
}

const OF_API: { readonly [A in ApiName]?: Plane } = {
  QuorumFetch: 'raft',
  Vote: 'raft',
  BeginQuorumEpoch: 'raft',
  EndQuorumEpoch: 'raft',
  BrokerRegistration: 'control',
  BrokerHeartbeat: 'control',
  AlterPartition: 'control',
  AllocateProducerIds: 'control',
  Envelope: 'control',
}

export const planeOfChannel = (channel: Channel): Plane => OF_CHANNEL[channel]

/** By its API where that is enough; a question any connection may begin with is looked up. */
function planeOf(state: ClusterState, message: Message): Plane {
  const known = OF_API[message.api]
  if (known !== undefined) return known
  if (!isNode(message.from) || !isNode(message.to) || message.api === 'Fetch') return 'data'
  const connection = state.connections.find(({ id }) => id === message.connection)
  return connection === undefined ? 'data' : OF_CHANNEL[connection.channel]
}

const isNode = (id: EndpointId): boolean => /^(broker|controller)-\d+$/.test(id)

/** The link of a pair on a plane, whichever of the two sends. */
export function linkId(one: EndpointId, other: EndpointId, plane: Plane = 'data'): string {
  const pair = one < other ? `${one} ${other}` : `${other} ${one}`
  return plane === 'data' ? pair : `${pair} ${plane}`
}

/** The link a message flies along. */
export function linkOfMessage(state: ClusterState, message: Message): string {
  return linkId(message.from, message.to, planeOf(state, message))
}
