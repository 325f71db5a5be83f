// What a process does, it does while it runs: a stopped or frozen broker and a client that is gone leave no events of their own.
import type { EndpointId, NodeId } from '../../kafka/terms.ts'
import { clientOf, nodeOf } from '../apply/find.ts'
import type { Finding, Law } from './Law.ts'

export const theDeadDoNothing: Law = {
  name: 'the-dead-do-nothing',
  cheap: true,
  watch: (state) => {
    const nodeRuns = ({ node: id }: { readonly node: NodeId }): Finding => {
      const { process } = nodeOf(state, id)
      return process === 'Running' ? undefined : `broker ${id} acts, and its process is ${process}`
    }
    const clientRuns = ({ client: id }: { readonly client: EndpointId }): Finding => {
      const { lifecycle } = clientOf(state, id)
      return lifecycle === 'Running' || lifecycle === 'Paused'
        ? undefined
        : `${id} acts, and is ${lifecycle}`
    }
    const handed = ({ client: id }: { readonly client: EndpointId }): Finding =>
      clientOf(state, id).lifecycle === 'Running' ? undefined : `${id} polls, and does not run`
    return {
      on: {
        MessageSent: ({ message }) => {
          const node = state.nodes.find((each) => each.endpoint === message.from)
          return node ? nodeRuns({ node: node.id }) : clientRuns({ client: message.from })
        },
        HeartbeatReceived: nodeRuns,
        NoOpAppended: nodeRuns,
        MetadataApplied: nodeRuns,
        RequestParked: nodeRuns,
        ReplicaOpened: nodeRuns,
        ReplicaClosed: nodeRuns,
        LeadershipTaken: nodeRuns,
        LeadershipLost: nodeRuns,
        RecordsAppended: nodeRuns,
        HighWatermarkAdvanced: nodeRuns,
        SegmentRolled: nodeRuns,
        LogFlushed: nodeRuns,
        LogTruncated: nodeRuns,
        LogLoaded: nodeRuns,
        AppendRefused: nodeRuns,
        FetchRefused: nodeRuns,
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
        RecordsDelivered: handed,
      },
    }
  },
}
