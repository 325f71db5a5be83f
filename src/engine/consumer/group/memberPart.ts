// What a reader with a group does in poll(), and who takes which answer of its coordinator.
// Kafka: ConsumerCoordinator.poll, close.
// KIPs: 62, 1092.
import type { CommittedOffset } from '../../../kafka/protocol/Group.ts'
import type { PartitionName } from '../../../kafka/terms.ts'
import type { Message } from '../../../trace/Message.ts'
import type { MemberPart } from '../../GroupPart.ts'
import type { Sim } from '../../Memory.ts'
import { aloud } from '../../schedule.ts'
import { failReader } from '../positions.ts'
import type { ReaderMemory } from '../ReaderMemory.ts'
import { abandonWork, endReader, isPolling, proceed } from '../reader.ts'
import { work } from '../work.ts'
import {
  autoCommit,
  commitFirst,
  consumed,
  fetchCommitted,
  givesUp,
  onCommitted,
  onOffsetsFetched,
  pumpSync,
  settle,
} from './commits.ts'
import { knowsCoordinator, missCoordinator, onCoordinatorFound } from './coordinatorLink.ts'
import { joinFailed, joinIfNeeded, listenerReturned, onJoined, onSynced } from './joining.ts'
import {
  type AfterSync,
  type Asked,
  createMember,
  type MemberMemory,
  NEVER,
} from './MemberMemory.ts'
import { callListener, ownedBy, revoke } from './membership.ts'
import { leave, leavePoll, onHeartbeatAnswer } from './memberTimers.ts'

export const memberPart: MemberPart = {
  create: createMember,
  poll: (sim, reader) => aloud(sim, true, () => poll(sim, reader)),
  givesUp,
  fetchCommitted: (sim, reader) => aloud(sim, true, () => fetchCommitted(sim, reader)),
  commitSync,
  commitWork: (sim, reader, then, upTo) => {
    leavePoll(sim, reader)
    reader.working = then.type === 'work'
    commitSync(sim, reader, then, upTo && behind(reader, upTo))
  },
  leavePoll,
  onResponse,
  onDisconnected,
  close: (sim, reader) => {
    const member = reader.group
    if (!member) return
    member.closing = 'committing'
    member.firstUntil = NEVER
    abandonWork(sim, reader)
    aloud(sim, true, () => closeOn(sim, reader, member))
  },
}

/** The application waits for it, and then does what comes next. */
function commitSync(
  sim: Sim,
  reader: ReaderMemory,
  then: AfterSync,
  offsets: readonly CommittedOffset[] = consumed(reader),
): void {
  const member = reader.group
  if (!member) return
  const until = sim.now + member.settings.defaultApiTimeoutMs * 1000
  member.sync = { offsets, until, then, notBefore: sim.now }
  aloud(sim, true, () => poll(sim, reader))
}

/** What is committed for a record: the next offset of its partition. */
function behind(
  { partitions }: ReaderMemory,
  { partition: name, offset }: { readonly partition: PartitionName; readonly offset: number },
): readonly CommittedOffset[] {
  return partitions
    .filter((each) => each.name === name)
    .map(({ topic, partition }) => ({ topic, partition, offset: offset + 1 }))
}

/** One turn of poll(): the coordinator, the round the group is in, the timer of commits. */
function poll(sim: Sim, reader: ReaderMemory): void {
  const member = reader.group
  if (!member) return
  pumpSync(sim, reader, member)
  goOn(sim, reader, member)
  if (member.closing !== 'no') {
    closeOn(sim, reader, member)
    return
  }
  if (!isPolling(reader)) return
  member.awaySince = NEVER
  for (const message of member.held.splice(0)) takeRound(sim, reader, member, message)
  if (member.failure !== '') {
    const error = member.failure
    member.failure = ''
    failReader(sim, reader, error)
    return
  }
  if (member.subscribes && knowsCoordinator(sim, reader, member)) joinIfNeeded(sim, reader, member)
  if (isPolling(reader)) autoCommit(sim, reader, member)
}

/** commitSync() has returned or thrown: an application that logs what it threw goes on. */
function goOn(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  const then = member.afterSync
  if (!then) return
  member.afterSync = null
  reader.working = false
  if (then.type === 'listener') listenerReturned(sim, reader, member, then)
  if (then.type === 'work' && member.closing === 'no') work(sim, reader)
  else proceed(sim, reader)
}

function onResponse(sim: Sim, reader: ReaderMemory, message: Message): void {
  const member = reader.group
  const asked = member?.requests.get(message.request)
  if (!member || !asked) return
  if (asked.type === 'join' || asked.type === 'sync') {
    // What a round brings is for the application's thread, in poll().
    if (!isPolling(reader)) member.held.push(message)
    else takeRound(sim, reader, member, message)
    return
  }
  member.requests.delete(message.request)
  if (asked.type === 'find') onCoordinatorFound(sim, reader, member, message)
  if (asked.type === 'offsets') onOffsetsFetched(sim, reader, member, message)
  if (asked.type === 'commit') onCommitted(sim, reader, member, message, asked)
  if (asked.type === 'heartbeat') onHeartbeatAnswer(sim, reader, member, message, asked.generation)
  if (asked.type === 'leave' && member.closing === 'leaving')
    endReader(sim, reader.id, 'Closed', 'close()')
}

function takeRound(sim: Sim, reader: ReaderMemory, member: MemberMemory, message: Message): void {
  const asked = member.requests.get(message.request)
  member.requests.delete(message.request)
  if (asked?.type === 'join') onJoined(sim, reader, member, message)
  if (asked?.type === 'sync') onSynced(sim, reader, member, message)
}

/** A connection broke: what was asked there has failed, and the coordinator must be found anew. */
function onDisconnected(sim: Sim, reader: ReaderMemory, failed: readonly number[]): void {
  const member = reader.group
  if (!member) return
  for (const id of failed) {
    const asked = member.requests.get(id)
    if (!asked) continue
    member.requests.delete(id)
    if (asked.type !== 'find') missCoordinator(sim, reader, member, 'its connection broke')
    failRequest(sim, reader, member, asked)
  }
}

function failRequest(sim: Sim, reader: ReaderMemory, member: MemberMemory, asked: Asked): void {
  if (asked.type === 'join' || asked.type === 'sync')
    joinFailed(sim, reader, member, 'its connection broke')
  if (asked.type === 'commit') settle(sim, reader, member, asked, 'NETWORK_EXCEPTION')
  if (asked.type === 'leave' && member.closing === 'leaving')
    endReader(sim, reader.id, 'Closed', 'close()')
}

/** close(): it commits, gives up what it has, says that it leaves, and ends when that is answered. */
function closeOn(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  if (member.sync || member.closing === 'leaving' || !commitFirst(sim, reader, member)) return
  const owned = ownedBy(reader)
  if (member.subscribes && owned.length > 0) {
    if (!isMember(member)) callListener(sim, reader, 'lost', owned, [])
    else if (!revoke(sim, reader, member, owned, [])) return
  }
  member.closing = 'leaving'
  if (member.subscribes)
    leave(sim, reader, member, 'the consumer is being closed', member.leavesOnClose)
  const isAsking = [...member.requests.values()].some(({ type }) => type === 'leave')
  if (!isAsking) endReader(sim, reader.id, 'Closed', 'close()')
}

/** Whoever is in the middle of a round may have lost what it still has. Kafka: ConsumerCoordinator.onLeavePrepare. */
function isMember({ generation, member, state }: MemberMemory): boolean {
  return generation >= 0 && member !== '' && (state === 'STABLE' || state === 'UNJOINED')
}
