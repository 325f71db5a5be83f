// How much each event matters: what Events lists, what a step goes to, what the timeline tells.
import { OFFSETS_TOPIC } from '../kafka/records/OffsetsRecord.ts'
import type { EventType, TraceEvent } from './TraceEvent.ts'

/** How much an event matters: chatter changed nothing; a message is on the wire; a decision changed something; a milestone is told to everyone. */
export type Level = 'chatter' | 'message' | 'decision' | 'milestone'

/** Every type's level. */
export const LEVELS: { readonly [T in EventType]: Level } = {
  ActPerformed: 'milestone',
  ProcessChanged: 'milestone',
  HostPowerChanged: 'milestone',
  DiskLost: 'milestone',
  DiskSlowed: 'decision',
  BrokerStateChanged: 'decision',
  QuorumStateChanged: 'decision',
  MetadataAppended: 'decision',
  MetadataCommitted: 'chatter',
  MetadataApplied: 'chatter',
  NodeConfigured: 'decision',
  RegistrationRefused: 'decision',
  VoteReturned: 'message',
  QuorumTimerSet: 'chatter',
  ControllerActivated: 'milestone',
  ControllerRenounced: 'milestone',
  MetadataFetched: 'chatter',
  MetadataTruncated: 'decision',
  FollowingBegun: 'decision',
  FollowerFetched: 'chatter',
  FollowerIdled: 'chatter',
  RecordsCopied: 'decision',
  IsrProposed: 'decision',
  IsrSettled: 'decision',
  HeartbeatReceived: 'chatter',
  NoOpAppended: 'chatter',
  IdleFolded: 'chatter',
  ConnectionChanged: 'message',
  ConnectionFaulted: 'decision',
  MessageSent: 'message',
  MessageArrived: 'message',
  MessageLost: 'message',
  RequestParked: 'message',
  ReplicaOpened: 'decision',
  ReplicaClosed: 'decision',
  LeadershipTaken: 'decision',
  LeadershipLost: 'decision',
  RecordsAppended: 'decision',
  HighWatermarkAdvanced: 'decision',
  SegmentRolled: 'decision',
  LogFlushed: 'decision',
  LogTruncated: 'milestone',
  LogLoaded: 'decision',
  AppendRefused: 'decision',
  FetchRefused: 'decision',
  ClientStarted: 'milestone',
  ClientChanged: 'milestone',
  ClientSlowed: 'decision',
  MetadataLearned: 'message',
  CallFailed: 'milestone',
  SourceAdded: 'chatter',
  ProducerIdAssigned: 'decision',
  RecordQueued: 'decision',
  StickyPartitionChosen: 'decision',
  SendBlocked: 'decision',
  SendUnblocked: 'decision',
  SendFailed: 'decision',
  BatchesSent: 'chatter',
  BatchAcked: 'decision',
  BatchRetried: 'decision',
  BatchSplit: 'decision',
  BatchFailed: 'milestone',
  RequestsInFlight: 'chatter',
  PartitionsAssigned: 'decision',
  PositionReset: 'decision',
  FetchSent: 'chatter',
  FetchReturned: 'chatter',
  RecordsDelivered: 'decision',
  WorkDone: 'decision',
  WorkThrew: 'decision',
  WorkAbandoned: 'decision',
  GroupChanged: 'decision',
  GroupsLoaded: 'decision',
  GroupsUnloaded: 'decision',
  OffsetsCommitted: 'decision',
  OffsetsDeleted: 'decision',
  GroupRequestRefused: 'decision',
  CoordinatorKnown: 'message',
  MembershipChanged: 'decision',
  RebalanceListenerCalled: 'decision',
  RebalanceListenerReturned: 'decision',
  CommitAnswered: 'decision',
  AdminCalled: 'decision',
  AdminAnswered: 'milestone',
  TopicCreated: 'milestone',
  TopicDeleted: 'milestone',
  TopicAltered: 'milestone',
  PromiseBroken: 'milestone',
}

const STORING = new Set<EventType>(['RecordsAppended', 'RecordsCopied', 'HighWatermarkAdvanced'])

/**
 * An event's own level: a partition leader that was elected anew is told to everyone, a topic's first one is not; so are a
 * rebalance and its end.
 * How commits are stored and copied is on the way to what they bring about.
 */
export function levelOf(event: TraceEvent): Level {
  if (event.type === 'LeadershipTaken' && event.leaderEpoch > 0) return 'milestone'
  if (event.type === 'GroupChanged' && event.from !== event.to) {
    const isTold = event.to === 'PreparingRebalance' || event.to === 'Stable'
    return isTold ? 'milestone' : 'decision'
  }
  if (STORING.has(event.type) && 'partition' in event)
    return String(event.partition).startsWith(OFFSETS_TOPIC) ? 'message' : LEVELS[event.type]
  return LEVELS[event.type]
}
