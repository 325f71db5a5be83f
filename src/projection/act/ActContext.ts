// What an act can be about, at the cursor's instant: the topics, clients, brokers and connections there are.

import type { ClassicGroupState } from '../../kafka/machines/classicGroupMachine.ts'
import type { ProcessState } from '../../kafka/machines/processMachine.ts'
import type { EndpointId, NodeId } from '../../kafka/terms.ts'
import type { ClientLifecycle, ClusterState } from '../../trace/ClusterState.ts'

export interface ActContext {
  readonly topics: readonly { readonly name: string; readonly partitions: number }[]
  readonly clients: readonly ActClient[]
  /** Brokers and controllers, each by its node.id. */
  readonly brokers: readonly {
    readonly node: NodeId
    readonly process: ProcessState
    readonly isBroker: boolean
    readonly endpoint: EndpointId
  }[]
  readonly hosts: readonly { readonly name: string; readonly powered: boolean }[]
  /** Open connections, client first. */
  readonly connections: readonly { readonly client: EndpointId; readonly node: EndpointId }[]
  /** Groups that a coordinator knows. */
  readonly groups: readonly { readonly id: string; readonly state: ClassicGroupState }[]
  /** What is selected on the page, as a first guess. */
  readonly selected: string | null
}

export interface ActClient {
  readonly id: EndpointId
  readonly type: 'producer' | 'reader'
  readonly lifecycle: ClientLifecycle
  /** A reader's partitions. */
  readonly partitions: readonly { readonly topic: string; readonly partition: number }[]
}

/** Reads them off the state; nothing of it is kept. */
export function actContext(state: ClusterState, selected: string | null): ActContext {
  return {
    topics: topicsOf(state),
    clients: state.clients.flatMap((client) => {
      if (client.type === 'admin') return []
      const partitions = client.type === 'reader' ? client.partitions : []
      const { id, type, lifecycle } = client
      return [
        {
          id,
          type,
          lifecycle,
          partitions: partitions.map(({ topic, partition }) => ({ topic, partition })),
        },
      ]
    }),
    brokers: state.nodes.map(({ id, process, isBroker, endpoint }) => ({
      node: id,
      process,
      isBroker,
      endpoint,
    })),
    hosts: state.hosts.map(({ name, powered }) => ({ name, powered })),
    connections: state.connections
      .filter((connection) => connection.state !== 'closed')
      .map(({ client, node }) => ({ client, node })),
    groups: groupsOf(state),
    selected,
  }
}

/** By id; of two coordinators the one whose group changed last. */
function groupsOf({ nodes }: ClusterState): ActContext['groups'] {
  const all = nodes.flatMap(({ groups }) => groups).toSorted((a, b) => a.setBy - b.setBy)
  const known = new Map(all.map(({ id, view }) => [id, view.state]))
  return [...known].map(([id, state]) => ({ id, state }))
}

/** As the broker that has read most of the metadata log knows them. */
function topicsOf(state: ClusterState): ActContext['topics'] {
  const images = state.nodes.map((node) => node.image)
  const latest = images.reduce((best, image) => (image.offset > best.offset ? image : best), {
    offset: -2,
    topics: [],
  } as Pick<(typeof images)[number], 'offset' | 'topics'>)
  return latest.topics.map(({ name, partitions }) => ({ name, partitions: partitions.length }))
}
