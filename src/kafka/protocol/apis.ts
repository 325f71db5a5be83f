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

/** Which shape of head a message wears. */
export type ApiFamily = 'produce' | 'consume' | 'admin' | 'transaction'

export const APIS: {
  readonly [A in ApiName]: { readonly key: number; readonly family: ApiFamily }
} = {
  Produce: { key: 0, family: 'produce' },
  Fetch: { key: 1, family: 'consume' },
  ListOffsets: { key: 2, family: 'consume' },
  Metadata: { key: 3, family: 'admin' },
  ApiVersions: { key: 18, family: 'admin' },
  CreateTopics: { key: 19, family: 'admin' },
  DeleteTopics: { key: 20, family: 'admin' },
  InitProducerId: { key: 22, family: 'transaction' },
  CreatePartitions: { key: 37, family: 'admin' },
  IncrementalAlterConfigs: { key: 44, family: 'admin' },
}
