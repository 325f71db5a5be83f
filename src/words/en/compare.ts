// Compare: two runs of one scenario, side by side.

const s = (count: number): string => (count === 1 ? '' : 's')
const records = (count: number): string => `${count} record${s(count)}`

/** The page of two runs. */
export const compareWords = {
  name: (): string => 'Compare',
  halves: (): string => 'Runs',
  end: (): string => 'End',
  leave: (): string => 'End the comparison',
  different: (what: string): string => `Different: ${what}`,
  change: (): string => 'Compare with something else',
  sameSeed: (seed: number): string => `Same seed ${seed}, same load`,
  loading: (): string => 'The other run is being loaded',
  runningTo: (time: string, reached: string): string => `Running to ${time}: ${reached} so far`,
  nothing: (): string => 'There is no other run to compare this one with.',
  onlyThis: (heading: string): string => `This view shows one run: ${heading}.`,
  counters: (): string => 'What it changes',
  span: (time: string): string => `left against right, from 0 to ${time}`,

  side: { left: 'left', right: 'right' },
  thisRun: (): string => 'this run',
  otherRun: (): string => 'the same again',
  setting: (name: string, value: string): string => `${name}=${value}`,
  value: (value: string): string => `=${value}`,
  named: (name: string, value: string): string => `${name} ${value}`,
  without: (what: string): string => `without: ${what}`,
  list: (texts: readonly string[], more: number): string =>
    [...texts, ...(more > 0 ? [`${more} more`] : [])].join(', '),
  at: (time: string): string => `at ${time}`,
  on: (event: string): string => `on ${event}`,
  every: (time: string): string => `every ${time}`,
  never: (): string => 'never',
  unset: (): string => 'not set',
  topic: (name: string): string => `topic ${name}`,
  brokers: (): string => 'brokers',
  partitions: (): string => 'partitions',
  replicas: (): string => 'replicas',
  seed: (): string => 'seed',
  clients: (): string => 'clients',
  start: (): string => 'start',
  length: (): string => 'length',
} as const

/** Verdicts and the sentence above the halves. */
export const verdictWords = {
  kept: (): string => 'promises kept',
  broken: (what: string): string => `promise broken: ${what}`,
  lost: (count: number): string => `${count} acknowledged record${s(count)} lost`,
  twice: (count: number): string => `${records(count)} stored twice`,
  reordered: (count: number): string => `${records(count)} out of order`,
  skipped: (count: number): string => `${records(count)} skipped by a reader`,
  and: (first: string, more: number): string => (more === 0 ? first : `${first}, and ${more} more`),
  bothKept: (left: string, right: string): string =>
    `${left} beside ${right}: up to here, both keep their promises.`,
  bothKeptOfMany: (): string => 'Up to here, both runs keep their promises.',
  onlyLeft: (left: string, what: string, right: string): string =>
    `${left}: ${what}. ${right}: none.`,
  bothBroken: (left: string, one: string, right: string, other: string): string =>
    `${left}: ${one}. ${right}: ${other}.`,
  line: (same: string, different: string): string =>
    `${same}, and one clock. Only this is different: ${different}.`,
  lineOfMany: (same: string, count: number): string =>
    `${same}, and one clock. ${count} things are different.`,
  lineOfNone: (same: string): string => `${same}, and nothing is different: the two are one run.`,
} as const

/** Counters: name, and what is counted. */
export const counterWords = {
  acked: ['Acknowledged', 'Records whose producer was told that they are stored.'],
  lost: [
    'Acknowledged, then lost',
    'Records that were acknowledged and that the leader of their partition does not have any more.',
  ],
  twice: ['Stored twice', 'Records that stand more than once in the log of their partition.'],
  delivered: ['Delivered', 'Records that poll() has handed to a reader.'],
  meanWait: [
    'Time to the answer, mean',
    'From the first record of a batch to its acknowledgement, mean of all batches so far.',
  ],
  longestGap: [
    'Longest without an answer',
    'The longest time between two acknowledgements; what still lasts counts while records wait.',
  ],
  stored: ['Stored', 'Records in the logs of the leaders.'],
  failed: ['Failed', 'Records whose producer was told that they failed.'],
  waiting: ['Waiting', 'Records that their producer still has: queued, in flight or backing off.'],
  resent: ['Batches sent again', 'Batches that their producer put back to be sent again.'],
  refusals: ['Writes refused', 'Batches that a broker refused.'],
  elections: ['Elections', 'Leaders of partitions and controllers elected since time 0.'],
  finishedTwice: ['Finished twice', 'Records that a group of consumers has worked on once more.'],
  finishedByNobody: [
    'Finished by nobody',
    'Records that a group of consumers has committed and that none of its members has finished.',
  ],
} as const satisfies Record<string, readonly [name: string, about: string]>

export const differenceWords = {
  same: (): string => 'same',
  sameRecords: (): string => 'the same records',
  more: (what: string): string => `${what} more`,
  fewer: (count: number): string => `${count} fewer`,
  less: (what: string): string => `${what} less`,
  /** Different records, not only another count. */
  apart: (left: number, right: number): string => `${left} only left, ${right} only right`,
  none: (): string => '–',
} as const

/** What has become of a record. */
export const fateWords = {
  title: (): string => 'Record by record',
  none: (): string => 'No record has come to harm in one run only.',
  more: (count: number): string => `and ${records(count)} more`,
  name: (source: string, number: number): string => `${source} #${number}`,
  lost: (): string => 'lost',
  twice: (): string => 'twice',
  failed: (): string => 'failed',
  failedStored: (): string => 'failed, yet stored',
  read: (): string => 'read',
  acked: (): string => 'acknowledged',
  waiting: (): string => 'waiting',
  stored: (): string => 'stored',
  unsent: (): string => 'not sent',
  gone: (): string => 'gone',
} as const

/** Choosing what to compare with. */
export const chooseWords = {
  title: (): string => 'Compare this run',
  sentence: (): string =>
    'Two runs of one scenario and one seed stand side by side on one clock. One thing is different.',
  opposite: (): string => 'With its opposite',
  oppositeNote: (claim: string): string => `“${claim}” There it does not hold.`,
  noOpposite: (): string => 'Only the scenes of the menu have an opposite.',
  branches: (): string => 'With another branch',
  noBranches: (): string => 'There is one branch only. Act in the past, and there are two.',
  setting: (): string => 'With one setting changed',
  whose: (): string => 'Whose setting',
  settingName: (): string => 'Setting',
  settingValue: (): string => 'Value in the other run',
  now: (value: string): string => `Here it is ${value}.`,
  go: (): string => 'Compare',
  unknown: (name: string): string => `Kafka knows no setting of the name ${name} there.`,
  needed: (): string => 'A name and a value are needed.',
  same: (): string => 'That is its value in this run already.',
  producer: (id: string): string => `producer ${id}`,
  reader: (id: string): string => `reader ${id}`,
  topic: (name: string): string => `topic ${name}`,
  broker: (node: number): string => `broker ${node}`,
  brokers: (): string => 'all brokers',
} as const
