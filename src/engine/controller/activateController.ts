// A quorum of one elects itself, then its controller writes the bootstrap records of a freshly formatted cluster.
// Kafka: QuorumState (Unattached → Candidate → Leader), QuorumController.completeActivation.
// KIPs: 595, 631, 778.
// Simplified: no pre-vote round with oneself, no snapshots.
import { type QuorumMemberEvent, quorumMachine } from '../../kafka/machines/quorumMachine.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Entry } from '../kernel/Entry.ts'
import { advance } from '../kernel/lifecycle.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import { loopIndex, quietly, schedule, turnLoop } from '../schedule.ts'
import { appendMetadata, ownNode } from './appendMetadata.ts'

/** metadata.max.idle.interval.ms: how often the active controller writes a NoOp. */
const NO_OP_EVERY_US = 500_000

/** Features of a cluster freshly formatted at 4.3. */
const FEATURES: readonly (readonly [string, number])[] = [
  ['metadata.version', 30],
  ['group.version', 1],
  ['transaction.version', 2],
  ['eligible.leader.replicas.version', 1],
  ['share.version', 1],
  ['streams.version', 1],
]

export function changeQuorum(
  sim: Sim,
  node: NodeState,
  event: QuorumMemberEvent,
  epoch: number,
): void {
  const member = sim.state.quorum.members.find((candidate) => candidate.id === node.id)
  if (!member) return
  const to = advance(quorumMachine, member.state, event)
  if (to === member.state) return
  sim.cause = record(sim, {
    type: 'QuorumStateChanged',
    node: node.id,
    from: member.state,
    to,
    epoch,
  })
}

/** The single voter stands for election and wins with its own vote. */
export function activateController(sim: Sim, node: NodeState): void {
  const epoch = sim.state.quorum.epoch + 1
  changeQuorum(sim, node, 'electionTimeout', epoch)
  changeQuorum(sim, node, 'majorityOfVotes', epoch)
  const fresh = sim.state.metadataLog.endOffset === 0
  appendMetadata(sim, node, [
    { type: 'LeaderChange', leader: node.id, epoch },
    ...(fresh
      ? FEATURES.map(([name, level]) => ({ type: 'FeatureLevel' as const, name, level }))
      : []),
  ])
  const loop = loopIndex(sim, 'noop', node.endpoint, 0)
  quietly(sim, loop, () =>
    schedule(sim, {
      at: sim.now + NO_OP_EVERY_US,
      type: 'noOp',
      who: node.endpoint,
      life: node.incarnation,
    }),
  )
}

/** An idle loop: one record that says nothing, so that lag can be measured. */
export function onNoOp(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node || sim.state.quorum.leader !== node.id) return
  const loop = loopIndex(sim, 'noop', node.endpoint, 0)
  quietly(sim, loop, () => {
    turnLoop(sim, loop)
    record(sim, { type: 'NoOpAppended', node: node.id })
    schedule(sim, {
      at: sim.now + NO_OP_EVERY_US,
      type: 'noOp',
      who: node.endpoint,
      life: node.incarnation,
    })
  })
}
