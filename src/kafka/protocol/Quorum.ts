// Vote, BeginQuorumEpoch, EndQuorumEpoch and the quorum's own Fetch: how the voters agree on one leader and one log.
// Kafka: KafkaRaftClient; KIPs 595, 835, 853, 996, 1166.
import type { ErrorName } from '../errors.ts'
import type { NodeId } from '../terms.ts'
import type { Api } from './Api.ts'

export interface VoteRequest {
  readonly epoch: number
  readonly candidate: NodeId
  readonly lastEpoch: number
  readonly endOffset: number
  readonly preVote: boolean
}
export interface VoteResponse {
  readonly error: ErrorName
  readonly epoch: number
  /** -1 = unknown. */
  readonly leader: NodeId
  readonly granted: boolean
  readonly preVote: boolean
}
export interface QuorumEpochRequest {
  readonly epoch: number
  readonly leader: NodeId
  /** EndQuorumEpoch: who should stand next, the best first. */
  readonly successors: readonly NodeId[]
}
export interface QuorumEpochResponse {
  readonly error: ErrorName
  readonly epoch: number
  readonly leader: NodeId
}

/** A record of the metadata log on its way; what it says is the engine's. */
export interface FetchedEntry {
  readonly offset: number
  readonly epoch: number
}
export interface QuorumFetchRequest {
  readonly epoch: number
  readonly replica: NodeId
  readonly fetchOffset: number
  readonly lastFetchedEpoch: number
  /** What the follower knows to be committed. */
  readonly highWatermark: number
  readonly maxWaitMs: number
}
export interface QuorumFetchResponse {
  readonly error: ErrorName
  readonly epoch: number
  readonly leader: NodeId
  /** -1 = the new leader does not know yet. */
  readonly highWatermark: number
  /** Records [fetchOffset, to); NoOps are offsets without an entry. */
  readonly to: number
  readonly entries: readonly FetchedEntry[]
  /** Where the follower's last epoch ends at the leader, when its log is not a part of the leader's. */
  readonly diverging: { readonly epoch: number; readonly endOffset: number } | null
}

export const Vote: Api<VoteRequest, VoteResponse> = {
  name: 'Vote',
  kips: [595, 853, 996],
  purpose: 'A voter asks another for its vote, or first whether it would get one.',
  request: {
    epoch: 'The epoch it stands in; a pre-vote does not raise it.',
    candidate: 'Who asks.',
    lastEpoch: 'The epoch of its last record: a log that is behind gets no vote.',
    endOffset: 'Where its log ends.',
    preVote: 'Whether it only asks how an election would go.',
  },
  response: {
    error: 'NONE, or why the question was not looked at.',
    epoch: 'The epoch the other voter is in.',
    leader: 'Who leads as far as it knows; -1 = unknown.',
    granted: 'Yes or no.',
    preVote: 'Whether this answers a pre-vote.',
  },
}
const epochRequest = {
  epoch: 'The epoch it speaks of.',
  leader: 'Who leads it, or led it.',
  successors: 'When an epoch ends: who should stand next, the best first.',
}
const epochResponse = {
  error: 'NONE, or why it was refused.',
  epoch: 'The epoch the other voter is in.',
  leader: 'Who leads as far as it knows; -1 = unknown.',
}
export const BeginQuorumEpoch: Api<QuorumEpochRequest, QuorumEpochResponse> = {
  name: 'BeginQuorumEpoch',
  kips: [595],
  purpose: 'The new leader of the quorum says so to the other voters.',
  request: epochRequest,
  response: epochResponse,
}
export const EndQuorumEpoch: Api<QuorumEpochRequest, QuorumEpochResponse> = {
  name: 'EndQuorumEpoch',
  kips: [595],
  purpose: 'A leader that stops tells the other voters, so that nobody waits for a timeout.',
  request: epochRequest,
  response: epochResponse,
}
export const QuorumFetch: Api<QuorumFetchRequest, QuorumFetchResponse> = {
  name: 'Fetch',
  kips: [595, 1166],
  purpose: 'Asks the quorum leader for the metadata log from an offset on.',
  request: {
    epoch: 'The quorum epoch the fetcher is in.',
    replica: 'Who fetches.',
    fetchOffset: 'Where its log ends: this is how the leader learns what it has.',
    lastFetchedEpoch: 'The epoch of its last record: a log that went another way is noticed by it.',
    highWatermark: 'Up to where it knows the log to be committed.',
    maxWaitMs: 'How long the leader may hold the request when there is nothing new.',
  },
  response: {
    error: 'NONE, or why there are no records.',
    epoch: 'The epoch the answering node is in.',
    leader: 'Who leads it; -1 = unknown.',
    highWatermark: 'Up to where a majority has the log.',
    to: 'The records reach up to this offset, exclusive.',
    entries: 'The records.',
    diverging: 'Where the two logs part, when they do: the fetcher cuts its own back.',
  },
}
