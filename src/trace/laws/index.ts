// All laws. The cheap ones are watched in the page too; all of them in tests and by `npm run seeds`.
import { lawSentences } from '../../words/en/laws.ts'
import { acknowledgedRecordsAreStored } from './acknowledgedRecordsAreStored.ts'
import { bufferMemoryIsKept } from './bufferMemoryIsKept.ts'
import { committedMetadataStays } from './committedMetadataStays.ts'
import { connectionsKeepOrder } from './connectionsKeepOrder.ts'
import { eventsAreNumbered } from './eventsAreNumbered.ts'
import { everyRecordHasOneFate } from './everyRecordHasOneFate.ts'
import { highWatermarkNeverFalls } from './highWatermarkNeverFalls.ts'
import { highWatermarkWithinLog } from './highWatermarkWithinLog.ts'
import type { Law } from './Law.ts'
import { leaderEpochsCountElections } from './leaderEpochsCountElections.ts'
import { leaderEpochsNeverFall } from './leaderEpochsNeverFall.ts'
import { maxInFlightIsKept } from './maxInFlightIsKept.ts'
import { messagesTravelOnOpenConnections } from './messagesTravelOnOpenConnections.ts'
import { offsetsWithoutGaps } from './offsetsWithoutGaps.ts'
import { onePartitionLeaderPerEpoch } from './onePartitionLeaderPerEpoch.ts'
import { oneQuorumLeaderPerEpoch } from './oneQuorumLeaderPerEpoch.ts'
import { oneRequestPerConnection } from './oneRequestPerConnection.ts'
import { readersNeverSkip } from './readersNeverSkip.ts'
import { readersStayBelowHighWatermark } from './readersStayBelowHighWatermark.ts'
import { segmentsTileTheLog } from './segmentsTileTheLog.ts'
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
  committedMetadataStays,
  leaderEpochsCountElections,
  onePartitionLeaderPerEpoch,
  oneQuorumLeaderPerEpoch,
  everyRecordHasOneFate,
  acknowledgedRecordsAreStored,
  readersStayBelowHighWatermark,
  readersNeverSkip,
  messagesTravelOnOpenConnections,
  connectionsKeepOrder,
  oneRequestPerConnection,
  bufferMemoryIsKept,
  maxInFlightIsKept,
  theDeadDoNothing,
]

export const CHEAP_LAWS: readonly Law[] = LAWS.filter((law) => law.cheap)

/** What the law says always holds. */
export function lawSentence(law: Law): string {
  return lawSentences[law.name]
}

export { type BrokenLaw, checkLaws } from './checkLaws.ts'
