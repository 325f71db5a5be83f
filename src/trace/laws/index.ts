// All laws, watched in tests, by the commands and by `npm run seeds`.
import { lawSentences } from '../../words/en/laws.ts'
import { acknowledgedRecordsAreStored } from './acknowledgedRecordsAreStored.ts'
import { acksAllMeansAllInSync } from './acksAllMeansAllInSync.ts'
import { bufferMemoryIsKept } from './bufferMemoryIsKept.ts'
import { committedMetadataStays } from './committedMetadataStays.ts'
import { committedOffsetsDoNotFall } from './committedOffsetsDoNotFall.ts'
import { committersOwnApart } from './committersOwnApart.ts'
import { connectionsKeepOrder } from './connectionsKeepOrder.ts'
import { elrApartFromIsr } from './elrApartFromIsr.ts'
import { equalEpochsEqualBatches } from './equalEpochsEqualBatches.ts'
import { eventsAreNumbered } from './eventsAreNumbered.ts'
import { everyRecordHasOneFate } from './everyRecordHasOneFate.ts'
import { fencedBrokersAreOut } from './fencedBrokersAreOut.ts'
import { followersSayWhereTheyEnd } from './followersSayWhereTheyEnd.ts'
import { highWatermarkFollowsTheRule } from './highWatermarkFollowsTheRule.ts'
import { highWatermarkNeverFalls } from './highWatermarkNeverFalls.ts'
import { highWatermarkWithinLog } from './highWatermarkWithinLog.ts'
import { idempotenceStoresOnce } from './idempotenceStoresOnce.ts'
import { isrComesFromTheController } from './isrComesFromTheController.ts'
import { isrWithinReplicas } from './isrWithinReplicas.ts'
import { joinersHaveCaughtUp } from './joinersHaveCaughtUp.ts'
import type { Law } from './Law.ts'
import { leaderEpochsCountElections } from './leaderEpochsCountElections.ts'
import { leaderEpochsNeverFall } from './leaderEpochsNeverFall.ts'
import { leaderIsInSync } from './leaderIsInSync.ts'
import { leadersComeFromTheIsr } from './leadersComeFromTheIsr.ts'
import { lossesHaveCause } from './lossesHaveCause.ts'
import { maxInFlightIsKept } from './maxInFlightIsKept.ts'
import { messagesTravelOnOpenConnections } from './messagesTravelOnOpenConnections.ts'
import { metadataNeedsMajority } from './metadataNeedsMajority.ts'
import { nobodyVotesTwice } from './nobodyVotesTwice.ts'
import { offsetsWithoutGaps } from './offsetsWithoutGaps.ts'
import { onePartitionLeaderPerEpoch } from './onePartitionLeaderPerEpoch.ts'
import { oneQuorumLeaderPerEpoch } from './oneQuorumLeaderPerEpoch.ts'
import { oneRequestPerConnection } from './oneRequestPerConnection.ts'
import { partitionsHaveOneOwner } from './partitionsHaveOneOwner.ts'
import { readersNeverSkip } from './readersNeverSkip.ts'
import { readersStayBelowHighWatermark } from './readersStayBelowHighWatermark.ts'
import { segmentsTileTheLog } from './segmentsTileTheLog.ts'
import { sequencesFollowOn } from './sequencesFollowOn.ts'
import { theDeadDoNothing } from './theDeadDoNothing.ts'
import { timeNeverFalls } from './timeNeverFalls.ts'
import { timestampsNeverAhead } from './timestampsNeverAhead.ts'
import { writtenRecordsSurvive } from './writtenRecordsSurvive.ts'

export const LAWS: readonly Law[] = [
  eventsAreNumbered,
  timeNeverFalls,
  offsetsWithoutGaps,
  highWatermarkWithinLog,
  highWatermarkNeverFalls,
  leaderEpochsNeverFall,
  timestampsNeverAhead,
  writtenRecordsSurvive,
  segmentsTileTheLog,
  equalEpochsEqualBatches,
  sequencesFollowOn,
  idempotenceStoresOnce,
  oneQuorumLeaderPerEpoch,
  nobodyVotesTwice,
  committedMetadataStays,
  metadataNeedsMajority,
  onePartitionLeaderPerEpoch,
  leaderEpochsCountElections,
  isrWithinReplicas,
  leaderIsInSync,
  elrApartFromIsr,
  leadersComeFromTheIsr,
  fencedBrokersAreOut,
  isrComesFromTheController,
  followersSayWhereTheyEnd,
  joinersHaveCaughtUp,
  highWatermarkFollowsTheRule,
  everyRecordHasOneFate,
  acknowledgedRecordsAreStored,
  acksAllMeansAllInSync,
  lossesHaveCause,
  readersStayBelowHighWatermark,
  readersNeverSkip,
  partitionsHaveOneOwner,
  committersOwnApart,
  committedOffsetsDoNotFall,
  messagesTravelOnOpenConnections,
  connectionsKeepOrder,
  oneRequestPerConnection,
  bufferMemoryIsKept,
  maxInFlightIsKept,
  theDeadDoNothing,
]

/** What the law says always holds. */
export function lawSentence(law: Law): string {
  return lawSentences[law.name]
}

export { type BrokenLaw, checkLaws } from './checkLaws.ts'
