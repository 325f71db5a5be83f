// The kinds of things that drawn runs should bring about, and how often at the least.
import type { ClusterState, LossWhy } from '../../trace/ClusterState.ts'
import type { MetadataRecord } from '../../trace/MetadataImage.ts'
import type { EventOf, TraceEvent } from '../../trace/TraceEvent.ts'
import { GROUP_KINDS } from './groupKinds.ts'
import { type Kind, when } from './Kind.ts'

/** One row a kind: what counts, among which types of events (absent = all), and how often at least, per 1,000 runs. */
export const KINDS: readonly Kind[] = [
  { kind: 'events', floor: 500_000, fits: (event) => when(event.n > 0) },
  {
    kind: 'records sent',
    floor: 100_000,
    on: ['RecordQueued'],
    fits: (event) => when(event.type === 'RecordQueued'),
  },
  {
    kind: 'appends',
    floor: 50_000,
    on: ['RecordsAppended'],
    fits: (event) => when(event.type === 'RecordsAppended'),
  },
  {
    kind: 'acknowledgements',
    floor: 40_000,
    on: ['BatchAcked'],
    fits: (event) => when(event.type === 'BatchAcked'),
  },
  {
    kind: 'reads',
    floor: 50_000,
    on: ['RecordsDelivered'],
    fits: (event) => (event.type === 'RecordsDelivered' ? event.count : 0),
  },
  {
    kind: 'refused appends',
    floor: 200,
    on: ['AppendRefused'],
    fits: (event) => when(event.type === 'AppendRefused'),
  },
  {
    kind: 'refused fetches',
    floor: 100,
    on: ['FetchRefused'],
    fits: (event) => when(event.type === 'FetchRefused'),
  },
  {
    kind: 'refused admin calls',
    floor: 100,
    on: ['AdminAnswered'],
    fits: (event) => when(event.type === 'AdminAnswered' && event.error !== ''),
  },
  {
    kind: 'retries',
    floor: 150,
    on: ['BatchRetried'],
    fits: (event) => when(event.type === 'BatchRetried'),
  },
  {
    kind: 'split batches',
    floor: 5,
    on: ['BatchSplit'],
    fits: (event) => when(event.type === 'BatchSplit'),
  },
  {
    kind: 'failed batches',
    floor: 200,
    on: ['BatchFailed'],
    fits: (event) => when(event.type === 'BatchFailed'),
  },
  {
    kind: 'failed sends',
    floor: 500,
    on: ['SendFailed'],
    fits: (event) => when(event.type === 'SendFailed'),
  },
  {
    kind: 'blocked sends',
    floor: 500,
    on: ['SendBlocked'],
    fits: (event) => when(event.type === 'SendBlocked'),
  },
  {
    kind: 'refused clients',
    floor: 10,
    on: ['ClientChanged'],
    fits: (event) => when(event.type === 'ClientChanged' && event.to === 'Refused'),
  },
  {
    kind: 'crashed clients',
    floor: 50,
    on: ['ClientChanged'],
    fits: (event) => when(event.type === 'ClientChanged' && event.to === 'Crashed'),
  },
  {
    kind: 'closed clients',
    floor: 30,
    on: ['ClientChanged'],
    fits: (event) => when(event.type === 'ClientChanged' && event.to === 'Closed'),
  },
  {
    kind: 'broker crashes',
    floor: 50,
    on: ['ProcessChanged'],
    fits: (event) => when(isEnd(event, 'kill')),
  },
  {
    kind: 'power cuts',
    floor: 50,
    on: ['ProcessChanged'],
    fits: (event) => when(isEnd(event, 'power')),
  },
  {
    kind: 'clean stops',
    floor: 50,
    on: ['ProcessChanged'],
    fits: (event) => when(isEnd(event, 'exit')),
  },
  {
    kind: 'freezes',
    floor: 50,
    on: ['ProcessChanged'],
    fits: (event) => when(isEnd(event, 'freeze')),
  },
  {
    kind: 'cut logs',
    floor: 50,
    on: ['LogTruncated'],
    fits: (event) => when(event.type === 'LogTruncated' && event.why === 'power cut'),
  },
  {
    kind: 'acknowledged records lost',
    floor: 100,
    on: ['PromiseBroken'],
    fits: (event) => (event.type === 'PromiseBroken' ? event.count : 0),
  },
  {
    kind: 'acks all lost to unclean elections',
    floor: 2,
    on: ['PromiseBroken'],
    fits: (event, state) => countLost(event, state, 'unclean election'),
  },
  {
    kind: 'acks all lost to last known leaders',
    floor: 1,
    on: ['PromiseBroken'],
    fits: (event, state) => countLost(event, state, 'last known leader'),
  },
  {
    kind: 'acks all lost to lost disks',
    floor: 10,
    on: ['PromiseBroken'],
    fits: (event, state) => countLost(event, state, 'lost disk'),
  },
  {
    kind: 'acks all lost to power',
    floor: 100,
    on: ['PromiseBroken'],
    fits: (event, state) => countLost(event, state, 'power'),
  },
  {
    kind: 'lost as few acks allow',
    floor: 20,
    on: ['PromiseBroken'],
    fits: (event, state) => countLost(event, state, 'acks'),
  },
  {
    kind: 'quorum elections',
    floor: 200,
    on: ['QuorumStateChanged'],
    fits: (event) =>
      when(event.type === 'QuorumStateChanged' && event.to === 'Leader' && event.epoch > 1),
  },
  {
    kind: 'votes refused',
    floor: 50,
    on: ['VoteReturned'],
    fits: (event) => when(event.type === 'VoteReturned' && !event.granted),
  },
  {
    kind: 'controllers that stepped back',
    floor: 150,
    on: ['ControllerRenounced'],
    fits: (event) => when(event.type === 'ControllerRenounced'),
  },
  {
    kind: 'metadata logs cut',
    floor: 10,
    on: ['MetadataTruncated'],
    fits: (event) => when(event.type === 'MetadataTruncated'),
  },
  {
    kind: 'refused registrations',
    floor: 300,
    on: ['RegistrationRefused'],
    fits: (event) => when(event.type === 'RegistrationRefused'),
  },
  {
    kind: 'fencings',
    floor: 300,
    on: ['MetadataAppended'],
    fits: (event) =>
      when(isMetadata(event, 'BrokerRegistrationChange') && event.record.fenced === true),
  },
  {
    kind: 'elections',
    floor: 500,
    on: ['LeadershipTaken'],
    fits: (event) =>
      when(event.type === 'LeadershipTaken' && event.leaderEpoch > 0 && event.at > 0),
  },
  {
    kind: 'unclean elections',
    floor: 150,
    on: ['MetadataAppended'],
    fits: (event) => when(isMetadata(event, 'PartitionChange') && event.record.recovering === true),
  },
  {
    kind: 'partitions without a leader',
    floor: 400,
    on: ['MetadataAppended'],
    fits: (event) => when(isMetadata(event, 'PartitionChange') && event.record.leader === -1),
  },
  {
    kind: 'eligible replicas',
    floor: 250,
    on: ['MetadataAppended'],
    fits: (event) =>
      when(isMetadata(event, 'PartitionChange') && (event.record.elr?.length ?? 0) > 0),
  },
  {
    kind: 'shrinks',
    floor: 30,
    on: ['IsrProposed'],
    fits: (event) => when(event.type === 'IsrProposed' && event.isr.length < event.from.length),
  },
  {
    kind: 'expansions',
    floor: 250,
    on: ['IsrProposed'],
    fits: (event) => when(event.type === 'IsrProposed' && event.isr.length > event.from.length),
  },
  {
    kind: 'copies',
    floor: 10_000,
    on: ['RecordsCopied'],
    fits: (event) => when(event.type === 'RecordsCopied'),
  },
  {
    kind: 'truncations',
    floor: 20,
    on: ['LogTruncated'],
    fits: (event) => when(event.type === 'LogTruncated' && event.why !== 'power cut'),
  },
  {
    kind: 'lost disks',
    floor: 20,
    on: ['DiskLost'],
    fits: (event) => when(event.type === 'DiskLost'),
  },
  {
    kind: 'refusals for want of replicas',
    floor: 150,
    on: ['AppendRefused'],
    fits: (event) =>
      when(event.type === 'AppendRefused' && event.error.startsWith('NOT_ENOUGH_REPLICAS')),
  },
  {
    kind: 'refusals by another than the leader',
    floor: 150,
    on: ['AppendRefused', 'FetchRefused'],
    fits: (event) =>
      when(
        (event.type === 'AppendRefused' || event.type === 'FetchRefused') &&
          event.error === 'NOT_LEADER_OR_FOLLOWER',
      ),
  },
  {
    kind: 'connection faults',
    floor: 200,
    on: ['ConnectionFaulted'],
    fits: (event) => when(event.type === 'ConnectionFaulted'),
  },
  {
    kind: 'closed connections',
    floor: 1_000,
    on: ['ConnectionChanged'],
    fits: (event) => when(event.type === 'ConnectionChanged' && event.to === 'closed'),
  },
  {
    kind: 'requests that timed out',
    floor: 100,
    on: ['ConnectionChanged'],
    fits: (event) => when(event.type === 'ConnectionChanged' && event.why === 'request timed out'),
  },
  {
    kind: 'parked fetches',
    floor: 5_000,
    on: ['RequestParked'],
    fits: (event) => when(event.type === 'RequestParked'),
  },
  {
    kind: 'folded stretches',
    floor: 500,
    on: ['IdleFolded'],
    fits: (event) => when(event.type === 'IdleFolded'),
  },
  {
    kind: 'position resets',
    floor: 1_000,
    on: ['PositionReset'],
    fits: (event) => when(event.type === 'PositionReset'),
  },
  {
    kind: 'rolled segments',
    floor: 500,
    on: ['SegmentRolled'],
    fits: (event) => when(event.type === 'SegmentRolled'),
  },
  {
    kind: 'flushes',
    floor: 500,
    on: ['LogFlushed'],
    fits: (event) => when(event.type === 'LogFlushed'),
  },
  {
    kind: 'topics created',
    floor: 1_000,
    on: ['TopicCreated'],
    fits: (event) => when(event.type === 'TopicCreated'),
  },
  {
    kind: 'topics altered',
    floor: 50,
    on: ['TopicAltered'],
    fits: (event) => when(event.type === 'TopicAltered'),
  },
  {
    kind: 'topics deleted',
    floor: 50,
    on: ['TopicDeleted'],
    fits: (event) => when(event.type === 'TopicDeleted'),
  },
  ...GROUP_KINDS,
]

type Written<T extends MetadataRecord['type']> = EventOf<'MetadataAppended'> & {
  readonly record: Extract<MetadataRecord, { type: T }>
}

function isMetadata<T extends MetadataRecord['type']>(
  event: TraceEvent,
  type: T,
): event is Written<T> {
  return event.type === 'MetadataAppended' && event.record.type === type
}

/** Acknowledged records lost for a reason; `acks`: those that fewer than all had acknowledged, else those that all had. */
function countLost(event: TraceEvent, state: ClusterState, why: LossWhy): number {
  if (event.type !== 'PromiseBroken') return 0
  const lost = state.ledger.get(event.partition)?.lost ?? []
  const isAsked = ({ acks }: { readonly acks: number }) => why === 'acks' || acks === -1
  return lost.filter(
    (each) => each.acked && each.event === event.cause && each.why === why && isAsked(each),
  ).length
}

function isEnd(event: TraceEvent, how: string): boolean {
  return event.type === 'ProcessChanged' && event.how === how
}
