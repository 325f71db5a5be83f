// The broker reads committed metadata and acts on it: its image first, then its settings, then its replicas.
// Kafka: BrokerMetadataPublisher.onMetadataUpdate.
// KIPs: 631.
// Simplified: one step for all publishers.
import type { NodeState } from '../../trace/ClusterState.ts'
import { findTopic, type MetadataImage } from '../../trace/MetadataImage.ts'
import { entriesBetween, imageAt } from '../../trace/metadata/MetadataLog.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import { groupPart } from '../GroupPart.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { configureNode } from '../settings.ts'
import { adoptChanged } from './adoptReplicas.ts'
import { metadataRead } from './BrokerLifecycle.ts'
import { tellTopics } from './tellTopics.ts'

/** Everything committed that it has not read yet, as one step. */
export function onMetadataApplied(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node || node.metadata.highWatermark <= node.image.offset + 1) return
  const before = node.image
  const to = node.metadata.highWatermark
  const fresh = entriesBetween(node.metadata, before.offset + 1, to)
  const image = imageAt(node.metadata, to, before)
  sim.cause = fresh.at(-1)?.event ?? sim.cause
  const applied = record(sim, { type: 'MetadataApplied', node: node.id, image })
  sim.cause = applied
  if (before.configs !== image.configs) configureNode(sim, node)
  const records = fresh.map((each) => each.record)
  if (sim.memory.nodes.get(node.id)?.replication.active) {
    adoptChanged(sim, node, records)
    sim.cause = applied
  }
  if (records.some((each) => each.type === 'RemoveTopic')) forgetGroups(sim, node, before)
  sim.cause = applied
  tellTopics(sim, node, fresh)
  sim.cause = applied
  metadataRead(sim, node, records)
}

/** Whoever coordinates groups hears of topics that are gone; one made anew under the same name is another. */
function forgetGroups(sim: Sim, node: NodeState, before: MetadataImage): void {
  if (!sim.memory.nodes.get(node.id)?.coordinator) return
  const gone = before.topics.filter(({ name, id }) => findTopic(node.image, name)?.id !== id)
  groupPart().forgetTopics(
    sim,
    node,
    gone.map(({ name }) => name),
  )
}
