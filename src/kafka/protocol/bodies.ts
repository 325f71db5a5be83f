// Every modelled API with the types of its bodies, and the table the reference pages are made from.

import type {
  AdminResponse,
  CreatePartitionsRequest,
  CreateTopicsRequest,
  DeleteTopicsRequest,
  IncrementalAlterConfigsRequest,
} from './Admin.ts'
import { CreatePartitions, CreateTopics, DeleteTopics, IncrementalAlterConfigs } from './Admin.ts'
import type { Api } from './Api.ts'
import { ApiVersions, type ApiVersionsRequest, type ApiVersionsResponse } from './ApiVersions.ts'
import type { ApiName } from './apis.ts'
import * as controller from './Controller.ts'
import { Fetch, type FetchRequest, type FetchResponse } from './Fetch.ts'
import * as group from './Group.ts'
import * as groupAdmin from './GroupAdmin.ts'
import {
  InitProducerId,
  type InitProducerIdRequest,
  type InitProducerIdResponse,
} from './InitProducerId.ts'
import { ListOffsets, type ListOffsetsRequest, type ListOffsetsResponse } from './ListOffsets.ts'
import { Metadata, type MetadataRequest, type MetadataResponse } from './Metadata.ts'
import { Produce, type ProduceRequest, type ProduceResponse } from './Produce.ts'
import * as quorum from './Quorum.ts'

export interface Bodies {
  Produce: { request: ProduceRequest; response: ProduceResponse }
  Fetch: { request: FetchRequest; response: FetchResponse }
  ListOffsets: { request: ListOffsetsRequest; response: ListOffsetsResponse }
  Metadata: { request: MetadataRequest; response: MetadataResponse }
  ApiVersions: { request: ApiVersionsRequest; response: ApiVersionsResponse }
  InitProducerId: { request: InitProducerIdRequest; response: InitProducerIdResponse }
  CreateTopics: { request: CreateTopicsRequest; response: AdminResponse }
  DeleteTopics: { request: DeleteTopicsRequest; response: AdminResponse }
  CreatePartitions: { request: CreatePartitionsRequest; response: AdminResponse }
  IncrementalAlterConfigs: { request: IncrementalAlterConfigsRequest; response: AdminResponse }
  ElectLeaders: {
    request: controller.ElectLeadersRequest
    response: controller.ElectLeadersResponse
  }
  FindCoordinator: {
    request: group.FindCoordinatorRequest
    response: group.FindCoordinatorResponse
  }
  JoinGroup: { request: group.JoinGroupRequest; response: group.JoinGroupResponse }
  SyncGroup: { request: group.SyncGroupRequest; response: group.SyncGroupResponse }
  Heartbeat: { request: group.HeartbeatRequest; response: group.HeartbeatResponse }
  LeaveGroup: { request: group.LeaveGroupRequest; response: group.HeartbeatResponse }
  OffsetCommit: { request: group.OffsetCommitRequest; response: group.OffsetCommitResponse }
  OffsetFetch: { request: group.OffsetFetchRequest; response: group.OffsetFetchResponse }
  DeleteGroups: {
    request: groupAdmin.DeleteGroupsRequest
    response: groupAdmin.DeleteGroupsResponse
  }
  OffsetDelete: {
    request: groupAdmin.OffsetDeleteRequest
    response: groupAdmin.OffsetDeleteResponse
  }
  QuorumFetch: { request: quorum.QuorumFetchRequest; response: quorum.QuorumFetchResponse }
  Vote: { request: quorum.VoteRequest; response: quorum.VoteResponse }
  BeginQuorumEpoch: { request: quorum.QuorumEpochRequest; response: quorum.QuorumEpochResponse }
  EndQuorumEpoch: { request: quorum.QuorumEpochRequest; response: quorum.QuorumEpochResponse }
  AlterPartition: {
    request: controller.AlterPartitionRequest
    response: controller.AlterPartitionResponse
  }
  Envelope: { request: controller.EnvelopeRequest; response: controller.EnvelopeResponse }
  BrokerRegistration: {
    request: controller.BrokerRegistrationRequest
    response: controller.BrokerRegistrationResponse
  }
  BrokerHeartbeat: {
    request: controller.BrokerHeartbeatRequest
    response: controller.BrokerHeartbeatResponse
  }
  AllocateProducerIds: {
    request: controller.AllocateProducerIdsRequest
    response: controller.AllocateProducerIdsResponse
  }
}

export type RequestOf<A extends ApiName> = Bodies[A]['request']
export type ResponseOf<A extends ApiName> = Bodies[A]['response']
export type AnyBody = { [A in ApiName]: Bodies[A]['request'] | Bodies[A]['response'] }[ApiName]

/** The reference: one declaration for every API. */
export const PROTOCOL: { readonly [A in ApiName]: Api<RequestOf<A>, ResponseOf<A>> } = {
  Produce,
  Fetch,
  ListOffsets,
  Metadata,
  ApiVersions,
  InitProducerId,
  CreateTopics,
  DeleteTopics,
  CreatePartitions,
  IncrementalAlterConfigs,
  ElectLeaders: controller.ElectLeaders,
  FindCoordinator: group.FindCoordinator,
  JoinGroup: group.JoinGroup,
  SyncGroup: group.SyncGroup,
  Heartbeat: group.Heartbeat,
  LeaveGroup: group.LeaveGroup,
  OffsetCommit: group.OffsetCommit,
  OffsetFetch: group.OffsetFetch,
  DeleteGroups: groupAdmin.DeleteGroups,
  OffsetDelete: groupAdmin.OffsetDelete,
  QuorumFetch: quorum.QuorumFetch,
  Vote: quorum.Vote,
  BeginQuorumEpoch: quorum.BeginQuorumEpoch,
  EndQuorumEpoch: quorum.EndQuorumEpoch,
  AlterPartition: controller.AlterPartition,
  Envelope: controller.Envelope,
  BrokerRegistration: controller.BrokerRegistration,
  BrokerHeartbeat: controller.BrokerHeartbeat,
  AllocateProducerIds: controller.AllocateProducerIds,
}
