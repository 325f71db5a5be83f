// One planted fault a law: a law without one does not compile.
import type { LawName } from '../../src/words/en/laws.ts'
import { crashBroker, powerOff, startBroker } from '../engine/acts.ts'
import { GROUP_FAULTS } from './plantedGroupFaults.ts'
import { REPLICATION_FAULTS } from './plantedReplicationFaults.ts'
import { activeController, message, nextBatch, type Plant, replicaIn, SCENE } from './plants.ts'

const reign = (leaderEpoch: number) => ({
  leaderEpoch,
  epochStart: 0,
  partitionEpoch: 0,
  followers: [],
  isr: [NODE],
})
const restarted = SCENE.at('1s', crashBroker()).at('2s', startBroker())
const NODE = 1
const PARTITION = 'orders-0'

export const PLANTED: { readonly [N in LawName]: Plant } = {
  ...REPLICATION_FAULTS,
  ...GROUP_FAULTS,
  'events-are-numbered': {
    fault: 'an event is caused by a later one',
    plant: ({ state, forge }) =>
      forge({ type: 'HeartbeatReceived', node: NODE, controller: NODE, cause: state.n + 7 }),
  },
  'time-never-falls': {
    fault: 'an event comes a microsecond before the one before it',
    plant: ({ forge }) => forge({ type: 'TopicDeleted', topic: 'orders', at: 1_500_000 }),
  },
  'offsets-without-gaps': {
    fault: 'an append leaves an offset out',
    plant: ({ state, forge }) =>
      forge(
        {
          type: 'RecordsAppended',
          node: NODE,
          partition: PARTITION,
          producer: 'web',
          batch: nextBatch(state),
        },
        (spoilt) => {
          replicaIn(spoilt).log.endOffset += 1
        },
      ),
  },
  'high-watermark-within-the-log': {
    fault: 'the high watermark passes the end of the log',
    plant: ({ state, forge }) => {
      const { highWatermark, log } = replicaIn(state)
      return forge({
        type: 'HighWatermarkAdvanced',
        node: NODE,
        partition: PARTITION,
        from: highWatermark,
        to: log.endOffset + 1,
      })
    },
  },
  'high-watermark-never-falls': {
    fault: 'the high watermark goes back by one',
    plant: ({ state, forge }) => {
      const { highWatermark, name } = replicaIn(state, filledPartition(state))
      return forge({
        type: 'HighWatermarkAdvanced',
        node: NODE,
        partition: name,
        from: highWatermark,
        to: highWatermark - 1,
      })
    },
  },
  'leader-epochs-never-fall': {
    fault: 'a batch carries the epoch before the last',
    scene: restarted,
    where: 9_000_000,
    plant: ({ state, forge }) => {
      const { name, leaderEpoch, log } = replicaIn(state, filledPartition(state))
      return forge({
        type: 'RecordsAppended',
        node: NODE,
        partition: name,
        producer: 'web',
        batch: { ...nextBatch(state), baseOffset: log.endOffset, leaderEpoch: leaderEpoch - 1 },
      })
    },
  },
  'timestamps-never-ahead': {
    fault: 'a record is stamped an hour ahead',
    plant: ({ state, forge }) =>
      forge({
        type: 'RecordsAppended',
        node: NODE,
        partition: PARTITION,
        producer: 'web',
        batch: { ...nextBatch(state), baseTimestampMs: state.startsAtMs + 3_600_000 },
      }),
  },
  'written-records-survive': {
    fault: 'a log is cut though the power never failed',
    scene: restarted,
    where: (event) => event.type === 'BrokerStateChanged' && event.to === 'RECOVERY',
    plant: ({ state, forge }) => {
      const { name, log } = replicaIn(state, filledPartition(state))
      return forge({
        type: 'LogTruncated',
        node: NODE,
        partition: name,
        to: log.endOffset - 1,
        why: 'power cut',
      })
    },
  },
  'segments-tile-the-log': {
    fault: 'a segment begins before the end of the log',
    plant: ({ state, forge }) => {
      const { name, log } = replicaIn(state, filledPartition(state))
      return forge({
        type: 'SegmentRolled',
        node: NODE,
        partition: name,
        baseOffset: log.endOffset - 1,
        why: 'segment.ms',
      })
    },
  },
  'committed-metadata-stays': {
    fault: 'more metadata is committed than was written',
    plant: ({ state, forge }) => {
      const { endOffset } = activeController(state).metadata
      return forge({ type: 'MetadataCommitted', node: NODE, highWatermark: endOffset + 1 })
    },
  },
  'leader-epochs-count-elections': {
    fault: 'a broker leads in an epoch no record speaks of',
    plant: ({ forge }) =>
      forge({ type: 'LeadershipTaken', node: NODE, partition: PARTITION, ...reign(5) }),
  },
  'one-partition-leader-per-epoch': {
    fault: 'a second broker leads in the same epoch',
    plant: ({ state, forge }) => {
      const [node] = state.nodes
      if (!node) throw new Error('no broker')
      state.nodes.push({ ...node, id: 2, endpoint: 'broker-2' })
      return forge({
        type: 'LeadershipTaken',
        node: 2,
        partition: PARTITION,
        ...reign(replicaIn(state).leaderEpoch),
      })
    },
  },
  'one-quorum-leader-per-epoch': {
    fault: 'an epoch that was won is won again',
    plant: ({ state, forge }) =>
      forge({
        type: 'QuorumStateChanged',
        node: NODE,
        from: 'Candidate',
        to: 'Leader',
        epoch: state.quorum.epoch,
        leader: NODE,
        votedFor: NODE,
        why: 'a forger says so',
      }),
  },
  'every-record-has-one-fate': {
    fault: 'a batch is acknowledged twice',
    where: (event) => event.type === 'BatchAcked',
    plant: ({ forge }) =>
      forge({
        type: 'BatchAcked',
        client: 'web',
        batch: 1,
        partition: PARTITION,
        baseOffset: -1,
        bufferedBytes: 0,
      }),
  },
  'acknowledged-records-are-stored': {
    fault: 'an acknowledgement names a place where nothing was written',
    where: (event) => event.type === 'BatchesSent',
    plant: ({ state, forge }) => {
      const web = state.clients.find((client) => client.id === 'web')
      const sent =
        web?.type === 'producer' ? web.queue.find((each) => each.message !== 0) : undefined
      return forge({
        type: 'BatchAcked',
        client: 'web',
        batch: sent?.id ?? -1,
        partition: sent?.partition ?? '',
        baseOffset: 77,
        bufferedBytes: 0,
      })
    },
  },
  'readers-stay-below-high-watermark': {
    fault: 'a response carries a record that is not committed',
    plant: ({ state, forge }) => {
      const { highWatermark } = replicaIn(state)
      const answer = {
        topic: 'orders',
        partition: 0,
        error: 'NONE' as const,
        highWatermark,
        lastStableOffset: highWatermark,
        logStartOffset: 0,
        from: highWatermark,
        to: highWatermark + 1,
        bytes: 70,
      }
      return forge({
        type: 'MessageSent',
        message: message(state, 'billing', {
          id: 9_001,
          api: 'Fetch',
          kind: 'response',
          body: { partitions: [answer] },
        }),
      })
    },
  },
  'readers-never-skip': {
    fault: 'a poll leaves an offset out',
    where: (event) =>
      event.type === 'FetchReturned' && event.partitions.some(({ from, to }) => to > from),
    plant: ({ state, forge }) => {
      const billing = state.clients.find((client) => client.id === 'billing')
      const place =
        billing?.type === 'reader'
          ? billing.partitions.find((each) => each.position > 0)
          : undefined
      const from = (place?.position ?? 0) + 1
      return forge({
        type: 'RecordsDelivered',
        client: 'billing',
        poll: 99,
        count: 1,
        perRecordUs: 0,
        perPollUs: 0,
        slowUs: 0,
        slow: [],
        throws: [],
        ranges: [{ partition: place?.name ?? PARTITION, from, to: from + 1 }],
      })
    },
  },
  'messages-travel-on-open-connections': {
    fault: 'a message outlives its connection',
    where: (event) => event.type === 'RequestParked',
    plant: ({ state, forge }) => {
      const parked = [...state.messages.values()].find((each) => each.stage === 'parked')
      forge({
        type: 'ConnectionChanged',
        connection: parked?.connection ?? -1,
        client: 'billing',
        node: 'broker-1',
        channel: 'client',
        to: 'closed',
        why: 'reset',
      })
      return forge({ type: 'HeartbeatReceived', node: NODE, controller: NODE })
    },
  },
  'connections-keep-order': {
    fault: 'the second message arrives first',
    plant: ({ state, forge }) => {
      const body = { clientSoftware: 'a forger' }
      for (const id of [9_001, 9_002])
        forge({
          type: 'MessageSent',
          message: message(state, 'web', { id, api: 'ApiVersions', kind: 'request', body }),
        })
      return forge({ type: 'MessageArrived', message: 9_002, api: 'ApiVersions', stage: 'waiting' })
    },
  },
  'one-request-per-connection': {
    fault: 'a broker takes up a request while it works on another',
    plant: ({ state, forge }) => {
      const body = { clientSoftware: 'a forger' }
      for (const id of [9_001, 9_002])
        forge({
          type: 'MessageSent',
          message: message(state, 'web', { id, api: 'ApiVersions', kind: 'request', body }),
        })
      forge({ type: 'MessageArrived', message: 9_001, api: 'ApiVersions', stage: 'working' })
      return forge({ type: 'MessageArrived', message: 9_002, api: 'ApiVersions', stage: 'working' })
    },
  },
  'buffer-memory-is-kept': {
    fault: 'more is buffered than there is memory',
    plant: ({ state, forge }) =>
      forge({
        type: 'RecordQueued',
        client: 'web',
        source: 0,
        number: state.sources[0]?.sent ?? 0,
        partition: PARTITION,
        batch: 9_001,
        opens: true,
        bytes: 70,
        lingerUntil: state.at,
        bufferedBytes: 33_554_433,
        full: false,
      }),
  },
  'max-in-flight-is-kept': {
    fault: 'a sixth request leaves while five are unanswered',
    plant: ({ state, forge }) => {
      const body = { acks: -1 as const, timeoutMs: 30_000, batches: [] }
      for (const id of [9_001, 9_002, 9_003, 9_004, 9_005])
        forge({
          type: 'MessageSent',
          message: message(state, 'web', { id, api: 'Produce', kind: 'request', body }),
        })
      return forge({
        type: 'MessageSent',
        message: message(state, 'web', { id: 9_006, api: 'Produce', kind: 'request', body }),
      })
    },
  },
  'the-dead-do-nothing': {
    fault: 'a broker without power appends',
    scene: SCENE.at('1s', powerOff()),
    plant: ({ state, forge }) =>
      forge({
        type: 'RecordsAppended',
        node: NODE,
        partition: PARTITION,
        producer: 'web',
        batch: nextBatch(state),
      }),
  },
}

/** A partition with at least two committed records. */
function filledPartition(state: Parameters<typeof replicaIn>[0]): string {
  const filled = state.nodes[0]?.replicas.find((replica) => replica.highWatermark >= 2)
  if (!filled) throw new Error('the scene wrote too little')
  return filled.name
}
