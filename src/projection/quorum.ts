// The control plane: each voter as it sees itself, its timer and its votes, and the end of the metadata log.
import type { ClusterState, NodeState } from '../trace/ClusterState.ts'
import type { MetadataRecord } from '../trace/MetadataImage.ts'
import { entriesBetween, lastEntry, metadataLogOf } from '../trace/metadata/MetadataLog.ts'
import type { QuorumMember } from '../trace/QuorumView.ts'
import { stageNames, stageWords } from '../words/en/stage.ts'
import { arcOf } from './arcs.ts'
import { lengthText } from './clock.ts'
import type { Box, Point, QuorumModel, VoterModel } from './StageModel.ts'

/** Records of the metadata log in sight, NoOps between them as one. */
const SHOWN = 3
/** Offsets in which those records are looked for: NoOps come twice a second. */
const LOOKED_BACK = 100_000

export interface QuorumInput {
  readonly state: ClusterState
  readonly at: number
  readonly box: Box
  readonly folded: boolean
  /** Where the voters stand on the stage. */
  readonly places: readonly Point[]
  readonly selectedId: string | null
}

/** The quorum's box. */
export function projectQuorum(input: QuorumInput): QuorumModel {
  const { state } = input
  const { quorum } = state
  const voters = quorum.members.map((member, index) => voterOf(input, member, index))
  const log = metadataLogOf(state)
  return {
    select: 'quorum',
    box: input.box,
    folded: input.folded,
    sub: stageWords.quorumSub(quorum.epoch, quorum.leader),
    leaderless: quorum.leader < 0,
    line: voters.map(({ node, role }) => stageWords.voterLine(node, role)).join(' · '),
    voters,
    log: logOf(state),
    highWatermark: log.highWatermark,
    endOffset: log.endOffset,
    selected: input.selectedId === 'quorum',
    accessibleName: stageNames.quorum(quorum.leader, quorum.epoch, log.endOffset),
  }
}

function voterOf(input: QuorumInput, member: QuorumMember, index: number): VoterModel {
  const { state, at, selectedId } = input
  const node = state.nodes.find(({ id }) => id === member.id)
  const alive = node?.process === 'Running'
  const role = roleOf(member, node)
  const arc = alive ? timerOf(member, at) : null
  const votes = alive && isStanding(member) ? votesOf(state, member) : null
  const end = node?.metadata.endOffset ?? 0
  const behind = metadataLogOf(state).endOffset - end
  return {
    select: `controller:${member.id}`,
    node: member.id,
    state: member.state,
    role,
    leads: alive && member.state === 'Leader',
    alive,
    frozen: node?.process === 'Frozen',
    epoch: !alive || member.epoch === state.quorum.epoch ? '' : stageWords.epoch(member.epoch),
    behind: behind > 1 ? stageWords.voterBehind(end, behind) : '',
    x: (input.places[index]?.x ?? 0) - input.box.x,
    y: (input.places[index]?.y ?? 0) - input.box.y,
    arc,
    votes,
    selected: selectedId === `controller:${member.id}`,
    accessibleName: stageNames.voter(
      member.id,
      role,
      member.epoch,
      end,
      votes === null ? '' : stageNames.votes(votes.yes, votes.no, votes.missing),
      arc?.name ?? '',
    ),
  }
}

function roleOf(member: QuorumMember, node: NodeState | undefined): string {
  if (node !== undefined && node.process !== 'Running') return stageWords.voterGone[node.process]
  return stageWords.roles[member.state]
}

const isStanding = ({ state }: QuorumMember): boolean =>
  state === 'Prospective' || state === 'Candidate'

function votesOf(state: ClusterState, member: QuorumMember): VoterModel['votes'] {
  const [yes, no] = [member.votes.length, member.refusals.length]
  return { yes, no, missing: Math.max(0, state.quorum.members.length - yes - no) }
}

function timerOf(member: QuorumMember, at: number): VoterModel['arc'] {
  const left = lengthText(Math.max(0, member.timerAt - at))
  return arcOf(member.timerSince, member.timerAt, at, stageWords.timers[member.state](left))
}

function logOf(state: ClusterState): QuorumModel['log'] {
  const log = metadataLogOf(state)
  const { endOffset, highWatermark } = log
  const rows = entriesBetween(log, Math.max(0, endOffset - LOOKED_BACK), endOffset)
    .slice(-SHOWN)
    .map((entry) => ({
      offset: entry.offset,
      text: shortName(entry.record),
      committed: entry.offset < highWatermark,
    }))
  const noOps = endOffset - 1 - (lastEntry(log)?.offset ?? -1)
  if (noOps > 0) {
    rows.push({
      offset: endOffset - 1,
      text: stageWords.noOps(noOps),
      committed: endOffset <= highWatermark,
    })
  }
  return rows.slice(-SHOWN)
}

function shortName(record: MetadataRecord): string {
  switch (record.type) {
    case 'PartitionChange':
      return stageWords.metadataRecords.change(
        `${record.topic}-${record.partition}`,
        record.leader,
        record.isr,
      )
    case 'BrokerRegistrationChange':
      return stageWords.metadataRecords.registration(record.broker, record.fenced)
    case 'RegisterBroker':
      return stageWords.metadataRecords.register(record.broker)
    case 'LeaderChange':
      return stageWords.metadataRecords.leader(record.leader)
    default:
      return record.type
  }
}
