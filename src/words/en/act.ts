// Acts: what they are called in menus and forms, and what their fields want.

/** The menu's groups. */
export const actAreas = {
  records: 'Records',
  topics: 'Topics',
  clients: 'Clients',
  broker: 'Broker',
  connections: 'Connections',
  configs: 'Configs',
  positions: 'Positions',
} as const

/** Each act: its name in the menu and one sentence on what it does. */
export const actTitles = {
  produceRecords: { name: 'Produce a record', sentence: 'A producer calls send() now.' },
  createTopic: { name: 'Create a topic', sentence: 'An admin client asks the controller for it.' },
  alterTopic: {
    name: 'Alter a topic',
    sentence: 'More partitions, or other settings. Records already stored stay where they are.',
  },
  deleteTopic: { name: 'Delete a topic', sentence: 'Its partitions and their records go.' },
  addClient: { name: 'Add a client', sentence: 'A new process starts now.' },
  removeClient: {
    name: 'Close a client',
    sentence: 'close(): a producer sends what it has queued, then the process ends.',
  },
  pauseClient: { name: 'Pause a client', sentence: 'It makes no new calls until it is resumed.' },
  resumeClient: { name: 'Resume a client', sentence: 'A paused client goes on.' },
  slowClient: { name: 'Slow a reader', sentence: 'It works so long on each record.' },
  crashClient: {
    name: 'Crash a client',
    sentence: 'kill -9: what it had queued or fetched is gone.',
  },
  restartClient: { name: 'Restart a client', sentence: 'A new process under the same name.' },
  stopBroker: { name: 'Stop a broker', sentence: 'SIGTERM: a controlled shutdown.' },
  crashBroker: {
    name: 'Crash a broker',
    sentence: 'kill -9: the page cache of its host outlives it.',
  },
  freezeBroker: {
    name: 'Freeze a broker',
    sentence: 'SIGSTOP, or a very long garbage collection. Its connections stay open.',
  },
  thawBroker: { name: 'Thaw a broker', sentence: 'SIGCONT: it goes on where it was.' },
  startBroker: { name: 'Start a broker', sentence: 'A new process on the disk as it was left.' },
  powerOff: {
    name: 'Cut the power of a host',
    sentence: 'What was not flushed to disk is lost.',
  },
  delayConnection: {
    name: 'Delay a connection',
    sentence: 'Every message in this direction takes so much longer.',
  },
  silenceConnection: {
    name: 'Silence a connection',
    sentence: 'Nothing gets through in this direction, and nobody is told.',
  },
  healConnection: { name: 'Heal a connection', sentence: 'Delay and silence end.' },
  resetConnection: {
    name: 'Reset a connection',
    sentence: 'TCP RST: both ends notice at once.',
  },
  alterConfig: {
    name: 'Change broker settings',
    sentence: 'kafka-configs.sh: live, where the setting allows it.',
  },
  seekReader: {
    name: 'Seek a reader',
    sentence: 'seek(): its next fetch starts elsewhere.',
  },
} as const

/** Why an act cannot be done now. */
export const actUnavailable = {
  producers: (): string => 'No producer runs. Add a client first.',
  topics: (): string => 'There is no topic. Create one first.',
  readers: (): string => 'No reader runs. Add a client first.',
  clients: (): string => 'There is no client. Add one first.',
  running: (): string => 'No client runs.',
  paused: (): string => 'No client is paused.',
  down: (): string => 'No client is down.',
  brokersUp: (): string => 'No broker runs.',
  brokersFrozen: (): string => 'No broker is frozen.',
  brokersDown: (): string => 'No broker is stopped.',
  powered: (): string => 'No host has power.',
  connections: (): string => 'No connection is open.',
  positions: (): string => 'No reader has been given a partition.',
}

/** Labels and hints of fields. */
export const actFields = {
  client: (): string => 'Producer',
  anyClient: (): string => 'Client',
  reader: (): string => 'Reader',
  topic: (): string => 'Topic',
  key: (): string => 'Key',
  keyHint: (): string => 'Empty: no key, and the sticky partitioner chooses.',
  value: (): string => 'Value',
  valueHint: (): string => 'Empty: an empty text, not a tombstone.',
  tombstone: (): string => 'Kind of value',
  isText: (): string => 'A text',
  isTombstone: (): string => 'No value (a tombstone)',
  copies: (): string => 'How many',
  copiesHint: (): string => 'All in one loop of send() calls.',
  headers: (): string => 'Headers',
  headersHint: (): string => 'One on a line: name: value',
  partition: (): string => 'Partition',
  byKey: (): string => 'As the partitioner chooses',
  numbered: (partition: number): string => `Partition ${partition}`,
  newTopic: (): string => 'Name',
  partitions: (): string => 'Partitions',
  partitionsNow: (count: number): string => `${count} now. Kafka can only add partitions.`,
  unchanged: (count: number): string => `as it is (${count})`,
  replicationFactor: (): string => 'Replication factor',
  replicationHint: (brokers: number): string =>
    brokers === 1
      ? 'There is one broker. More is refused, as Kafka does.'
      : `There are ${brokers} brokers.`,
  settings: (): string => 'Settings',
  settingName: (): string => 'Config',
  settingValue: (): string => 'Value',
  addSetting: (): string => 'Add a setting',
  removeSetting: (name: string): string => (name === '' ? 'Remove this setting' : `Remove ${name}`),
  remove: (): string => 'Back to default',
  removeHint: (): string => 'Names of configs, separated by commas.',
  kind: (): string => 'Kind',
  producer: (): string => 'Producer',
  readerKind: (): string => 'Reader, by assign()',
  clientId: (): string => 'client.id',
  perSecond: (): string => 'Records per second',
  perSecondHint: (): string => '0: it sends only what acts tell it to.',
  arrivals: (): string => 'Arrivals',
  even: (): string => 'Evenly spaced',
  poisson: (): string => 'At random (Poisson)',
  keys: (): string => 'Different keys',
  keysHint: (): string => '0: no keys.',
  valueBytes: (): string => 'Bytes of each value',
  from: (): string => 'Start',
  fromReset: (): string => 'As auto.offset.reset says',
  fromBeginning: (): string => 'At the beginning',
  fromEnd: (): string => 'At the end',
  fromOffset: (): string => 'At an offset',
  fromTimestamp: (): string => 'At a timestamp',
  offset: (): string => 'Offset',
  timestamp: (): string => 'Timestamp',
  timestampHint: (example: string): string => `In UTC, such as ${example}`,
  processing: (): string => 'Work per record',
  processingHint: (): string => 'A length of time: 0ms, 20ms, 1.5s.',
  broker: (): string => 'Broker',
  brokerName: (node: number): string => `Broker ${node}`,
  allBrokers: (): string => 'All brokers (cluster default)',
  whose: (): string => 'Settings of',
  host: (): string => 'Host',
  direction: (): string => 'Direction',
  arrow: (from: string, to: string): string => `${from} → ${to}`,
  delay: (): string => 'Delay',
  delayHint: (): string => 'A length of time: 200ms, 1.5s.',
  seekPartition: (): string => 'Partition',
  seekTo: (): string => 'To',
}

/** What is wrong with a field. */
export const actFaults = {
  required: (): string => 'Fill this in.',
  whole: (min: number, max: number): string => `A whole number from ${min} to ${max}.`,
  number: (min: number, max: number): string => `A number from ${min} to ${max}.`,
  duration: (): string => 'A number with a unit: 200ms, 1.5s, 2m.',
  topicName: (): string => 'Letters, digits, dot, dash and underscore only; at most 249 of them.',
  topicExists: (): string => 'There is a topic of this name already.',
  clientId: (): string => 'Letters, digits, dot, dash and underscore only; at most 249 of them.',
  clientExists: (): string => 'There is a client of this name already.',
  header: (line: string): string => `“${line}” has no colon. Write name: value.`,
  timestamp: (): string => 'An instant in UTC, such as 2026-01-01T00:00:05Z.',
  configName: (name: string): string => `Kafka knows no setting “${name}” here.`,
  configNameForm: (): string => 'Letters, digits and dots only.',
  configValue: (): string => 'Give a value.',
  fewerPartitions: (now: number): string => `Kafka can only add partitions: more than ${now}.`,
  nothingToDo: (): string => 'Change something first.',
}

/** A config's row under its field. */
export const configNote = {
  type: (type: string): string => type,
  defaultsTo: (value: string): string => (value === '' ? 'default: empty' : `default ${value}`),
  range: (range: string): string => range,
  live: (): string => 'changes live',
  notLive: (): string => 'not live: takes effect at the next start',
  notModelled: (): string => 'not modelled here: stored and shown, without effect',
  join: (parts: readonly string[]): string => parts.join(' · '),
}
