// A controller becomes active: it watches sessions, and now and then elects leaders by itself.
// Kafka: QuorumController periodic tasks: maybeFenceStaleBroker, electPreferred, electUnclean.
// KIPs: 631, 966.
import { US_PER_S } from '../../kafka/terms.ts'
import type { NodeState } from '../../trace/ClusterState.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { pumpAsks } from '../node/askController.ts'
import { aloud, scheduleFor } from '../schedule.ts'
import { brokerNumber, brokerText } from '../settings.ts'
import { appendMetadata, ownNode } from './appendMetadata.ts'
import { planSessionCheck } from './brokers.ts'
import { preferredRecords, uncleanRecords } from './elections.ts'

export function startController(sim: Sim, node: NodeState): void {
  const memory = sim.memory.nodes.get(node.id)
  memory?.heard.clear()
  if (sim.state.nodes.length > 1) {
    planSessionCheck(sim, node)
    planTask(sim, node)
  }
  pumpAsks(sim, node)
}

/** Both elections have the same interval by default: one task looks after both. */
function planTask(sim: Sim, node: NodeState): void {
  const every = brokerNumber(sim, node, 'leader.imbalance.check.interval.seconds') * US_PER_S
  aloud(sim, false, () =>
    scheduleFor(sim, node, sim.now + every, 'electionTask', node.controller?.setBy ?? 0),
  )
}

export function onElectionTask(sim: Sim, entry: Entry): void {
  const node = ownNode(sim, entry)
  if (!node?.controller || node.controller.setBy !== entry.id) return
  const isBalancing = brokerText(node, 'auto.leader.rebalance.enable') !== 'false'
  const records = [...(isBalancing ? preferredRecords(node) : []), ...uncleanRecords(node)]
  if (records.length > 0) {
    const configs = [
      {
        name: 'leader.imbalance.check.interval.seconds',
        value: brokerText(node, 'leader.imbalance.check.interval.seconds'),
        subject: `broker:${node.id}`,
      },
    ]
    appendMetadata(sim, node, records, configs)
  }
  planTask(sim, node)
}
