// The metadata log on its way: followers and brokers fetch it, the leader counts who has what, a majority commits.
// Kafka: KafkaRaftClient.handleFetchRequest, handleFetchResponse; LeaderState.updateReplicaState.
// KIPs: 595, 835, 1166.
// Simplified: no snapshots; one answer carries all there is.
import type { QuorumFetchRequest, QuorumFetchResponse } from '../../kafka/protocol/Quorum.ts'
import type { NodeId, Us } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Message } from '../../trace/Message.ts'
import {
  entriesBetween,
  lastEpoch,
  type MetadataEntry,
  type MetadataLog,
} from '../../trace/metadata/MetadataLog.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import { draw } from '../kernel/draw.ts'
import type { Entry } from '../kernel/Entry.ts'
import { reply, sendRequest } from '../kernel/network.ts'
import { endOffsetFor } from '../log/leaderEpochCache.ts'
import type { Sim } from '../Memory.ts'
import { isFailing, nodeLink } from '../node/nodeLinks.ts'
import { record } from '../record.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { updateHighWatermark } from './leadership.ts'
import type { RaftMemory } from './RaftMemory.ts'
import {
  checkQuorumTimer,
  fetchTimer,
  learn,
  majority,
  memberOf,
  otherVoters,
  raftOf,
} from './raft.ts'

/** The long poll of the quorum, and its request timeout and back-off (controller.quorum.*). */
const WAIT_MS = 500
const REQUEST_TIMEOUT_US: Us = 2_000_000
const RETRY_US: Us = 20_000
const ANSWER_BYTES = 90
const ENTRY_BYTES = 60

/** Fetches from the leader; a node that knows none asks one voter after the other. */
export function pumpFetch(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  if (raft.fetchMessage !== 0 || raft.fetchNotBefore > sim.now) return
  const target = fetchTarget(sim, node, raft)
  if (target < 0) return
  const connection = nodeLink(sim, node, 'raft', target)
  if (connection === 0) return
  const isLoud = raft.acknowledges
  raft.acknowledges = false
  aloud(sim, isLoud, () => {
    raft.fetchMessage = sendRequest(sim, connection, {
      api: 'QuorumFetch',
      body: {
        epoch: raft.epoch,
        replica: node.id,
        fetchOffset: node.metadata.endOffset,
        lastFetchedEpoch: lastEpoch(node.metadata),
        highWatermark: node.metadata.highWatermark,
        maxWaitMs: WAIT_MS,
      },
      bytes: 90,
      timeoutUs: REQUEST_TIMEOUT_US,
    })
  })
}

/** The leader; while it cannot be reached, any voter: it may know of another (maybeSendFetchToBestNode). */
function fetchTarget(sim: Sim, node: NodeState, raft: RaftMemory): NodeId {
  const member = memberOf(sim, node.id)
  if (member && member.state !== 'Follower') return -1
  // A voter that stops is done as soon as somebody else leads (KafkaRaftClient.maybeCompleteShutdown).
  if (member && node.broker === 'SHUTTING_DOWN') return -1
  if (raft.leader >= 0 && !isFailing(sim, node, 'raft', raft.leader)) return raft.leader
  const voters = otherVoters(sim, node)
  return voters[raft.nextVoter % voters.length] ?? -1
}

export function handleQuorumFetch(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as QuorumFetchRequest
  const raft = raftOf(sim, node)
  if (request.epoch > raft.epoch) learn(sim, node, request.epoch, -1, message.from)
  const error = fetchError(sim, node, request, raft)
  if (error !== 'NONE') {
    answer(sim, node, message, { error, to: request.fetchOffset, entries: [], diverging: null })
    return
  }
  const diverging = divergence(node.metadata, request)
  if (diverging) {
    aloud(sim, true, () =>
      answer(sim, node, message, {
        error: 'NONE',
        to: request.fetchOffset,
        entries: [],
        diverging,
      }),
    )
    return
  }
  noteFetcher(sim, node, raft, request)
  const isNews =
    request.fetchOffset < raft.flushedTo || request.highWatermark < knownHighWatermark(node, raft)
  if (isNews) answerFetch(sim, node, message)
  else park(sim, node, raft, message, request)
}

function fetchError(
  sim: Sim,
  node: NodeState,
  request: QuorumFetchRequest,
  raft: RaftMemory,
): QuorumFetchResponse['error'] {
  if (request.epoch < raft.epoch) return 'FENCED_LEADER_EPOCH'
  if (raft.epoch < request.epoch) return 'UNKNOWN_LEADER_EPOCH'
  return memberOf(sim, node.id)?.state === 'Leader' ? 'NONE' : 'NOT_LEADER_OR_FOLLOWER'
}

function divergence(
  log: MetadataLog,
  request: QuorumFetchRequest,
): { epoch: number; endOffset: number } | null {
  if (request.fetchOffset === 0) return null
  const [epoch, endOffset] = endOffsetFor(log.epochs, request.lastFetchedEpoch, log.endOffset)
  if (epoch === request.lastFetchedEpoch && endOffset >= request.fetchOffset) return null
  return { epoch, endOffset: Math.max(0, endOffset) }
}

function noteFetcher(
  sim: Sim,
  node: NodeState,
  raft: RaftMemory,
  request: QuorumFetchRequest,
): void {
  raft.fetchers.set(request.replica, {
    endOffset: request.fetchOffset,
    at: sim.now,
    knownHighWatermark: request.highWatermark,
  })
  if (!memberOf(sim, request.replica)) return
  raft.untold = raft.untold.filter((id) => id !== request.replica)
  if (!raft.heard.includes(request.replica)) raft.heard.push(request.replica)
  if (raft.heard.length + 1 >= majority(sim)) {
    raft.heard = []
    checkQuorumTimer(sim, node)
  }
  updateHighWatermark(sim, node)
}

/** A leader tells no high watermark before a record of its own epoch is committed. */
function knownHighWatermark(node: NodeState, raft: RaftMemory): number {
  return node.metadata.highWatermark > raft.epochStart ? node.metadata.highWatermark : -1
}

function park(
  sim: Sim,
  node: NodeState,
  raft: RaftMemory,
  message: Message,
  request: QuorumFetchRequest,
): void {
  const until = sim.now + request.maxWaitMs * 1000
  raft.parked.push({ message: message.id, from: request.replica, until })
  aloud(sim, !message.chatter, () =>
    record(sim, {
      type: 'RequestParked',
      node: node.id,
      message: message.id,
      until,
      why: 'nothing new in the metadata log',
    }),
  )
  aloud(sim, false, () => scheduleFor(sim, node, until, 'quorumFetchTimeout', message.id))
}

export function onQuorumFetchTimeout(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node) return
  const raft = raftOf(sim, node)
  if (!raft.parked.some(({ message }) => message === entry.id)) return
  release(sim, node, raft, entry.id)
}

/** News: whoever waits is answered, in the order they came. */
export function releaseParked(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  for (const { message } of raft.parked.slice()) release(sim, node, raft, message)
}

function release(sim: Sim, node: NodeState, raft: RaftMemory, id: number): void {
  raft.parked = raft.parked.filter(({ message }) => message !== id)
  const message = sim.state.messages.get(id)
  if (message) answerFetch(sim, node, message)
}

/** No leader any more: whoever waits is told to look elsewhere. */
export function forgetParked(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  for (const { message: id } of raft.parked.splice(0)) {
    const message = sim.state.messages.get(id)
    if (!message || node.process !== 'Running') continue
    const to = (message.body as QuorumFetchRequest).fetchOffset
    answer(sim, node, message, {
      error: 'NOT_LEADER_OR_FOLLOWER',
      to,
      entries: [],
      diverging: null,
    })
  }
}

function answerFetch(sim: Sim, node: NodeState, message: Message): void {
  const request = message.body as QuorumFetchRequest
  const raft = raftOf(sim, node)
  const to = Math.max(request.fetchOffset, raft.flushedTo)
  const entries = entriesBetween(node.metadata, request.fetchOffset, to)
  const highWatermark = knownHighWatermark(node, raft)
  // A commit of records is news, one of NoOps is chatter.
  const isLoud =
    entries.length > 0 ||
    (highWatermark > request.highWatermark &&
      entriesBetween(node.metadata, request.highWatermark, highWatermark).length > 0)
  aloud(sim, isLoud, () =>
    answer(sim, node, message, { error: 'NONE', to, entries, diverging: null }),
  )
}

type Answer = Pick<QuorumFetchResponse, 'error' | 'to' | 'entries' | 'diverging'>

function answer(sim: Sim, node: NodeState, message: Message, parts: Answer): void {
  const raft = raftOf(sim, node)
  reply(sim, message, {
    body: {
      ...parts,
      epoch: raft.epoch,
      leader: raft.leader,
      highWatermark: knownHighWatermark(node, raft),
    },
    bytes: ANSWER_BYTES + parts.entries.length * ENTRY_BYTES,
    error: parts.error,
  })
}

export function onQuorumFetchResponse(sim: Sim, node: NodeState, message: Message): void {
  const raft = raftOf(sim, node)
  if (raft.fetchMessage !== message.request) return
  raft.fetchMessage = 0
  const response = message.body as QuorumFetchResponse
  const changed = learn(sim, node, response.epoch, response.leader, message.from)
  if (response.error !== 'NONE') {
    if (!changed) fetchLater(sim, node)
    return
  }
  if (changed || response.epoch !== raft.epoch) {
    pumpFetch(sim, node)
    return
  }
  if (response.diverging) cut(sim, node, response.diverging)
  else take(sim, node, response)
}

/** Nothing came of it: another try, elsewhere when nobody is known to lead. */
export function fetchLater(sim: Sim, node: NodeState): void {
  const raft = raftOf(sim, node)
  raft.nextVoter += 1
  raft.fetchNotBefore = sim.now + RETRY_US
  aloud(sim, false, () => scheduleFor(sim, node, raft.fetchNotBefore, 'nodeWake'))
}

/** The logs part: what the leader never had goes (KafkaRaftClient.truncateToEndOffset). */
function cut(
  sim: Sim,
  node: NodeState,
  diverging: { readonly epoch: number; readonly endOffset: number },
): void {
  const log = node.metadata
  const [epoch, end] = endOffsetFor(log.epochs, diverging.epoch, log.endOffset)
  const to = Math.min(epoch === diverging.epoch ? diverging.endOffset : end, end, log.endOffset)
  record(sim, {
    type: 'MetadataTruncated',
    node: node.id,
    to: Math.max(0, to),
    why: `the leader's log went another way at ${diverging.endOffset}`,
  })
  raftOf(sim, node).acknowledges = true
  pumpFetch(sim, node)
}

function take(sim: Sim, node: NodeState, response: QuorumFetchResponse): void {
  const raft = raftOf(sim, node)
  const isVoter = memberOf(sim, node.id) !== undefined
  const log = node.metadata
  raft.hasFetched = true
  if (isVoter) fetchTimer(sim, node)
  const before = log.endOffset
  if (response.to > before) {
    const entries = response.entries as readonly MetadataEntry[]
    aloud(sim, entries.length > 0, () => {
      sim.cause = record(sim, {
        type: 'MetadataFetched',
        node: node.id,
        from: raft.leader,
        to: response.to,
        entries,
      })
    })
    raft.acknowledges = entries.length > 0 && isVoter
  }
  commit(sim, node, Math.min(response.highWatermark, log.endOffset))
  if (log.endOffset === before || !isVoter) {
    pumpFetch(sim, node)
    return
  }
  // A voter has what it got on disk before it says so with its next fetch.
  raft.fetchNotBefore = sim.now + fsyncUs(sim, node)
  aloud(sim, raft.acknowledges, () => scheduleFor(sim, node, raft.fetchNotBefore, 'nodeWake'))
}

/** No two disks take the same time: 1 to 9 ms. Without it all voters would time out in the same instant. */
function fsyncUs(sim: Sim, node: NodeState): Us {
  return (
    FSYNC_LEAST_US +
    node.diskDelayUs +
    (draw(sim.memory.draws, 'fsync', node.endpoint) % FSYNC_SPREAD_US)
  )
}

const FSYNC_LEAST_US = 1_000
const FSYNC_SPREAD_US = 8_000

/** Takes over how far the log is committed, and has what is new read. */
export function commit(sim: Sim, node: NodeState, to: number): void {
  const log = node.metadata
  if (to <= log.highWatermark) return
  const isNews = entriesBetween(log, log.highWatermark, to).length > 0
  aloud(sim, isNews, () => {
    sim.cause = record(sim, { type: 'MetadataCommitted', node: node.id, highWatermark: to })
    sim.ports.metadataCommitted(sim, node, isNews)
  })
}
