// What can be said of one replica of a partition: what its broker believes, and what the leader knows of it.
import type { ClusterState, NodeState, ReplicaState } from '../trace/ClusterState.ts'
import { followerNow, followerOf } from '../trace/FollowerState.ts'
import { inspectorWords as words } from '../words/en/inspector.ts'
import { stageWords } from '../words/en/stage.ts'
import type { CaptionContext } from './captionContext.ts'
import { lengthText } from './clock.ts'
import type { Fact, Facts } from './inspector.ts'
import { whyHeld } from './reasons.ts'
import { partitionViews, serves, viewReplica } from './standing.ts'

const { labels, values } = words

export function replicaFacts(
  { state }: CaptionContext,
  partition: string,
  id: number,
  at: number,
): Facts | null {
  const node = state.nodes.find((one) => one.id === id)
  const replica = node?.replicas.find((one) => one.name === partition)
  if (node === undefined || replica === undefined) return null
  return {
    kind: words.kinds.replica(partition),
    title: stageWords.broker(id),
    peek: words.peek(replica.highWatermark, replica.log.endOffset),
    sections: [{ title: null, rows: replicaRows(state, node, replica, at, '') }],
  }
}

/** The rows of one replica; `suffix` keeps their ids apart where several stand in one panel. */
export function replicaRows(
  state: ClusterState,
  node: NodeState,
  replica: ReplicaState,
  at: number,
  suffix: string,
): Fact[] {
  const view = partitionViews(state)(replica)
  const { sub, leaderEnd } = viewReplica(node, replica, view)
  const held = whyHeld(state, node, replica)
  const leader = view.leader?.replica === replica ? undefined : view.leader
  const heard = leader && followerOf(leader.replica, node.id)
  const known = leader && heard && followerNow(leader.node, heard)
  return [
    {
      id: `standing${suffix}`,
      label: labels.standing,
      value: sub,
      setBy: node.process === 'Running' ? replica.leadsSetBy : node.processSetBy,
    },
    {
      id: `logEnd${suffix}`,
      label: labels.logEnd,
      value: stageWords.behind(
        replica.log.endOffset,
        leaderEnd === null ? 0 : leaderEnd - replica.log.endOffset,
      ),
      setBy: replica.logEndSetBy,
    },
    {
      id: `highWatermark${suffix}`,
      label: labels.highWatermark,
      value: String(replica.highWatermark),
      setBy: held?.setBy || replica.highWatermarkSetBy,
      reasons: held?.reasons ?? [],
    },
    ...(known === undefined || known.endOffset < 0
      ? []
      : [
          {
            id: `knownEnd${suffix}`,
            label: labels.knownEnd,
            value: String(known.endOffset),
          },
          {
            id: `caughtUp${suffix}`,
            label: labels.caughtUp,
            value:
              known.caughtUpAt > at || known.caughtUpAt < -1e15
                ? values.unknown
                : values.ago(lengthText(at - known.caughtUpAt)),
          },
        ]),
    ...(serves(node) &&
    replica.leads &&
    view.truth !== undefined &&
    replica.isr.join() !== view.truth.isr.join()
      ? [{ id: `ownIsr${suffix}`, label: labels.ownIsr, value: replica.isr.join(', ') }]
      : []),
    ...(replica.pendingIsr === null
      ? []
      : [
          {
            id: `pendingIsr${suffix}`,
            label: labels.pendingIsr,
            value: replica.pendingIsr.join(', '),
            setBy: replica.pendingIsrSetBy,
          },
        ]),
    {
      id: `epoch${suffix}`,
      label: labels.leaderEpoch,
      value: String(replica.leaderEpoch),
      setBy: replica.leadsSetBy,
    },
  ]
}
