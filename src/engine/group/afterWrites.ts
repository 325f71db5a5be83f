// What waited for a coordinator's own records: assignments are given out and commits are answered once every in-sync replica
// has them, or refused when that takes longer than offsets.commit.timeout.ms.
// Kafka: CoordinatorRuntime (DeferredEventQueue), GroupMetadataManager.classicGroupSync (appendFuture).
import { OFFSETS_TOPIC } from '../../kafka/records/OffsetsRecord.ts'
import { nameOf, partitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../../trace/apply/find.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import { ownNode } from '../controller/appendMetadata.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { aloud } from '../schedule.ts'
import { answerDeletion, answerSync, failWrite, replyCommit, replyJoin } from './answers.ts'
import {
  type ClassicGroup,
  type CoordinatorMemory,
  NEVER,
  type OwnWrite,
} from './CoordinatorMemory.ts'
import { changeGroup, planTimer, renewSession } from './groups.ts'
import { generationAnswer, rebalance } from './rebalance.ts'

/** A high watermark has moved, or a write has waited long enough. */
export function onGroupWrites(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  const memory = node && sim.memory.nodes.get(node.id)?.coordinator
  if (!node || !memory) return
  aloud(sim, true, () => {
    for (const [name, writes] of [...memory.writes]) {
      const replica = replicaNamed(node, name)
      const committed = replica?.leads ? replica.highWatermark : -1
      while (writes[0] && (writes[0].end <= committed || writes[0].until <= sim.now)) {
        const write = writes.shift() as OwnWrite
        sim.cause =
          write.end <= committed ? (replica?.highWatermarkSetBy ?? write.event) : write.event
        if (write.end <= committed) carryOn(sim, node, memory, write)
        else giveUp(sim, node, memory, write)
      }
      if (writes.length === 0) memory.writes.delete(name)
    }
  })
}

function carryOn(sim: Sim, node: NodeState, memory: CoordinatorMemory, write: OwnWrite): void {
  const { then } = write
  const group = groupNumbered(memory, write.group)
  answerDeletion(sim, then, 'NONE')
  if (then.type === 'committed') answerCommitted(sim, node, group, then)
  if (group && then.type === 'assigned') giveOut(sim, node, group, then.generation)
  if (group && then.type === 'rejoined') answerRejoined(sim, group, then)
}

/** The group a write was about; one that was deleted since and made anew is another. */
function groupNumbered(memory: CoordinatorMemory, number: number): ClassicGroup | undefined {
  for (const group of memory.groups.values()) if (group.number === number) return group
  return undefined
}

/** The assignment of this generation stands: everybody who waits gets its share. */
function giveOut(sim: Sim, node: NodeState, group: ClassicGroup, generation: number): void {
  if (group.state !== 'CompletingRebalance' || group.generation !== generation) return
  for (const { member, partitions } of group.proposal) {
    const known = group.members.get(member)
    if (known) known.assignment = partitions
  }
  group.proposal = []
  changeGroup(sim, node, group, {
    event: 'assigned',
    why: `the assignment of generation ${generation} is stored`,
    member: group.leader,
  })
  if ([...group.members.values()].every(({ synced }) => synced)) group.deadline = NEVER
  const { cause } = sim
  for (const member of group.members.values()) {
    if (member.sync === 0) continue
    sim.cause = cause
    renewSession(sim, member)
    answerSync(sim, member)
  }
  planTimer(sim, node, group)
}

function answerCommitted(
  sim: Sim,
  node: NodeState,
  group: ClassicGroup | undefined,
  { message: id, offsets, answers }: Extract<OwnWrite['then'], { type: 'committed' }>,
): void {
  const message = sim.state.messages.get(id)
  if (group && offsets.length > 0) {
    for (const kept of offsets) group.offsets.set(nameOf(kept), kept)
    sim.cause = record(sim, {
      type: 'OffsetsCommitted',
      node: node.id,
      group: group.id,
      partition: group.partition,
      client: message?.from ?? '',
      offsets: offsets.map((kept) => ({ partition: nameOf(kept), offset: kept.offset })),
    })
    planTimer(sim, node, group)
  }
  if (message) replyCommit(sim, message, answers)
}

/** A static member that came back finds the generation as it was; a leader need not assign anew. */
function answerRejoined(
  sim: Sim,
  group: ClassicGroup,
  { member, message: id }: Extract<OwnWrite['then'], { type: 'rejoined' }>,
): void {
  const message = sim.state.messages.get(id)
  if (!message || !group.members.has(member)) return
  const skipAssignment = group.leader === member
  replyJoin(sim, message, { ...generationAnswer(group, member), skipAssignment })
}

function giveUp(sim: Sim, node: NodeState, memory: CoordinatorMemory, write: OwnWrite): void {
  failWrite(sim, write, 'COORDINATOR_NOT_AVAILABLE')
  const group = groupNumbered(memory, write.group)
  const isOpen = write.then.type === 'assigned' && group?.state === 'CompletingRebalance'
  if (!group || !isOpen) return
  for (const member of group.members.values()) answerSync(sim, member, 'COORDINATOR_NOT_AVAILABLE')
  const name = partitionName(OFFSETS_TOPIC, group.partition)
  const why = `${name} did not commit the assignment in time`
  rebalance(sim, node, memory, group, { why })
}
