// Milestones about topics, told once for the cluster: when the first broker has read of them.
import type { NodeState } from '../../trace/ClusterState.ts'
import { findTopic, type MetadataRecord } from '../../trace/MetadataImage.ts'
import type { MetadataEntry } from '../../trace/metadata/MetadataLog.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'

/** Tells what is new to every broker. */
export function tellTopics(sim: Sim, node: NodeState, fresh: readonly MetadataEntry[]): void {
  if (!node.isBroker) return
  const seen = readElsewhere(sim, node)
  const records = fresh.flatMap((entry) => (entry.offset > seen ? [entry.record] : []))
  for (const each of records) {
    if (each.type === 'Topic') topicCreated(sim, node, each.name)
    if (each.type === 'RemoveTopic') record(sim, { type: 'TopicDeleted', topic: each.topic })
  }
  tellAlterations(sim, node, records)
}

/** How far another broker has read already. */
function readElsewhere(sim: Sim, node: NodeState): number {
  let seen = -1
  for (const other of sim.state.nodes)
    if (other !== node && other.isBroker) seen = Math.max(seen, other.image.offset)
  return seen
}

function topicCreated(sim: Sim, node: NodeState, name: string): void {
  const topic = findTopic(node.image, name)
  if (!topic) return
  const [first] = topic.partitions
  record(sim, {
    type: 'TopicCreated',
    topic: name,
    partitions: topic.partitions.length,
    replicationFactor: first?.replicas.length ?? 0,
  })
}

function tellAlterations(sim: Sim, node: NodeState, records: readonly MetadataRecord[]): void {
  const created = new Set(records.flatMap((each) => (each.type === 'Topic' ? [each.name] : [])))
  const altered = new Map<string, { set: string[]; removed: string[] }>()
  const of = (topic: string) => {
    const known = altered.get(topic) ?? { set: [], removed: [] }
    altered.set(topic, known)
    return known
  }
  for (const each of records) {
    if (each.type === 'Partition' && !created.has(each.topic)) of(each.topic)
    if (each.type !== 'Config' || !each.resource.startsWith('topic:')) continue
    const topic = each.resource.slice('topic:'.length)
    if (created.has(topic)) continue
    if (each.value === null) of(topic).removed.push(each.name)
    else of(topic).set.push(`${each.name}=${each.value}`)
  }
  for (const [topic, change] of altered) {
    const partitions = findTopic(node.image, topic)?.partitions.length ?? 0
    record(sim, {
      type: 'TopicAltered',
      topic,
      partitions,
      set: change.set.join(' '),
      removed: change.removed.join(' '),
    })
  }
}
