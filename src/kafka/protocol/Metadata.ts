// Metadata: who leads which partition, and where the brokers are.
import type { ErrorName } from '../errors.ts'
import type { NodeId } from '../terms.ts'
import type { Api } from './Api.ts'

export interface MetadataRequest {
  /** null = all there are. */
  readonly topics: readonly string[] | null
  readonly allowAutoTopicCreation: boolean
}

export interface TopicMetadata {
  readonly topic: string
  /** Tells a topic from another of its name; '' with an error. */
  readonly topicId: string
  readonly error: ErrorName
  /** Leader of each partition, -1 none. */
  readonly leaders: readonly NodeId[]
  readonly leaderEpochs: readonly number[]
}

export interface MetadataResponse {
  readonly brokers: readonly NodeId[]
  readonly topics: readonly TopicMetadata[]
}

export const Metadata: Api<MetadataRequest, MetadataResponse> = {
  name: 'Metadata',
  kips: [4, 516],
  purpose: 'Tells a client the brokers and the leader of each partition it asks about.',
  request: {
    topics: 'The topics asked about; null asks about all.',
    allowAutoTopicCreation: 'Whether an unknown topic may be created on the way.',
  },
  response: {
    brokers: 'The brokers that are alive, as this broker has read it.',
    topics: 'For each topic its error or its partitions with their leaders.',
  },
}
