// Who asked for acks=all and hears yes: at that moment the high watermark is past its records, enough replicas are in sync, and each of
// them has them, unless its own disk or a later leader took them again. Kafka: DelayedProduce, Partition.checkEnoughReplicasReachOffset.
import type { ProduceRequest, ProduceResponse } from '../../kafka/protocol/Produce.ts'
import { type NodeId, partitionName } from '../../kafka/terms.ts'
import { replicaNamed } from '../apply/find.ts'
import type { ClusterState, NodeState, ReplicaState } from '../ClusterState.ts'
import { type LogRecord, recordAt } from '../log/Log.ts'
import type { Message } from '../Message.ts'
import type { Finding, Law } from './Law.ts'
import { replicaKey } from './replicas.ts'

/** By replica, the event that cut it or took it away last. */
type Cuts = Map<string, number>

export const acksAllMeansAllInSync: Law = {
  name: 'acks-all-means-all-in-sync',
  watch: (state) => {
    const asked = new Map<number, ProduceRequest>()
    const cuts: Cuts = new Map()
    const cut = ({ node, partition, n }: { node: NodeId; partition: string; n: number }) => {
      cuts.set(replicaKey(node, partition), n)
      return undefined
    }
    return {
      on: {
        LogTruncated: cut,
        ReplicaOpened: cut,
        ReplicaClosed: cut,
        MessageLost: ({ message }) => {
          asked.delete(message)
          return undefined
        },
        MessageSent: ({ message }) => {
          if (message.api !== 'Produce') return undefined
          if (message.kind === 'request') {
            const request = message.body as ProduceRequest
            if (request.acks === -1) asked.set(message.id, request)
            return undefined
          }
          const request = asked.get(message.request)
          asked.delete(message.request)
          return request && lookAtAnswer(state, cuts, request, message)
        },
      },
    }
  },
}

function lookAtAnswer(
  state: ClusterState,
  cuts: Cuts,
  request: ProduceRequest,
  message: Message,
): Finding {
  const leader = state.nodes.find(({ endpoint }) => endpoint === message.from)
  for (const answer of (message.body as ProduceResponse).partitions) {
    if (answer.error !== 'NONE' || answer.baseOffset < 0 || !leader) continue
    const { topic, partition, baseOffset } = answer
    const batch = request.batches.find(
      (each) => each.topic === topic && each.partition === partition,
    )
    const replica = replicaNamed(leader, partitionName(topic, partition))
    if (!batch || !replica) continue
    const finding = look(state, cuts, leader, replica, baseOffset + batch.count - 1)
    if (finding) return finding
  }
  return undefined
}

function look(
  state: ClusterState,
  cuts: Cuts,
  leader: NodeState,
  replica: ReplicaState,
  last: number,
): Finding {
  const key = replicaKey(leader.id, replica.name)
  const record = recordAt(replica.log, last)
  if (!record || replica.highWatermark <= last)
    return `${key}: ${last} is acknowledged to acks=all, the high watermark is ${replica.highWatermark}`
  for (const id of replica.isr) {
    const node = state.nodes.find((each) => each.id === id)
    const copy = node && replicaNamed(node, replica.name)
    if (!copy || (cuts.get(replicaKey(id, replica.name)) ?? 0) > record.event) continue
    if (!isCopy(recordAt(copy.log, last), record))
      return `${key}: ${last} is acknowledged to acks=all, and broker ${id} of [${replica.isr}] does not have it`
  }
  return undefined
}

function isCopy(copy: LogRecord | undefined, record: LogRecord): boolean {
  return copy?.event === record.event && copy.leaderEpoch === record.leaderEpoch
}
