// Settings that all clients share, with the same default in each.
// Kafka: org.apache.kafka.clients.CommonClientConfigs.
import type { ConfigRow, ConfigScope } from './ConfigRow.ts'
import { anyList, NOT_YET, oneOf, oneOfAnyCase, range } from './ConfigRow.ts'

const BOTH: readonly ConfigScope[] = ['producer', 'consumer']
const ofBoth = { scopes: BOTH, dynamic: 'fixed' } as const
const CONNECTIONS = 'engine/kernel/network.ts'

export const BOOTSTRAP_SERVERS: ConfigRow = {
  ...ofBoth,
  name: 'bootstrap.servers',
  type: 'LIST',
  valid: anyList(false),
  sentence: 'The first addresses to ask; the rest of the cluster is learnt from their answer.',
  modelledIn: CONNECTIONS,
}

export const CLIENT_DNS_LOOKUP: ConfigRow = {
  ...ofBoth,
  name: 'client.dns.lookup',
  type: 'STRING',
  default: 'use_all_dns_ips',
  valid: oneOf('use_all_dns_ips', 'resolve_canonical_bootstrap_servers_only'),
  sentence: 'Which of the addresses behind a host name the client tries.',
  modelledIn: NOT_YET,
}

export const CLIENT_ID: ConfigRow = {
  ...ofBoth,
  name: 'client.id',
  type: 'STRING',
  default: '',
  sentence: 'The name under which brokers log, count and throttle the client.',
  modelledIn: CONNECTIONS,
}

export const METADATA_MAX_AGE_MS: ConfigRow = {
  ...ofBoth,
  name: 'metadata.max.age.ms',
  type: 'LONG',
  default: '300000',
  valid: range(0),
  unit: 'ms',
  sentence: 'How old the known leaders may get before the client asks again without cause.',
  modelledIn: 'engine/producer',
}

export const RECONNECT_BACKOFF_MS: ConfigRow = {
  ...ofBoth,
  name: 'reconnect.backoff.ms',
  type: 'LONG',
  default: '50',
  valid: range(0),
  unit: 'ms',
  sentence: 'The pause before a failed connection is tried again the first time.',
  modelledIn: CONNECTIONS,
}

export const RECONNECT_BACKOFF_MAX_MS: ConfigRow = {
  ...ofBoth,
  name: 'reconnect.backoff.max.ms',
  type: 'LONG',
  default: '1000',
  valid: range(0),
  unit: 'ms',
  sentence: 'How long that pause may become while it doubles with each failure.',
  modelledIn: CONNECTIONS,
}

export const RETRY_BACKOFF_MS: ConfigRow = {
  ...ofBoth,
  name: 'retry.backoff.ms',
  type: 'LONG',
  default: '100',
  valid: range(0),
  unit: 'ms',
  sentence: 'The pause before a failed request is sent again the first time.',
  modelledIn: 'engine/producer/reenqueueBatch.ts',
}

export const RETRY_BACKOFF_MAX_MS: ConfigRow = {
  ...ofBoth,
  name: 'retry.backoff.max.ms',
  type: 'LONG',
  default: '1000',
  valid: range(0),
  unit: 'ms',
  sentence: 'How long that pause may become while it doubles with each failure.',
  modelledIn: 'engine/producer/reenqueueBatch.ts',
}

export const REQUEST_TIMEOUT_MS: ConfigRow = {
  ...ofBoth,
  name: 'request.timeout.ms',
  type: 'INT',
  default: '30000',
  valid: range(0),
  unit: 'ms',
  sentence: 'How long the client waits for an answer before it gives the connection up.',
  modelledIn: CONNECTIONS,
}

export const CONNECTIONS_MAX_IDLE_MS: ConfigRow = {
  ...ofBoth,
  name: 'connections.max.idle.ms',
  type: 'LONG',
  default: '540000',
  unit: 'ms',
  sentence: 'After how long without traffic the client closes a connection.',
  modelledIn: NOT_YET,
}

export const METADATA_RECOVERY_STRATEGY: ConfigRow = {
  ...ofBoth,
  name: 'metadata.recovery.strategy',
  type: 'STRING',
  default: 'rebootstrap',
  defaultIn39: 'none',
  valid: oneOfAnyCase('REBOOTSTRAP', 'NONE'),
  sentence:
    'Whether a client that reaches no known broker starts again from its bootstrap addresses.',
  modelledIn: NOT_YET,
}

export const METADATA_RECOVERY_REBOOTSTRAP_TRIGGER_MS: ConfigRow = {
  ...ofBoth,
  name: 'metadata.recovery.rebootstrap.trigger.ms',
  type: 'LONG',
  default: '300000',
  valid: range(0),
  unit: 'ms',
  sentence:
    'How long a client fails to get metadata before it starts again from its bootstrap addresses.',
  modelledIn: NOT_YET,
}

export const SOCKET_CONNECTION_SETUP_TIMEOUT_MS: ConfigRow = {
  ...ofBoth,
  name: 'socket.connection.setup.timeout.ms',
  type: 'LONG',
  default: '10000',
  unit: 'ms',
  sentence: 'How long the client waits for a connection to be set up the first time.',
  modelledIn: NOT_YET,
}

export const SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS: ConfigRow = {
  ...ofBoth,
  name: 'socket.connection.setup.timeout.max.ms',
  type: 'LONG',
  default: '30000',
  unit: 'ms',
  sentence: 'How long that wait may become while it doubles with each failure.',
  modelledIn: NOT_YET,
}
