// One headline and one line for everything that can happen. Present tense; a named thing is the subject; the line gives
// the reason or what comes next. The same sentences stand in captions, in Events, in why chains and on the command line.

import { clusterEventWords } from './clusterEvents.ts'
import { type Sentence, say } from './Sentence.ts'

export type { Sentence } from './Sentence.ts'

const s = (count: number): string => (count === 1 ? '' : 's')
const count = (number: number, thing: string): string => `${number} ${thing}${s(number)}`
const span = (from: number, to: number): string =>
  to - from <= 1 ? `${from}` : `${from}–${to - 1}`

/** `offset 12` or `offsets 12–14`; `to` is exclusive. */
export const offsetsText = (from: number, to: number): string =>
  `offset${to - from <= 1 ? '' : 's'} ${span(from, to)}`

/** Records as a reader can tell them apart. */
export const recordWords = {
  keyed: (key: string, value: string): string => `${key}: “${value}”`,
  plain: (value: string): string => `“${value}”`,
  keyedEmpty: (key: string): string => `${key}: empty`,
  empty: 'an empty value',
  tombstone: (key: string): string => `${key}: no value`,
  list: (parts: readonly string[], more: number): string =>
    more > 0 ? `${parts.join(', ')} and ${more} more` : parts.join(', '),
  count: (number: number): string => count(number, 'record'),
}

/** What each API is for, as the line below its message. */
const apiPurpose: Readonly<Record<string, string>> = {
  Metadata: 'It needs to know which broker leads which partition.',
  FindCoordinator:
    'The broker that leads the group’s partition of __consumer_offsets coordinates it.',
  JoinGroup: 'The coordinator answers when every member has joined.',
  SyncGroup: 'Who owns what comes with the answer.',
  Heartbeat: 'Without heartbeats it would be put out of its group.',
  LeaveGroup: 'Its partitions need not wait for the session to end.',
  OffsetCommit: 'It says how far it has read.',
  OffsetFetch: 'It asks how far its group has read.',
  ApiVersions: 'A new connection begins by asking which requests the broker understands.',
  ListOffsets: 'It needs an offset to begin at.',
  InitProducerId: 'An idempotent producer needs an id before its first batch.',
  CreateTopics: 'The controller decides where its partitions live.',
  DeleteTopics: 'The controller writes the removal to the metadata log.',
  CreatePartitions: 'Keys may land elsewhere from now on.',
  IncrementalAlterConfigs: 'The controller writes the new settings to the metadata log.',
  BrokerRegistration: 'A broker must be registered before it may serve.',
  BrokerHeartbeat: 'Without heartbeats the controller fences a broker.',
  AlterPartition: 'Only the controller may change the in-sync set.',
  AllocateProducerIds: 'A broker hands out producer ids from a block of its own.',
  Envelope: 'A broker hands the request on to the active controller.',
  ElectLeaders: 'The controller is asked to choose leaders anew.',
  Vote: 'A majority of the voters has to say yes.',
  'metadata Fetch':
    'It asks for what it has not read of the metadata log: so the leader learns what it has.',
  BeginQuorumEpoch: 'The new leader of the quorum says so to the other voters.',
  EndQuorumEpoch: 'A leader that stops tells the others, so that nobody waits for a timeout.',
}

/** What an error tells that is no fault. */
const newsOf: Readonly<Record<string, string>> = {
  MEMBER_ID_REQUIRED: 'It is given a member id, and has to ask once more with it.',
  REBALANCE_IN_PROGRESS:
    'So a member learns that its group rebalances, and that it has to join again.',
}

export const eventWords = {
  ...clusterEventWords,
  processStarted: (who: string, isBroker: boolean) =>
    say(
      `The process of ${who} starts.`,
      isBroker
        ? 'It serves no one before it is registered and unfenced.'
        : 'It reads its epoch and its vote from disk, then looks for the leader.',
    ),
  processStopped: (who: string, isBroker: boolean) =>
    say(
      `The process of ${who} ends.`,
      isBroker ? 'It shut down in order: its logs are flushed.' : 'It shut down in order.',
    ),
  processKilled: (who: string) =>
    say(
      `${who} crashes.`,
      'Its process is gone at once; what it wrote stays in the page cache of its host.',
    ),
  processPower: (who: string) =>
    say(`${who} loses its power.`, 'What was not flushed to disk is lost.'),
  processFrozen: (who: string) =>
    say(`${who} freezes.`, 'Its connections stay open, but nothing in it moves.'),
  processThawed: (who: string) => say(`${who} moves again.`, 'It goes on where it was.'),
  hostPower: (host: string, powered: boolean) =>
    powered
      ? say(`${host} has power again.`)
      : say(`${host} loses its power.`, 'Everything on it stops; unflushed data is lost.'),
  brokerState: (node: number, from: string, to: string) =>
    say(`Broker ${node} goes from ${from} to ${to}.`),
  metadataAppended: (what: string, offset: number) =>
    say(what, `It stands at offset ${offset} of the metadata log.`),
  metadataApplied: (node: number, offset: number) =>
    say(
      `Broker ${node} acts on the metadata log up to ${offset}.`,
      'It has read what the controller decided.',
    ),
  nodeConfigured: (node: number) => say(`Broker ${node} takes on its settings.`),
  noOp: (node: number) =>
    say(
      `Controller ${node} writes a NoOp.`,
      'It does so twice a second, so that the end of the metadata log is seen to move.',
    ),
  idleFolded: (time: string) =>
    say(`Nothing new happens for ${time}.`, 'Heartbeats, NoOps and empty polls went on.'),
  connecting: (client: string, node: string) => say(`${client} connects to ${node}.`),
  connected: (client: string, node: string) => say(`${client} is connected to ${node}.`),
  closed: (client: string, node: string, why: string) =>
    say(`The connection from ${client} to ${node} closes.`, why === '' ? '' : `Why: ${why}.`),
  produceSent: (client: string, node: string, what: string) =>
    say(`${client} sends Produce to ${node}: ${what}.`),
  waited: {
    full: (time: string): string => `The batch was full after ${time}.`,
    due: (time: string, linger: string): string =>
      `The first waited ${time} for company (linger.ms ${linger}).`,
    later: (time: string, linger: string, more: string): string =>
      `The first waited ${time} for company (linger.ms ${linger}), then ${more} until it could be sent.`,
    none: 'It need not wait: linger.ms is 0.',
    along: (time: string): string =>
      `The first waited ${time}, then went along to the same broker.`,
  },
  acksLine: {
    all: 'acks=all: the answer comes when every in-sync replica has them.',
    one: 'acks=1: the answer comes when the leader has them.',
    none: 'acks=0: it asks for no answer.',
  },
  produceAnswered: (node: string, client: string, what: string) =>
    say(`${node} acknowledges ${what} to ${client}.`, 'The answer is on its way back.'),
  errorAnswered: (node: string, client: string, api: string, error: string) =>
    say(`${node} answers ${client}'s ${api} with ${error}.`, newsOf[error] ?? ''),
  fetchSent: (client: string, node: string, what: string, line: string) =>
    say(`${client} asks ${node} for ${what}.`, line),
  fetchWait: (min: string, max: string) =>
    `fetch.min.bytes ${min}, fetch.max.wait.ms ${max}: with less than that to give, the broker may hold it so long.`,
  fetchAnswered: (node: string, client: string, what: string) =>
    say(`${node} gives ${client} ${what}.`),
  fetchNothing: (node: string, client: string) =>
    say(
      `${node} tells ${client} there is nothing new.`,
      'The long poll is over; the next one follows at once.',
    ),
  commitSent: (client: string, node: string, group: string, offsets: string) =>
    say(`${client} sends OffsetCommit to ${node}.`, `For group ${group}: ${offsets}.`),
  requestSent: (from: string, to: string, api: string) =>
    say(`${from} sends ${api} to ${to}.`, apiPurpose[api] ?? ''),
  answerSent: (from: string, to: string, api: string) => say(`${from} answers ${api} to ${to}.`),
  arrived: (api: string, to: string, from: string) => say(`${api} from ${from} reaches ${to}.`),
  arrivedLine: {
    waiting: 'It waits: a broker takes one request of a connection at a time.',
    working: 'It is handled now.',
    done: '',
  },
  brings: (what: string) => `It brings ${what}.`,
  bringsNothing: 'It brings nothing new.',
  confirms: (what: string) => `It confirms ${what}.`,
  arrivedUnknown: (api: string) => say(`${api} arrives.`),
  lost: (what: string, why: string) => say(`${what} is lost.`, `Why: ${why}.`),
  parked: (node: number, api: string, client: string, time: string) =>
    say(`Broker ${node} holds the ${api} of ${client} for up to ${time}.`),
  parkedLine: (why: string, settings: string) => `Why: ${why}. ${settings}`,
  parkedSettings: (min: string, max: string) =>
    `fetch.min.bytes ${min} and fetch.max.wait.ms ${max} say how long.`,
  replicaOpened: (node: number, partition: string) =>
    say(`Broker ${node} opens a log for ${partition}.`, 'The metadata log says it is a replica.'),
  replicaClosed: (node: number, partition: string, why: string) =>
    say(`Broker ${node} closes its log of ${partition}.`, `Why: ${why}.`),
  leadershipLost: (node: number, partition: string, epoch: number) =>
    say(
      `Broker ${node} no longer leads ${partition}.`,
      `Its leadership ended with epoch ${epoch}.`,
    ),
  /** '' for the client: the broker itself. */
  appended: (node: number, what: string, client: string, partition: string, offsets: string) =>
    say(
      `Broker ${node} appends ${what} of ${client === '' ? 'its own' : client} to ${partition} at ${offsets}.`,
    ),
  appendedLine: (records: string, bytes: number, codec: string, epoch: number) =>
    codec === 'none'
      ? `${records}. One batch of ${bytes} bytes, leader epoch ${epoch}.`
      : `${records}. One ${codec} batch of ≈ ${bytes} bytes, an estimate, leader epoch ${epoch}.`,
  highWatermark: (partition: string, from: number, to: number, alone: boolean): Sentence => {
    const why = alone
      ? 'The leader is the only in-sync replica, so its own write is enough.'
      : 'Every in-sync replica has what stands below it.'
    return {
      headline: `The high watermark of ${partition} moves from ${from} to ${to}.`,
      line: `${why} ${offsetsCapital(from, to)} committed: consumers may read ${to - from === 1 ? 'it' : 'them'}.`,
      why,
    }
  },
  segmentRolled: (partition: string, offset: number, why: string) =>
    say(`${partition} starts a new segment at offset ${offset}.`, `Why: ${why}.`),
  flushed: (node: number, partition: string, to: number, why: string) =>
    say(`Broker ${node} flushes ${partition} to disk, up to ${to}.`, `Why: ${why}.`),
  truncated: (node: number, partition: string, to: number, why: string) =>
    say(`Broker ${node} cuts ${partition} back to ${to}.`, `Why: ${why}.`),
  loaded: (node: number, partition: string, clean: boolean, hw: number) =>
    say(
      `Broker ${node} loads ${partition}.`,
      clean
        ? `It was shut down in order. Its high watermark is ${hw}.`
        : `It did not shut down in order: the log is checked. Its high watermark is ${hw}.`,
    ),
  appendRefused: (node: number, partition: string, client: string, error: string, why: string) =>
    say(`Broker ${node} refuses ${client}'s batch for ${partition}: ${error}.`, why),
  fetchRefused: (node: number, partition: string, client: string, error: string, offset: number) =>
    say(
      `Broker ${node} refuses to read ${partition} for ${client}: ${error}.`,
      `It asked from offset ${offset}.`,
    ),
  clientStarted: (client: string, what: string, again: boolean) =>
    say(`${client} ${again ? 'starts again' : 'starts'}.`, what),
  started: {
    producer: (topic: string) => (topic === '' ? 'A producer.' : `A producer for topic ${topic}.`),
    reader: (topics: string) => `A consumer that assigned itself ${topics}.`,
    member: (group: string, topics: string) =>
      group === ''
        ? `A consumer that subscribes to ${topics}.`
        : `A consumer of group ${group} that subscribes to ${topics}.`,
    admin: 'An admin client.',
  },
  clientChanged: (client: string, to: string, why: string) =>
    say(`${client} ${to}.`, why === '' ? '' : `Why: ${why}.`),
  lifecycle: {
    Running: 'runs',
    Paused: 'pauses',
    Frozen: 'freezes',
    Crashed: 'crashes',
    Closed: 'closes',
    Refused: 'does not start',
  },
  clientSlowed: (client: string, time: string) =>
    say(`${client} now takes ${time} for each record.`),
  metadataLearned: (client: string, topics: string) =>
    say(`${client} knows who leads ${topics}.`, 'It can send straight to the leaders.'),
  callFailed: (client: string, call: string, error: string) =>
    say(`${client}'s ${call} fails.`, error),
  sourceAdded: (client: string, topic: string) => say(`${client} has records for ${topic}.`),
  producerId: (client: string, id: number, epoch: number) =>
    say(
      `${client} is producer ${id}, epoch ${epoch}.`,
      'With it the broker can tell a repeated batch from a new one.',
    ),
  queued: (client: string, record: string, partition: string) =>
    say(`${client} queues ${record} for ${partition}.`),
  placed: {
    asked: (partition: string) => `The caller asked for ${partition}.`,
    key: (key: string, partition: string) =>
      `Key ${key} belongs to ${partition} (murmur2 of the key).`,
    sticky: (partition: string) => `It has no key: ${partition} is the sticky partition now.`,
  },
  waits: {
    full: (size: string) => `Its batch is full (batch.size ${size}) and may go.`,
    opens: (linger: string, time: string) =>
      `It opens a batch. linger.ms ${linger}: waits up to ${time} for company.`,
    noLinger: 'It opens a batch. linger.ms 0: goes as soon as the sender is free.',
    joins: (time: string) => `It joins a batch that waits at most ${time} more.`,
    due: 'It joins a batch whose wait is over.',
  },
  sticky: (client: string, topic: string, to: number, first: boolean) =>
    first
      ? say(
          `${client} sends records without a key to partition ${to} of ${topic} for now.`,
          'Sticky: it stays until batch.size bytes have gone there.',
        )
      : say(
          `${client} moves on to partition ${to} of ${topic} for records without a key.`,
          'batch.size bytes have gone to the one before.',
        ),
  blocked: {
    metadata: (client: string, topic: string) =>
      say(
        `${client}'s send() waits.`,
        `It does not know the partitions of ${topic} yet. max.block.ms says how long it may wait.`,
      ),
    memory: (client: string) =>
      say(`${client}'s send() waits.`, 'buffer.memory is full of records not yet acknowledged.'),
  },
  unblocked: (client: string, time: string) => say(`${client}'s send() goes on after ${time}.`),
  sendFailed: (client: string, record: string, error: string) =>
    say(`${client}'s send() of ${record} fails.`, error),
  batchesSent: (client: string, what: string, line: string) =>
    say(`${client} hands over ${what}.`, line),
  inFlightLine: (inFlight: number, most: string) =>
    `${inFlight} of at most ${most} requests ${inFlight === 1 ? 'is' : 'are'} in flight.`,
  acked: (client: string, partition: string, offsets: string, records: string) =>
    say(
      `${client} learns that ${partition} ${offsets} is stored.`,
      records === '' ? '' : `Acknowledged: ${records}.`,
    ),
  ackedMany: (client: string, partition: string, offsets: string, records: string) =>
    say(
      `${client} learns that ${partition} ${offsets} are stored.`,
      records === '' ? '' : `Acknowledged: ${records}.`,
    ),
  ackedBlind: (client: string, partition: string) =>
    say(
      `${client} counts its batch for ${partition} as sent.`,
      'acks=0: it will never know whether it was stored.',
    ),
  retried: (client: string, partition: string, error: string, time: string) =>
    say(
      `${client} will send its batch for ${partition} again.`,
      `${error} can be retried; it waits ${time} first.`,
    ),
  split: (client: string, partition: string, into: number) =>
    say(
      `${client} splits its batch for ${partition} into ${into}.`,
      'It was larger than the broker takes.',
    ),
  batchFailed: (client: string, partition: string, error: string) =>
    say(`${client} gives up on a batch for ${partition}.`, error),
  inFlight: (client: string, inFlight: number) =>
    say(`${client} has ${count(inFlight, 'request')} in flight.`),
  assigned: (client: string, partitions: string) =>
    say(`${client} assigns itself ${partitions}.`, 'assign(): no group, nobody takes turns.'),
  position: (client: string, partition: string, offset: number, why: string) =>
    say(`${client} begins ${partition} at offset ${offset}.`, why),
  positionWhy: {
    seek: 'It was told to begin there (seek).',
    reset: (policy: string) => `auto.offset.reset ${policy}: there was no position to go on from.`,
    committed: 'Its group has committed so far.',
    other: (why: string) => `Why: ${why}.`,
  },
  fetchOut: (client: string) => say(`${client} has a fetch on its way.`),
  fetchIn: (client: string, what: string) =>
    say(`${client} has fetched ${what}.`, 'They wait in its buffer for the next poll().'),
  fetchEmpty: (client: string) => say(`${client} has fetched nothing new.`),
  delivered: (client: string, what: string) => say(`${client}'s poll() returns ${what}.`),
  deliveredLine: (records: string, work: string) => `${records}. ${work}`.trim(),
  perRecord: (time: string) => `Each takes ${time} to process.`,
  workDone: (client: string, number: number) =>
    say(`${client} is done with ${count(number, 'record')}.`, 'It polls again.'),
  workThrew: (client: string, what: string, handler: 'stop' | 'skip' | 'retry') =>
    say(
      `${client}'s own work on ${what} throws.`,
      {
        stop: 'The exception ends its loop, and it closes.',
        skip: 'It logs the exception and goes on with the next record: this one stays undone.',
        retry: 'It tries the record again, and again: it does not come back to poll().',
      }[handler],
    ),
  workAbandoned: (client: string, done: number, number: number) =>
    say(
      `${client} stops after ${done} of ${count(number, 'record')}.`,
      'The rest was handed out, but never processed.',
    ),
  adminCalled: (client: string, call: string) => say(`${client} calls ${call}.`),
  adminDone: (client: string, call: string) => say(`${client}'s ${call} succeeds.`),
  adminRefused: (client: string, call: string, error: string) =>
    say(`${client}'s ${call} is refused.`, error),
  topicCreated: (topic: string, partitions: number, factor: number) =>
    say(
      `Topic ${topic} exists: ${count(partitions, 'partition')}, replication factor ${factor}.`,
      'The controller has written it to the metadata log.',
    ),
  topicDeleted: (topic: string) => say(`Topic ${topic} is gone.`, 'Its logs go with it.'),
  topicAltered: (topic: string, what: string) => say(`Topic ${topic} changes.`, what),
  altered: {
    partitions: (partitions: number) => `It has ${count(partitions, 'partition')} now.`,
    set: (set: string) => `Set: ${set}.`,
    removed: (removed: string) => `Back to the default: ${removed}.`,
  },
  broken: (promise: string, partition: string, offsets: string, number: number) =>
    say(`A promise breaks: ${promise}.`, `${count(number, 'record')} of ${partition}, ${offsets}.`),
}

const offsetsCapital = (from: number, to: number): string =>
  to - from === 1 ? `Offset ${from} is` : `Offsets ${span(from, to)} are`

/** Endpoints as they stand in a sentence. */
