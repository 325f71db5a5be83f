// Labels of the inspector and the questions of its why chains.

export const inspectorWords = {
  name: 'Inspector',
  close: 'Close the inspector',
  askWhy: 'why?',
  why: 'Why?',
  startOfScene: 'The scene begins so.',
  fields: (api: string): string => `Fields of ${api}`,
  listed: (count: number): string => (count === 1 ? '1 entry' : `${count} entries`),
  goThere: (time: string): string => `Go to ${time}`,
  kinds: {
    partition: (index: number, topic: string): string => `Partition ${index} of topic ${topic}`,
    broker: 'Broker',
    combined: 'Broker and controller',
    producer: 'Producer',
    reader: 'Consumer',
    admin: 'Admin client',
    record: (partition: string): string => `Record of ${partition}`,
    request: 'Request',
    response: 'Response',
    controller: 'Controller',
    replica: (partition: string): string => `Replica of ${partition}`,
    quorum: 'Control plane',
    event: 'Event',
  },
  titles: {
    offset: (offset: number): string => `Offset ${offset}`,
    message: (api: string, from: string, to: string): string => `${api}, ${from} → ${to}`,
    quorum: 'KRaft quorum',
  },
  labels: {
    leader: 'Leader',
    partitionEpoch: 'Partition epoch',
    elr: 'Eligible leader replicas',
    lastKnownElr: 'Last known leader',
    standing: 'Standing',
    believes: 'Believes to lead',
    knownEnd: 'Its end, as the leader knows',
    caughtUp: 'Last caught up',
    pendingIsr: 'In-sync set asked for',
    ownIsr: 'In-sync set it knows',
    fenced: 'Fenced',
    unread: 'Decisions not read yet',
    session: 'Session',
    waitsFor: 'Oldest batch waits for',
    role: 'Role',
    votedFor: 'Voted for',
    votes: 'Votes',
    timer: 'Timer',
    knownLeader: 'Leader it knows',
    host: 'Host',
    leaderEpoch: 'Leader epoch',
    replicas: 'Replicas',
    isr: 'In-sync replicas',
    highWatermark: 'High watermark',
    logEnd: 'Log end offset',
    logStart: 'Log start offset',
    records: 'Records',
    bytes: 'Size',
    segments: 'Segments',
    minIsr: 'min.insync.replicas',
    state: 'State',
    process: 'Process',
    brokerEpoch: 'Broker epoch',
    rack: 'Rack',
    leads: 'Leads',
    metadata: 'Metadata read up to',
    heartbeat: 'Last heartbeat',
    acks: 'acks',
    idempotence: 'enable.idempotence',
    linger: 'linger.ms',
    batchSize: 'batch.size',
    queued: 'Queued records',
    buffered: 'Buffered',
    inFlight: 'Requests in flight',
    blocked: 'send()',
    sent: 'Handed to send()',
    acked: 'Acknowledged',
    failed: 'Failed',
    pending: 'Pending',
    lastError: 'Last error',
    position: 'Position',
    lag: 'Lag',
    fetched: 'Fetched, not handed out',
    working: 'Works on',
    processing: 'Time per record',
    delivered: 'Handed out',
    processed: 'Processed',
    polls: 'Polls',
    calls: 'Open calls',
    offset: 'Offset',
    key: 'Key',
    value: 'Value',
    timestamp: 'Timestamp',
    epoch: 'Leader epoch',
    batch: 'Batch',
    committed: 'Committed',
    from: 'From',
    to: 'To',
    sentAt: 'Sent',
    arrivesAt: 'Arrives',
    size: 'Size',
    error: 'Error',
    carries: 'Carries',
    asks: 'Asks for',
    stage: 'Stage',
    voters: 'Voters',
    activeController: 'Active controller',
    quorumEpoch: 'Epoch',
    metadataEnd: 'Metadata log end',
    metadataHw: 'Metadata high watermark',
    at: 'Time',
    level: 'Level',
    type: 'Type',
    number: 'Number',
  },
  values: {
    controller: (node: number): string => (node < 0 ? 'unknown' : `controller ${node}`),
    votes: (yes: number, no: number, of: number): string => `${yes} yes, ${no} no, of ${of}`,
    left: (time: string): string => `${time} left`,
    broker: (node: number): string => (node < 0 ? 'none' : `broker ${node}`),
    yes: 'yes',
    no: 'no',
    none: 'none',
    unknown: 'not known yet',
    coordinator: 'its coordinator',
    running: 'runs',
    of: (part: number, whole: number): string => `${part} of ${whole}`,
    partitions: (count: number): string => `${count} partition${count === 1 ? '' : 's'}`,
    records: (count: number): string => `${count} record${count === 1 ? '' : 's'}`,
    range: (from: number, to: number): string => (to - from <= 1 ? `${from}` : `${from}–${to - 1}`),
    ago: (time: string): string => `${time} ago`,
    never: 'never, it is lost',
    waits: 'waits',
    perRecord: (time: string): string => time,
    blocked: { metadata: 'waits for metadata', memory: 'waits for memory' },
    stages: {
      flying: 'on its way',
      waiting: 'waits behind another request',
      working: 'being handled',
      parked: 'parked in purgatory',
    },
  },
  bytes: (bytes: number): string => {
    if (bytes < 1024) return `${bytes} B`
    const kib = bytes / 1024
    if (kib < 1024) return `${kib < 10 ? kib.toFixed(1) : Math.round(kib)} KiB`
    return `${(kib / 1024).toFixed(1)} MiB`
  },
  /** A size with compressed batches in it. */
  estimate: (size: string): string => `≈ ${size}`,
  estimated:
    'An estimate: how much a codec saves depends on the bytes themselves, so one ratio is declared for each codec.',
  peek: (hw: number, leo: number): string => `HW ${hw} · LEO ${leo}`,
  alerts: {
    lost: 'Acknowledged records lost',
    lostText: (partition: string, offsets: string): string =>
      `${offsets} of ${partition}. Their sender had been told they were safe.`,
    error: 'The last thing that went wrong',
  },
}

/** What is waited for, where no single event says so. */
export const reasonWords = {
  underMinIsr: (isr: string, least: number): string =>
    `Only ${isr} is in sync: below min.insync.replicas ${least} nothing is committed.`,
  lowest: (node: number, end: number): string =>
    end < 0
      ? `It waits for broker ${node}, which is in sync and has not fetched in this epoch.`
      : `It is the lowest log end among the in-sync replicas, as far as the leader knows: broker ${node}, at ${end}.`,
  lastAsked: (node: number, time: string): string =>
    `A leader learns it only from fetches; broker ${node} last asked at ${time}.`,
  notAskedYet: (node: number): string =>
    `A leader learns it only from fetches, and broker ${node} has not asked yet.`,
  noCandidate: (isr: string, elr: string, fenced: string): string =>
    `Only a replica of the ISR${isr === '' ? '' : ` (${isr})`} or the ELR${
      elr === '' ? '' : ` (${elr})`
    } may lead${
      fenced === ''
        ? ', and none is left'
        : `: ${fenced} ${fenced.includes(',') ? 'are' : 'is'} fenced`
    }.`,
  notEligible: (node: number): string =>
    `Broker ${node} has a copy, but it may lack committed records: electing it would be unclean.`,
  leadsElsewhere: (partition: string, leader: number, asked: number): string =>
    leader < 0
      ? `${partition} has no leader, and broker ${asked} was asked.`
      : `Broker ${leader} leads ${partition} by now, and broker ${asked} was asked.`,
  waits: {
    leader: (partition: string): string => `a leader of ${partition}`,
    retry: (time: string): string => `its retry in ${time}`,
    sending: 'its turn to be sent',
    metadata: (topic: string): string => `the leader of ${topic}, which it does not know`,
    connection: (where: string): string => `a connection to ${where}`,
    silent: (where: string): string => `${where}, which is silent`,
    copies: (partition: string): string => `the followers of ${partition}`,
    answer: 'an answer',
    answerOf: (where: string): string => `an answer of ${where}`,
  },
}

const asRole: Readonly<Record<string, string>> = {
  leader: 'the leader',
  follower: 'a follower',
  candidate: 'a candidate',
  'pre-vote': 'asking for pre-votes',
  'no leader': 'without a leader',
}

/** The question over a chain, by the value that was asked about. */
export const questions: Readonly<Record<string, (title: string, value: string) => string>> = {
  leader: (title, value) =>
    value === 'none' ? `Why does nobody lead ${title}?` : `Why does ${value} lead it?`,
  isr: (_title, value) => `Why is the in-sync set ${value}?`,
  elr: (_title, value) => `Why is ${value} eligible?`,
  lastKnownElr: (_title, value) => `Why is ${value} the last known leader?`,
  partitionEpoch: (_title, value) => `Why is the partition epoch ${value}?`,
  committed: (title, value) =>
    value === 'no'
      ? `Why can no consumer see ${title.toLowerCase()}?`
      : `Why is ${title.toLowerCase()} committed?`,
  waitsFor: (_title, value) => `Why does it wait for ${value}?`,
  fenced: (title, value) =>
    value === 'yes' ? `Why is ${title} fenced?` : `Why is ${title} not fenced?`,
  metadata: (title, value) => `Why has ${title} read the metadata log up to ${value}?`,
  unread: (title) => `Why does ${title} act on old metadata?`,
  session: (title) => `What does the controller know of ${title}?`,
  role: (title, value) => `Why is ${title} ${asRole[value] ?? value}?`,
  quorumEpoch: (_title, value) => `Why is the epoch ${value}?`,
  metadataEnd: (_title, value) => `Why does the metadata log end at ${value}?`,
  metadataHw: (_title, value) => `Why is the metadata log committed up to ${value}?`,
  knownEnd: (title, value) => `How does the leader know that ${title} ends at ${value}?`,
  standing: (title, value) => `Why does ${title} read “${value}”?`,
  error: (_title, value) => `Why was it answered with ${value}?`,
  leaderEpoch: (_title, value) => `Why is the leader epoch ${value}?`,
  highWatermark: (_title, value) => `Why is the high watermark ${value}?`,
  logEnd: (_title, value) => `Why does the log end at ${value}?`,
  state: (title, value) => `Why is ${title} ${value}?`,
  process: (title, value) => `Why is the process of ${title} ${value}?`,
  queued: (_title, value) => `Why do ${value} wait?`,
  blocked: (title) => `Why does ${title}'s send() wait?`,
  lastError: (_title, value) => `Why did “${value}” happen?`,
  working: () => 'Why does it work on these records?',
  position: (_title, value) => `Why is the position ${value}?`,
  offset: (_title, value) => `How did this record get offset ${value}?`,
  sentAt: () => 'Why was it sent?',
  activeController: (_title, value) => `Why is ${value} active?`,
  event: () => 'Why did this happen?',
  groupState: (title, value) => `Why is group ${title} ${value}?`,
  generation: (_title, value) => `Why is it generation ${value}?`,
  memberCoordinator: (title, value) =>
    value.startsWith('broker')
      ? `Why does ${title} ask ${value}?`
      : `Why does ${title} know no coordinator?`,
  unowned: (_title, value) => `Why does nobody read ${value}?`,
  again: (_title, value) =>
    value.startsWith('offset')
      ? `Why was the work on ${value} done twice?`
      : 'Why was the work on it done twice?',
  gap: (_title, value) =>
    value.startsWith('offset')
      ? `Why does nobody do the work on ${value}?`
      : 'Why does nobody do the work on it?',

  membership: (title, value) => `Why is ${title} ${value}?`,
  owned: (title, value) =>
    value === 'none' ? `Why does ${title} own nothing?` : `Why does ${title} own ${value}?`,
  committedOffset: (_title, value) => `Why is ${value} committed?`,
  lag: (_title, value) => `Why is the lag ${value}?`,
}
