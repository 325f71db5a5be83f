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
import { Fetch, type FetchRequest, type FetchResponse } from './Fetch.ts'
import {
  InitProducerId,
  type InitProducerIdRequest,
  type InitProducerIdResponse,
} from './InitProducerId.ts'
import { ListOffsets, type ListOffsetsRequest, type ListOffsetsResponse } from './ListOffsets.ts'
import { Metadata, type MetadataRequest, type MetadataResponse } from './Metadata.ts'
import { Produce, type ProduceRequest, type ProduceResponse } from './Produce.ts'

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
}
