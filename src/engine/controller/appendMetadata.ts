// The active controller's log: records are appended as one batch, on disk a moment later, committed once a majority has them.
// Kafka: QuorumController.appendRecords, KafkaRaftClient.prepareAppend.
// KIPs: 500, 595, 631.
import type { NodeState } from '../../trace/ClusterState.ts'
import type { MetadataImage, MetadataRecord } from '../../trace/MetadataImage.ts'
import type { ConfigCause } from '../../trace/TraceEvent.ts'
import type { Entry } from '../kernel/Entry.ts'
import { METADATA_COMMIT_US } from '../kernel/latency.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud, scheduleFor } from '../schedule.ts'

/** Everything the active controller has written, committed or not. */
export function controllerImage(node: NodeState): MetadataImage {
  return node.controller?.image ?? node.image
}

/** Appends records to the log of the quorum's leader. Returns the offset of the last. */
export function appendMetadata(
  sim: Sim,
  node: NodeState,
  records: readonly MetadataRecord[],
  configs?: readonly ConfigCause[],
): number {
  const epoch = sim.memory.nodes.get(node.id)?.raft.epoch ?? 0
  aloud(sim, true, () => {
    for (const each of records) {
      sim.cause = record(sim, {
        type: 'MetadataAppended',
        node: node.id,
        offset: node.metadata.endOffset,
        epoch,
        record: Object.freeze(each),
        ...(configs ? { configs } : {}),
      })
    }
    planFlush(sim, node)
  })
  return node.metadata.endOffset - 1
}

/** What the leader has appended is on its own disk a moment later. */
export function planFlush(sim: Sim, node: NodeState): void {
  scheduleFor(
    sim,
    node,
    sim.now + METADATA_COMMIT_US + node.diskDelayUs,
    'metadataFlushed',
    node.metadata.endOffset,
  )
}

/** The node an entry was made for, unless it has been started anew since. */
export function ownNode(sim: Sim, entry: Entry): NodeState | undefined {
  const node = sim.state.nodes.find((candidate) => candidate.endpoint === entry.who)
  return node && node.incarnation === entry.life && node.process === 'Running' ? node : undefined
}
