// The active controller's log: records are appended, committed, and then read by the broker.
// Kafka: QuorumController.appendRecords, KafkaRaftClient (a quorum of one commits when its own fsync is done), BrokerMetadataPublisher.
// KIPs: 500, 595, 631, 835.
// Simplified: one voter, so no replication; the broker reads in the same process after a fixed time.
import type { NodeState } from '../../trace/ClusterState.ts'
import type { MetadataRecord } from '../../trace/MetadataImage.ts'
import type { Entry } from '../kernel/Entry.ts'
import { METADATA_APPLY_US, METADATA_COMMIT_US } from '../kernel/latency.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { schedule } from '../schedule.ts'

/** The node that leads the quorum, where one runs and leads. */
export function activeController(sim: Sim): NodeState | undefined {
  const { quorum } = sim.state
  const node = sim.state.nodes.find((candidate) => candidate.id === quorum.leader)
  return node?.process === 'Running' ? node : undefined
}

/** Appends records as one atomic batch. Returns the offset of the last; they are committed a little later. */
export function appendMetadata(
  sim: Sim,
  node: NodeState,
  records: readonly MetadataRecord[],
): number {
  for (const each of records) {
    sim.cause = record(sim, {
      type: 'MetadataAppended',
      offset: sim.state.metadataLog.endOffset,
      record: Object.freeze(each),
    })
  }
  const last = sim.state.metadataLog.endOffset - 1
  schedule(sim, {
    at: sim.now + METADATA_COMMIT_US,
    type: 'metadataCommitted',
    who: node.endpoint,
    id: last,
    life: node.incarnation,
  })
  return last
}

export function onMetadataCommitted(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node) return
  sim.cause = record(sim, {
    type: 'MetadataCommitted',
    highWatermark: Math.max(entry.id + 1, sim.state.metadataLog.highWatermark),
  })
  schedule(sim, {
    at: sim.now + METADATA_APPLY_US,
    type: 'metadataApplied',
    who: node.endpoint,
    id: entry.id,
    life: node.incarnation,
  })
}

/** The node an entry was made for, unless it has been started anew since. */
export function ownNode(sim: Sim, entry: Entry): NodeState | undefined {
  const node = sim.state.nodes.find((candidate) => candidate.endpoint === entry.who)
  return node && node.incarnation === entry.life && node.process === 'Running' ? node : undefined
}
