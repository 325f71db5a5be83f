// Which groups a broker coordinates: those whose partition of __consumer_offsets it leads. When it takes the lead it reads
// the log; when it loses it, it forgets them, and whoever waits is sent elsewhere.
// Kafka: GroupCoordinatorService.onElection, onResignation; CoordinatorLoaderImpl; GroupMetadataManager.replay.
// KIPs: 848.
// Simplified: reading takes one declared time however long the log is.
import { coordinatorPartition } from '../../kafka/coordinatorPartition.ts'
import type { ErrorName } from '../../kafka/errors.ts'
import { OFFSETS_TOPIC, type OffsetsRecord } from '../../kafka/records/OffsetsRecord.ts'
import { partitionName, type Us } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { recordAt } from '../../trace/log/Log.ts'
import { OWN_SOURCE } from '../../trace/records.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud, schedule } from '../schedule.ts'
import { answerJoin, answerSync, failWrite } from './answers.ts'
import {
  type ClassicGroup,
  type CoordinatorMemory,
  createCoordinator,
  UNKNOWN_LIFE,
} from './CoordinatorMemory.ts'
import { offsetsPartitions } from './findCoordinator.ts'
import { createGroup, learnSubscriptions, planTimer, renewSession, viewOf } from './groups.ts'

/** Reading a partition of __consumer_offsets when its leader takes over. */
const LOAD_US: Us = 20_000

/** This broker's memory as a group's coordinator, or why it is none. */
export function coordinated(
  sim: Sim,
  node: NodeState,
  group: string,
):
  | { readonly memory: CoordinatorMemory; readonly partition: number }
  | { readonly error: ErrorName } {
  if (group === '') return { error: 'INVALID_GROUP_ID' }
  const memory = sim.memory.nodes.get(node.id)?.coordinator
  const count = offsetsPartitions(node)
  const partition = count > 0 ? coordinatorPartition(group, count) : -1
  const stage = memory?.partitions.get(partition)
  if (!memory || !stage) return { error: 'NOT_COORDINATOR' }
  return stage === 'loading' ? { error: 'COORDINATOR_LOAD_IN_PROGRESS' } : { memory, partition }
}

/** A replica of __consumer_offsets knows anew who leads it. */
export function onCoordinatorMoved(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const memory = node && sim.memory.nodes.get(node.id)
  if (!node || !memory) return
  const replica = replicaNamed(node, partitionName(OFFSETS_TOPIC, entry.id))
  const known = memory.coordinator?.partitions.has(entry.id) ?? false
  if (replica) sim.cause = replica.leadsSetBy || sim.cause
  const isServing = node.broker === 'RUNNING' || node.broker === 'PENDING_CONTROLLED_SHUTDOWN'
  if (replica?.leads && isServing && !known) {
    memory.coordinator ??= createCoordinator()
    memory.coordinator.partitions.set(entry.id, 'loading')
    schedule(sim, { ...entry, at: sim.now + LOAD_US, type: 'groupsLoaded', cause: sim.cause })
  } else if (!replica?.leads && known && memory.coordinator)
    aloud(sim, true, () => resign(sim, node, memory.coordinator as CoordinatorMemory, entry.id))
}

export function onGroupsLoaded(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const memory = node && sim.memory.nodes.get(node.id)?.coordinator
  if (!node || memory?.partitions.get(entry.id) !== 'loading') return
  const replica = replicaNamed(node, partitionName(OFFSETS_TOPIC, entry.id))
  if (!replica?.leads) return
  memory.partitions.set(entry.id, { since: sim.now })
  if (replica.log.endOffset === replica.log.startOffset) return
  const groups = replay(sim, memory, replica)
  sim.cause = record(sim, {
    type: 'GroupsLoaded',
    node: node.id,
    partition: entry.id,
    groups: groups.map((group) => ({
      view: viewOf(group),
      offsets: [...group.offsets].map(([partition, { offset }]) => ({ partition, offset })),
    })),
  })
  for (const group of groups) {
    group.changedBy = sim.cause
    for (const member of group.members.values()) renewSession(sim, member)
    planTimer(sim, node, group)
  }
}

/** Reads the log record by record: the last one of each key counts. */
function replay(sim: Sim, memory: CoordinatorMemory, replica: ReplicaState): ClassicGroup[] {
  const { log, partition } = replica
  for (let offset = log.startOffset; offset < log.endOffset; offset++) {
    const stored = recordAt(log, offset)
    const own = stored?.source === OWN_SOURCE ? sim.state.ownRecords[stored.number] : undefined
    if (own) replayRecord(memory, partition, own)
  }
  return [...memory.groups.values()].filter((group) => group.partition === partition)
}

function replayRecord(memory: CoordinatorMemory, partition: number, own: OffsetsRecord): void {
  if (own.type === 'group' && own.value === null) {
    memory.groups.delete(own.group)
    return
  }
  const group = memory.groups.get(own.group) ?? createGroup(memory, own.group, partition)
  if (own.type === 'offset') {
    const { topic, partition: number, value } = own
    const name = partitionName(topic, number)
    if (value) group.offsets.set(name, { topic, partition: number, ...value })
    else group.offsets.delete(name)
    return
  }
  if (!own.value) return
  const { members, ...known } = own.value
  Object.assign(group, { ...known, hadMembers: true })
  group.state = members.length > 0 ? 'Stable' : 'Empty'
  group.members.clear()
  for (const { clientId: client, ...member } of members)
    group.members.set(member.id, {
      ...member,
      client,
      process: client,
      life: UNKNOWN_LIFE,
      join: 0,
      sync: 0,
      isNew: false,
      synced: true,
      sessionEnds: 0,
    })
  learnSubscriptions(group)
}

/** Another broker coordinates these groups now. */
function resign(sim: Sim, node: NodeState, memory: CoordinatorMemory, partition: number): void {
  memory.partitions.delete(partition)
  const name = partitionName(OFFSETS_TOPIC, partition)
  const writes = memory.writes.get(name) ?? []
  memory.writes.delete(name)
  const groups = [...memory.groups.values()].filter((group) => group.partition === partition)
  if (groups.length > 0)
    sim.cause = record(sim, {
      type: 'GroupsUnloaded',
      node: node.id,
      partition,
      why: `it no longer leads ${name}`,
    })
  for (const write of writes) failWrite(sim, write, 'NOT_COORDINATOR')
  for (const group of groups) {
    memory.groups.delete(group.id)
    for (const member of group.members.values()) {
      answerJoin(sim, member, { error: 'NOT_COORDINATOR' })
      answerSync(sim, member, 'NOT_COORDINATOR')
    }
  }
}
