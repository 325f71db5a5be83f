// A member's state, as it moves between the rounds of its group, and the calls of its rebalance listener.
// Kafka: AbstractCoordinator.MemberState, resetStateAndRejoin, requestRejoin; ConsumerRebalanceListener.
// KIPs: 429, 615.
import type { TopicPartition } from '../../../kafka/protocol/Group.ts'
import { nameOf } from '../../../kafka/terms.ts'
import type { MemberState } from '../../../trace/GroupView.ts'
import type { ConfigCause } from '../../../trace/TraceEvent.ts'
import { groupPart } from '../../GroupPart.ts'
import type { Sim } from '../../Memory.ts'
import { record } from '../../record.ts'
import type { ReaderMemory, ReaderPartition } from '../ReaderMemory.ts'
import { type MemberMemory, NEVER } from './MemberMemory.ts'

export function changeMembership(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  state: MemberState,
  why: string,
  configs?: readonly ConfigCause[],
): void {
  member.state = state
  sim.cause = record(sim, {
    type: 'MembershipChanged',
    client: reader.id,
    group: member.group,
    state,
    member: member.member,
    generation: member.generation,
    why,
    ...(configs ? { configs } : {}),
  })
}

export function requestRejoin(sim: Sim, member: MemberMemory, reason: string): void {
  member.rejoinNeeded = true
  member.reason = reason
  member.rejoinCause = sim.cause
}

/** It is out: it must join anew, with its member id only when that may still be good. */
export function resetMembership(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  why: string,
  keepsId = false,
  configs?: readonly ConfigCause[],
): void {
  member.generation = -1
  if (!keepsId) member.member = ''
  member.needsJoinPrepare = true
  member.toAssign = null
  member.freshSince = NEVER
  member.snapshot = null
  changeMembership(sim, reader, member, 'UNJOINED', why, configs)
  requestRejoin(sim, member, why)
}

/** Calls the listener: what is named comes or goes, `owned` is all it has from now on. */
export function callListener(
  sim: Sim,
  reader: ReaderMemory,
  callback: 'assigned' | 'revoked' | 'lost',
  partitions: readonly TopicPartition[],
  owned: readonly TopicPartition[],
  commits = false,
): void {
  own(reader, owned)
  sim.cause = record(sim, {
    type: 'RebalanceListenerCalled',
    client: reader.id,
    callback,
    partitions: partitions.map(nameOf),
    ...(commits ? { commits } : {}),
    owned: ownership(reader),
  })
}

/**
 * onPartitionsRevoked(). An application that commits in it has its partitions until commitSync() has returned: false then, and
 * `listenerReturned` goes on with what it is `given`.
 */
export function revoke(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  partitions: readonly TopicPartition[],
  owned: readonly TopicPartition[],
  given: readonly TopicPartition[] | null = null,
): boolean {
  const { commitsRevoked } = member
  const kept = commitsRevoked ? ownedBy(reader) : owned
  callListener(sim, reader, 'revoked', partitions, kept, commitsRevoked)
  if (!commitsRevoked) return true
  groupPart().member.commitSync(sim, reader, { type: 'listener', owned, given })
  return false
}

/** What it gave up is gone for it now that its listener has returned. */
export function leaveListener(
  sim: Sim,
  reader: ReaderMemory,
  owned: readonly TopicPartition[],
): void {
  own(reader, owned)
  sim.cause = record(sim, {
    type: 'RebalanceListenerReturned',
    client: reader.id,
    owned: ownership(reader),
  })
}

function own(reader: ReaderMemory, owned: readonly TopicPartition[]): void {
  const kept = owned.map(
    (each) => reader.partitions.find(({ name }) => name === nameOf(each)) ?? begin(each),
  )
  reader.partitions.splice(0, reader.partitions.length, ...kept)
  reader.next = 0
}

function ownership({ partitions }: ReaderMemory) {
  return partitions.map(({ name, topic, partition }) => ({ name, topic, partition }))
}

/** A partition just given to it: its group knows where to begin, or nobody does. */
function begin({ topic, partition }: TopicPartition): ReaderPartition {
  return {
    name: nameOf({ topic, partition }),
    topic,
    partition,
    position: -1,
    reset: 'committed',
    bufferedTo: -1,
    paused: false,
    seeks: 0,
    askAfter: 0,
  }
}

export function ownedBy(reader: ReaderMemory): readonly TopicPartition[] {
  return reader.partitions.map(({ topic, partition }) => ({ topic, partition }))
}
