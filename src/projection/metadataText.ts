// A record of the metadata log as a sentence.
import { nameOf } from '../kafka/terms.ts'
import type { ClusterState } from '../trace/ClusterState.ts'
import { findPartition, type MetadataRecord } from '../trace/MetadataImage.ts'
import { metadataWords as words } from '../words/en/metadata.ts'
import { committedImage } from './standing.ts'

/** What it decides. */
export function metadataText(record: MetadataRecord): string {
  switch (record.type) {
    case 'LeaderChange':
      return words.leader(record.leader, record.epoch)
    case 'FeatureLevel':
      return words.feature(record.name, record.level)
    case 'RegisterBroker':
      return words.registered(record.broker)
    case 'BrokerRegistrationChange':
      if (record.fenced !== undefined)
        return record.fenced ? words.fenced(record.broker) : words.unfenced(record.broker)
      return record.inControlledShutdown
        ? words.leaving(record.broker)
        : words.registration(record.broker)
    case 'Topic':
      return words.topic(record.name)
    case 'Partition':
      return words.partition(nameOf(record), record.leader)
    case 'PartitionChange':
      return changeText(record)
    case 'ClearElr':
      return words.clearElr(record.topic)
    case 'RemoveTopic':
      return words.removed(record.topic)
    case 'Config':
      return record.value === null
        ? words.configGone(record.resource, record.name)
        : words.config(record.resource, record.name, record.value)
    case 'ProducerIds':
      return words.producerIds(record.broker)
    case 'NoOp':
      return words.noOp
  }
}

function changeText(record: Extract<MetadataRecord, { type: 'PartitionChange' }>): string {
  const name = nameOf(record)
  if (record.leader !== undefined)
    return record.leader < 0 ? words.noLeader(name) : words.partition(name, record.leader)
  return words.isr(name, (record.isr ?? []).join(', '))
}

/** Why the controller chose so, by Kafka's own rule; '' = the record says it all. */
export function decisionText(record: MetadataRecord, state: ClusterState): string {
  if (record.type === 'BrokerRegistrationChange' && record.fenced === true) return words.whyFenced
  if (record.type !== 'PartitionChange' || record.leader === undefined) return ''
  if (record.leader < 0) return words.whyNobody
  if (record.recovering === true) return words.whyUnclean
  const image = committedImage(state)
  const order = findPartition(image, record.topic, record.partition)?.replicas.join(', ') ?? ''
  return words.whyLeader(order)
}
