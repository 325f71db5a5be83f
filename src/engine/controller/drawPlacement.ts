// Places new partitions with the run's own draws.
// Kafka: ReplicationControlManager.createTopic → StripedReplicaPlacer.place.
import type { NodeId } from '../../kafka/terms.ts'
import type { MetadataImage } from '../../trace/MetadataImage.ts'
import { draw } from '../kernel/draw.ts'
import type { Sim } from '../Memory.ts'
import type { Outcome } from './createTopic.ts'
import { placeReplicas } from './stripedReplicaPlacer.ts'

/** Replica lists of the new partitions, or Kafka's refusal. */
export function drawPlacement(
  sim: Sim,
  image: MetadataImage,
  partitions: number,
  factor: number,
): Outcome | { replicas: readonly (readonly NodeId[])[] } {
  const usable = image.brokers.filter((broker) => !broker.inControlledShutdown)
  const brokers = usable.map((broker) => ({
    id: broker.id,
    rack: broker.rack === '' ? null : broker.rack,
    fenced: broker.fenced,
  }))
  const placed = placeReplicas(
    brokers,
    partitions,
    factor,
    (bits) => draw(sim.memory.draws, 'placement', 'controller') >>> (32 - bits),
  )
  if ('error' in placed) {
    return {
      records: [],
      error: 'INVALID_REPLICATION_FACTOR',
      message: `Unable to replicate the partition ${factor} time(s): ${placed.error.message}`,
    }
  }
  return { replicas: placed.replicas }
}
