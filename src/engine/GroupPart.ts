// What the engine does for groups, apart from the rest: a page loads it only for scenes that have some. One table of what
// brokers answer, one of what timers bring, and what a reader with a group does; `group/index.ts` provides it.
import type { ConsumerSettings } from '../kafka/configs/consumerConfigRules.ts'
import type { GroupApi } from '../kafka/protocol/apis.ts'
import type { CommittedOffset } from '../kafka/protocol/Group.ts'
import { assert, type PartitionName } from '../kafka/terms.ts'
import type { ReaderSpec, Scenario } from '../scenario/Scenario.ts'
import type { NodeState } from '../trace/ClusterState.ts'
import type { Message } from '../trace/Message.ts'
import type { AdminMemory, GroupCall, GroupWork, PendingCall } from './admin/AdminMemory.ts'
import type { AfterSync, MemberMemory } from './consumer/group/MemberMemory.ts'
import type { ReaderMemory } from './consumer/ReaderMemory.ts'
import type { Entry } from './kernel/Entry.ts'
import type { Sim } from './Memory.ts'

export interface GroupPart {
  readonly requests: {
    readonly [A in GroupApi]: (sim: Sim, node: NodeState, message: Message) => void
  }
  readonly timers: { readonly [T in GroupTimer]: (sim: Sim, entry: Entry) => void }
  readonly member: MemberPart
  readonly admin: GroupAdminPart
  /** A coordinator has read that topics are gone: what groups have committed of them goes too. */
  forgetTopics(sim: Sim, node: NodeState, topics: readonly string[]): void
}

/** Calls of the admin client that a coordinator answers: undefined = it goes on, '' = it is done, else what it failed with. */
export interface GroupAdminPart {
  begin(call: GroupCall): GroupWork
  pump(sim: Sim, admin: AdminMemory, pending: PendingCall): string | undefined
  onAnswer(sim: Sim, admin: AdminMemory, pending: PendingCall, message: Message): string | undefined
}

export type GroupTimer =
  | 'coordinatorMoved'
  | 'groupsLoaded'
  | 'groupTimer'
  | 'groupWrites'
  | 'memberHeartbeat'
  | 'pollTimeout'

export interface MemberPart {
  /** A consumer with a group.id starts. */
  create(settings: ConsumerSettings, spec: ReaderSpec): MemberMemory
  /** What poll() does for the group before it fetches. */
  poll(sim: Sim, reader: ReaderMemory): void
  /** Whether what it owns is about to be given up: then nothing is fetched or handed out that its commit does not know. */
  givesUp(reader: ReaderMemory): boolean
  /** Asks for committed offsets of partitions that have no position. */
  fetchCommitted(sim: Sim, reader: ReaderMemory): void
  /** The application commits what poll() handed out, and waits. */
  commitSync(
    sim: Sim,
    reader: ReaderMemory,
    then: AfterSync,
    /** Absent = everything poll() has handed out. */
    offsets?: readonly CommittedOffset[],
  ): void
  /** The same between two stretches of its work: all that poll() handed out, or up to one record of it. */
  commitWork(
    sim: Sim,
    reader: ReaderMemory,
    then: AfterSync,
    upTo?: { readonly partition: PartitionName; readonly offset: number },
  ): void
  /** The application thread leaves poll(). */
  leavePoll(sim: Sim, reader: ReaderMemory): void
  onResponse(sim: Sim, reader: ReaderMemory, message: Message): void
  onDisconnected(sim: Sim, reader: ReaderMemory, failed: readonly number[]): void
  /** close(): commits, gives up its partitions, leaves, and then ends. */
  close(sim: Sim, reader: ReaderMemory): void
}

let provided: GroupPart | undefined

export function provideGroups(part: GroupPart): void {
  provided = part
}

/** Throws when a run needs groups that were not loaded. */
export function groupPart(): GroupPart {
  assert(provided, 'a scene with groups needs engine/group/index.ts')
  return provided
}

/** Whether a scenario's clients or its acts name a group. */
export function hasGroups({ clients, script, acts }: Scenario): boolean {
  const all = [...script, ...acts].map(({ do: act }) => act)
  if (all.some(({ type }) => type === 'deleteGroup' || type === 'resetOffsets')) return true
  const added = all.flatMap((act) => (act.type === 'addClient' ? [act.client] : []))
  return [...clients, ...added].some(
    (client) => client.type === 'reader' && (client.group ?? client.configs?.['group.id']) != null,
  )
}
