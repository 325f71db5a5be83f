// The heartbeat thread: it says that the process lives, and leaves the group when the application no longer polls.
// Kafka: AbstractCoordinator.HeartbeatThread, Heartbeat.
// KIPs: 62, 345.
// Simplified: the poll timeout is noticed when it comes, not at the thread's next look.
import { exceptionText } from '../../../kafka/errors.ts'
import type { HeartbeatResponse } from '../../../kafka/protocol/Group.ts'
import type { Message } from '../../../trace/Message.ts'
import type { ConfigCause } from '../../../trace/TraceEvent.ts'
import type { Entry } from '../../kernel/Entry.ts'
import type { Sim } from '../../Memory.ts'
import { aloud, schedule } from '../../schedule.ts'
import type { ReaderMemory } from '../ReaderMemory.ts'
import { askCoordinator, forgetCoordinator, missCoordinator } from './coordinatorLink.ts'
import { giveUp } from './joining.ts'
import { type MemberMemory, NEVER } from './MemberMemory.ts'
import { changeMembership, requestRejoin, resetMembership } from './membership.ts'

/** From the moment it knows its generation on. */
export function startHeartbeats(sim: Sim, reader: ReaderMemory, member: MemberMemory): void {
  member.heardAt = sim.now
  plan(sim, reader, member, member.settings.heartbeatUs)
}

function plan(sim: Sim, reader: ReaderMemory, member: MemberMemory, wait: number): void {
  member.heartbeatAt = sim.now + wait
  schedule(sim, {
    at: member.heartbeatAt,
    type: 'memberHeartbeat',
    who: reader.id,
    life: reader.life,
  })
}

export function onHeartbeatDue(sim: Sim, entry: Entry): void {
  const reader = sim.memory.readers.get(entry.who)
  const member = reader?.group
  if (!reader || !member || reader.life !== entry.life || member.heartbeatAt !== entry.at) return
  member.heartbeatAt = NEVER
  if (member.state === 'UNJOINED' || member.state === 'PREPARING_REBALANCE') return
  if (sim.now - member.heardAt > member.settings.sessionTimeoutMs * 1000)
    aloud(sim, true, () => missCoordinator(sim, reader, member, SESSION_OVER))
  const isAsking = [...member.requests.values()].some(({ type }) => type === 'heartbeat')
  const isSent = isAsking || aloudUnlessKnown(sim, member, () => beat(sim, reader, member))
  aloud(sim, false, () =>
    plan(sim, reader, member, isSent ? member.settings.heartbeatUs : reader.network.retryBackoffUs),
  )
}

const SESSION_OVER = 'session timed out without receiving a heartbeat response'

/** A heartbeat is chatter; looking for a coordinator is not. */
function aloudUnlessKnown(sim: Sim, member: MemberMemory, work: () => boolean): boolean {
  let result = false
  aloud(sim, member.coordinator < 0, () => {
    result = work()
  })
  return result
}

function beat(sim: Sim, reader: ReaderMemory, member: MemberMemory): boolean {
  const { group, generation, settings } = member
  return askCoordinator<'Heartbeat'>(
    sim,
    reader,
    member,
    {
      api: 'Heartbeat',
      body: { group, generation, member: member.member, instance: settings.instance },
      bytes: 90,
    },
    { type: 'heartbeat', generation },
  )
}

export function onHeartbeatAnswer(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  message: Message,
  generation: number,
): void {
  const { error } = message.body as HeartbeatResponse
  member.heardAt = sim.now
  if (error === 'REBALANCE_IN_PROGRESS') {
    if (member.state === 'STABLE') requestRejoin(sim, member, 'group is already rebalancing')
    return
  }
  if (error === 'COORDINATOR_NOT_AVAILABLE' || error === 'NOT_COORDINATOR')
    forgetCoordinator(sim, reader, member, error)
  // It has moved on since: the answer is about a generation that is over.
  if (generation !== member.generation) return
  if (error === 'ILLEGAL_GENERATION' || error === 'UNKNOWN_MEMBER_ID')
    resetMembership(sim, reader, member, error, error === 'ILLEGAL_GENERATION')
  else if (error === 'FENCED_INSTANCE_ID') giveUp(sim, reader, member, exceptionText(error, ''))
}

/** The application leaves poll(): it must be back within max.poll.interval.ms. */
export function leavePoll(sim: Sim, reader: ReaderMemory): void {
  const member = reader.group
  if (!member?.subscribes || member.awaySince !== NEVER) return
  member.awaySince = sim.now
  schedule(sim, {
    at: sim.now + member.settings.maxPollIntervalMs * 1000,
    type: 'pollTimeout',
    who: reader.id,
    life: reader.life,
  })
}

export function onPollTimeout(sim: Sim, entry: Entry): void {
  const reader = sim.memory.readers.get(entry.who)
  const member = reader?.group
  if (!reader || !member || reader.life !== entry.life || member.state === 'UNJOINED') return
  if (member.awaySince + member.settings.maxPollIntervalMs * 1000 !== entry.at) return
  const { instance, maxPollIntervalMs } = member.settings
  const subject = `client:${reader.id}`
  const configs = [{ name: 'max.poll.interval.ms', value: String(maxPollIntervalMs), subject }]
  leave(sim, reader, member, 'consumer poll timeout has expired.', instance === null, configs)
}

/** A dynamic member says that it leaves; a static one only falls silent. */
export function leave(
  sim: Sim,
  reader: ReaderMemory,
  member: MemberMemory,
  reason: string,
  says: boolean,
  configs?: readonly ConfigCause[],
): void {
  const isMember = member.state !== 'UNJOINED' && member.member !== ''
  if (says && isMember && member.coordinator >= 0)
    askCoordinator<'LeaveGroup'>(
      sim,
      reader,
      member,
      {
        api: 'LeaveGroup',
        body: {
          group: member.group,
          member: member.member,
          instance: member.settings.instance,
          reason,
        },
        bytes: 100,
        ...(configs ? { configs } : {}),
      },
      { type: 'leave' },
    )
  if (member.closing !== 'no') {
    member.generation = -1
    changeMembership(sim, reader, member, 'UNJOINED', reason)
  } else resetMembership(sim, reader, member, reason, false, configs)
}
