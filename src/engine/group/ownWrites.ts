// A coordinator's own records: appended to the partition it leads, and acted upon once every in-sync replica has them.
// Kafka: CoordinatorRuntime (append, DeferredEventQueue), CoordinatorPartitionWriter.
// KIPs: 848.
// Simplified: no linger of appends (group.coordinator.append.linger.ms), a batch for each write.
import { OFFSETS_TOPIC, type OffsetsRecord } from '../../kafka/records/OffsetsRecord.ts'
import { offsetsBatchBytes } from '../../kafka/records/offsetsBatchBytes.ts'
import { partitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import { OWN_SOURCE } from '../../trace/records.ts'
import { advanceHighWatermark, minIsrOf } from '../broker/partitionLeader.ts'
import { completeParked } from '../broker/purgatory.ts'
import { wallClockMs } from '../clock.ts'
import { appendToLog } from '../log/appendToLog.ts'
import type { Sim } from '../Memory.ts'
import { scheduleFor } from '../schedule.ts'
import { brokerNumber } from '../settings.ts'
import type { AfterWrite, ClassicGroup, CoordinatorMemory } from './CoordinatorMemory.ts'

/** Appends records of a group. False when this broker may not: it leads no longer, or too few replicas are in sync. */
export function writeOwn(
  sim: Sim,
  node: NodeState,
  memory: CoordinatorMemory,
  group: ClassicGroup,
  records: readonly OffsetsRecord[],
  then: AfterWrite,
): boolean {
  const name = partitionName(OFFSETS_TOPIC, group.partition)
  const replica = replicaNamed(node, name)
  if (!replica?.leads || replica.isr.length < minIsrOf(node, replica)) return false
  const { cause } = sim
  appendToLog(sim, node, replica, node.endpoint, batchOf(sim, group.partition, records), records)
  const until = sim.now + brokerNumber(sim, node, 'offsets.commit.timeout.ms') * 1000
  const { endOffset: end } = replica.log
  const writes = memory.writes.get(name) ?? []
  writes.push({ end, until, group: group.number, event: sim.cause, then })
  memory.writes.set(name, writes)
  advanceHighWatermark(sim, node, replica)
  completeParked(sim, node, name)
  scheduleFor(sim, node, until, 'groupWrites')
  sim.cause = cause
  return true
}

function batchOf(sim: Sim, partition: number, records: readonly OffsetsRecord[]) {
  const bytes = offsetsBatchBytes(records)
  return {
    topic: OFFSETS_TOPIC,
    partition,
    batch: 0,
    runs: Object.freeze([OWN_SOURCE, sim.state.ownRecords.length, records.length]),
    count: records.length,
    bytes,
    plainBytes: bytes,
    compression: 'none',
    producerId: -1,
    producerEpoch: -1,
    baseSequence: -1,
    baseTimestampMs: wallClockMs(sim),
    deltasMs: null,
    keyed: true,
  } as const
}
