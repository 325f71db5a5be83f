// What is wrong with a link, a file or a scenario, in words; what would do; and what was found in a person's records.

const digits = (n: number): string => {
  const text = String(n)
  return text.length <= 4 ? text : text.replace(/\B(?=(\d{3})+$)/g, ',')
}

const ticked = (names: readonly string[]): string => {
  const shown = names.slice(0, 40).map((name) => `\`${name}\``)
  const more = names.length - shown.length
  return shown.join(', ') + (more > 0 ? ` and ${digits(more)} more` : '')
}

const plural = (n: number, one: string, many = `${one}s`): string =>
  `${digits(n)} ${n === 1 ? one : many}`

type PlaceWord = 'link' | 'file' | 'scenario'

/** Limits, as they follow “allowed:”. */
export const limitSentences = {
  clusters: (max: number) => `at most ${plural(max, 'cluster')}`,
  hosts: (max: number) => `at most ${plural(max, 'host')}`,
  processes: (max: number) => `at most ${plural(max, 'node')}`,
  topics: (max: number) => `at most ${plural(max, 'topic')}`,
  partitions: (max: number) => `at most ${plural(max, 'partition')} in a scenario`,
  clients: (max: number) => `at most ${plural(max, 'client')}`,
  acts: (max: number) => `at most ${plural(max, 'action')}`,
  recordsPerList: (max: number) =>
    `at most ${plural(max, 'record')} in a list; a file or a rate can hold more`,
  headers: (max: number) => `at most ${plural(max, 'header')} on a record`,
  keys: (max: number) => `at most ${plural(max, 'key')}; a range can hold more`,
  keyRange: (max: number) => `at most ${plural(max, 'key')}`,
  valueBytes: (max: number) =>
    `a text of at most ${digits(max)} bytes, a broker's usual limit for a batch`,
  perSecond: (max: number) => `at most ${plural(max, 'record')} per second`,
  rateRecords: (max: number) => `at most ${plural(max, 'record')}`,
  repeats: (max: number) => `at most ${plural(max, 'time')}`,
  nth: (max: number) => `at most ${digits(max)}`,
  ends: (max: number) => `at most ${digits(max)} in a list`,
  configs: (max: number) => `at most ${plural(max, 'name')}`,
  files: (max: number) => `at most ${plural(max, 'file')}`,
  fileBytes: (max: number) => `files of at most ${digits(max)} bytes together`,
  fileRecords: (max: number) => `at most ${plural(max, 'record')} of a file`,
  lineBytes: (max: number) => `at most ${digits(max)} bytes in a record`,
  savedFileBytes: (max: number) => `a saved file of at most ${digits(max)} bytes`,
  linkChars: (max: number) => `a link of at most ${plural(max, 'character')}`,
  linkAdvisedChars: (max: number) =>
    `at most ${plural(max, 'character')}, so that chats do not cut it`,
  linkInflatedBytes: (max: number) => `at most ${digits(max)} bytes when unpacked`,
  jsonDepth: (max: number) =>
    `at most ${plural(max, 'level')} of objects and lists within each other`,
  jsonValues: (max: number) => `at most ${plural(max, 'value')} in all`,
}

/** What may stand somewhere, as it follows “It has to be”. */
export const allowed = {
  object: (keys: readonly string[]) => `an object of ${ticked(keys)}`,
  record: () => 'an object of values by name',
  list: () => 'a list',
  boolean: () => '`true` or `false`',
  text: (max: number) => `a text of 1 to ${plural(max, 'character')}`,
  oneOf: (values: readonly string[]) =>
    values.length === 1 ? `\`${values[0]}\`` : `one of ${ticked(values)}`,
  typed: (types: readonly string[]) => `an object with a \`type\` out of ${ticked(types)}`,
  whole: (min: number, max: number) =>
    max === Number.MAX_SAFE_INTEGER
      ? `a whole number from ${digits(min)}`
      : `a whole number from ${digits(min)} to ${digits(max)}`,
  perSecond: (max: number) => `a number from 0.001 to ${digits(max)}`,
  compare: () =>
    'an object with `to`: `opposite`; `setting` with `of`, `name` and `value`; or `acts` with `acts`',
  duration: () => 'a length of time such as `250ms`, `1.5s` or `8d`, at most 400 days',
  length: () => 'a length of time above 0, such as `250ms`, `1.5s` or `8d`, at most 400 days',
  repeatGap: () => 'a length of time from `1ms` to `400d`',
  instant: () => 'an instant in UTC such as `2026-01-01T09:00:00Z`',
  topicName: () =>
    "a topic's name: 1 to 249 letters, digits, `.`, `_` or `-`, and not `.` or `..` alone",
  topicPattern: () =>
    'a pattern: letters, digits, `_`, `-`, `\\.`, `.`, `[a-z]`, `( | )`, and at most two of `*`, `+`, `?`',
  endpointId: () => 'a name of 1 to 249 letters, digits, `.`, `_` or `-`',
  placeName: () => 'a name of 1 to 64 letters, digits, `.`, `_` or `-`',
  scenarioId: () => 'a name of 1 to 64 small letters, digits or `-`',
  fileName: () => "a file's name of 1 to 255 characters in one line",
  configName: () => 'a name of letters, digits, `.`, `_` or `-`',
  configValue: () =>
    'a text of at most 10,000 characters; numbers and true or false stand in quotes too',
  sha256: () => '64 hex digits in small letters',
  hash: () => 'letters, digits, `-` or `_`',
  eventName: () => 'the name of an event, such as `BatchAppended`',
  fact: () => 'a text of at most 1,000 characters, a number, `true` or `false`',
  trigger: () => 'an object with `at`, with `on`, or with `every`',
  readFrom: () => '`beginning`, `end`, an object with an `offset`, or an object with a `timestamp`',
  subscription: () => 'a list of topics, or an object with a `pattern` of their names',
  partitions: () => '`all`, or a list of partition numbers',
  someOf: () => 'an object with a `key`, or one with `every`, a whole number from 1',
  header: () => 'a list of two texts: name and value',
  prefix: () => 'a text of at most 100 characters',
  roles: () => 'a list of `broker`, `controller` or both',
  someKeys: () => 'a list of at least one key',
  someViews: () => 'a list of one to four views',
  someRecords: () => 'a list of at least one record',
  someEnds: () => 'a list of at least one client or node',
  someIslands: () => 'a list of at least two islands, each a list of clients and nodes',
  someNodes: () => 'a list of lists of node ids, none of them empty',
  base64: () => 'base64 text',
  schemaVersion: (known: number) => `\`${known}\``,
}

export const pathRoot = () => 'scenario'
export const fileRoot = () => 'file'

/** Long lists of names are told apart from the sentence. */
const brief = (fits: string) =>
  (fits.match(/`/g)?.length ?? 0) > 24
    ? fits.replace(/ (out )?of `.*$/, ' of the known names')
    : fits

export const missing = (path: string, fits: string) =>
  `\`${path}\` is missing. It has to be ${brief(fits)}.`
export const wrong = (path: string, value: string, fits: string) =>
  `\`${path}\` is ${value}. It has to be ${brief(fits)}.`
export const unknownType = (path: string, value: string, types: readonly string[]) =>
  `\`${path}\` is ${value}, which is no type known here. It has to be ${brief(allowed.oneOf(types))}.`
export const tooMany = (path: string, count: number, fits: string) =>
  `\`${path}\` holds ${digits(count)}. Allowed: ${fits}.`
export const unknownKey = (key: string, path: string) => `\`${key}\` means nothing in \`${path}\`.`
export const wrongName = (name: string, path: string, fits: string) =>
  `${name} cannot be a name in \`${path}\`. It has to be ${fits}.`
export const didYouMean = (word: string) => `Did you mean \`${word}\`?`
export const leaveOut = (key: string) => `Leave \`${key}\` out.`
export const quoteIt = (value: string) => `Write it in quotes: "${value}".`
export const moreProblems = (n: number) =>
  `There ${n === 1 ? 'is one more problem' : `are ${digits(n)} more problems`}.`
export const moreProblemsFits = () => 'a scenario without problems'
export const tooMuchJson = (path: string, fits: string) =>
  `This is more than can be opened, seen at \`${path}\`. Allowed: ${fits}.`
export const plainJson = () => 'plain JSON data'
export const notPlain = (path: string, value: string) =>
  `\`${path}\` is ${value}, which is not plain JSON data.`
export const unreadable = () => 'This cannot be read as a scenario.'

// ── versions ──
export const newerLink = (found: number, known: number) =>
  `This link was made by a newer Kafkascope: link format ${digits(found)}; this page knows ${known === 1 ? '1' : `1 to ${known}`}.`
export const newerFile = (found: number, known: number) =>
  `This file was made by a newer Kafkascope: file format ${digits(found)}; this one knows ${known === 1 ? '1' : `1 to ${known}`}.`
export const newerSchema = (place: PlaceWord, found: number, known: number) =>
  `This ${place} was made by a newer Kafkascope: schema ${digits(found)}; this one knows ${known === 1 ? '1' : `1 to ${known}`}.`
export const upTo = (known: number) => (known === 1 ? '`1`' : `1 to ${known}`)
export const getNewer = () => 'Reload the page or update Kafkascope to get the new version.'

// ── what a cluster needs ──
export const laterClusters = () => 'More than one cluster comes later.'
export const oneCluster = () => 'one cluster'
export const needsOne = {
  clusters: () => 'A scenario needs a cluster.',
  hosts: () => 'A cluster needs a host.',
  brokers: () => 'A cluster needs a broker.',
  voters: () => 'A cluster needs a controller: nobody could vote.',
}
export const needsOneFits = {
  clusters: oneCluster,
  hosts: () => 'at least one host',
  brokers: () => 'at least one node with the role `broker`',
  voters: () => 'at least one node with the role `controller`',
}
export const notAController = (node: number) =>
  `Node ${node} is no controller and cannot lead the quorum.`

// ── what refers to what ──
export const twice = (what: string, name: string) => `Two ${what} are called ${name}.`
export const twiceFits = (what: string) => `${what} of different names`
export const kinds = {
  topics: 'topics',
  clients: 'clients',
  hosts: 'hosts',
  nodes: 'nodes',
  partitions: 'partitions',
  roles: 'roles',
}
export const nodeName = (id: string) => `The client ${id} has the name of a node.`
export const adminName = (id: string) =>
  `The name ${id} is that of the client that every run has for requests to the cluster.`
export const adminNameFits = () => 'another name'
export const nodeNameFits = () => 'a name that no node has'
export const collides = (name: string, other: string) =>
  `The topics ${name} and ${other} collide: Kafka's metric names take \`.\` and \`_\` for the same.`
export const noSuch = (what: string, name: string) => `There is no ${what} ${name}.`
export const oneKind = {
  client: 'client',
  cluster: 'cluster',
  node: 'node',
  host: 'host',
  file: 'file',
  endpoint: 'client or node',
  event: 'event',
}
export const oneOfThese = (names: readonly string[]) =>
  names.length === 0 ? 'none: there are none' : `one of ${ticked(names)}`
export const notAProducer = (id: string) => `${id} is a reader and cannot produce.`
export const notAReader = (id: string) => `${id} is a producer and reads nothing.`
export const sameEnds = (name: string) => `A connection from ${name} to itself does not exist.`
export const noNodeEnd = () => 'Two clients have no connection: one of its ends is a node.'
export const connectionFits = () => 'two different ends, at least one of them a node'
export const twoIslands = (name: string) => `${name} stands on two islands.`
export const twoIslandsFits = () => 'every name on one island at most'
export const ownLink = (name: string) => `${name} stands on both sides of the cut.`
export const ownLinkFits = () => 'other names on one side than on the other'
export const partitionWithoutTopic = () => 'A partition is named, but not its topic.'
export const partitionWithoutTopicFits = () => 'no `partition` without a `topic`'
export const replicas = (topic: string, wanted: number, brokers: number) =>
  `The topic ${topic} asks for ${plural(wanted, 'replica')} and there ${brokers === 1 ? 'is one broker' : `are ${brokers} brokers`}.`
export const replicasFits = (brokers: number) => `1 to ${brokers}`
export const assignmentSize = (topic: string, partitions: number, rows: number) =>
  `The topic ${topic} has ${plural(partitions, 'partition')} and an assignment of ${plural(rows, 'partition')}.`
export const assignmentSizeFits = () => 'as many lists as partitions'
export const totalPartitions = (count: number) =>
  `The topics have ${plural(count, 'partition')} together.`
export const totalClients = (count: number) =>
  `There are ${plural(count, 'client')} with those added by actions.`
export const commitAlone = (client: string) =>
  `${client} commits offsets, and is in no group that could keep them.`
export const commitAloneFits = () => 'a reader with a `group`, or without `commit`'
export const weightCount = (keys: number, weights: number) =>
  `There are ${plural(keys, 'key')} and ${plural(weights, 'weight')}.`
export const weightCountFits = () => 'a weight for each key'
export const zeroWeights = () => 'All weights are 0, so no key can be drawn.'
export const zeroWeightsFits = () => 'at least one weight above 0'
export const viewNotOffered = (view: string) =>
  `It opens with the view ${view}, which is not among the views on offer.`
export const nothingToChange = (action: string) => `This ${action} changes nothing.`
export const nothingToChangeFits = (keys: readonly string[]) => `at least one of ${ticked(keys)}`
export const configNode = {
  needed: () => 'A setting of a broker needs its node.',
  spare: () => 'A setting of the whole cluster names no node.',
}
export const unknownConfig = (name: string, scope: string) =>
  `Kafkascope knows no ${scope} setting called ${name}.`
export const unknownConfigFits = (scope: string) =>
  `the name of a ${scope} setting that is modelled`

// ── acts in order ──
const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
]
const ordinal = (n: number): string => {
  const suffix = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return ORDINALS[n - 1] ?? `${n}${suffix}`
}
/** Both counted from 1. */
export const actTooEarly = (place: PlaceWord, act: number, before: number) =>
  `The ${ordinal(act)} action in this ${place} happens before the ${ordinal(before)}.`
export const actTooEarlyFits = (time: string) => `\`${time}\` or later`
export const actWouldFit = (time: string) =>
  `Each action comes at or after the one before it. ${time} would fit here.`

// ── files that belong to a scenario ──
export const badContent = (name: string) => `The content of ${name} is not base64 text.`
export const contentSize = (name: string, size: number, found: number) =>
  `The content of ${name} has ${plural(found, 'byte')} and its size says ${digits(size)}.`
export const contentSizeFits = (found: number) => digits(found)
export const contentHash = (name: string) =>
  `The content of ${name} is not the one its SHA-256 names: it was changed.`
export const totalContent = (bytes: number) => `The files hold ${plural(bytes, 'byte')} together.`

// ── links ──
export const notALink = () => 'This is not a Kafkascope link.'
export const notALinkFits = (format: number) => `text that begins with \`v${format}.\``
export const linkTooLong = (length: number) => `This link has ${plural(length, 'character')}.`
export const linkBadCharacter = (at: number) =>
  `Character ${digits(at)} of this link cannot stand in a link.`
export const linkBadCharacterFits = () => 'letters, digits, `-` and `_`'
export const linkCut = () => 'This link was cut short or changed on its way.'
export const linkCutFits = () => 'the whole link, as it was made'
export const linkCutHint = () => 'Copy it again in full, or ask for the scenario as a file.'
export const linkTooBig = () => 'This link unpacks to more than can be opened.'
export const linkNotJson = () => 'What this link holds is not a scenario.'
export const linkNotJsonFits = () => 'a scenario, or a scene and what differs from it'
export const linkUnknownPreset = (id: string) =>
  `This link begins with the scene ${id}, which this Kafkascope does not have.`
export const linkPresetChanged = (id: string) =>
  `The scene ${id} has changed since this link was made.`
export const linkPresetChangedFits = (hash: string) => `the scene as it was, content ${hash}`
export const linkPresetChangedHint = () =>
  'It can be opened with the scene as it is now; what happens may differ.'
export const linkLong = (length: number) =>
  `This link has ${plural(length, 'character')}. Chats and mail may cut links above 2,000: a file is safer.`
export const linkImpossible = (length: number) =>
  `As a link this would have ${plural(length, 'character')}, more than a link may have. Save it as a file.`

// ── saved files ──
export const fileTooBig = (bytes: number) => `This file has ${plural(bytes, 'byte')}.`
export const jsonPlace = (line: number, column: number) => `line ${line}, column ${column}`
export const jsonWrong = (line: number, column: number, found: string, expected: string) =>
  `Line ${line}, column ${column} has ${found}. Expected: ${expected}.`
export const jsonFoundEnd = () => 'the end of the text'
export const jsonExpected = {
  end: () => 'nothing after the end of the value',
  value: () => 'a value: text in double quotes, a number, true, false, null, { or [',
  lessDeep: (max: number) => `at most ${max} levels of objects and lists`,
  stringEnd: () => 'a closing double quote before the end of the line',
  escape: () => 'after a backslash one of " \\ / b f n r t, or u and four hex digits',
  commaOr: (end: string) => `a comma or ${end}`,
  noLastComma: () => 'another entry after the comma, or no comma',
  key: () => 'a key in double quotes',
  colon: () => 'a colon after the key',
}
export const keyTwice = (path: string) =>
  `\`${path}\` stands here twice; only one of them could count.`
export const keyTwiceFits = () => 'each key once'
export const notAFile = () => 'This file holds no scenario.'
export const notAFileFits = () => 'an object with `kafkascope` and `scenario`'

// ── a person's records ──
const lines = (numbers: readonly number[], count: number): string => {
  const shown = numbers.map(digits).join(', ')
  const more = count - numbers.length
  return `${count === 1 ? 'Line' : 'Lines'} ${shown}${more > 0 ? ` and ${digits(more)} more` : ''}`
}
type Lines = (numbers: readonly number[], count: number) => string

/** What was noticed while reading, by kind: the first lines it happened at, and how often in all. */
export const recordReport = {
  byteOrderMark: () =>
    'The file begins with a byte order mark; it is left out of the first record.',
  lineEnds: () => 'Lines end in different ways (LF, CRLF or CR); each counts as one end.',
  emptyLine: (at, n) =>
    `${lines(at, n)} ${n === 1 ? 'is' : 'are'} empty: ${n === 1 ? 'a record' : 'records'} with an empty value.`,
  blankSkipped: (at, n) =>
    `${lines(at, n)} ${n === 1 ? 'is blank and gives' : 'are blank and give'} no record.`,
  badUtf8: (at, n) =>
    `${lines(at, n)} ${n === 1 ? 'holds' : 'hold'} bytes that are not UTF-8. They are shown as \ufffd; sizes count the bytes of the file, which a broker keeps as they are.`,
  nul: (at, n) =>
    `${lines(at, n)} ${n === 1 ? 'holds' : 'hold'} a NUL character. It is kept; is this a text file?`,
  tooLong: (at, n) =>
    `${lines(at, n)} ${n === 1 ? 'is a record' : 'are records'} of more than ${digits(1_048_576)} bytes, the default max.request.size, and ${n === 1 ? 'is' : 'are'} left out.`,
  tooMany: (at, n) =>
    `${plural(n, 'record')} from line ${digits(at[0] ?? 0)} on ${n === 1 ? 'is' : 'are'} left out: a file may give ${digits(200_000)}.`,
  openQuote: (at, n) =>
    `${lines(at, n)}: a quote is opened and never closed, so the rest of the file is one record.`,
  strayQuote: (at, n) =>
    `${lines(at, n)}: a quote stands inside a field that is not wholly in quotes. It is taken as it is.`,
  columnCount: (at, n) =>
    `${lines(at, n)} ${n === 1 ? 'has' : 'have'} more or fewer columns than the first row. The row is kept as it is.`,
  notJson: (at, n) =>
    `${lines(at, n)} ${n === 1 ? 'is' : 'are'} not JSON. The text is kept as the value, without a key.`,
  noKey: (at, n) =>
    `${lines(at, n)} ${n === 1 ? 'has' : 'have'} nothing at the key's place: ${n === 1 ? 'a record' : 'records'} without a key.`,
  nothing: () => 'The file holds no records.',
} satisfies Record<string, Lines>

export const fileTooBigHint = (max: number) => `Its beginning would do: head -c ${max} FILE > PART.`
export const utf16File = () => 'This file is UTF-16, not UTF-8.'
export const utf16Hint = () => 'Save it as UTF-8 in the program it comes from.'
export const utf8Fits = () => 'text in UTF-8'
export const keyPath = () => 'key'
export const noColumn = (key: string) => `There is no column ${key} in this file.`
