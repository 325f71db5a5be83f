// The control plane: voters, and the end of the metadata log.
import type { ClusterState } from '../trace/ClusterState.ts'
import type { MetadataRecord } from '../trace/MetadataImage.ts'
import { stageNames, stageWords } from '../words/en/stage.ts'
import type { Box, QuorumModel } from './StageModel.ts'

/** Records of the metadata log in sight, NoOps between them as one. */
const SHOWN = 3

/** The quorum's box. */
export function projectQuorum(
  state: ClusterState,
  box: Box,
  folded: boolean,
  selected: boolean,
): QuorumModel {
  const { quorum, metadataLog } = state
  return {
    select: 'quorum',
    box,
    folded,
    sub: stageWords.quorumSub(quorum.epoch, quorum.leader),
    voters: quorum.members.map(({ id }) => ({
      node: id,
      leads: id === quorum.leader,
      alive: state.nodes.find((node) => node.id === id)?.process === 'Running',
    })),
    log: logOf(state),
    highWatermark: metadataLog.highWatermark,
    endOffset: metadataLog.endOffset,
    selected,
    accessibleName: stageNames.quorum(quorum.leader, quorum.epoch, metadataLog.endOffset),
  }
}

function logOf({ metadataLog }: ClusterState): QuorumModel['log'] {
  const rows: { offset: number; text: string; committed: boolean }[] = []
  const { records, endOffset, highWatermark } = metadataLog
  const last = records[records.length - 1]
  for (const entry of records.slice(-SHOWN)) {
    rows.push({
      offset: entry.offset,
      text: shortName(entry.record),
      committed: entry.offset < highWatermark,
    })
  }
  const noOps = endOffset - 1 - (last?.offset ?? -1)
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
  return record.type
}
