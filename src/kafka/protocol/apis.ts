// The modelled APIs by name, with their keys on the wire and the family a person sees.
// Kafka: org.apache.kafka.common.protocol.ApiKeys.

export type ApiName =
  | 'Produce'
  | 'Fetch'
  | 'ListOffsets'
  | 'Metadata'
  | 'ApiVersions'
  | 'CreateTopics'
  | 'DeleteTopics'
  | 'CreatePartitions'
  | 'InitProducerId'
  | 'IncrementalAlterConfigs'
  | 'ElectLeaders'
  | 'QuorumFetch'
  | 'Vote'
  | 'BeginQuorumEpoch'
  | 'EndQuorumEpoch'
  | 'AlterPartition'
  | 'Envelope'
  | 'BrokerRegistration'
  | 'BrokerHeartbeat'
  | 'AllocateProducerIds'
  | GroupApi

/** What is asked of a group's coordinator: by its members, and by the admin client. */
export type GroupApi =
  | 'FindCoordinator'
  | 'JoinGroup'
  | 'SyncGroup'
  | 'Heartbeat'
  | 'LeaveGroup'
  | 'OffsetCommit'
  | 'OffsetFetch'
  | 'DeleteGroups'
  | 'OffsetDelete'

/** Which shape of head a message wears. */
export type ApiFamily = 'produce' | 'consume' | 'admin' | 'transaction' | 'quorum'

export const APIS: {
  readonly [A in ApiName]: { readonly key: number; readonly family: ApiFamily }
} = {
  Produce: { key: 0, family: 'produce' },
  Fetch: { key: 1, family: 'consume' },
  ListOffsets: { key: 2, family: 'consume' },
  Metadata: { key: 3, family: 'admin' },
  OffsetCommit: { key: 8, family: 'consume' },
  OffsetFetch: { key: 9, family: 'consume' },
  FindCoordinator: { key: 10, family: 'consume' },
  JoinGroup: { key: 11, family: 'consume' },
  Heartbeat: { key: 12, family: 'consume' },
  LeaveGroup: { key: 13, family: 'consume' },
  SyncGroup: { key: 14, family: 'consume' },
  ApiVersions: { key: 18, family: 'admin' },
  CreateTopics: { key: 19, family: 'admin' },
  DeleteTopics: { key: 20, family: 'admin' },
  InitProducerId: { key: 22, family: 'transaction' },
  CreatePartitions: { key: 37, family: 'admin' },
  DeleteGroups: { key: 42, family: 'admin' },
  ElectLeaders: { key: 43, family: 'admin' },
  IncrementalAlterConfigs: { key: 44, family: 'admin' },
  OffsetDelete: { key: 47, family: 'admin' },
  /** A Fetch of __cluster_metadata-0. */
  QuorumFetch: { key: 1, family: 'quorum' },
  Vote: { key: 52, family: 'quorum' },
  BeginQuorumEpoch: { key: 53, family: 'quorum' },
  EndQuorumEpoch: { key: 54, family: 'quorum' },
  AlterPartition: { key: 56, family: 'quorum' },
  Envelope: { key: 58, family: 'admin' },
  BrokerRegistration: { key: 62, family: 'quorum' },
  BrokerHeartbeat: { key: 63, family: 'quorum' },
  AllocateProducerIds: { key: 67, family: 'transaction' },
}
