// ApiVersions: the first thing a client says on a new connection.
import type { Api } from './Api.ts'

export interface ApiVersionsRequest {
  readonly clientSoftware: string
}
export interface ApiVersionsResponse {
  readonly release: string
}

export const ApiVersions: Api<ApiVersionsRequest, ApiVersionsResponse> = {
  name: 'ApiVersions',
  kips: [35, 511],
  purpose: 'Agrees on the versions of every request that follows.',
  request: { clientSoftware: 'Who is asking.' },
  response: { release: 'What the broker speaks.' },
}
