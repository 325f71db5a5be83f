// What the commands say in a terminal: help, what was wrong with a call, and the words of `--print text` and `summary`.

const digits = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',')
const plural = (n: number, one: string): string => `${digits(n)} ${one}${n === 1 ? '' : 's'}`
const list = (parts: readonly string[]): string =>
  parts.length < 2
    ? (parts[0] ?? '')
    : `${parts.slice(0, -1).join(', ')} and ${parts[parts.length - 1]}`

export const simHelp = `usage: npm run sim -- <preset | scenario.json | link> [options]
       npm run sim -- --list

Runs a scenario without a page: the same engine, the same seed, the same run.

  preset           a scene by its id; --list names them all
  scenario.json    a saved scenario, or one written by hand
  link             a shared link: the whole address, or what stands after #

  --seed N         another seed, 0 to 4294967295: other arrivals, keys and latencies
  --until 60s      where the run ends: a length of time such as 250ms, 90s or 8d;
                   without it the run ends where the scenario says
  --records FILE   a file's records: in file-into-topic they take the place of the scene's
                   own; elsewhere a producer is added that sends them. A link or a saved
                   scenario that lacks this very file gets it.
                   The gap between two records is 100ms; above 6,000 records it is as much
                   shorter as it takes to send them all within ten minutes. Without --until
                   the run goes on until all of them are processed (acknowledged, where
                   nobody reads the topic), or five minutes bring no change.
  --topic T        where they go; file-into-topic and scenes of one topic have a default.
                   A topic the scenario does not know is created
  --as FORMAT      text: a line, a record. csv: a row, a record, the first names the columns.
                   ndjson: a line of JSON, a record. Without it the file's name and beginning tell
  --key COLUMN     csv: the column that is the key. ndjson: a path such as user.id
  --print text     the run in sentences (default). Left out: chatter of idle loops, and
                   arrivals that are followed at once by what they bring about
  --print summary  where everything stands at the end, and what became of every record
  --print jsonl    every numbered event as one JSON object, bodies of messages included
  --print hash     the trace hash: one line of sixteen hex digits

Exit codes: 0 the run is over; 1 a law broke (a fault of Kafkascope); 2 the input is wrong;
3 the engine itself gave up (a fault of Kafkascope).`

/** What is wrong with how a command was called. */
export const callWords = {
  noInput: () => 'What shall run is missing.',
  noInputFits: (presets: readonly string[]) =>
    `a preset (${presets.join(', ')}), a file or a link; --help tells more`,
  tooMany: (word: string) => `One thing runs at a time, and ${word} is a second one.`,
  tooManyFits: () => 'one preset, file or link',
  unknownOption: (name: string) => `There is no option ${name}.`,
  unknownOptionFits: (names: readonly string[]) => `one of ${names.join(', ')}`,
  didYouMean: (word: string) => `Did you mean ${word}?`,
  noValue: (name: string) => `${name} needs a value.`,
  noSuchValue: (name: string, value: string) => `${name} cannot be ${value}.`,
  takesNone: (name: string) => `${name} takes no value.`,
  takesNoneFits: (name: string) => `${name} alone`,
  needsRecords: (name: string) => `${name} says something about --records, which is missing.`,
  needsRecordsFits: () => '--records FILE beside it',
  seedFits: () => 'a whole number from 0 to 4294967295',
  untilFits: () => 'a length of time such as 250ms, 90s or 8d, at most 400 days',
  fileFits: () => "a file's name",
  topicFits: () => "a topic's name: 1 to 249 letters, digits, ., _ or -, and not . or .. alone",
  formatFits: (names: readonly string[]) => `one of ${names.join(', ')}`,
  keyFits: () => 'a column (csv) or a path such as user.id (ndjson)',
  noPreset: (word: string) => `There is no preset and no file called ${word}.`,
  noPresetFits: (presets: readonly string[]) =>
    `one of ${presets.join(', ')}, a file that exists, or a link`,
  unreadable: (name: string, why: string) => `${name} cannot be read: ${why}.`,
  readableFits: () => 'a file that exists and may be read',
  whyUnreadable: {
    ENOENT: 'there is no such file',
    EACCES: 'reading it is not allowed',
    EISDIR: 'it is a folder',
  } as Readonly<Record<string, string>>,
  whichTopic: () => 'It is not said which topic the records go to.',
  whichTopicFits: (names: readonly string[]) =>
    `--topic with one of ${names.join(', ')}, or a new one`,
  textHasNoKeys: () => 'Lines of text have no columns, so none can be the key.',
  textHasNoKeysFits: () => 'no --key, or --as csv or ndjson',
  noRecords: (name: string) => `${name} holds no records.`,
  noRecordsFits: () => 'a file with at least one record',
  fileMissing: (name: string, size: number) =>
    `The scenario plays the file ${name} (${plural(size, 'byte')}), which is not part of it.`,
  fileMissingFits: (sha256: string) => `--records with the file whose SHA-256 is ${sha256}`,
}

/** How a problem is told on stderr. */
export const problemLines = (problem: {
  readonly path: string
  readonly value: string
  readonly allowed: string
  readonly sentence: string
  readonly hint?: string
  readonly line?: number
  readonly column?: number
}): string[] => {
  const { path, value, allowed, sentence, hint, line, column } = problem
  const place = line === undefined ? '' : ` (line ${line}, column ${column ?? 1})`
  return [
    sentence,
    `  at       ${path}${place}`,
    `  value    ${value}`,
    `  allowed  ${allowed}`,
    ...(hint === undefined ? [] : [`  ${hint}`]),
  ]
}

/** Notes on stderr: the run goes on. */
export const noteWords = {
  records: (file: string, count: number, as: string, topic: string, every: string) =>
    `note: ${plural(count, 'record')} of ${file}, read as ${as}, go to ${topic}, one every ${every}`,
  ofFile: (file: string, sentence: string) => `note: ${file}: ${sentence}`,
  otherModel: (made: number, now: number) =>
    `note: this link was made with model ${made} and runs with model ${now}: what happens may differ`,
  limit: (events: number, time: string) =>
    `note: the run stopped at ${time}: ${digits(events)} events are as many as a run may have`,
  notAllProcessed: (time: string) =>
    `note: the run stopped at ${time}: for five minutes no record of the file came further`,
}

/** A broken law, and a run that ended by itself. */
export const faultWords = {
  law: (name: string, n: number, time: string) =>
    `law broken: ${name}, after event ${n} at ${time}. This is a fault of Kafkascope, not of Kafka.`,
  lastEvents: (count: number) => `the last ${count} events:`,
  engine: (message: string) => `The run ended by a fault of Kafkascope: ${message}`,
}

/** The beginning and the end of the run in sentences. */
export const textWords = {
  begin: (title: string, id: string, seed: number) => `${title} (${id}, seed ${seed})`,
  cluster: (release: string, brokers: readonly string[]) => `Kafka ${release}: ${list(brokers)}.`,
  broker: (node: number, host: string, isController: boolean) =>
    `broker ${node} on ${host}${isController ? ', which is the controller too' : ''}`,
  topic: (name: string, partitions: number, replicas: number, configs: string) =>
    `Topic ${name}: ${plural(partitions, 'partition')}, each on ${plural(replicas, 'broker')}${configs === '' ? '' : ` (${configs})`}.`,
  topicByBroker: (name: string) =>
    `Topic ${name}: as many partitions as the broker gives by default.`,
  producer: (id: string, work: string, configs: string) =>
    `${id} is a producer: ${work}.${configs}`,
  reader: (id: string, topics: string, work: string, configs: string) =>
    `${id} is a reader of ${topics}: ${work}.${configs}`,
  configs: (rows: string) => ` Its settings: ${rows}.`,
  work: {
    none: 'it sends only what it is told to',
    rate: (perSecond: number, topic: string, poisson: boolean, bytes: number, keys: string) =>
      `${plural(perSecond, 'record')} a second to ${topic}${poisson ? ' on average' : ''}, ${plural(bytes, 'byte')} each, ${keys}`,
    list: (count: number, topic: string, every: string) =>
      `${plural(count, 'record')} to ${topic}${every}`,
    file: (file: string, topic: string, every: string, key: string) =>
      `the records of ${file} to ${topic}${every}${key}`,
    every: (gap: string) => `, one every ${gap}`,
    key: (key: string) => `, keys from ${key}`,
    noKeys: 'without keys',
    listKeys: (keys: string) => `keys ${keys}`,
    rangeKeys: (prefix: string, count: number) => `keys ${prefix}0 to ${prefix}${count - 1}`,
    processing: (time: string) => `each record takes it ${time}`,
    noProcessing: 'its work takes no time',
  },
  settled: 'At time 0 the broker runs and its topics exist. Times are seconds after that.',
  cold: 'At time 0 nothing runs yet. Times are seconds after that.',
  starts: (startsAt: string) => `Time 0 is ${startsAt}.`,
  end: (time: string) => `The run ends at ${time}.`,
}

/** `--print summary`. */
export const summaryWords = {
  title: (title: string, id: string, seed: number, time: string) =>
    `${title} (${id}, seed ${seed}) at ${time}`,
  events: (n: number, hash: string) => `${digits(n)} events, trace hash ${hash}`,
  partitions: 'PARTITIONS',
  partitionHead: [
    'partition',
    'broker',
    'start',
    'high watermark',
    'end',
    'leader',
    'leader epoch',
    'bytes',
    'segments',
  ],
  clients: 'CLIENTS',
  producer: (id: string, lifecycle: string, queued: number, batches: number, inFlight: number) =>
    `${id}  producer, ${lifecycle}; queue: ${plural(queued, 'record')} in ${digits(batches)} ${batches === 1 ? 'batch' : 'batches'}, ${plural(inFlight, 'request')} in flight`,
  reader: (id: string, lifecycle: string, delivered: number, processed: number) =>
    `${id}  reader, ${lifecycle}; delivered ${digits(delivered)}, processed ${digits(processed)}`,
  lastError: (error: string, time: string) => `  last error at ${time}: ${error}`,
  positionHead: ['partition', 'position', 'lag', 'fetched, not delivered'],
  unknown: '?',
  records:
    'RECORDS, by identity: each is counted once, wherever it stands and however often it was read',
  recordHead: [
    'source',
    'topic',
    'sent',
    'acked',
    'stored',
    'delivered',
    'processed',
    'failed',
    'pending',
    'gone',
    'lost',
  ],
  allSources: 'all',
  recordLegend:
    'acked: the producer was told (with acks=0: it was sent). gone: with a crashed producer. lost: stored, then cut off.',
  twice: (topic: string, stored: number) =>
    `${topic}: ${plural(stored, 'record')} stored more than once`,
  laws: (count: number) => `LAWS: all ${count} held after every event`,
  lawBroken: (name: string, finding: string) => `LAWS: ${name} broke: ${finding}`,
  promises: 'PROMISES',
  kept: (promise: string, sentence: string) => `kept    ${promise}: ${sentence}`,
  /** With the name that Jepsen has for it. */
  broken: (promise: string, anomaly: string, sentence: string) =>
    `BROKEN  ${promise} (${anomaly}): ${sentence}`,
  brokenAt: (
    partition: string,
    from: number,
    to: number,
    time: string,
    records: readonly string[],
    more: number,
    cause: number,
  ) =>
    `        at ${time}, ${partition} ${to - from <= 1 ? `offset ${from}` : `offsets ${from}–${to - 1}`}: ${records.join(', ')}${more > 0 ? ` and ${digits(more)} more` : ''}; caused by event ${cause}`,
  why: (sentence: string, because: number) => `. ${sentence} Event ${because} brought it about.`,
  moreBroken: (count: number) => `        and ${digits(count)} more`,
  record: (source: string, number: number) => `${source} #${number}`,
}
