// The simulated cluster behind the harness of groups: consumers that poll for ever, their calls, and what is seen of them.

import { wantTopics } from '../../../engine/client/clientMetadata.ts'
import { ownedBy, requestRejoin, revoke } from '../../../engine/consumer/group/membership.ts'
import { leave } from '../../../engine/consumer/group/memberTimers.ts'
import { failReader } from '../../../engine/consumer/positions.ts'
import type { ReaderMemory } from '../../../engine/consumer/ReaderMemory.ts'
import { proceed } from '../../../engine/consumer/reader.ts'
import { groupPart } from '../../../engine/GroupPart.ts'
import { exceptionInFull } from '../../../kafka/errorTexts.ts'
import { byText } from '../../../scenario/byText.ts'
import type { ReaderSpec, Subscription } from '../../../scenario/Scenario.ts'
import type { ReaderState } from '../../../trace/ClusterState.ts'
import type { GroupAtCoordinator } from '../../../trace/GroupView.ts'
import type { TraceEvent } from '../../../trace/TraceEvent.ts'
import type { ClientsDriver, RecordedCluster } from '../clientsDriver.ts'
import { openEngine } from '../engineDriver.ts'
import { awaitEvent, type Story } from '../Story.ts'
import { hearConsumers, type KnownEnds } from './manualConsumers.ts'

export interface GroupsLab {
  readonly driver: ClientsDriver
  readonly story: Story
  /** Consumers whose process runs. */
  readonly running: Set<string>
  /** Consumers that poll only when they are told to. */
  readonly inHand: Map<string, KnownEnds>
}

export function openGroupsLab(cluster: RecordedCluster, seed: number): GroupsLab {
  const lab: GroupsLab = { ...openEngine(cluster, seed), running: new Set(), inHand: new Map() }
  lab.story.hearers.add((event) => hearConsumers(lab, event))
  return lab
}

export function startConsumer(lab: GroupsLab, client: ReaderSpec): void {
  lab.running.add(client.id)
  lab.story.act({ type: 'addClient', client })
}

/** close(), until the process has ended; `leaves` = what it says of its group (CloseOptions), else what is usual for it. */
export function stopConsumer(lab: GroupsLab, id: string, leaves?: boolean): void {
  const reader = readerMemory(lab, id)
  if (leaves !== undefined && reader.group) reader.group.leavesOnClose = leaves
  const from = lab.story.events.length
  lab.story.act({ type: 'removeClient', client: id })
  lab.running.delete(id)
  awaitEvent(
    lab.story,
    from,
    (event) => event.type === 'ClientChanged' && event.client === id && event.to === 'Closed',
  )
}

export function readerMemory({ story }: GroupsLab, id: string): ReaderMemory {
  const reader = story.simulation.sim.memory.readers.get(id)
  if (!reader) throw new Error(`no consumer ${id}`)
  return reader
}

export function readerState({ story }: GroupsLab, id: string): ReaderState {
  const reader = story.simulation.state.clients.find((client) => client.id === id)
  if (reader?.type !== 'reader') throw new Error(`no consumer ${id}`)
  return reader
}

/** commitSync() of the given offsets, or of all that poll() has handed out. */
export function commit(
  lab: GroupsLab,
  id: string,
  offsets: Readonly<Record<string, number>> | null,
): string {
  const { story } = lab
  const from = story.events.length
  const reader = readerMemory(lab, id)
  if (!reader.group) return WITHOUT_GROUP
  story.simulation.sim.cause = 0
  groupPart().member.commitSync(
    story.simulation.sim,
    reader,
    { type: 'poll' },
    offsets ? committedOffsets(offsets) : undefined,
  )
  const answer = awaitEvent(
    story,
    from,
    (event) => event.type === 'CommitAnswered' && event.client === id && event.how === 'sync',
  )
  if (answer?.type !== 'CommitAnswered') return 'no answer'
  return answer.error === '' ? 'ok' : exceptionInFull(answer.error)
}

const WITHOUT_GROUP =
  'InvalidGroupIdException: To use the group management or offset commit APIs, you must provide a valid group.id in the consumer configuration.'

export function committedOffsets(offsets: Readonly<Record<string, number>>) {
  return Object.entries(offsets).map(([name, offset]) => ({ ...placeOf(name), offset }))
}

/** `t-0` is partition 0 of t. */
export function placeOf(name: string): { topic: string; partition: number } {
  const dash = name.lastIndexOf('-')
  return { topic: name.slice(0, dash), partition: Number(name.slice(dash + 1)) }
}

/** enforceRebalance(): it joins again with its next poll(). */
export function enforceRebalance(lab: GroupsLab, id: string): void {
  const { sim } = lab.story.simulation
  const reader = readerMemory(lab, id)
  sim.cause = 0
  if (reader.group) requestRejoin(sim, reader.group, 'rebalance enforced by user')
  proceed(sim, reader)
}

/** unsubscribe(): it gives up what it has and leaves; the next poll() throws. */
export function unsubscribe(lab: GroupsLab, id: string): void {
  const { sim } = lab.story.simulation
  const reader = readerMemory(lab, id)
  const { group } = reader
  if (!group) return
  sim.cause = 0
  const from = lab.story.events.length
  if (!revoke(sim, reader, group, ownedBy(reader), []))
    awaitEvent(
      lab.story,
      from,
      (event) => event.type === 'RebalanceListenerReturned' && event.client === id,
    )
  leave(sim, reader, group, 'the consumer unsubscribed from all topics', true)
  group.subscribes = false
  group.topics = []
  reader.network.pattern = null
  if (!lab.inHand.has(id)) failReader(sim, reader, NOTHING_TO_READ)
}

/** subscribe(): with its next poll() it joins again, and says what it wants now. */
export function subscribe(lab: GroupsLab, id: string, subscription: Subscription): string {
  const { sim } = lab.story.simulation
  const reader = readerMemory(lab, id)
  const { group, network } = reader
  if (!group) return 'no group'
  if (group.subscribes && 'pattern' in subscription !== (network.pattern !== null)) return MIXED
  sim.cause = 0
  group.subscribes = true
  if ('pattern' in subscription) network.pattern = subscription.pattern
  else group.topics = subscription.toSorted(byText)
  wantTopics(sim, network, group.topics)
  proceed(sim, reader)
  return 'ok'
}

const MIXED =
  'IllegalStateException: Subscription to topics, partitions and pattern are mutually exclusive'
const NOTHING_TO_READ =
  'IllegalStateException: Consumer is not subscribed to any topics or assigned any partitions'

export function groupOf(lab: GroupsLab, group: string): GroupAtCoordinator | undefined {
  return settledGroup(lab, group)?.known
}

/** The group where it changed last, and the broker that has it. */
export function settledGroup({ story }: GroupsLab, group: string) {
  return story.simulation.state.nodes
    .flatMap(({ id: node, groups }) =>
      groups.flatMap((known) => (known.id === group ? [{ node, known }] : [])),
    )
    .toSorted((a, b) => b.known.setBy - a.known.setBy)[0]
}

/** Stable (Empty or gone for none), so many members, and each running consumer has what the group says. */
export function isStable(lab: GroupsLab, group: string, members: number): boolean {
  const view = groupOf(lab, group)?.view
  if (members === 0) return !view || view.state === 'Empty'
  if (view?.state !== 'Stable' || view.members.length !== members) return false
  return view.members.every((member) => {
    const process = playerOf(lab, member.id)
    if (process === undefined) return true
    const owned = readerState(lab, process).partitions.map(({ name }) => name)
    return owned.toSorted().join() === member.assignment.toSorted().join()
  })
}

/** The running consumer that is this member. */
export function playerOf(lab: GroupsLab, member: string): string | undefined {
  return [...lab.running].find((id) => readerState(lab, id).membership?.member === member)
}

/** What happened to consumers since an event, by client. */
export function eventsSince({ story }: GroupsLab, from: number): readonly TraceEvent[] {
  return story.events.slice(from)
}
