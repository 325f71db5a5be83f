// DescribeQuorum, asked of a broker and answered by the active controller.
// The request itself is not modelled: one that changes nothing takes the same way, so its answer comes when and if that would.
import { raftOf } from '../../../engine/quorum/raft.ts'
import type { Us } from '../../../kafka/terms.ts'
import type { NodeState } from '../../../trace/ClusterState.ts'
import type { Json } from '../json.ts'
import { type Lab, live } from './Lab.ts'
import { askNode, type Failure } from './requests.ts'

const LOOK_US: Us = 8_000_000

/** The active controller that answers, or why none does. */
export function activeController(lab: Lab, mostUs: Us): NodeState | Failure {
  let failure: Failure = 'ConnectException'
  for (const { id } of live(lab)) {
    const outcome = askNode(lab, id, NOTHING, mostUs)
    if ('failure' in outcome) failure = outcome.failure
    else {
      const leader = lab.simulation.state.nodes.find(
        (node) => node.controller !== null && isHeard(lab, node),
      )
      if (leader) return leader
      failure = 'SocketTimeoutException'
    }
  }
  return failure
}

/** Of two that both think they lead, the one of the later epoch answers. */
function isHeard(lab: Lab, node: NodeState): boolean {
  const { sim, state } = lab.simulation
  const epochs = state.nodes
    .filter((other) => other.controller)
    .map((other) => raftOf(sim, other).epoch)
  return raftOf(sim, node).epoch === Math.max(...epochs)
}

/** Asks the active controller for nothing. */
export const NOTHING = {
  api: 'IncrementalAlterConfigs',
  body: { resource: 'broker', name: '', set: {}, remove: [] },
} as const

export function quorumLook(lab: Lab): Record<string, Json> {
  const leader = activeController(lab, LOOK_US)
  if (typeof leader === 'string')
    return { error: leader === 'SocketTimeoutException' ? 'no answer in 8 s' : leader }
  const { sim, state } = lab.simulation
  const raft = raftOf(sim, leader)
  const ends = state.nodes
    .filter((node) => node.isController)
    .map((node): [number, number] => [
      node.id,
      node.id === leader.id
        ? leader.metadata.endOffset
        : (raft.fetchers.get(node.id)?.endOffset ?? -1),
    ])
  const longest = Math.max(...ends.map(([, end]) => end))
  const observers = [...raft.fetchers.keys()].filter((id) => !ends.some(([voter]) => voter === id))
  return {
    leader: leader.id,
    epoch: raft.epoch,
    votersLagRecords: Object.fromEntries(
      ends.map(([id, end]) => [String(id), end < 0 ? -1 : longest - end]),
    ),
    observers: observers.toSorted((a, b) => a - b),
  }
}
