// ListOffsets: which offset stands at the beginning, at the end, or at an instant.
import type { ErrorName } from '../errors.ts'
import type { Api } from './Api.ts'

/** Special timestamps (ListOffsetsRequest). */
export const LATEST_TIMESTAMP = -1
export const EARLIEST_TIMESTAMP = -2
export const MAX_TIMESTAMP = -3
export const EARLIEST_LOCAL_TIMESTAMP = -4
export const LATEST_TIERED_TIMESTAMP = -5

export interface ListOffsetsRequest {
  readonly isolation: 'read_uncommitted' | 'read_committed'
  readonly partitions: readonly {
    readonly topic: string
    readonly partition: number
    readonly timestampMs: number
  }[]
}

export interface ListedOffset {
  readonly topic: string
  readonly partition: number
  readonly error: ErrorName
  readonly timestampMs: number
  readonly offset: number
  readonly leaderEpoch: number
}

export interface ListOffsetsResponse {
  readonly partitions: readonly ListedOffset[]
}

export const ListOffsets: Api<ListOffsetsRequest, ListOffsetsResponse> = {
  name: 'ListOffsets',
  kips: [79, 734],
  purpose: 'Looks up an offset by time, or the first or the last one.',
  request: {
    isolation: 'Whether the end is the high watermark or the last stable offset.',
    partitions:
      'For each partition the instant looked for; -1 the end, -2 the beginning, -3 the record with the latest timestamp.',
  },
  response: {
    partitions: 'For each partition the offset found, -1 when no record is that late.',
  },
}
