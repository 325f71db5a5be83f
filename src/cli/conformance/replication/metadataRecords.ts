// The metadata log since the last look, record by record, as the recorder read it from a node's file.
import type { MetadataRecord } from '../../../trace/MetadataImage.ts'
import type { MetadataEntry, MetadataLog } from '../../../trace/metadata/MetadataLog.ts'
import { entriesBetween } from '../../../trace/metadata/MetadataLog.ts'
import type { Json } from '../json.ts'
import { type Lab, toMs } from './Lab.ts'

/** Records appended since the last call, committed or not; `ms` counts from the last acting step. */
export function newMetadataRecords(lab: Lab): Record<string, Json>[] {
  const log = longestLog(lab)
  if (!log) return []
  const { metadata } = lab
  const entries = entriesBetween(log, metadata.next, log.endOffset)
  metadata.next = Math.max(metadata.next, log.endOffset)
  return entries.flatMap((entry) => {
    const told = toldRecord(lab, entry)
    return told ? [{ ms: toMs(entry.at - lab.disturbedAt), ...told }] : []
  })
}

/** Of the voters that run, the one whose log is longest; only those that are asked, when the step says whom. */
function longestLog(lab: Lab): MetadataLog | undefined {
  let longest: MetadataLog | undefined
  for (const node of lab.simulation.state.nodes) {
    if (!node.isController || node.process !== 'Running') continue
    if (lab.asked.length > 0 && !lab.asked.includes(node.id)) continue
    if (!longest || node.metadata.endOffset > longest.endOffset) longest = node.metadata
  }
  return longest
}

const isInternal = (name: string) => name.startsWith('__')

function toldRecord(lab: Lab, { record }: MetadataEntry): Record<string, Json> | null {
  switch (record.type) {
    case 'LeaderChange':
      return { type: 'LeaderChange(quorum)', quorumEpoch: record.epoch }
    case 'Topic':
      return isInternal(record.name) ? null : { type: 'Topic', topic: record.name }
    case 'Partition':
      return newPartition(lab, record)
    case 'PartitionChange':
      return changedPartition(lab, record)
    case 'RemoveTopic':
      forgetTopic(lab, record.topic)
      return isInternal(record.topic) ? null : { type: 'RemoveTopic', topic: record.topic }
    case 'ClearElr':
      return { type: 'ClearElr', topic: record.topic }
    case 'Config':
      return config(record)
    case 'RegisterBroker':
      return {
        type: 'RegisterBroker',
        broker: record.broker,
        fenced: true,
        inControlledShutdown: false,
      }
    case 'BrokerRegistrationChange':
      return {
        type: 'BrokerRegistrationChange',
        broker: record.broker,
        ...(record.fenced === undefined ? {} : { fenced: record.fenced }),
        ...(record.inControlledShutdown ? { inControlledShutdown: true } : {}),
      }
    case 'FeatureLevel':
      return { type: 'FeatureLevel' }
    default:
      return null
  }
}

type Of<T extends MetadataRecord['type']> = Extract<MetadataRecord, { type: T }>

function newPartition(lab: Lab, record: Of<'Partition'>): Record<string, Json> | null {
  const name = `${record.topic}-${record.partition}`
  lab.metadata.partitionEpochs.set(name, 0)
  if (isInternal(name)) return null
  return {
    type: 'Partition',
    partition: name,
    replicas: record.replicas,
    isr: record.isr,
    leader: record.leader,
    leaderEpoch: 0,
    partitionEpoch: 0,
  }
}

function changedPartition(lab: Lab, record: Of<'PartitionChange'>): Record<string, Json> | null {
  const name = `${record.topic}-${record.partition}`
  const partitionEpoch = (lab.metadata.partitionEpochs.get(name) ?? 0) + 1
  lab.metadata.partitionEpochs.set(name, partitionEpoch)
  if (isInternal(name)) return null
  const told: Record<string, Json> = { type: 'PartitionChange', partition: name }
  for (const field of TOLD) {
    const value = record[field]
    if (value !== undefined) told[field] = value
  }
  if (record.recovering !== undefined)
    told.leaderRecoveryState = record.recovering ? 'RECOVERING' : 'RECOVERED'
  return { ...told, partitionEpoch }
}

const TOLD = ['leader', 'isr', 'replicas', 'adding', 'removing', 'elr', 'lastKnownElr'] as const

function forgetTopic(lab: Lab, topic: string): void {
  for (const name of [...lab.metadata.partitionEpochs.keys()])
    if (name.slice(0, name.lastIndexOf('-')) === topic) lab.metadata.partitionEpochs.delete(name)
}

function config(record: Of<'Config'>): Record<string, Json> | null {
  const colon = record.resource.indexOf(':')
  const name = record.resource.slice(colon + 1)
  if (isInternal(name)) return null
  const kind = record.resource.slice(0, colon).toUpperCase()
  return { type: 'Config', resource: `${kind}:${name}`, key: record.name, value: record.value }
}
