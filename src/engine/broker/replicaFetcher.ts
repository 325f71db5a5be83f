// Followers copy: one fetcher for each leader asks for all the partitions it copies from there, one request at a time.
// Kafka: AbstractFetcherThread.doWork, ReplicaFetcherThread, ReplicaFetcherManager, FetchSessionHandler.
// KIPs: 101, 227, 279, 595, 903.
// Simplified: one fetcher a leader (num.replica.fetchers 1); a leader's log start and end come with OFFSET_OUT_OF_RANGE, not by ListOffsets.
import type { FetchedRecords, FetchPartition, FetchResponse } from '../../kafka/protocol/Fetch.ts'
import {
  LONG_AGO,
  type NodeId,
  nameOf,
  type PartitionName,
  partitionName,
  type Us,
} from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import type { FetchedFrom, Message } from '../../trace/Message.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import { sendRequest } from '../kernel/network.ts'
import { saveProducers } from '../log/rememberProducers.ts'
import type { Sim } from '../Memory.ts'
import { nodeLink } from '../node/nodeLinks.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { brokerNumber } from '../settings.ts'
import { copyAnswer } from './copyAnswer.ts'
import {
  type CopiedPartition,
  type Fetcher,
  forgetReplication,
  type ReplicationMemory,
} from './ReplicationMemory.ts'

const REQUEST_BYTES = 90
const PARTITION_BYTES = 40
/** replica.socket.timeout.ms. */
const TIMEOUT_US: Us = 30_000_000

function memoryOf(sim: Sim, node: NodeState): ReplicationMemory | undefined {
  return sim.memory.nodes.get(node.id)?.replication
}

/** Begins to copy a partition from whom the replica follows, anew if it was copied before. */
export function follow(sim: Sim, node: NodeState, replica: ReplicaState): void {
  stopFollowing(sim, node, replica.name)
  const memory = memoryOf(sim, node)
  const { follows: leader, name } = replica
  const registration = node.image.brokers.find((broker) => broker.id === leader)
  if (!memory || !registration) return
  const fetcher = fetcherFor(memory, leader)
  fetcher.partitions.set(name, {
    topic: replica.topic,
    partition: replica.partition,
    leaderEpoch: replica.leaderEpoch,
    notBefore: LONG_AGO,
    place: -1,
  })
  fetcher.isChanged = true
  memory.leaders.set(name, leader)
  wake(sim, node, fetcher, sim.now)
}

/** The partition is not copied from anybody. */
export function stopFollowing(sim: Sim, node: NodeState, name: PartitionName): void {
  const memory = memoryOf(sim, node)
  const fetcher = memory?.fetchers.get(memory.leaders.get(name) ?? -1)
  if (!memory || !fetcher) return
  memory.leaders.delete(name)
  fetcher.partitions.delete(name)
  fetcher.isChanged = true
}

function fetcherFor(memory: ReplicationMemory, leader: NodeId): Fetcher {
  let fetcher = memory.fetchers.get(leader)
  if (!fetcher) {
    fetcher = {
      leader,
      partitions: new Map(),
      message: 0,
      asked: [],
      isChanged: true,
      moved: [],
      wakeAt: 0,
    }
    memory.fetchers.set(leader, fetcher)
  }
  return fetcher
}

/** Has a fetcher look again at an instant; changes of one instant become one request. */
function wake(sim: Sim, node: NodeState, fetcher: Fetcher, at: Us): void {
  if (fetcher.wakeAt !== 0 && fetcher.wakeAt <= at && fetcher.wakeAt >= sim.now) return
  fetcher.wakeAt = at
  scheduleFor(sim, node, at, 'fetcherWake', fetcher.leader)
}

export function onFetcherWake(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const fetcher = node && memoryOf(sim, node)?.fetchers.get(entry.id)
  if (!fetcher || fetcher.wakeAt !== entry.at) return
  fetcher.wakeAt = 0
  pump(sim, node, fetcher)
}

export function onFetcherReady(sim: Sim, node: NodeState, leader: NodeId): void {
  const fetcher = memoryOf(sim, node)?.fetchers.get(leader)
  if (fetcher) pump(sim, node, fetcher)
}

/** The connection is gone, or could not be made: every partition waits for replica.fetch.backoff.ms. */
export function onFetcherGone(
  sim: Sim,
  node: NodeState,
  leader: NodeId,
  failed: readonly number[],
): void {
  const fetcher = memoryOf(sim, node)?.fetchers.get(leader)
  if (!fetcher) return
  if (failed.includes(fetcher.message)) fetcher.message = 0
  for (const name of fetcher.partitions.keys()) putOff(sim, node, fetcher, name)
  if (fetcher.message === 0) pump(sim, node, fetcher)
}

/** The next request leaves as soon as the last is answered, for all partitions that are not put off. */
function pump(sim: Sim, node: NodeState, fetcher: Fetcher): void {
  if (fetcher.message !== 0 || fetcher.partitions.size === 0) return
  const asked = fetcher.isChanged ? ask(sim, node, fetcher) : askMoved(sim, node, fetcher)
  if (asked.length === 0) {
    sleep(sim, node, fetcher)
    return
  }
  const connection = nodeLink(sim, node, 'fetcher', fetcher.leader)
  if (connection === 0) {
    awaitLink(sim, node, fetcher)
    return
  }
  const isLoud = fetcher.isChanged || fetcher.moved.length > 0
  fetcher.isChanged = false
  fetcher.moved = []
  fetcher.asked = asked
  aloud(sim, isLoud, () => send(sim, node, fetcher, connection))
}

/** What the request says of each partition that is ready: its log end is what it acknowledges. */
function ask(sim: Sim, node: NodeState, fetcher: Fetcher): readonly FetchPartition[] {
  const asked: FetchPartition[] = []
  const maxBytes = brokerNumber(sim, node, 'replica.fetch.max.bytes')
  for (const [name, copied] of fetcher.partitions) {
    const replica = replicaNamed(node, name)
    copied.place = -1
    if (!replica || copied.notBefore > sim.now) continue
    copied.place = asked.length
    asked.push(askFor(copied, replica, maxBytes))
  }
  return Object.freeze(asked)
}

/** The last request again, with the log ends that have moved since. */
function askMoved(sim: Sim, node: NodeState, fetcher: Fetcher): readonly FetchPartition[] {
  if (fetcher.moved.length === 0) return fetcher.asked
  const asked = fetcher.asked.slice()
  const maxBytes = brokerNumber(sim, node, 'replica.fetch.max.bytes')
  for (const name of fetcher.moved) {
    const replica = replicaNamed(node, name)
    const copied = fetcher.partitions.get(name)
    if (replica && copied && copied.place >= 0)
      asked[copied.place] = askFor(copied, replica, maxBytes)
  }
  return Object.freeze(asked)
}

function askFor(
  copied: CopiedPartition,
  { log, topicId }: ReplicaState,
  maxBytes: number,
): FetchPartition {
  return Object.freeze({
    topic: copied.topic,
    partition: copied.partition,
    topicId,
    fetchOffset: log.endOffset,
    lastFetchedEpoch: log.epochs.at(-1)?.epoch ?? -1,
    currentLeaderEpoch: copied.leaderEpoch,
    maxBytes,
  })
}

/** -1 until this process has registered. */
function ownEpoch(sim: Sim, node: NodeState): number {
  if (node.broker === 'STARTING') return -1
  return sim.memory.nodes.get(node.id)?.brokerEpoch ?? -1
}

function send(sim: Sim, node: NodeState, fetcher: Fetcher, connection: number): void {
  const { asked } = fetcher
  fetcher.message = sendRequest(sim, connection, {
    api: 'Fetch',
    body: {
      replica: { id: node.id, epoch: ownEpoch(sim, node) },
      maxWaitMs: brokerNumber(sim, node, 'replica.fetch.wait.max.ms'),
      minBytes: brokerNumber(sim, node, 'replica.fetch.min.bytes'),
      maxBytes: brokerNumber(sim, node, 'replica.fetch.response.max.bytes'),
      isolation: 'read_uncommitted',
      partitions: asked,
    },
    // A session's request names only what has changed since the last.
    bytes: REQUEST_BYTES + (sim.quiet ? 0 : PARTITION_BYTES * asked.length),
    timeoutUs: TIMEOUT_US,
    ...(sim.quiet ? {} : { asks: asksOf(asked) }),
  })
}

function asksOf(asked: readonly FetchPartition[]): readonly FetchedFrom[] {
  return asked.slice(0, MOST_SHOWN).map(({ topic, partition, fetchOffset }) => ({
    partition: partitionName(topic, partition),
    offset: fetchOffset,
  }))
}

/** A request shows so many of its partitions. */
const MOST_SHOWN = 16

/** Nothing is ready: the first that was put off comes due. */
function sleep(sim: Sim, node: NodeState, fetcher: Fetcher): void {
  let at = Number.POSITIVE_INFINITY
  for (const { notBefore } of fetcher.partitions.values()) at = Math.min(at, notBefore)
  if (Number.isFinite(at) && at > sim.now) aloud(sim, false, () => wake(sim, node, fetcher, at))
}

/** No connection: it is being made, or the last try was just now. */
function awaitLink(sim: Sim, node: NodeState, fetcher: Fetcher): void {
  const link = sim.memory.nodes.get(node.id)?.links.get(`fetcher→${fetcher.leader}`)
  if (link && link.connection === 0 && link.notBefore > sim.now)
    aloud(sim, false, () => wake(sim, node, fetcher, link.notBefore))
}

function putOff(sim: Sim, node: NodeState, fetcher: Fetcher, name: PartitionName): void {
  const copied = fetcher.partitions.get(name)
  if (!copied) return
  copied.notBefore = sim.now + brokerNumber(sim, node, 'replica.fetch.backoff.ms') * 1000
  fetcher.isChanged = true
}

export function onReplicaFetchResponse(sim: Sim, node: NodeState, message: Message): void {
  const memory = memoryOf(sim, node)
  if (!memory) return
  const fetcher = [...memory.fetchers.values()].find((each) => each.message === message.request)
  if (!fetcher) return
  fetcher.message = 0
  const { cause } = sim
  let last = cause
  for (const answer of (message.body as FetchResponse).partitions) {
    sim.cause = cause
    take(sim, node, fetcher, answer)
    if (sim.cause !== cause) last = sim.cause
  }
  // What it has copied it acknowledges with its next request.
  sim.cause = last
  if (last !== cause && node.diskDelayUs > 0) {
    // A slow disk: what it has copied it says only when it is written.
    fetcher.isChanged = true
    wake(sim, node, fetcher, sim.now + node.diskDelayUs)
  } else pumpAgain(sim, node, fetcher)
  sim.cause = cause
}

/** Partitions that were put off join again when their time has come, even behind a request without them. */
function pumpAgain(sim: Sim, node: NodeState, fetcher: Fetcher): void {
  if (fetcher.asked.length < fetcher.partitions.size) fetcher.isChanged = true
  pump(sim, node, fetcher)
}

/** One partition's answer, if the replica still stands where it stood when it asked. */
function take(sim: Sim, node: NodeState, fetcher: Fetcher, answer: FetchedRecords): void {
  const name = nameOf(answer)
  const copied = fetcher.partitions.get(name)
  const replica = replicaNamed(node, name)
  if (!copied || !replica || replica.log.endOffset !== answer.from) return
  if (copied.notBefore > sim.now) return
  const outcome = copyAnswer(sim, node, replica, fetcher.leader, answer)
  if (outcome === 'moved') fetcher.moved.push(name)
  if (outcome === 'later') putOff(sim, node, fetcher, name)
  if (outcome === 'fenced') fenced(sim, node, fetcher, name, answer)
}

/** The leader is in a later epoch: this broker's metadata will say so, and until then there is nothing to ask. */
function fenced(
  sim: Sim,
  node: NodeState,
  fetcher: Fetcher,
  name: PartitionName,
  answer: FetchedRecords,
): void {
  const asked = fetcher.asked.find(
    (each) => each.topic === answer.topic && each.partition === answer.partition,
  )
  const isCurrent = asked?.currentLeaderEpoch === fetcher.partitions.get(name)?.leaderEpoch
  if (isCurrent) stopFollowing(sim, node, name)
  else putOff(sim, node, fetcher, name)
}

/** The process is gone, and with it all it had in memory; a clean stop has noted what its logs remember of producers. */
export function stopReplicas(sim: Sim, node: NodeState): void {
  const memory = memoryOf(sim, node)
  if (!memory) return
  if (node.cleanShutdown && memory.active)
    for (const replica of node.replicas) saveProducers(sim, node, replica)
  forgetReplication(memory)
}
