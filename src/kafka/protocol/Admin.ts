// CreateTopics, DeleteTopics, CreatePartitions, IncrementalAlterConfigs: what an admin client asks of the controller.
import type { ErrorName } from '../errors.ts'
import type { NodeId } from '../terms.ts'
import type { Api } from './Api.ts'

export interface CreateTopicsRequest {
  readonly topic: string
  /** -1 = the broker's num.partitions. */
  readonly partitions: number
  /** -1 = the broker's default.replication.factor. */
  readonly replicationFactor: number
  readonly assignment: readonly (readonly NodeId[])[] | null
  readonly configs: Readonly<Record<string, string>>
}
export interface AdminResponse {
  readonly error: ErrorName
  readonly message: string
}
export interface DeleteTopicsRequest {
  readonly topic: string
}
export interface CreatePartitionsRequest {
  readonly topic: string
  readonly total: number
  /** Absent = the controller places them. */
  readonly assignment?: readonly (readonly NodeId[])[]
}
export interface IncrementalAlterConfigsRequest {
  readonly resource: 'topic' | 'broker'
  /** Topic name, node id, or '' for all brokers. */
  readonly name: string
  readonly set: Readonly<Record<string, string>>
  readonly remove: readonly string[]
}

const answer = {
  error: 'NONE, or why the controller refused.',
  message: "The controller's own words.",
}

export const CreateTopics: Api<CreateTopicsRequest, AdminResponse> = {
  name: 'CreateTopics',
  kips: [4, 464],
  purpose: 'Asks the controller to write a new topic into the metadata log.',
  request: {
    topic: 'The name.',
    partitions: 'How many partitions; -1 leaves it to num.partitions.',
    replicationFactor: 'How many copies of each; -1 leaves it to default.replication.factor.',
    assignment: 'Which brokers hold each partition, when the caller decides it.',
    configs: 'Settings of the topic.',
  },
  response: answer,
}
export const DeleteTopics: Api<DeleteTopicsRequest, AdminResponse> = {
  name: 'DeleteTopics',
  kips: [4, 516],
  purpose: 'Asks the controller to remove a topic and all its records.',
  request: { topic: 'The name.' },
  response: answer,
}
export const CreatePartitions: Api<CreatePartitionsRequest, AdminResponse> = {
  name: 'CreatePartitions',
  kips: [195],
  purpose: 'Asks for more partitions; their number can only grow.',
  request: {
    topic: 'The name.',
    total: 'How many there shall be.',
    assignment: 'Which brokers hold each new partition, when the caller decides it.',
  },
  response: answer,
}
export const IncrementalAlterConfigs: Api<IncrementalAlterConfigsRequest, AdminResponse> = {
  name: 'IncrementalAlterConfigs',
  kips: [339],
  purpose: 'Sets or removes settings of a topic or of brokers while they run.',
  request: {
    resource: 'Whose settings: a topic or brokers.',
    name: 'Topic name or node id; empty for all brokers.',
    set: 'Settings to write.',
    remove: 'Settings that fall back to their default.',
  },
  response: answer,
}
