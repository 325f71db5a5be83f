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
  modelledIn: CONNECTIONS,
}

export const CLIENT_DNS_LOOKUP: ConfigRow = {
  ...ofBoth,
  name: 'client.dns.lookup',
  type: 'STRING',
  default: 'use_all_dns_ips',
  valid: oneOf('use_all_dns_ips', 'resolve_canonical_bootstrap_servers_only'),
  modelledIn: NOT_YET,
}

export const CLIENT_ID: ConfigRow = {
  ...ofBoth,
  name: 'client.id',
  type: 'STRING',
  default: '',
  modelledIn: CONNECTIONS,
}

export const METADATA_MAX_AGE_MS: ConfigRow = {
  ...ofBoth,
  name: 'metadata.max.age.ms',
  type: 'LONG',
  default: '300000',
  valid: range(0),
  unit: 'ms',
  modelledIn: 'engine/producer',
}

export const RECONNECT_BACKOFF_MS: ConfigRow = {
  ...ofBoth,
  name: 'reconnect.backoff.ms',
  type: 'LONG',
  default: '50',
  valid: range(0),
  unit: 'ms',
  modelledIn: CONNECTIONS,
}

export const RECONNECT_BACKOFF_MAX_MS: ConfigRow = {
  ...ofBoth,
  name: 'reconnect.backoff.max.ms',
  type: 'LONG',
  default: '1000',
  valid: range(0),
  unit: 'ms',
  modelledIn: CONNECTIONS,
}

export const RETRY_BACKOFF_MS: ConfigRow = {
  ...ofBoth,
  name: 'retry.backoff.ms',
  type: 'LONG',
  default: '100',
  valid: range(0),
  unit: 'ms',
  modelledIn: 'engine/producer/reenqueueBatch.ts',
}

export const RETRY_BACKOFF_MAX_MS: ConfigRow = {
  ...ofBoth,
  name: 'retry.backoff.max.ms',
  type: 'LONG',
  default: '1000',
  valid: range(0),
  unit: 'ms',
  modelledIn: 'engine/producer/reenqueueBatch.ts',
}

export const REQUEST_TIMEOUT_MS: ConfigRow = {
  ...ofBoth,
  name: 'request.timeout.ms',
  type: 'INT',
  default: '30000',
  valid: range(0),
  unit: 'ms',
  modelledIn: CONNECTIONS,
}

export const CONNECTIONS_MAX_IDLE_MS: ConfigRow = {
  ...ofBoth,
  name: 'connections.max.idle.ms',
  type: 'LONG',
  default: '540000',
  unit: 'ms',
  modelledIn: NOT_YET,
}

export const METADATA_RECOVERY_STRATEGY: ConfigRow = {
  ...ofBoth,
  name: 'metadata.recovery.strategy',
  type: 'STRING',
  default: 'rebootstrap',
  defaultIn39: 'none',
  valid: oneOfAnyCase('REBOOTSTRAP', 'NONE'),
  modelledIn: NOT_YET,
}

export const METADATA_RECOVERY_REBOOTSTRAP_TRIGGER_MS: ConfigRow = {
  ...ofBoth,
  name: 'metadata.recovery.rebootstrap.trigger.ms',
  type: 'LONG',
  default: '300000',
  valid: range(0),
  unit: 'ms',
  modelledIn: NOT_YET,
}

export const SOCKET_CONNECTION_SETUP_TIMEOUT_MS: ConfigRow = {
  ...ofBoth,
  name: 'socket.connection.setup.timeout.ms',
  type: 'LONG',
  default: '10000',
  unit: 'ms',
  modelledIn: NOT_YET,
}

export const SOCKET_CONNECTION_SETUP_TIMEOUT_MAX_MS: ConfigRow = {
  ...ofBoth,
  name: 'socket.connection.setup.timeout.max.ms',
  type: 'LONG',
  default: '30000',
  unit: 'ms',
  modelledIn: NOT_YET,
}
