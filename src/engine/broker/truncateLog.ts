// Cuts a log back: after a power cut, or because the leader's log went another way; and says which acknowledged records went with it.
// Kafka: UnifiedLog.truncateTo, truncateFullyAndStartAt.
// KIPs: 101.
import type { NodeState, ReplicaState } from '../../trace/ClusterState.ts'
import { forgetProducers } from '../log/rememberProducers.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'

/** Cuts everything at and behind `to`; with `restartsAt` the log begins anew there. */
export function cutLog(
  sim: Sim,
  node: NodeState,
  replica: ReplicaState,
  to: number,
  why: string,
  restartsAt?: number,
): void {
  const partition = replica.name
  const cut = record(sim, {
    type: 'LogTruncated',
    node: node.id,
    partition,
    to,
    why,
    ...(restartsAt === undefined ? {} : { restartsAt }),
  })
  forgetProducers(sim, node, replica)
  tellLoss(sim, partition, cut)
}

function tellLoss(sim: Sim, partition: string, cut: number): void {
  const lost = sim.state.ledger
    .get(partition)
    ?.lost.filter((each) => each.event === cut && each.acked)
  const [first, last] = [lost?.[0], lost?.at(-1)]
  if (!lost || !first || !last) return
  record(sim, {
    type: 'PromiseBroken',
    cause: cut,
    promise: 'acked record lost',
    partition,
    from: first.offset,
    to: last.offset + 1,
    count: lost.length,
  })
}
