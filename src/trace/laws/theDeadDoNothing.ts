// What a process does, it does while it runs: a stopped or frozen broker and a client that is gone leave no events of their own.
import type { EndpointId, NodeId } from '../../kafka/terms.ts'
import { clientOf, nodeOf } from '../apply/find.ts'
import type { Finding, Law } from './Law.ts'
import { watchRetransmission } from './Retransmission.ts'

export const theDeadDoNothing: Law = {
  name: 'the-dead-do-nothing',
  watch: (state) => {
    const nodeAt = new Map(state.nodes.map(({ endpoint, id }) => [endpoint, id]))
    const nodeRuns = ({ node: id }: { readonly node: NodeId }): Finding => {
      const { process } = nodeOf(state, id)
      return process === 'Running' ? undefined : `node ${id} acts, and its process is ${process}`
    }
    const nodeServes = (event: { readonly node: NodeId }): Finding => {
      const { broker } = nodeOf(state, event.node)
      const serves = broker === 'RUNNING' || broker === 'PENDING_CONTROLLED_SHUTDOWN'
      return nodeRuns(event) ?? (serves ? undefined : `broker ${event.node} serves in ${broker}`)
    }
    const clientRuns = ({ client: id }: { readonly client: EndpointId }): Finding => {
      const { lifecycle } = clientOf(state, id)
      return lifecycle === 'Running' || lifecycle === 'Paused'
        ? undefined
        : `${id} acts, and is ${lifecycle}`
    }
    const handed = ({ client: id }: { readonly client: EndpointId }): Finding =>
      clientOf(state, id).lifecycle === 'Running' ? undefined : `${id} polls, and does not run`
    const again = watchRetransmission()
    return {
      on: {
        MessageLost: again.lost,
        MessageSent: ({ message }) => {
          // What a silence held back is sent again by the machine: the process has done its part.
          if (again.isOf(message.id)) return undefined
          const node = nodeAt.get(message.from)
          if (node === undefined) return clientRuns({ client: message.from })
          return nodeAt.has(message.to) ? nodeRuns({ node }) : nodeServes({ node })
        },
        HeartbeatReceived: ({ controller }) => nodeRuns({ node: controller }),
        NoOpAppended: nodeRuns,
        MetadataAppended: nodeRuns,
        MetadataCommitted: nodeRuns,
        MetadataFetched: nodeRuns,
        MetadataTruncated: nodeRuns,
        MetadataApplied: nodeRuns,
        ControllerActivated: nodeRuns,
        VoteReturned: nodeRuns,
        RegistrationRefused: nodeRuns,
        FollowingBegun: nodeRuns,
        FollowerFetched: nodeRuns,
        FollowerIdled: nodeRuns,
        RecordsCopied: nodeRuns,
        IsrProposed: nodeRuns,
        IsrSettled: nodeRuns,
        RequestParked: ({ node, message }) => {
          const from = state.messages.get(message)?.from
          return nodeAt.has(from ?? '') ? nodeRuns({ node }) : nodeServes({ node })
        },
        ReplicaOpened: nodeRuns,
        ReplicaClosed: nodeRuns,
        LeadershipTaken: nodeRuns,
        LeadershipLost: nodeRuns,
        RecordsAppended: nodeServes,
        HighWatermarkAdvanced: nodeRuns,
        SegmentRolled: nodeRuns,
        LogFlushed: nodeRuns,
        LogTruncated: nodeRuns,
        LogLoaded: nodeRuns,
        AppendRefused: nodeServes,
        FetchRefused: nodeServes,
        MetadataLearned: clientRuns,
        RecordQueued: clientRuns,
        BatchesSent: clientRuns,
        BatchAcked: clientRuns,
        BatchRetried: clientRuns,
        BatchSplit: clientRuns,
        BatchFailed: clientRuns,
        PositionReset: clientRuns,
        FetchSent: clientRuns,
        FetchReturned: clientRuns,
        WorkDone: clientRuns,
        WorkThrew: clientRuns,
        RecordsDelivered: handed,
      },
    }
  },
}
