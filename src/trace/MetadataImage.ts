// What the metadata log says, up to an offset: an immutable image whose untouched parts are shared with the one before.
import type { NodeId } from '../kafka/terms.ts'

export interface MetadataImage {
  /** Offset of the last record in it; -1 = empty. */
  readonly offset: number
  readonly brokers: readonly BrokerRegistration[]
  readonly topics: readonly TopicImage[]
  /** Dynamic settings by resource: `topic:orders`, `broker:1`, `cluster`. */
  readonly configs: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** Levels of the features in force. */
  readonly features: Readonly<Record<string, number>>
}

export interface BrokerRegistration {
  readonly id: NodeId
  readonly epoch: number
  readonly incarnation: number
  readonly fenced: boolean
  readonly inControlledShutdown: boolean
  /** Whether it has said which of its log directories take no new partitions: its first heartbeat does (KIP-1066). */
  readonly cordonsKnown?: boolean
  readonly rack: string
}

export interface TopicImage {
  readonly name: string
  readonly id: string
  readonly partitions: readonly PartitionRegistration[]
}

/** The controller's PartitionRegistration; its partition epoch counts the changes. */
export interface PartitionRegistration {
  readonly replicas: readonly NodeId[]
  /** Of a reassignment under way: replicas that come, and replicas that go once those are in sync. */
  readonly adding: readonly NodeId[]
  readonly removing: readonly NodeId[]
  readonly isr: readonly NodeId[]
  /** Eligible leader replicas, and the leader it had when it lost its last (KIP-966). */
  readonly elr: readonly NodeId[]
  readonly lastKnownElr: readonly NodeId[]
  /** Its leader was elected uncleanly and has not yet said that it is consistent again. */
  readonly recovering: boolean
  /** -1 = none. */
  readonly leader: NodeId
  readonly leaderEpoch: number
  readonly partitionEpoch: number
}

/** What a PartitionChangeRecord says; a field that is absent stays as it was. */
export interface PartitionChangeFields {
  readonly isr?: readonly NodeId[]
  /** -1 = none. Naming a leader, even the same, counts the leader epoch. */
  readonly leader?: NodeId
  readonly replicas?: readonly NodeId[]
  readonly removing?: readonly NodeId[]
  readonly adding?: readonly NodeId[]
  readonly recovering?: boolean
  readonly elr?: readonly NodeId[]
  readonly lastKnownElr?: readonly NodeId[]
}

export type MetadataRecord =
  | { readonly type: 'LeaderChange'; readonly leader: NodeId; readonly epoch: number }
  | { readonly type: 'FeatureLevel'; readonly name: string; readonly level: number }
  | {
      readonly type: 'RegisterBroker'
      readonly broker: NodeId
      readonly incarnation: number
      readonly rack: string
    }
  | {
      readonly type: 'BrokerRegistrationChange'
      readonly broker: NodeId
      readonly brokerEpoch: number
      readonly fenced?: boolean
      readonly inControlledShutdown?: boolean
      /** Log directories that take no new partitions. */
      readonly cordonedDirs?: readonly string[]
    }
  | { readonly type: 'Topic'; readonly name: string; readonly topicId: string }
  | {
      readonly type: 'Partition'
      readonly topic: string
      readonly topicId: string
      readonly partition: number
      readonly replicas: readonly NodeId[]
      readonly isr: readonly NodeId[]
      readonly leader: NodeId
    }
  | ({
      readonly type: 'PartitionChange'
      readonly topic: string
      readonly topicId: string
      readonly partition: number
    } & PartitionChangeFields)
  /** Forgets who is eligible, as min.insync.replicas has changed; topic '' = of all topics. */
  | { readonly type: 'ClearElr'; readonly topic: string }
  | { readonly type: 'RemoveTopic'; readonly topic: string; readonly topicId: string }
  | {
      readonly type: 'Config'
      readonly resource: string
      readonly name: string
      readonly value: string | null
    }
  | { readonly type: 'ProducerIds'; readonly broker: NodeId; readonly nextProducerId: number }
  | { readonly type: 'NoOp' }

export const EMPTY_IMAGE: MetadataImage = Object.freeze({
  offset: -1,
  brokers: [],
  topics: [],
  configs: {},
  features: {},
})

export function findTopic(image: MetadataImage, name: string): TopicImage | undefined {
  return image.topics.find((topic) => topic.name === name)
}

export function findPartition(
  image: MetadataImage,
  topic: string,
  partition: number,
): PartitionRegistration | undefined {
  return findTopic(image, topic)?.partitions[partition]
}

/** The image after one record more. Throws on a record that names what is not there: the controller never writes one. */
export function replayRecord(
  image: MetadataImage,
  record: MetadataRecord,
  offset: number,
): MetadataImage {
  const next = { ...image, offset }
  switch (record.type) {
    case 'RegisterBroker':
      return {
        ...next,
        brokers: replaceBroker(image, {
          id: record.broker,
          epoch: offset,
          incarnation: record.incarnation,
          fenced: true,
          inControlledShutdown: false,
          rack: record.rack,
        }),
      }
    case 'BrokerRegistrationChange':
      return {
        ...next,
        brokers: image.brokers.map((broker) =>
          broker.id === record.broker ? changeBroker(broker, record) : broker,
        ),
      }
    case 'Topic':
      return {
        ...next,
        topics: [
          ...image.topics,
          Object.freeze({ name: record.name, id: record.topicId, partitions: [] }),
        ],
      }
    case 'Partition':
      return {
        ...next,
        topics: changeTopic(image, record.topic, (partitions) => [
          ...partitions,
          newPartition(record),
        ]),
      }
    case 'PartitionChange':
      return {
        ...next,
        topics: changeTopic(image, record.topic, (partitions) =>
          partitions.map((partition, index) =>
            index === record.partition ? changePartition(partition, record) : partition,
          ),
        ),
      }
    case 'ClearElr':
      return { ...next, topics: clearElr(image.topics, record.topic) }
    case 'RemoveTopic':
      return {
        ...next,
        topics: image.topics.filter((topic) => topic.id !== record.topicId),
        configs: withoutKey(image.configs, `topic:${record.topic}`),
      }
    case 'FeatureLevel':
      return { ...next, features: { ...image.features, [record.name]: record.level } }
    case 'Config':
      return {
        ...next,
        configs: {
          ...image.configs,
          [record.resource]: changeConfig(
            image.configs[record.resource] ?? {},
            record.name,
            record.value,
          ),
        },
      }
    default:
      return next
  }
}

type Change<T extends MetadataRecord['type']> = Extract<MetadataRecord, { type: T }>

function replaceBroker(
  image: MetadataImage,
  broker: BrokerRegistration,
): readonly BrokerRegistration[] {
  return [...image.brokers.filter((known) => known.id !== broker.id), Object.freeze(broker)].sort(
    (a, b) => a.id - b.id,
  )
}

function changeBroker(
  broker: BrokerRegistration,
  change: Change<'BrokerRegistrationChange'>,
): BrokerRegistration {
  return Object.freeze({
    ...broker,
    fenced: change.fenced ?? broker.fenced,
    inControlledShutdown: change.inControlledShutdown ?? broker.inControlledShutdown,
    cordonsKnown: change.cordonedDirs !== undefined || (broker.cordonsKnown ?? false),
  })
}

function changeTopic(
  image: MetadataImage,
  name: string,
  change: (partitions: readonly PartitionRegistration[]) => readonly PartitionRegistration[],
): readonly TopicImage[] {
  return image.topics.map((topic) =>
    topic.name === name ? Object.freeze({ ...topic, partitions: change(topic.partitions) }) : topic,
  )
}

function newPartition(record: Change<'Partition'>): PartitionRegistration {
  return Object.freeze({
    replicas: record.replicas,
    adding: [],
    removing: [],
    isr: record.isr,
    elr: [],
    lastKnownElr: [],
    recovering: false,
    leader: record.leader,
    leaderEpoch: 0,
    partitionEpoch: 0,
  })
}

/** Every change counts the partition epoch; one that names a leader counts the leader epoch too (PartitionRegistration.merge). */
export function changePartition(
  partition: PartitionRegistration,
  change: PartitionChangeFields,
): PartitionRegistration {
  return Object.freeze({
    ...partition,
    replicas: change.replicas ?? partition.replicas,
    adding: change.adding ?? partition.adding,
    removing: change.removing ?? partition.removing,
    isr: change.isr ?? partition.isr,
    elr: change.elr ?? partition.elr,
    lastKnownElr: change.lastKnownElr ?? partition.lastKnownElr,
    recovering: change.recovering ?? partition.recovering,
    leader: change.leader ?? partition.leader,
    leaderEpoch: partition.leaderEpoch + (change.leader === undefined ? 0 : 1),
    partitionEpoch: partition.partitionEpoch + 1,
  })
}

/** Only partitions that have something to forget are changed, and their epoch counts. */
function clearElr(topics: readonly TopicImage[], name: string): readonly TopicImage[] {
  const clear = (partition: PartitionRegistration) =>
    partition.elr.length === 0 && partition.lastKnownElr.length === 0
      ? partition
      : changePartition(partition, { elr: [], lastKnownElr: [] })
  return topics.map((topic) =>
    name === '' || topic.name === name
      ? Object.freeze({ ...topic, partitions: topic.partitions.map(clear) })
      : topic,
  )
}

function changeConfig(
  configs: Readonly<Record<string, string>>,
  name: string,
  value: string | null,
): Readonly<Record<string, string>> {
  return Object.freeze(value === null ? withoutKey(configs, name) : { ...configs, [name]: value })
}

function withoutKey<T>(
  record: Readonly<Record<string, T>>,
  key: string,
): Readonly<Record<string, T>> {
  const { [key]: _gone, ...rest } = record
  return rest
}
