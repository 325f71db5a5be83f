// The messages of an election: votes asked for and given, an epoch begun, an epoch ended.
// Kafka: KafkaRaftClient.handleVoteRequest, handleBeginQuorumEpochRequest, handleEndQuorumEpochRequest.
// KIPs: 595, 996.
import type { QuorumEpochRequest, VoteRequest, VoteResponse } from '../../kafka/protocol/Quorum.ts'
import type { NodeId, Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import { lastEpoch } from '../../trace/metadata/MetadataLog.ts'
import { reply, sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { nodeLink } from '../node/nodeLinks.ts'
import { record } from '../record.ts'
import {
  askAround,
  castVote,
  detach,
  follow,
  giveUp,
  learn,
  majority,
  memberOf,
  otherVoters,
  raftOf,
  setTimer,
  stand,
  win,
} from './raft.ts'

/** controller.quorum.request.timeout.ms. */
const REQUEST_TIMEOUT_US: Us = 2_000_000

export function askForVotes(sim: Sim, node: NodeState, preVote: boolean): void {
  const raft = raftOf(sim, node)
  raft.votesAsked.clear()
  raft.votesWanted = otherVoters(sim, node).slice()
  raft.preVote = preVote
  pumpVotes(sim, node)
}

/** Asks whoever can be reached and was not asked yet. */
export function pumpVotes(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  const state = memberOf(sim, node.id)?.state
  if (state !== 'Prospective' && state !== 'Candidate') return
  for (const voter of raft.votesWanted.slice()) {
    const connection = nodeLink(sim, node, 'raft', voter)
    if (connection === 0) continue
    raft.votesWanted = raft.votesWanted.filter((id) => id !== voter)
    const message = sendRequest(sim, connection, {
      api: 'Vote',
      body: {
        epoch: raft.epoch,
        candidate: node.id,
        lastEpoch: lastEpoch(node.metadata),
        endOffset: node.metadata.endOffset,
        preVote: raft.preVote,
      },
      bytes: 90,
      timeoutUs: REQUEST_TIMEOUT_US,
    })
    raft.votesAsked.set(message, voter)
  }
}

export function handleVote(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as VoteRequest
  const raft = raftOf(sim, node)
  if (request.epoch > raft.epoch)
    detach(sim, node, request.epoch, `${request.candidate} asks for votes in it`)
  const isOld = request.epoch < raft.epoch
  const granted = !isOld && isUpToDate(node, request) && mayVote(sim, node, request)
  if (granted && !request.preVote) castVote(sim, node, request.candidate)
  const error = isOld ? 'FENCED_LEADER_EPOCH' : 'NONE'
  const body = {
    error,
    epoch: raft.epoch,
    leader: raft.leader,
    granted,
    preVote: request.preVote,
  } as const
  reply(sim, message, { body, error })
}

/** A log that ends in a later epoch wins; in the same one, the longer. */
function isUpToDate(node: NodeState, request: VoteRequest): boolean {
  const own = lastEpoch(node.metadata)
  return (
    request.lastEpoch > own ||
    (request.lastEpoch === own && request.endOffset >= node.metadata.endOffset)
  )
}

/** A follower that hears from its leader refuses even to say how it would vote. */
function mayVote(sim: Sim, node: NodeState, request: VoteRequest): boolean {
  const raft = raftOf(sim, node)
  const state = memberOf(sim, node.id)?.state
  if (request.preVote) {
    if (state === 'Follower') return !raft.hasFetched
    return state !== 'Leader' && state !== undefined
  }
  if (state !== 'Unattached' && state !== 'Prospective') return false
  const isFree = raft.votedFor === -1 || raft.votedFor === request.candidate
  return raft.leader === -1 && isFree
}

export function onVoteResponse(sim: Sim, node: NodeState, message: Message): void {
  const raft = raftOf(sim, node)
  const voter = raft.votesAsked.get(message.request)
  const response = message.body as VoteResponse
  raft.votesAsked.delete(message.request)
  if (learn(sim, node, response.epoch, response.leader, message.from)) return
  const member = memberOf(sim, node.id)
  if (voter === undefined || !member) return
  const isAsking =
    member.state === 'Candidate' || (member.state === 'Prospective' && response.preVote)
  if (!isAsking || response.preVote !== raft.preVote) return
  sim.cause = record(sim, {
    type: 'VoteReturned',
    node: node.id,
    voter,
    epoch: raft.epoch,
    preVote: response.preVote,
    granted: response.granted,
  })
  if (member.votes.length >= majority(sim)) {
    if (raft.preVote) stand(sim, node)
    else win(sim, node)
    return
  }
  const stillPossible = sim.state.quorum.members.length - member.refusals.length
  if (stillPossible < majority(sim) && raft.preVote)
    giveUp(sim, node, 'a majority would not vote for it')
}

/** Tells the other voters who leads now. */
export function beginEpoch(
  sim: Sim,
  node: NodeState,
  voters: readonly NodeId[] = otherVoters(sim, node),
): void {
  raftOf(sim, node).untold = voters.slice()
  pumpBeginEpoch(sim, node)
}

export function pumpBeginEpoch(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  if (memberOf(sim, node.id)?.state !== 'Leader') return
  for (const voter of raft.untold.slice()) {
    const connection = nodeLink(sim, node, 'raft', voter)
    if (connection === 0) continue
    raft.untold = raft.untold.filter((id) => id !== voter)
    sendRequest(sim, connection, {
      api: 'BeginQuorumEpoch',
      body: { epoch: raft.epoch, leader: node.id, successors: [] },
      bytes: 70,
      timeoutUs: REQUEST_TIMEOUT_US,
    })
  }
}

export function handleBeginQuorumEpoch(sim: Sim, node: NodeState, message: Message): void {
  const { epoch, leader } = message.body as QuorumEpochRequest
  const raft = raftOf(sim, node)
  const isOld = epoch < raft.epoch
  if (!isOld && (epoch > raft.epoch || raft.leader === -1))
    follow(sim, node, epoch, leader, `${leader} begins epoch ${epoch}`)
  const error = isOld ? 'FENCED_LEADER_EPOCH' : 'NONE'
  reply(sim, message, { body: { error, epoch: raft.epoch, leader: raft.leader }, error })
}

/** A leader that leaves says so to those it can reach; nobody waits for the answers. */
export function endEpoch(sim: Sim, node: NodeState, successors: readonly NodeId[]): void {
  const { epoch } = raftOf(sim, node)
  for (const voter of otherVoters(sim, node)) {
    const connection = nodeLink(sim, node, 'raft', voter)
    if (connection === 0) continue
    sendRequest(sim, connection, {
      api: 'EndQuorumEpoch',
      body: { epoch, leader: node.id, successors },
      bytes: 90,
      timeoutUs: REQUEST_TIMEOUT_US,
    })
  }
}

/** controller.quorum.election.backoff.max.ms. */
const BACKOFF_US: Us = 1_000_000

export function handleEndQuorumEpoch(sim: Sim, node: NodeState, message: Message): void {
  const { epoch, leader, successors } = message.body as QuorumEpochRequest
  const raft = raftOf(sim, node)
  const member = memberOf(sim, node.id)
  const isOld = epoch < raft.epoch
  if (epoch > raft.epoch) detach(sim, node, epoch, `${leader} ends it`)
  const error = isOld ? 'FENCED_LEADER_EPOCH' : 'NONE'
  reply(sim, message, { body: { error, epoch: raft.epoch, leader: raft.leader }, error })
  if (isOld || member?.state !== 'Follower') return
  const place = successors.indexOf(node.id)
  if (place <= 0) askAround(sim, node, 'fetchTimeout', `${leader} stops`)
  else {
    const shift = Math.max(0, successors.length - 1)
    setTimer(sim, node, Math.min(BACKOFF_US, (BACKOFF_US >> shift) << (place - 1)))
  }
}
