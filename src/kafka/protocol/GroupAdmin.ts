// What an admin client asks of a group's coordinator: to delete the group, or some of the offsets it has committed.
import type { ErrorName } from '../errors.ts'
import type { Api } from './Api.ts'
import type { TopicPartition } from './Group.ts'

export interface DeleteGroupsRequest {
  readonly group: string
}

export interface DeleteGroupsResponse {
  readonly error: ErrorName
}

export interface OffsetDeleteRequest {
  readonly group: string
  readonly partitions: readonly TopicPartition[]
}

export interface OffsetDeleteResponse {
  readonly error: ErrorName
  readonly partitions: readonly (TopicPartition & { readonly error: ErrorName })[]
}

export const DeleteGroups: Api<DeleteGroupsRequest, DeleteGroupsResponse> = {
  name: 'DeleteGroups',
  kips: [229],
  purpose: 'Deletes a group without members, with all its committed offsets.',
  request: { group: 'The group.id.' },
  response: { error: 'NON_EMPTY_GROUP while it has members, GROUP_ID_NOT_FOUND, or NONE.' },
}

export const OffsetDelete: Api<OffsetDeleteRequest, OffsetDeleteResponse> = {
  name: 'OffsetDelete',
  kips: [496],
  purpose: 'Deletes committed offsets of topics that no member of the group subscribes to.',
  request: { group: 'The group.id.', partitions: 'Whose committed offsets go.' },
  response: {
    error: 'GROUP_ID_NOT_FOUND, or NONE.',
    partitions: 'For each partition GROUP_SUBSCRIBED_TO_TOPIC, or NONE.',
  },
}
