// The Groups view: who reads what over time, what each member does, and what it cost.

const s = (count: number): string => (count === 1 ? '' : 's')
const both = (names: readonly string[]): string =>
  names.length < 2 ? list(names) : `${list(names.slice(0, -1))} and ${names.at(-1)}`
const list = (names: readonly string[]): string => names.join(', ')

export const groupsWords = {
  group: 'Group',
  chart: (group: string): string => `Group ${group} over time`,
  states: 'Group state',
  owners: 'Who reads what',
  members: 'What each member does',
  costs: 'What it cost',
  none: 'No consumer of this scene subscribes with a group.id, so nobody shares partitions out. A consumer that is given partitions by assign() reads them alone.',
  noMember: (group: string): string =>
    `No member of ${group} has asked to join yet. Its partitions are shared out as soon as one does.`,

  generation: (generation: number): string => `generation ${generation}`,
  brief: (states: readonly string[], generation: number): string =>
    `${[...new Set(states)].join(', ')}, generation ${generation}`,
  initialRound: 'waiting for more members',
  firstRound: 'waiting for all members to rejoin',
  laterRound: (round: number): string => (round === 2 ? 'second round' : `round ${round}`),
  state: (state: string, sub: string, from: string, length: string): string =>
    `${state}, ${sub}, from ${from}, ${length}`,

  nobody: (length: string): string => `nobody, ${length}`,
  nobodyYet: 'nobody yet',
  owner: (partition: string, client: string, from: string, length: string): string =>
    `${partition}: ${client}, from ${from}, ${length}`,
  unowned: (partition: string, from: string, length: string): string =>
    `${partition}: nobody, from ${from}, ${length}`,
  two: (name: string): string => `${name}, while another member reads it too`,

  /** Few are named, many counted: it stands beside a name. */
  owns: (count: number, partitions: readonly string[]): string => {
    if (count === 0) return 'owns nothing'
    return list(partitions).length > 10 ? `owns ${count}` : `owns ${list(partitions)}`
  },
  notYet: 'not there yet',
  life: {
    Running: 'runs',
    Paused: 'paused',
    Frozen: 'frozen',
    Crashed: 'crashed',
    Closed: 'closed',
    Refused: 'gave up',
  },
  partitions: (count: number): string => `${count} partition${s(count)}`,
  memberName: (client: string, says: string): string => `Member ${client}, ${says}`,
  joins: 'JoinGroup',
  parked: 'JoinGroup parked at the coordinator',
  parkedShort: 'JoinGroup parked',
  parkedReading: (partitions: readonly string[]): string =>
    `JoinGroup parked, still reading ${both(partitions)}`,
  heartbeat: (error: string): string =>
    error === 'REBALANCE_IN_PROGRESS'
      ? 'heartbeat: rebalance in progress'
      : `heartbeat: ${error.toLowerCase().replaceAll('_', ' ')}`,
  beat: 'heartbeat',
  listener: {
    assigned: (partitions: readonly string[]): string =>
      `onPartitionsAssigned(${list(partitions)})`,
    revoked: (partitions: readonly string[]): string => `onPartitionsRevoked(${list(partitions)})`,
    lost: (partitions: readonly string[]): string => `onPartitionsLost(${list(partitions)})`,
  },
  commitRefused: 'commit refused',
  lives: {
    Running: (client: string): string => `${client} goes on`,
    Paused: (client: string): string => `${client} pauses`,
    Frozen: (client: string): string => `${client} freezes`,
    Crashed: (client: string): string => `${client} crashes`,
    Closed: (client: string): string => `${client} closes`,
    Refused: (client: string): string => `${client} gives up`,
  },
  mark: (client: string, label: string, time: string, future: boolean): string =>
    `${client}: ${label}, at ${time}${future ? ', still to come' : ''}`,
  wait: (client: string, text: string, from: string, length: string): string =>
    `${client}: ${text}, from ${from}, ${length}`,

  /** What a rebalance began with. */
  cause: {
    joins: (client: string): string => `${client} joins`,
    leaves: (client: string): string => `${client} leaves`,
    thrownOut: (client: string): string => `${client} is thrown out`,
    silent: (client: string): string => `${client} is removed`,
    gaveUp: (client: string): string => `${client} gives up`,
    grown: (client: string): string => `${client} sees more partitions`,
    again: (client: string): string => `${client} joins again`,
    replaced: (client: string): string => `${client} is another process`,
    other: (_client: string): string => 'rebalance',
  },
  moment: (text: string, why: string, time: string): string => `${text}, at ${time}: ${why}`,
  now: (time: string): string => `now, ${time}`,
  quiet: (length: string): string => `${length} later`,

  moreRows: (count: number, stopped: number, moved: number): string =>
    `${count} more partition${s(count)}, ${stopped} of them stopped for a while, ${moved} with another reader since.`,
  moreMembers: (count: number): string =>
    `${count} more member${s(count)} of whom less is to tell; Events has them all.`,

  cards: {
    never: 'Never stopped',
    neverOf: (count: number, all: number): string => `${count} of ${all} partition${s(all)}`,
    moved: 'Moved',
    movedCount: (count: number): string => (count === 0 ? 'no partition' : `${count}`),
    least: (count: string): string => `${count}, the least possible`,
    rounds: (count: number): string =>
      count === 1 ? 'in one generation' : `in ${count} generations`,
    longest: 'Longest pause',
    noPause: 'none',
    pause: (length: string, partition: string): string => `${length}, ${partition}`,
    stopped: (length: string): string => `stopped for ${length} in all`,
    twice: 'Read twice',
    twiceCount: (count: number): string =>
      count === 0 ? 'no record' : `${count} record${s(count)}`,
    twiceNote: 'as far as this window shows',
    sinceStart: 'up to now',
  },
  describe: {
    state: (group: string, state: string, generation: number): string =>
      `Group ${group} is ${state} in generation ${generation}.`,
    gone: (group: string): string => `No broker that runs coordinates group ${group}.`,
    owns: (client: string, says: string): string => `${client} ${says}.`,
    unowned: (partitions: readonly string[]): string =>
      partitions.length === 0 ? 'Every partition is read.' : `Nobody reads ${list(partitions)}.`,
  },
}

/** A group and a member in the inspector. */
export const groupFactWords = {
  kind: 'Consumer group',
  member: (group: string): string => `Member of ${group}`,
  committed: 'Committed offsets',
  members: 'Members',
  labels: {
    state: 'State',
    generation: 'Generation',
    assignor: 'Assignor',
    leader: 'Leader',
    coordinator: 'Coordinator',
    unowned: 'Unowned partitions',
    partition: 'Stored in',
    membership: 'Membership',
    owned: 'Owns',
    twice: 'Handed out twice',
  },
  none: 'none',
  unknown: 'not known',
  stored: (partition: number): string => `__consumer_offsets-${partition}`,
  records: (count: number): string => `${count} record${s(count)}`,
  peek: (state: string, generation: number): string => `${state} · generation ${generation}`,
  withheld: (clients: readonly string[], group: string): string =>
    `${list(clients)} ${clients.length === 1 ? 'has' : 'have'} not joined the new round of ${group} yet, and until then nothing is assigned.`,
  hears: 'A member learns of a round from the answer to its next heartbeat.',
  idle: (members: number, partitions: number): string =>
    `A partition has one reader in a group: ${members} members share ${partitions} partition${s(partitions)}, so one is left over.`,
  behind: (position: number, end: number): string =>
    `It has been handed everything before ${position}; the last answer told of records before ${end}.`,
  working: (done: number, count: number, each: string): string =>
    `It works on record ${done} of the ${count} of its last poll(), ${each} each, and asks for more only afterwards.`,
}
