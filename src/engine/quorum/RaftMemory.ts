// What a node keeps of the quorum: its epoch and vote on disk, whom it follows, and, while it leads, what the others have.
// Kafka: QuorumState, LeaderState, FollowerState; the `quorum-state` file.
import { LONG_AGO, type NodeId, type Us } from '../../kafka/terms.ts'

export interface RaftMemory {
  /** On disk. */
  epoch: number
  leader: NodeId
  votedFor: NodeId
  /** When the timer that runs ends; 0 = none. */
  timerAt: Us
  /** When the entry that watches it comes due; 0 = none. */
  watchedAt: Us
  /** The voter a Fetch is under way to; -1 = none. */
  fetchingFrom: NodeId
  fetchMessage: number
  /** The next Fetch says that records are on its disk. */
  acknowledges: boolean
  /** Whether a Fetch from the leader of this epoch has succeeded. */
  hasFetched: boolean
  /** No Fetch before this instant: the last one failed. */
  fetchNotBefore: Us
  /** Which voter a node that knows no leader asks next. */
  nextVoter: number
  /** While it leads: where its own epoch begins. */
  epochStart: number
  /** While it leads: how far its own disk has the log. */
  flushedTo: number
  /** While it leads: where the others' logs end and when they last fetched. */
  fetchers: Map<NodeId, { endOffset: number; at: Us; knownHighWatermark: number }>
  /** Voters that have fetched since the check-quorum timer began. */
  heard: NodeId[]
  /** Fetches that wait for news, oldest first. */
  parked: { readonly message: number; readonly from: NodeId; readonly until: Us }[]
  /** Requests of the election under way: message → whom. */
  votesAsked: Map<number, NodeId>
  /** Voters still to be asked, and what for. */
  votesWanted: NodeId[]
  preVote: boolean
  /** Voters that still have to be told that this node leads. */
  untold: NodeId[]
}

export function createRaftMemory(): RaftMemory {
  return {
    epoch: 0,
    leader: -1,
    votedFor: -1,
    timerAt: 0,
    watchedAt: 0,
    fetchingFrom: -1,
    fetchMessage: 0,
    acknowledges: false,
    hasFetched: false,
    fetchNotBefore: LONG_AGO,
    nextVoter: 0,
    epochStart: 0,
    flushedTo: 0,
    fetchers: new Map(),
    heard: [],
    parked: [],
    votesAsked: new Map(),
    votesWanted: [],
    preVote: false,
    untold: [],
  }
}

/** What ends with the process; epoch, vote and leader stand in the file. */
export function forgetRaft(raft: RaftMemory): void {
  Object.assign(raft, {
    ...createRaftMemory(),
    epoch: raft.epoch,
    leader: raft.leader,
    votedFor: raft.votedFor,
  })
}
