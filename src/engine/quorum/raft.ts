// A voter's roles and its timers: who asks for votes when, who wins, who gives up.
// Kafka: KafkaRaftClient, QuorumState. KIPs: 595, 853, 996.
// Simplified: a static set of voters; no snapshots; append linger (25 ms) is left out.
import { type QuorumMemberEvent, quorumMachine } from '../../kafka/machines/quorumMachine.ts'
import { assert, type NodeId, type Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { QuorumMember } from '../../trace/QuorumView.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import { draw } from '../kernel/draw.ts'
import type { Entry } from '../kernel/Entry.ts'
import { advance } from '../kernel/lifecycle.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { silenceCause } from '../silenceCause.ts'
import { askForVotes, beginEpoch, endEpoch } from './elections.ts'
import { becomeActive, renounce } from './leadership.ts'
import { forgetParked, pumpFetch } from './metadataFetch.ts'
import type { RaftMemory } from './RaftMemory.ts'

/** controller.quorum.election.timeout.ms, fetch.timeout.ms, and 1.5 times the latter. */
const ELECTION_US: Us = 1_000_000
const FETCH_US: Us = 2_000_000
const CHECK_QUORUM_US: Us = 3_000_000

export function raftOf(sim: Sim, node: NodeState): RaftMemory {
  const memory = sim.memory.nodes.get(node.id)
  assert(memory, `node ${node.id} has no memory`)
  return memory.raft
}

export function memberOf(sim: Sim, id: NodeId): QuorumMember | undefined {
  return sim.state.quorum.members.find((member) => member.id === id)
}

/** The other voters, in the order of the configuration. */
export function otherVoters(sim: Sim, node: NodeState): readonly NodeId[] {
  return sim.state.quorum.members.map(({ id }) => id).filter((id) => id !== node.id)
}

export function majority(sim: Sim): number {
  return Math.floor(sim.state.quorum.members.length / 2) + 1
}

interface Terms {
  readonly epoch?: number
  readonly leader?: NodeId
  readonly votedFor?: NodeId
  readonly why: string
}

/** Takes a step of the quorum machine and notes what stands in the quorum-state file; an observer has no machine. */
function step(sim: Sim, node: NodeState, event: QuorumMemberEvent | null, terms: Terms): void {
  const raft = raftOf(sim, node)
  raft.epoch = terms.epoch ?? raft.epoch
  raft.leader = terms.leader ?? raft.leader
  raft.votedFor = terms.votedFor ?? raft.votedFor
  const member = memberOf(sim, node.id)
  if (!member) return
  const from = member.state
  const to = event === null ? from : advance(quorumMachine, from, event)
  aloud(sim, true, () => {
    sim.cause = record(sim, {
      type: 'QuorumStateChanged',
      node: node.id,
      from,
      to,
      epoch: raft.epoch,
      leader: raft.leader,
      votedFor: raft.votedFor,
      why: terms.why,
    })
  })
  if (from !== 'Leader' || to === 'Leader') return
  forgetParked(sim, node)
  renounce(sim, node, terms.why)
}

/** The voter starts: it goes on by what its file says. A single voter elects itself at once. */
export function startVoter(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  if (sim.state.quorum.members.length === 1) {
    step(sim, node, 'electionTimeout', { why: 'started alone' })
    stand(sim, node)
    return
  }
  if (raft.leader === node.id) {
    step(sim, node, 'resumeLeader', { why: 'it led before its stop' })
    electionTimer(sim, node)
  } else if (raft.leader >= 0)
    follow(sim, node, raft.epoch, raft.leader, 'its file names the leader')
  else if (raft.votedFor === node.id) {
    step(sim, node, 'resumeCandidate', { why: 'it had voted for itself before its stop' })
    electionTimer(sim, node)
    askForVotes(sim, node, false)
  } else electionTimer(sim, node)
}

function electionTimer(sim: Sim, node: NodeState): void {
  const extra = draw(sim.memory.draws, 'election', node.endpoint) % ELECTION_US
  setTimer(sim, node, ELECTION_US + extra)
}

export function fetchTimer(sim: Sim, node: NodeState): void {
  setTimer(sim, node, FETCH_US)
}

export function checkQuorumTimer(sim: Sim, node: NodeState): void {
  setTimer(sim, node, CHECK_QUORUM_US)
}

/** One entry of the queue watches the timer; when the timer was set later since, the entry follows it. */
export function setTimer(sim: Sim, node: NodeState, wait: Us): void {
  const raft = raftOf(sim, node)
  raft.timerAt = sim.now + wait
  aloud(sim, false, () => {
    record(sim, { type: 'QuorumTimerSet', node: node.id, until: raft.timerAt })
    if (raft.watchedAt === 0 || raft.watchedAt > raft.timerAt) watchTimer(sim, node, raft)
  })
}

function watchTimer(sim: Sim, node: NodeState, raft: RaftMemory): void {
  raft.watchedAt = raft.timerAt
  scheduleFor(sim, node, raft.timerAt, 'quorumTimer')
}

function stopTimer(sim: Sim, node: NodeState): void {
  raftOf(sim, node).timerAt = 0
  aloud(sim, false, () => record(sim, { type: 'QuorumTimerSet', node: node.id, until: 0 }))
}

export function onQuorumTimer(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const raft = node && raftOf(sim, node)
  if (!raft || raft.watchedAt !== entry.at) return
  raft.watchedAt = 0
  if (raft.timerAt === 0) return
  if (raft.timerAt > sim.now) {
    watchTimer(sim, node, raft)
    return
  }
  raft.timerAt = 0
  aloud(sim, true, () => timeUp(sim, node))
}

function timeUp(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  switch (memberOf(sim, node.id)?.state) {
    case 'Unattached':
      askAround(sim, node, 'electionTimeout', 'nobody leads')
      break
    case 'Follower':
      sim.cause = silenceCause(sim, raft.leader)
      askAround(sim, node, 'fetchTimeout', `no answer from ${raft.leader} for 2 s`)
      break
    case 'Prospective':
      giveUp(sim, node, 'no majority within its time')
      break
    case 'Candidate':
      askAround(sim, node, 'lost', 'no majority within its time')
      break
    case 'Leader':
      sim.cause = silenceCause(sim, node.id)
      resign(sim, node, 'checkQuorumTimeout', 'no majority has fetched for 3 s')
      break
    case 'Resigned':
      step(sim, node, 'electionTimeout', {
        epoch: raft.epoch + 1,
        leader: -1,
        votedFor: -1,
        why: 'its time is up',
      })
      electionTimer(sim, node)
      break
    default:
  }
}

/** Prospective: would I win? The epoch stays as it is. */
export function askAround(sim: Sim, node: NodeState, event: QuorumMemberEvent, why: string): void {
  step(sim, node, event, { why })
  electionTimer(sim, node)
  askForVotes(sim, node, true)
}

/** Candidate: the epoch is raised, and its own vote is its own. A single voter has won with it. */
export function stand(sim: Sim, node: NodeState): void {
  const { epoch } = raftOf(sim, node)
  step(sim, node, 'majorityOfPreVotes', {
    epoch: epoch + 1,
    leader: -1,
    votedFor: node.id,
    why: 'a majority would vote for it',
  })
  if (majority(sim) === 1) {
    win(sim, node)
    return
  }
  electionTimer(sim, node)
  askForVotes(sim, node, false)
}

export function win(sim: Sim, node: NodeState): void {
  step(sim, node, 'majorityOfVotes', { leader: node.id, why: 'a majority has voted for it' })
  if (otherVoters(sim, node).length > 0) checkQuorumTimer(sim, node)
  else stopTimer(sim, node)
  becomeActive(sim, node)
  beginEpoch(sim, node)
}

/** Prospective has lost: back to the leader it knows, or to waiting. */
export function giveUp(sim: Sim, node: NodeState, why: string): void {
  const raft = raftOf(sim, node)
  if (raft.leader >= 0 && raft.leader !== node.id) {
    step(sim, node, 'lostToLeader', { why })
    raft.hasFetched = false
    fetchTimer(sim, node)
    pumpFetch(sim, node)
    return
  }
  step(sim, node, 'lost', { why })
  electionTimer(sim, node)
}

export function resign(
  sim: Sim,
  node: NodeState,
  event: 'checkQuorumTimeout' | 'shutdown',
  why: string,
): void {
  const successors = [...raftOf(sim, node).fetchers]
    .filter(([id]) => memberOf(sim, id))
    .sort(([, a], [, b]) => b.endOffset - a.endOffset)
    .map(([id]) => id)
  step(sim, node, event, { why })
  electionTimer(sim, node)
  endEpoch(sim, node, successors)
}

/** It learns who leads an epoch, and fetches from there. */
export function follow(
  sim: Sim,
  node: NodeState,
  epoch: number,
  leader: NodeId,
  why: string,
): void {
  const raft = raftOf(sim, node)
  const isVoter = memberOf(sim, node.id) !== undefined
  step(sim, node, 'leaderFound', {
    epoch,
    leader,
    votedFor: epoch === raft.epoch ? raft.votedFor : -1,
    why,
  })
  raft.hasFetched = false
  if (isVoter) fetchTimer(sim, node)
  pumpFetch(sim, node)
  sim.ports.controllerKnown(sim, node)
}

/** Somebody spoke of a higher epoch. */
export function detach(sim: Sim, node: NodeState, epoch: number, why: string): void {
  step(sim, node, 'higherEpoch', { epoch, leader: -1, votedFor: -1, why })
  if (memberOf(sim, node.id)) electionTimer(sim, node)
  pumpFetch(sim, node)
}

/** It votes: its own election timer begins anew. */
export function castVote(sim: Sim, node: NodeState, candidate: NodeId): void {
  step(sim, node, null, { votedFor: candidate, why: `voted for ${candidate}` })
  electionTimer(sim, node)
}

/** What an answer or a request says about the quorum. True when it made this node change. */
export function learn(
  sim: Sim,
  node: NodeState,
  epoch: number,
  leader: NodeId,
  from: string,
): boolean {
  const raft = raftOf(sim, node)
  if (epoch < raft.epoch) return false
  const knows = epoch === raft.epoch && raft.leader >= 0
  if (leader >= 0 && leader !== node.id && !knows) {
    follow(sim, node, epoch, leader, `${from} names the leader`)
    return true
  }
  if (epoch > raft.epoch) {
    detach(sim, node, epoch, `${from} is in epoch ${epoch}`)
    return true
  }
  return false
}

/** The process is gone. */
export function endVoter(sim: Sim, node: NodeState, why: string): void {
  const member = memberOf(sim, node.id)
  if (!member) return
  step(sim, node, 'died', { why })
  stopTimer(sim, node)
}
