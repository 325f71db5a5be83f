// What can be said of the quorum and of one of its voters.
import type { ClusterState } from '../trace/ClusterState.ts'
import { lastEntry, metadataLogOf } from '../trace/metadata/MetadataLog.ts'
import { inspectorWords as words } from '../words/en/inspector.ts'
import { stageWords } from '../words/en/stage.ts'
import { lengthText } from './clock.ts'
import type { Fact, Facts } from './inspector.ts'

const { labels, values } = words

export function quorumFacts(state: ClusterState): Facts {
  const { quorum } = state
  const log = metadataLogOf(state)
  const leader = quorum.members.find((member) => member.id === quorum.leader)
  const setBy = leader?.setBy ?? whyNobody(state)
  return {
    kind: words.kinds.quorum,
    title: words.titles.quorum,
    peek: words.peek(log.highWatermark, log.endOffset),
    sections: [
      {
        title: null,
        rows: [
          {
            id: 'activeController',
            label: labels.activeController,
            value: quorum.leader < 0 ? values.none : String(quorum.leader),
            setBy,
          },
          { id: 'quorumEpoch', label: labels.quorumEpoch, value: String(quorum.epoch), setBy },
          {
            id: 'metadataEnd',
            label: labels.metadataEnd,
            value: String(log.endOffset),
            setBy: lastEntry(log)?.event ?? 0,
          },
          { id: 'metadataHw', label: labels.metadataHw, value: String(log.highWatermark) },
        ],
      },
      {
        title: labels.voters,
        rows: quorum.members.map((member): Fact => {
          const node = state.nodes.find(({ id }) => id === member.id)
          const gone = node !== undefined && node.process !== 'Running'
          return {
            id: `role ${member.id}`,
            label: stageWords.controller(member.id),
            value: gone ? stageWords.voterGone[node.process] : stageWords.roles[member.state],
            setBy: gone ? node.processSetBy : member.setBy,
          }
        }),
      },
    ],
  }
}

/** Nobody leads: what took the last voter that is gone, else what last changed among them. */
function whyNobody(state: ClusterState): number {
  const voters = state.quorum.members.flatMap(
    ({ id }) => state.nodes.find((one) => one.id === id) ?? [],
  )
  const gone = voters.filter(({ process }) => process !== 'Running')
  if (gone.length > 0) return Math.max(...gone.map(({ processSetBy }) => processSetBy))
  return Math.max(0, ...state.quorum.members.map(({ setBy }) => setBy))
}

export function controllerFacts(state: ClusterState, id: number, at: number): Facts | null {
  const node = state.nodes.find((one) => one.id === id)
  const member = state.quorum.members.find((one) => one.id === id)
  if (node === undefined || member === undefined) return null
  const gone = node.process !== 'Running'
  const role = gone ? stageWords.voterGone[node.process] : stageWords.roles[member.state]
  const asks = member.state === 'Prospective' || member.state === 'Candidate'
  return {
    kind: words.kinds.controller,
    title: stageWords.controller(id),
    peek: role,
    sections: [
      {
        title: null,
        rows: [
          {
            id: 'role',
            label: labels.role,
            value: role,
            setBy: gone ? node.processSetBy : member.setBy,
          },
          {
            id: 'memberState',
            label: 'QuorumState',
            value: member.state,
            setBy: member.setBy,
            mono: true,
          },
          {
            id: 'quorumEpoch',
            label: labels.quorumEpoch,
            value: String(member.epoch),
            setBy: member.setBy,
          },
          { id: 'knownLeader', label: labels.knownLeader, value: values.controller(member.leader) },
          { id: 'votedFor', label: labels.votedFor, value: values.controller(member.votedFor) },
          ...(asks
            ? [
                {
                  id: 'votes',
                  label: labels.votes,
                  value: values.votes(
                    member.votes.length,
                    member.refusals.length,
                    state.quorum.members.length,
                  ),
                },
              ]
            : []),
          ...(member.timerAt > at && !gone
            ? [
                {
                  id: 'timer',
                  label: labels.timer,
                  value: values.left(lengthText(member.timerAt - at)),
                },
              ]
            : []),
          { id: 'metadataEnd', label: labels.metadataEnd, value: String(node.metadata.endOffset) },
          {
            id: 'metadataHw',
            label: labels.metadataHw,
            value: String(node.metadata.highWatermark),
          },
          { id: 'process', label: labels.process, value: node.process, setBy: node.processSetBy },
          { id: 'host', label: labels.host, value: node.host },
        ],
      },
    ],
  }
}
