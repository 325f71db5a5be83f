// The quorum as an onlooker sees it: each voter as it sees itself.
import type { QuorumMemberState } from '../kafka/machines/quorumMachine.ts'
import type { NodeId, Us } from '../kafka/terms.ts'

export interface QuorumView {
  /** The voter that leads the highest epoch; -1 = none. */
  leader: NodeId
  /** The highest epoch any voter knows. */
  epoch: number
  members: QuorumMember[]
}

/** One voter as it sees itself. */
export interface QuorumMember {
  readonly id: NodeId
  state: QuorumMemberState
  setBy: number
  epoch: number
  /** Who leads its epoch as far as it knows; -1 = unknown. */
  leader: NodeId
  /** Whom it voted for in its epoch; -1 = nobody. */
  votedFor: NodeId
  /** While Prospective or Candidate: who has said yes, itself included, and who no. */
  votes: NodeId[]
  refusals: NodeId[]
  /** When its election, fetch or check-quorum timer ends, and since when it runs; 0 = none runs. */
  timerAt: Us
  timerSince: Us
}
