// What the recorder's admin client asked of groups, and commits by hand.

import type { GroupCall } from '../../../engine/admin/AdminMemory.ts'
import { ADMIN, callAdmin } from '../../../engine/admin/admin.ts'
import { linkTo } from '../../../engine/client/ClientNetwork.ts'
import { sendRequest } from '../../../engine/kernel/network.ts'
import { exceptionText } from '../../../kafka/errors.ts'
import { exceptionInFull } from '../../../kafka/errorTexts.ts'
import type {
  CommittedOffset,
  FindCoordinatorResponse,
  HeartbeatResponse,
  OffsetCommitRequest,
  OffsetCommitResponse,
} from '../../../kafka/protocol/Group.ts'
import { nameOf, type Us } from '../../../kafka/terms.ts'
import { adminLink, awaitBody } from '../engineDriver.ts'
import type { Json } from '../json.ts'
import { awaitEvent, type Story } from '../Story.ts'
import type { GroupsLab } from './GroupsLab.ts'

type Asked = Pick<GroupCall, 'api' | 'group'> & Partial<GroupCall>

/** A call to a group's coordinator, until it is answered: `result` ok, or the `error` a caller sees. */
export function callCoordinator({ story }: GroupsLab, asked: Asked): Record<string, Json> {
  const from = story.events.length
  const { sim } = story.simulation
  sim.cause = 0
  const call = `${asked.api} ${asked.group}`
  callAdmin(sim, call, { partitions: [], offsets: [], reset: null, ...asked })
  const answer = awaitEvent(
    story,
    from,
    (event) => event.type === 'AdminAnswered' && event.call === call,
  )
  if (answer?.type !== 'AdminAnswered') return { error: 'no answer' }
  return answer.error === '' ? { result: 'ok' } : { error: exceptionInFull(answer.error) }
}

/** LeaveGroup as the admin client sends it for a static member. */
export function removeMember(
  { story }: GroupsLab,
  group: string,
  instance: string,
): Record<string, Json> {
  const request = sendRequest(story.simulation.sim, adminLink(story), {
    api: 'LeaveGroup',
    bytes: 100,
    timeoutUs: 30_000_000,
    body: { group, member: '', instance, reason: 'member was removed by an admin' },
  })
  const { error } = awaitBody(story, request) as HeartbeatResponse
  return error === 'NONE' ? { result: 'ok' } : { error: exceptionInFull(exceptionText(error)) }
}

const RETRY_US: Us = 100_000

/** A connection to the broker that coordinates a group, as soon as there is one. */
function coordinatorLink(story: Story, group: string): number {
  const { simulation } = story
  const { sim } = simulation
  const admin = sim.memory.admins.get(ADMIN)
  for (;;) {
    const request = sendRequest(sim, adminLink(story), {
      api: 'FindCoordinator',
      bytes: 60,
      timeoutUs: 30_000_000,
      body: { group },
    })
    const { error, node } = awaitBody(story, request) as FindCoordinatorResponse
    const connection = error === 'NONE' && admin ? linkTo(sim, admin.network, node) : 0
    if (connection !== 0) return connection
    simulation.run({ at: simulation.now + RETRY_US })
  }
}

/** One OffsetCommit by hand: `t-0 NONE`. */
export function rawCommit(
  { story }: GroupsLab,
  asked: Omit<OffsetCommitRequest, 'offsets' | 'instance'>,
  offsets: readonly CommittedOffset[],
): string {
  const request = sendRequest(story.simulation.sim, coordinatorLink(story, asked.group), {
    api: 'OffsetCommit',
    bytes: 100,
    timeoutUs: 30_000_000,
    body: { ...asked, instance: null, offsets },
  })
  const { partitions } = awaitBody(story, request) as OffsetCommitResponse
  return partitions.map((answer) => `${nameOf(answer)} ${answer.error}`).join('; ')
}
