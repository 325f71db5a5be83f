// How long things take between processes of one rack. Declared, not measured: the recordings' times are upper bounds of a loaded machine.
// Changing a number here changes every trace hash.
import type { ApiName } from '../../kafka/protocol/apis.ts'
import type { Us } from '../../kafka/terms.ts'

/** One way between two processes, for the first byte. */
export const ONE_WAY_US: Us = 250

/** Bytes a microsecond carries: a gigabit link. */
const BYTES_PER_US = 125

/** Connection set-up when nothing answers: socket.connection.setup.timeout.ms. */
export const CONNECT_TIMEOUT_US: Us = 10_000_000

/** What a broker works on a request before its answer leaves. */
export const SERVICE_US: { readonly [A in ApiName]: Us } = {
  Produce: 150,
  Fetch: 150,
  ListOffsets: 100,
  Metadata: 100,
  ApiVersions: 50,
  InitProducerId: 300,
  CreateTopics: 2_000,
  DeleteTopics: 2_000,
  CreatePartitions: 2_000,
  IncrementalAlterConfigs: 2_000,
  ElectLeaders: 2_000,
  FindCoordinator: 100,
  JoinGroup: 150,
  SyncGroup: 150,
  Heartbeat: 50,
  LeaveGroup: 100,
  OffsetCommit: 150,
  OffsetFetch: 100,
  DeleteGroups: 150,
  OffsetDelete: 150,
  QuorumFetch: 100,
  Vote: 1_500,
  BeginQuorumEpoch: 500,
  EndQuorumEpoch: 500,
  AlterPartition: 300,
  Envelope: 100,
  BrokerRegistration: 500,
  BrokerHeartbeat: 100,
  AllocateProducerIds: 300,
}

/** Appending to the metadata log with its fsync, until it is committed by a quorum of one. */
export const METADATA_COMMIT_US: Us = 1_500

/** From committed to applied by the broker's metadata publisher. */
export const METADATA_APPLY_US: Us = 500

/** A process from its start until its broker part registers. */
export const BOOT_US: Us = 900_000

/**
 * From unfenced until it answers clients and followers (BrokerServer.startup enables request processing last, in a process that
 * has run none of that code yet), and how far machines differ in it: recorded as 0.09 to 0.3 s on a loaded machine.
 */
export const FIRST_ANSWER_US: Us = 40_000
export const FIRST_ANSWER_SPREAD_US: Us = 60_000

/** Loading one log after a clean stop, and checking one megabyte after an unclean one. */
export const LOAD_LOG_US: Us = 2_000
export const RECOVER_MEGABYTE_US: Us = 5_000

/** Time on the wire for a message of so many bytes. */
export function travelUs(bytes: number): Us {
  return ONE_WAY_US + Math.floor(bytes / BYTES_PER_US)
}
