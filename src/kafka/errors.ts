// All error codes of the protocol. The words that go with them are in errorTexts.ts.
// Kafka: org.apache.kafka.common.protocol.Errors and the exception classes it names (4.3).

/**
 * [code, name, flags, exception class where it is not the name in camel case]. Flags: R = retriable
 * (RetriableException), M = the client refreshes its metadata first (InvalidMetadataException, which is
 * retriable too).
 */
const rows = [
  [-1, 'UNKNOWN_SERVER_ERROR', '', 'UnknownServerException'],
  [0, 'NONE', '', ''],
  [1, 'OFFSET_OUT_OF_RANGE', ''],
  [2, 'CORRUPT_MESSAGE', 'R', 'CorruptRecordException'],
  [3, 'UNKNOWN_TOPIC_OR_PARTITION', 'RM'],
  [4, 'INVALID_FETCH_SIZE', ''],
  [5, 'LEADER_NOT_AVAILABLE', 'RM'],
  [6, 'NOT_LEADER_OR_FOLLOWER', 'RM'],
  [7, 'REQUEST_TIMED_OUT', 'R', 'TimeoutException'],
  [8, 'BROKER_NOT_AVAILABLE', ''],
  [9, 'REPLICA_NOT_AVAILABLE', 'RM'],
  [10, 'MESSAGE_TOO_LARGE', '', 'RecordTooLargeException'],
  [11, 'STALE_CONTROLLER_EPOCH', '', 'ControllerMovedException'],
  [12, 'OFFSET_METADATA_TOO_LARGE', '', 'OffsetMetadataTooLarge'],
  [13, 'NETWORK_EXCEPTION', 'RM', 'NetworkException'],
  [14, 'COORDINATOR_LOAD_IN_PROGRESS', 'R'],
  [15, 'COORDINATOR_NOT_AVAILABLE', 'R'],
  [16, 'NOT_COORDINATOR', 'R'],
  [17, 'INVALID_TOPIC_EXCEPTION', '', 'InvalidTopicException'],
  [18, 'RECORD_LIST_TOO_LARGE', '', 'RecordBatchTooLargeException'],
  [19, 'NOT_ENOUGH_REPLICAS', 'R'],
  [20, 'NOT_ENOUGH_REPLICAS_AFTER_APPEND', 'R'],
  [21, 'INVALID_REQUIRED_ACKS', ''],
  [22, 'ILLEGAL_GENERATION', ''],
  [23, 'INCONSISTENT_GROUP_PROTOCOL', ''],
  [24, 'INVALID_GROUP_ID', ''],
  [25, 'UNKNOWN_MEMBER_ID', ''],
  [26, 'INVALID_SESSION_TIMEOUT', ''],
  [27, 'REBALANCE_IN_PROGRESS', ''],
  [28, 'INVALID_COMMIT_OFFSET_SIZE', ''],
  [29, 'TOPIC_AUTHORIZATION_FAILED', '', 'TopicAuthorizationException'],
  [30, 'GROUP_AUTHORIZATION_FAILED', '', 'GroupAuthorizationException'],
  [31, 'CLUSTER_AUTHORIZATION_FAILED', '', 'ClusterAuthorizationException'],
  [32, 'INVALID_TIMESTAMP', ''],
  [33, 'UNSUPPORTED_SASL_MECHANISM', ''],
  [34, 'ILLEGAL_SASL_STATE', ''],
  [35, 'UNSUPPORTED_VERSION', ''],
  [36, 'TOPIC_ALREADY_EXISTS', '', 'TopicExistsException'],
  [37, 'INVALID_PARTITIONS', ''],
  [38, 'INVALID_REPLICATION_FACTOR', ''],
  [39, 'INVALID_REPLICA_ASSIGNMENT', ''],
  [40, 'INVALID_CONFIG', '', 'InvalidConfigurationException'],
  [41, 'NOT_CONTROLLER', 'R'],
  [42, 'INVALID_REQUEST', ''],
  [43, 'UNSUPPORTED_FOR_MESSAGE_FORMAT', ''],
  [44, 'POLICY_VIOLATION', ''],
  [45, 'OUT_OF_ORDER_SEQUENCE_NUMBER', '', 'OutOfOrderSequenceException'],
  [46, 'DUPLICATE_SEQUENCE_NUMBER', '', 'DuplicateSequenceException'],
  [47, 'INVALID_PRODUCER_EPOCH', ''],
  [48, 'INVALID_TXN_STATE', ''],
  [49, 'INVALID_PRODUCER_ID_MAPPING', '', 'InvalidPidMappingException'],
  [50, 'INVALID_TRANSACTION_TIMEOUT', '', 'InvalidTxnTimeoutException'],
  [51, 'CONCURRENT_TRANSACTIONS', 'R'],
  [52, 'TRANSACTION_COORDINATOR_FENCED', ''],
  [53, 'TRANSACTIONAL_ID_AUTHORIZATION_FAILED', '', 'TransactionalIdAuthorizationException'],
  [54, 'SECURITY_DISABLED', ''],
  [55, 'OPERATION_NOT_ATTEMPTED', ''],
  [56, 'KAFKA_STORAGE_ERROR', 'RM', 'KafkaStorageException'],
  [57, 'LOG_DIR_NOT_FOUND', ''],
  [58, 'SASL_AUTHENTICATION_FAILED', '', 'SaslAuthenticationException'],
  [59, 'UNKNOWN_PRODUCER_ID', ''],
  [60, 'REASSIGNMENT_IN_PROGRESS', ''],
  [61, 'DELEGATION_TOKEN_AUTH_DISABLED', '', 'DelegationTokenDisabledException'],
  [62, 'DELEGATION_TOKEN_NOT_FOUND', ''],
  [63, 'DELEGATION_TOKEN_OWNER_MISMATCH', ''],
  [64, 'DELEGATION_TOKEN_REQUEST_NOT_ALLOWED', '', 'UnsupportedByAuthenticationException'],
  [65, 'DELEGATION_TOKEN_AUTHORIZATION_FAILED', '', 'DelegationTokenAuthorizationException'],
  [66, 'DELEGATION_TOKEN_EXPIRED', ''],
  [67, 'INVALID_PRINCIPAL_TYPE', ''],
  [68, 'NON_EMPTY_GROUP', '', 'GroupNotEmptyException'],
  [69, 'GROUP_ID_NOT_FOUND', ''],
  [70, 'FETCH_SESSION_ID_NOT_FOUND', 'R'],
  [71, 'INVALID_FETCH_SESSION_EPOCH', 'R'],
  [72, 'LISTENER_NOT_FOUND', 'RM'],
  [73, 'TOPIC_DELETION_DISABLED', ''],
  [74, 'FENCED_LEADER_EPOCH', 'RM'],
  [75, 'UNKNOWN_LEADER_EPOCH', 'R'],
  [76, 'UNSUPPORTED_COMPRESSION_TYPE', ''],
  [77, 'STALE_BROKER_EPOCH', ''],
  [78, 'OFFSET_NOT_AVAILABLE', 'R'],
  [79, 'MEMBER_ID_REQUIRED', ''],
  [80, 'PREFERRED_LEADER_NOT_AVAILABLE', 'RM'],
  [81, 'GROUP_MAX_SIZE_REACHED', ''],
  [82, 'FENCED_INSTANCE_ID', ''],
  [83, 'ELIGIBLE_LEADERS_NOT_AVAILABLE', 'RM'],
  [84, 'ELECTION_NOT_NEEDED', 'RM'],
  [85, 'NO_REASSIGNMENT_IN_PROGRESS', ''],
  [86, 'GROUP_SUBSCRIBED_TO_TOPIC', ''],
  [87, 'INVALID_RECORD', ''],
  [88, 'UNSTABLE_OFFSET_COMMIT', 'R'],
  [89, 'THROTTLING_QUOTA_EXCEEDED', 'R'],
  [90, 'PRODUCER_FENCED', ''],
  [91, 'RESOURCE_NOT_FOUND', ''],
  [92, 'DUPLICATE_RESOURCE', ''],
  [93, 'UNACCEPTABLE_CREDENTIAL', ''],
  [94, 'INCONSISTENT_VOTER_SET', ''],
  [95, 'INVALID_UPDATE_VERSION', ''],
  [96, 'FEATURE_UPDATE_FAILED', ''],
  [97, 'PRINCIPAL_DESERIALIZATION_FAILURE', '', 'PrincipalDeserializationException'],
  [98, 'SNAPSHOT_NOT_FOUND', ''],
  [99, 'POSITION_OUT_OF_RANGE', ''],
  [100, 'UNKNOWN_TOPIC_ID', 'RM'],
  [101, 'DUPLICATE_BROKER_REGISTRATION', ''],
  [102, 'BROKER_ID_NOT_REGISTERED', ''],
  [103, 'INCONSISTENT_TOPIC_ID', 'RM'],
  [104, 'INCONSISTENT_CLUSTER_ID', ''],
  [105, 'TRANSACTIONAL_ID_NOT_FOUND', ''],
  [106, 'FETCH_SESSION_TOPIC_ID_ERROR', 'R', 'FetchSessionTopicIdException'],
  [107, 'INELIGIBLE_REPLICA', ''],
  [108, 'NEW_LEADER_ELECTED', ''],
  [109, 'OFFSET_MOVED_TO_TIERED_STORAGE', ''],
  [110, 'FENCED_MEMBER_EPOCH', ''],
  [111, 'UNRELEASED_INSTANCE_ID', ''],
  [112, 'UNSUPPORTED_ASSIGNOR', ''],
  [113, 'STALE_MEMBER_EPOCH', ''],
  [114, 'MISMATCHED_ENDPOINT_TYPE', ''],
  [115, 'UNSUPPORTED_ENDPOINT_TYPE', ''],
  [116, 'UNKNOWN_CONTROLLER_ID', ''],
  [117, 'UNKNOWN_SUBSCRIPTION_ID', ''],
  [118, 'TELEMETRY_TOO_LARGE', ''],
  [119, 'INVALID_REGISTRATION', ''],
  [120, 'TRANSACTION_ABORTABLE', ''],
  [121, 'INVALID_RECORD_STATE', ''],
  [122, 'SHARE_SESSION_NOT_FOUND', 'R'],
  [123, 'INVALID_SHARE_SESSION_EPOCH', 'R'],
  [124, 'FENCED_STATE_EPOCH', ''],
  [125, 'INVALID_VOTER_KEY', ''],
  [126, 'DUPLICATE_VOTER', ''],
  [127, 'VOTER_NOT_FOUND', ''],
  [128, 'INVALID_REGULAR_EXPRESSION', '', 'InvalidRegularExpression'],
  [129, 'REBOOTSTRAP_REQUIRED', ''],
  [130, 'STREAMS_INVALID_TOPOLOGY', ''],
  [131, 'STREAMS_INVALID_TOPOLOGY_EPOCH', ''],
  [132, 'STREAMS_TOPOLOGY_FENCED', ''],
  [133, 'SHARE_SESSION_LIMIT_REACHED', 'R'],
] as const

type Row = (typeof rows)[number]

/** The name of an error as Kafka's `Errors` spells it, `NONE` included. */
export type ErrorName = Row[1]

/** What Kafka knows about one error code. */
export interface ErrorRow {
  /** On the wire; −1 = unknown server error, 0 = none. */
  readonly code: number
  readonly name: ErrorName
  /** Simple name of the exception class a client sees; null for `NONE`. */
  readonly exception: string | null
  /** A client may try the same request again. */
  readonly retriable: boolean
  /** A client looks for the leader anew before it tries again. */
  readonly refreshesMetadata: boolean
}

function errorRow([code, name, flags, odd]: Row): ErrorRow {
  return {
    code,
    name,
    exception: odd === undefined ? className(name) : odd || null,
    retriable: flags.includes('R'),
    refreshesMetadata: flags.includes('M'),
  }
}

/** `NOT_COORDINATOR` → `NotCoordinatorException`. */
function className(name: ErrorName): string {
  const words = name.toLowerCase().split('_')
  return `${words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('')}Exception`
}

/** Every error, by ascending code. */
export const ERRORS: readonly ErrorRow[] = rows.map(errorRow)

const byName = new Map<string, ErrorRow>(ERRORS.map((row) => [row.name, row]))
const byCode = new Map<number, ErrorRow>(ERRORS.map((row) => [row.code, row]))

/** The row of a name; every `ErrorName` has one. */
export function errorNamed(name: ErrorName): ErrorRow {
  return byName.get(name) as ErrorRow
}

/** The row of a code; an unknown code is an unknown server error, as in `Errors.forCode`. */
export function errorOfCode(code: number): ErrorRow {
  return byCode.get(code) ?? errorNamed('UNKNOWN_SERVER_ERROR')
}

/** Whether the text is a name of `Errors`. */
export function isErrorName(text: string): text is ErrorName {
  return byName.has(text)
}

/**
 * What a client's callback gets: `Exception: message`. A bare exception stands for Kafka's own words, which
 * `exceptionInFull` puts behind it where a person reads it.
 */
export function exceptionText(name: ErrorName, message = ''): string {
  const { exception } = errorNamed(name)
  return message === '' ? (exception ?? name) : `${exception ?? name}: ${message}`
}
