// A sentence for every event. Each type has a row: a missing one does not compile.

import { exceptionInFull } from '../kafka/errorTexts.ts'
import { COMPRESSIONS } from '../kafka/terms.ts'
import { subscriptionText } from '../scenario/subscription.ts'
import type { EventOf, EventType, TraceEvent } from '../trace/TraceEvent.ts'
import { actWords } from '../words/en/actSentences.ts'
import { offsetsText, recordWords, type Sentence, eventWords as words } from '../words/en/events.ts'
import { actText } from './actText.ts'
import { type CaptionContext, findBatch, findConfig, recordsAt } from './captionContext.ts'
import { lengthText } from './clock.ts'
import { firstOfRuns } from './contents.ts'
import { endpointName, nodeName, sentenceStart } from './endpoints.ts'
import { groupCaptions } from './groups/captions.ts'
import { arrivedCaption, lostCaption, messageCaption, parkedCaption } from './messageCaptions.ts'
import { decisionText, metadataText } from './metadataText.ts'
import { queuedCaption } from './queuedCaption.ts'
import { NAMED, recordsText, recordText } from './recordText.ts'

export type { Sentence } from '../words/en/events.ts'

type Caption<T extends EventType> = (event: EventOf<T>, context: CaptionContext) => Sentence

const LONGEST_HEADLINE = 90

/** The headline and line of an event. */
export function captionOf(event: TraceEvent, context: CaptionContext): Sentence {
  const caption = CAPTIONS[event.type] as Caption<EventType>
  const sentence = caption(event, context)
  return { ...sentence, headline: fitted(sentenceStart(sentence.headline)) }
}

function fitted(headline: string): string {
  if (headline.length <= LONGEST_HEADLINE) return headline
  return `${headline.slice(0, LONGEST_HEADLINE - 1).trimEnd()}…`
}

const CAPTIONS: { readonly [T in EventType]: Caption<T> } = {
  ...groupCaptions,
  ActPerformed: ({ action, by }, { state }) => {
    const deed = actText(action, state.nodes)
    return by === 'person'
      ? { headline: actWords.you(deed), line: actWords.youLine }
      : { headline: actWords.script(deed), line: actWords.scriptLine }
  },
  ProcessChanged: ({ node, how }, { state }) => {
    const who = nodeName(state.nodes, node)
    const isBroker = state.nodes.find((one) => one.id === node)?.isBroker ?? true
    if (how === 'start') return words.processStarted(who, isBroker)
    if (how === 'exit') return words.processStopped(who, isBroker)
    if (how === 'kill') return words.processKilled(who)
    if (how === 'power') return words.processPower(who)
    return how === 'freeze' ? words.processFrozen(who) : words.processThawed(who)
  },
  HostPowerChanged: ({ host, powered }) => words.hostPower(host, powered),
  DiskLost: ({ node }, { state }) => words.diskLost(nodeName(state.nodes, node)),
  DiskSlowed: ({ node, delayUs }, { state }) =>
    words.diskSlowed(nodeName(state.nodes, node), delayUs === 0 ? '' : lengthText(delayUs)),
  BrokerStateChanged: ({ node, from, to }) => words.brokerState(node, from, to),
  QuorumStateChanged: ({ node, to, epoch, leader, votedFor, why }) => {
    const sentence =
      to === 'Unattached'
        ? words.quorumState.Unattached(node, epoch, votedFor)
        : words.quorumState[to](node, epoch, leader)
    return { ...sentence, line: words.because(sentence.line, why), why: words.because('', why) }
  },
  VoteReturned: ({ node, voter, epoch, preVote, granted }) =>
    words.vote[preVote ? 'pre' : 'real'](voter, node, granted, epoch),
  QuorumTimerSet: ({ node, until, at }) =>
    words.quorumTimer(node, until <= at ? '' : lengthText(until - at)),
  ControllerActivated: ({ node, epoch }) => words.controllerActivated(node, epoch),
  ControllerRenounced: ({ node, why }) => words.controllerRenounced(node, why),
  MetadataFetched: ({ node, from, to, entries }, { state }) =>
    words.metadataFetched(
      nodeName(state.nodes, node),
      nodeName(state.nodes, from),
      to,
      entries
        .slice(0, NAMED)
        .map(({ record }) => metadataText(record))
        .join(' '),
    ),
  MetadataTruncated: ({ node, to, why }, { state }) =>
    words.metadataTruncated(nodeName(state.nodes, node), to, why),
  RegistrationRefused: ({ node, error }) => words.registrationRefused(node, error),
  MetadataAppended: ({ record, offset }, { state }) => {
    const sentence = words.metadataAppended(metadataText(record), offset)
    const why = decisionText(record, state)
    return why === '' ? sentence : { ...sentence, line: `${why} ${sentence.line}`, why }
  },
  MetadataCommitted: ({ node, highWatermark }, { state }) =>
    words.metadataCommitted(nodeName(state.nodes, node), highWatermark),
  MetadataApplied: ({ node, image }) => words.metadataApplied(node, image.offset),
  NodeConfigured: ({ node }) => words.nodeConfigured(node),
  HeartbeatReceived: ({ node, controller }) => words.heartbeat(node, controller),
  NoOpAppended: ({ node }) => words.noOp(node),
  IdleFolded: ({ skips }) =>
    words.idleFolded(lengthText(Math.max(0, ...skips.map((skip) => skip.byUs)))),
  ConnectionChanged: ({ client, node, to, why }) => {
    const [from, at] = [endpointName(client), endpointName(node)]
    if (to === 'connecting') return words.connecting(from, at)
    return to === 'ready' ? words.connected(from, at) : words.closed(from, at, why)
  },
  ConnectionFaulted: ({ from, to, delayUs, silent }) => {
    const ends = [endpointName(from), endpointName(to)] as const
    if (silent) return words.faulted.silent(...ends)
    return delayUs > 0
      ? words.faulted.delayed(...ends, lengthText(delayUs))
      : words.faulted.healed(...ends)
  },
  MessageSent: ({ message }, context) => messageCaption(message, context),
  MessageArrived: (event, context) => arrivedCaption(event, context),
  MessageLost: (event, context) => lostCaption(event, context),
  RequestParked: (event, context) => parkedCaption(event, context),
  ReplicaOpened: ({ node, partition }) => words.replicaOpened(node, partition),
  ReplicaClosed: ({ node, partition, why }) => words.replicaClosed(node, partition, why),
  LeadershipTaken: ({ node, partition, leaderEpoch, epochStart, isr, followers }) =>
    words.leadershipTaken(
      node,
      partition,
      leaderEpoch,
      epochStart,
      isr.join(', '),
      followers.length === 0,
    ),
  FollowingBegun: ({ node, partition, leader, leaderEpoch }) =>
    words.followingBegun(node, partition, leader, leaderEpoch),
  FollowerFetched: ({ node, follower, partition, endOffset }) =>
    words.followerFetched(node, follower, partition, endOffset),
  FollowerIdled: ({ node, follower, count }) => words.followerIdled(node, follower, count),
  RecordsCopied: (event, context) => copiedCaption(event, context),
  IsrProposed: ({ node, partition, from, isr, why }) =>
    words.isrProposed(node, partition, from.join(', '), isr.join(', '), why),
  IsrSettled: ({ node, partition, isr, why }) =>
    words.isrSettled(node, partition, isr.join(', '), why),
  LeadershipLost: ({ node, partition, leaderEpoch }) =>
    words.leadershipLost(node, partition, leaderEpoch),
  RecordsAppended: ({ node, partition, producer, batch, own }, { read }) => ({
    headline: words.appended(
      node,
      recordWords.count(batch.count),
      own ? '' : producer,
      partition,
      offsetsText(batch.baseOffset, batch.baseOffset + batch.count),
    ).headline,
    line: words.appendedLine(
      recordsText(read, firstOfRuns(batch.runs, NAMED), batch.count),
      batch.bytes,
      COMPRESSIONS[batch.codec] ?? 'none',
      batch.leaderEpoch,
    ),
    why: '',
  }),
  HighWatermarkAdvanced: ({ node, partition, from, to }, { state }) => {
    const broker = state.nodes.find((one) => one.id === node)
    const replica = broker?.replicas.find((one) => one.name === partition)
    if (replica !== undefined && !replica.leads)
      return words.followerHighWatermark(node, partition, from, to)
    const topic = broker?.image.topics.find((one) => one.name === replica?.topic)
    const isr = topic?.partitions[replica?.partition ?? 0]?.isr
    return words.highWatermark(partition, from, to, isr === undefined || isr.length <= 1)
  },
  SegmentRolled: ({ partition, baseOffset, why }) =>
    words.segmentRolled(partition, baseOffset, why),
  LogFlushed: ({ node, partition, recoveryPoint, why }) =>
    words.flushed(node, partition, recoveryPoint, why),
  LogTruncated: ({ node, partition, to, why }) => words.truncated(node, partition, to, why),
  LogLoaded: ({ node, partition, clean, highWatermark }) =>
    words.loaded(node, partition, clean, highWatermark),
  AppendRefused: ({ node, partition, producer, error, sentence }) =>
    words.appendRefused(node, partition, producer, error, sentence),
  FetchRefused: ({ node, partition, client, error, offset }) =>
    words.fetchRefused(node, partition, client, error, offset),
  ClientStarted: ({ client, spec, incarnation }) =>
    words.clientStarted(client, startedText(spec), incarnation > 1),
  ClientChanged: ({ client, to, why }) => words.clientChanged(client, words.lifecycle[to], why),
  ClientSlowed: ({ client, processingUs }) => words.clientSlowed(client, lengthText(processingUs)),
  MetadataLearned: ({ client, topics }) =>
    words.metadataLearned(client, topics.map(({ topic }) => topic).join(', ')),
  CallFailed: ({ client, call, error }) => words.callFailed(client, call, exceptionInFull(error)),
  SourceAdded: ({ client, topic }) => words.sourceAdded(client, topic),
  ProducerIdAssigned: ({ client, producerId, producerEpoch }) =>
    words.producerId(client, producerId, producerEpoch),
  RecordQueued: (event, context) => queuedCaption(event, context),
  StickyPartitionChosen: ({ client, topic, to, why }) =>
    words.sticky(client, topic, to, why === 'first record'),
  SendBlocked: ({ client, topic, why }) =>
    why === 'metadata' ? words.blocked.metadata(client, topic) : words.blocked.memory(client),
  SendUnblocked: ({ client, waitedUs }) => words.unblocked(client, lengthText(waitedUs)),
  SendFailed: ({ client, source, number, error }, { read }) =>
    words.sendFailed(client, recordText(read, { source, number }), exceptionInFull(error)),
  BatchesSent: ({ client, batches, inFlight }, context) =>
    batchesSent(client, batches, inFlight, context),
  BatchAcked: (event, context) => acked(event, context),
  BatchRetried: ({ client, partition, error, backoffUntil, at }) =>
    words.retried(client, partition, error, lengthText(Math.max(0, backoffUntil - at))),
  BatchSplit: ({ client, partition, into }) => words.split(client, partition, into.length),
  BatchFailed: ({ client, partition, error }) =>
    words.batchFailed(client, partition, exceptionInFull(error)),
  RequestsInFlight: ({ client, inFlight }) => words.inFlight(client, inFlight),
  PartitionsAssigned: ({ client, partitions }) =>
    words.assigned(client, partitions.map(({ name }) => name).join(', ')),
  PositionReset: (event) => positionCaption(event),
  FetchSent: ({ client }) => words.fetchOut(client),
  FetchReturned: ({ client, partitions }) => {
    const parts = partitions.filter((part) => part.to > part.from)
    if (parts.length === 0) return words.fetchEmpty(client)
    return words.fetchIn(
      client,
      parts.map((part) => `${part.partition} ${offsetsText(part.from, part.to)}`).join(', '),
    )
  },
  RecordsDelivered: (event, context) => delivered(event, context),
  WorkDone: ({ client, count }) => words.workDone(client, count),
  WorkThrew: ({ client, partition, offset, handler }) =>
    words.workThrew(client, `${partition} ${offsetsText(offset, offset + 1)}`, handler),
  WorkAbandoned: ({ client, done, count }) => words.workAbandoned(client, done, count),
  AdminCalled: ({ client, call }) => words.adminCalled(client, call),
  AdminAnswered: ({ client, call, error }) =>
    error === '' || error === 'NONE'
      ? words.adminDone(client, call)
      : words.adminRefused(client, call, exceptionInFull(error)),
  TopicCreated: ({ topic, partitions, replicationFactor }) =>
    words.topicCreated(topic, partitions, replicationFactor),
  TopicDeleted: ({ topic }) => words.topicDeleted(topic),
  TopicAltered: ({ topic, partitions, set, removed }) => {
    const parts = [
      partitions > 0 ? words.altered.partitions(partitions) : '',
      set === '' ? '' : words.altered.set(set),
      removed === '' ? '' : words.altered.removed(removed),
    ]
    return words.topicAltered(topic, parts.filter((part) => part !== '').join(' '))
  },
  PromiseBroken: ({ promise, partition, from, to, count }) =>
    words.broken(promise, partition, offsetsText(from, to), count),
}

/** A follower's append: what it copied, and from whom. */
function copiedCaption(event: EventOf<'RecordsCopied'>, { read }: CaptionContext): Sentence {
  const { node, partition, from, batches } = event
  const [first] = batches
  const last = batches.at(-1)
  if (first === undefined || last === undefined)
    return words.copied(node, recordWords.count(0), partition, '', from)
  const to = last.baseOffset + last.count
  const count = to - first.baseOffset
  const records = batches.flatMap((batch) => firstOfRuns(batch.runs, NAMED)).slice(0, NAMED)
  return {
    ...words.copied(
      node,
      recordWords.count(count),
      partition,
      offsetsText(first.baseOffset, to),
      from,
    ),
    line: words.copiedLine(recordsText(read, records, count)),
    why: '',
  }
}

function positionCaption({
  client,
  partition,
  offset,
  why,
  configs,
}: EventOf<'PositionReset'>): Sentence {
  const { reset, seek, committed, other } = words.positionWhy
  const policy = why === 'auto.offset.reset' ? reset(configs?.[0]?.value ?? '') : null
  const known = why === 'seek' ? seek : why === 'committed' ? committed : other(why)
  return words.position(client, partition, offset, policy ?? known)
}

function startedText(spec: EventOf<'ClientStarted'>['spec']): string {
  if (spec === null) return words.started.admin
  if (spec.type === 'producer') return words.started.producer(spec.workload?.topic ?? '')
  if (spec.subscribe)
    return words.started.member(spec.group ?? '', subscriptionText(spec.subscribe))
  return words.started.reader(
    (spec.assign ?? [])
      .map(({ topic, partitions }) =>
        partitions === 'all' ? topic : partitions.map((one) => `${topic}-${one}`).join(', '),
      )
      .join(', '),
  )
}

function batchesSent(
  client: string,
  batches: readonly number[],
  inFlight: number,
  context: CaptionContext,
): Sentence {
  const known = batches.flatMap((id) => findBatch(context, client, id) ?? [])
  const parts = known.map(
    ({ partition, records }) => `${recordWords.count(records.length)} for ${partition}`,
  )
  const most = findConfig(context, client, 'max.in.flight.requests.per.connection')?.value ?? '5'
  const what =
    parts.length === 0
      ? `${batches.length} batch${batches.length === 1 ? '' : 'es'}`
      : parts.join(', ')
  return words.batchesSent(client, what, words.inFlightLine(inFlight, most))
}

function acked(event: EventOf<'BatchAcked'>, context: CaptionContext): Sentence {
  const { client, partition, baseOffset } = event
  if (baseOffset < 0) return words.ackedBlind(client, partition)
  const batch = findBatch(context, client, event.batch)
  const count = batch?.records.length ?? 1
  const offsets = offsetsText(baseOffset, baseOffset + count)
  const records = batch === undefined ? '' : recordsText(context.read, batch.records, count)
  return (count === 1 ? words.acked : words.ackedMany)(client, partition, offsets, records)
}

function delivered(event: EventOf<'RecordsDelivered'>, context: CaptionContext): Sentence {
  const what = event.ranges
    .map(({ partition, from, to }) => `${partition} ${offsetsText(from, to)}`)
    .join(', ')
  const records = event.ranges.flatMap(({ partition, from, to }) =>
    recordsAt(context.state, partition, from, to, NAMED),
  )
  const work = event.perRecordUs > 0 ? words.perRecord(lengthText(event.perRecordUs)) : ''
  const headline = words.delivered(
    event.client,
    `${recordWords.count(event.count)}: ${what}`,
  ).headline
  return {
    headline,
    line: words.deliveredLine(recordsText(context.read, records, event.count), work),
  }
}
