// Words on the stage, and the names by which its parts are read out.

const s = (count: number): string => (count === 1 ? '' : 's')
const records = (count: number): string => `${count} record${s(count)}`

export const stageWords = {
  producers: 'Producers',
  consumers: 'Consumers',
  someConsumers: (drawn: number, all: number): string => `Consumers, ${drawn} of ${all}`,
  admin: 'Admin client',
  inFlight: 'in flight',
  quorum: 'KRaft quorum',
  metadataLog: '__cluster_metadata-0',
  position: 'position',
  buffered: 'buffered',
  working: 'works on',
  idle: 'waits for records',
  queueEmpty: 'nothing queued',
  zoomIn: 'Closer',
  zoomOut: 'Farther',
  zoomReset: 'Usual size',
  description: 'The scene in words',
  inFlightMessages: 'Messages in flight',
  broker: (node: number): string => `Broker ${node}`,
  controller: (node: number): string => `Controller ${node}`,
  acks: (acks: number): string => `acks=${acks === -1 ? 'all' : acks}`,
  idempotent: 'idempotent',
  assigned: 'assign(), no group',
  memberOf: (group: string): string => `group ${group}`,
  rack: (rack: string): string => (rack === '' || rack.startsWith('rack') ? rack : `rack ${rack}`),
  moreCells: (count: number): string => `+${count}`,
  moreWaiting: (count: number, alone: boolean): string =>
    alone ? `${count} waiting` : `+${count}`,
  morePartitions: (count: number): string => `+${count} more`,
  lagOf: (lag: number): string => (lag < 0 ? 'lag ?' : `lag ${lag}`),
  highWatermark: (offset: number): string => `HW ${offset}`,
  logEnd: (offset: number): string => `LEO ${offset}`,
  behind: (offset: number, behind: number): string =>
    behind > 0 ? `${offset} · ${behind} behind` : `${offset}`,
  epoch: (epoch: number): string => `e${epoch}`,
  leaderOf: (epoch: number): string => `leader · e${epoch}`,
  followerOf: (epoch: number): string => (epoch > 0 ? `follower · e${epoch}` : 'follower'),
  recoveringOf: (epoch: number): string => `unclean · e${epoch}`,
  wasLeader: (epoch: number): string => `led e${epoch}`,
  frozen: 'frozen',
  frozenLeader: (epoch: number): string => `frozen · led e${epoch}`,
  outOfIsr: 'out of ISR',
  elr: 'in the ELR',
  elrOffline: 'ELR, offline',
  lastKnown: 'last leader',
  onlyHere: (from: number, end: number): string =>
    end - from === 1 ? `${from} will be cut` : `${from}–${end - 1} will be cut`,
  staleLeader: (leader: number, epoch: number): string =>
    leader < 0
      ? `the quorum says: no leader, e${epoch}`
      : `the quorum says: broker ${leader} leads, e${epoch}`,
  both: (one: string, other: string): string => `${one} · ${other}`,
  staleFollower: (follows: number, leader: number): string =>
    `still follows ${follows}; the quorum says ${leader}`,
  noneEligible: (isr: readonly number[], elr: readonly number[]): string => {
    const wanted = [...new Set([...isr, ...elr])]
    return wanted.length === 0 ? 'nobody eligible' : `waits for broker ${wanted.join(' or ')}`
  },
  underMinIsr: (isr: number, least: number): string =>
    `${isr} in sync, min.insync.replicas ${least}`,
  asksIsr: (isr: string): string => `asks for ISR ${isr}`,
  unread: (offset: number, count: number, short: boolean): string =>
    short ? `${count} behind` : `acts on metadata ${offset}, ${count} decision${s(count)} behind`,
  slowDisk: (time: string): string => `disk slow by ${time}`,
  slowLink: (time: string): string => `+${time}`,
  voterLine: (node: number, role: string): string => `${node} ${role}`,
  fencedUnaware: (short: boolean): string =>
    short ? 'fenced, unaware' : 'fenced, does not know it',
  session: (time: string): string => `session ${time}`,
  sessionOver: 'session over',
  fencedIn: (time: string): string => `silent · fenced in ${time}`,
  countdown: (time: string): string => `fenced in ${time}`,
  nobodyCounts: 'no controller counts',
  sessionName: (node: number, time: string): string =>
    `Session of broker ${node}: ${time} left until the controller fences it`,
  silentName: (node: number, time: string): string =>
    `The controller has not heard from broker ${node}: it fences it in ${time}`,
  roles: {
    Unattached: 'no leader',
    Prospective: 'pre-vote',
    Candidate: 'candidate',
    Leader: 'leader',
    Follower: 'follower',
    Resigned: 'resigned',
  },
  voterGone: { Running: '', Stopped: 'stopped', Frozen: 'frozen' },
  timers: {
    Unattached: (time: string): string => `election timeout: ${time} left`,
    Prospective: (time: string): string => `pre-votes are waited for: ${time} left`,
    Candidate: (time: string): string => `votes are waited for: ${time} left`,
    Leader: (time: string): string => `a majority has to fetch within ${time}`,
    Follower: (time: string): string => `an answer of the leader is due within ${time}`,
    Resigned: (time: string): string => `no election before ${time}`,
  },
  voterBehind: (end: number, behind: number): string => `${end}, ${behind} behind`,
  noLeader: 'no leader',
  offline: 'offline',
  /** After a power cut: what recovery will take. */
  willBeCut: (from: number): string => `cut from ${from}`,
  farCount: (count: number): string => records(count),
  tally: (sent: number, acked: number, failed: number): string =>
    failed > 0 ? `${acked} of ${sent} acked, ${failed} failed` : `${acked} of ${sent} acked`,
  readTally: (processed: number): string => `${processed} processed`,
  quorumSub: (epoch: number, leader: number): string =>
    leader < 0 ? `epoch ${epoch} · no leader` : `epoch ${epoch} · ${leader} active`,
  metadataRecords: {
    change: (
      name: string,
      leader: number | undefined,
      isr: readonly number[] | undefined,
    ): string =>
      leader === undefined
        ? `${name} ISR ${(isr ?? []).join(',')}`
        : leader < 0
          ? `${name} no leader`
          : `${name} leader ${leader}`,
    registration: (broker: number, fenced: boolean | undefined): string =>
      fenced === undefined
        ? `broker ${broker} stopping`
        : `broker ${broker} ${fenced ? 'fenced' : 'unfenced'}`,
    register: (broker: number): string => `broker ${broker} registered`,
    leader: (leader: number): string => `LeaderChange ${leader}`,
  },
  noOps: (count: number): string => (count === 1 ? 'NoOp' : `NoOp ×${count}`),
  emptyTape: (partition: string, next: number): string =>
    `${partition} has no records yet. The first one will get offset ${next}.`,
  noTopics: 'No topics yet.',
  moreReplicas: (count: number): string => `${count} more partitions, not drawn.`,
  emptyStage: 'No client and no topic yet. Add one with Act, or drop a text file here.',
  lensTitle: (partition: string): string => `${partition}, read closely`,
  noKey: 'no key',
  tombstone: 'no value',
  lingerLeft: (ms: string): string => `linger: ${ms} left`,
  workLeft: (done: number, count: number): string =>
    `record ${Math.min(done + 1, count)} of ${count}`,
  workWaits: 'waits for its commit',
  workStuck: (attempt: number): string => `throws, attempt ${attempt}`,
  parkedLeft: (time: string): string => `waits at most ${time} more`,
  queueNote: (count: number, state: string): string => `${records(count)}, ${state}`,
  stages: {
    open: 'open for more',
    full: 'ready to go',
    inFlight: 'sent, not yet acked',
    backingOff: 'waits before its retry',
  },
  lifecycle: {
    Running: '',
    Paused: 'paused',
    Frozen: 'frozen',
    Crashed: 'crashed',
    Closed: 'closed',
    Refused: 'refused its settings',
  },
  stalled: (time: string): string => `stalled for ${time}`,
  blocked: {
    metadata: 'waits: metadata',
    memory: 'waits: memory',
  },
  brokerState: {
    stopped: 'stopped',
    frozen: 'frozen',
    starting: 'starting',
    recovery: 'loading its logs',
    fenced: 'fenced',
    stopping: 'shutting down',
  },
  legend: {
    square: 'produce',
    diamond: 'replicate',
    triangle: 'consume',
    circle: 'group',
    plus: 'controller',
    slant: 'transactions',
    flat: 'metadata, admin',
  },
  legendHollow: 'hollow: request or answer',
  colourBy: 'Colour by',
  colours: { key: 'Key', epoch: 'Leader epoch', producer: 'Producer' },
}

/** How parts of the stage are read out. */
export const stageNames = {
  broker: (node: number, serving: boolean, state: string, leads: number): string =>
    serving
      ? `Broker ${node}, running, leads ${leads} partition${s(leads)}`
      : `Broker ${node}, ${state}, serves no one`,
  producer: (
    id: string,
    queued: number,
    inFlight: number,
    maxInFlight: number,
    chip: string,
  ): string =>
    `Producer ${id}${chip === '' ? '' : `, ${chip}`}, ${records(queued)} queued, ${inFlight} of ${maxInFlight} requests in flight`,
  reader: (id: string, lag: number, processed: number, chip: string): string =>
    `Consumer ${id}${chip === '' ? '' : `, ${chip}`}, ${lag < 0 ? 'lag unknown' : `lag ${lag}`}, ${records(processed)} processed`,
  admin: (id: string, calls: number): string =>
    `Admin client ${id}, ${calls === 0 ? 'no open call' : `${calls} open call${s(calls)}`}`,
  tape: (
    partition: string,
    broker: string,
    sub: string,
    start: number,
    end: number,
    hw: number,
  ): string =>
    `${partition} on ${broker}, ${sub}, ${
      end === start ? `no records, next offset ${end}` : `offsets ${start} to ${end - 1}`
    }, high watermark ${hw}, log end ${end}`,
  record: (
    partition: string,
    offset: number,
    key: string,
    value: string,
    committed: boolean,
  ): string =>
    `${partition} offset ${offset}, ${key === '' ? 'no key' : `key ${key}`}, ${
      value === '' ? 'empty value' : `value ${value}`
    }, ${committed ? 'committed' : 'not committed'}`,
  quorum: (leader: number, epoch: number, end: number): string =>
    `KRaft quorum, epoch ${epoch}, ${leader < 0 ? 'no active controller' : `controller ${leader} is active`}, metadata log end ${end}`,
  flight: (api: string, kind: string, from: string, to: string, what: string): string =>
    `${api} ${kind} from ${from} to ${to}${what === '' ? '' : `, ${what}`}`,
  voter: (
    node: number,
    role: string,
    epoch: number,
    end: number,
    votes: string,
    timer: string,
  ): string =>
    `Controller ${node}, ${role}, epoch ${epoch}, metadata log end ${end}${
      votes === '' ? '' : `, ${votes}`
    }${timer === '' ? '' : `, ${timer}`}`,
  votes: (yes: number, no: number, missing: number): string =>
    `votes: ${yes} yes, ${no} no, ${missing} missing`,
  waiting: (api: string, from: string, stage: string): string =>
    `${api} request from ${from}, ${stage}`,
  waitingStage: {
    waiting: 'waits behind another request',
    working: 'being handled',
    parked: 'parked in purgatory',
  },
}

/** Labels beside messages in flight. */
export const flightWords = {
  from: (offset: number): string => `from ${offset}`,
  fromMany: (count: number): string => `${count} partitions`,
  offsets: (from: number, to: number): string => (from === to ? `${from}` : `${from}–${to}`),
  ack: (from: number, to: number): string => (from === to ? `ack ${from}` : `ack ${from}–${to}`),
  metadataFrom: (offset: number): string => `metadata from ${offset}`,
  metadataTo: (offset: number): string => `metadata up to ${offset}`,
  vote: (preVote: boolean, epoch: number): string => (preVote ? 'pre-vote' : `epoch ${epoch}`),
  granted: (granted: boolean): string => (granted ? 'yes' : 'no'),
  acked: 'ack',
  answer: 'answer',
  nothingNew: 'nothing new',
  records: (count: number): string => records(count),
  lost: 'lost on the way',
  more: (count: number): string => `+${count}`,
}

/** The page's frame. */
export const pageWords = {
  sheet: {
    peek: 'Show more of the sheet',
    half: 'Show all of the sheet',
    full: 'Show less of the sheet',
  },
}
