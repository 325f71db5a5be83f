// Faults planted where brokers copy each other: one a law of the quorum, the in-sync set, the copies and their acknowledgements.

import type { ClusterState, ReplicaState } from '../../src/trace/ClusterState.ts'
import { recordAt } from '../../src/trace/log/Log.ts'
import { findPartition, type PartitionChangeFields } from '../../src/trace/MetadataImage.ts'
import type { LawName } from '../../src/words/en/laws.ts'
import {
  activeController,
  type Ground,
  leaderOf,
  message,
  nextBatch,
  type Plant,
  THREE,
} from './plants.ts'

const TOPIC = 'orders'

/** What the active controller would write next about orders-0. */
function change({ state, forge }: Ground, fields: PartitionChangeFields) {
  const { id, metadata, controller } = activeController(state)
  const topicId = controller?.image.topics.find(({ name }) => name === TOPIC)?.id ?? ''
  return forge({
    type: 'MetadataAppended',
    node: id,
    offset: metadata.endOffset,
    epoch: state.quorum.epoch,
    record: { type: 'PartitionChange', topic: TOPIC, topicId, partition: 0, ...fields },
  })
}

function registration(state: ClusterState) {
  const image = activeController(state).controller?.image
  const known = image && findPartition(image, TOPIC, 0)
  if (!known) throw new Error('no such partition')
  return known
}

const forger = { why: 'a forger says so' }

export const REPLICATION_FAULTS = {
  'metadata-needs-a-majority': {
    fault: 'the leader commits a record nobody else has',
    scene: THREE,
    plant: ({ state, forge }) => {
      const { id, metadata } = activeController(state)
      const offset = metadata.endOffset
      const { epoch } = state.quorum
      forge({ type: 'MetadataAppended', node: id, offset, epoch, record: { type: 'NoOp' } })
      return forge({ type: 'MetadataCommitted', node: id, highWatermark: offset + 1 })
    },
  },
  'nobody-votes-twice': {
    fault: 'a voter gives a second vote in one epoch',
    scene: THREE,
    plant: ({ state, forge }) => {
      const voter = state.quorum.members.find(({ state: role }) => role === 'Follower')
      const vote = (votedFor: number) =>
        forge({
          type: 'QuorumStateChanged',
          node: voter?.id ?? -1,
          from: 'Unattached',
          to: 'Unattached',
          epoch: state.quorum.epoch + (votedFor === 101 ? 1 : 0),
          leader: -1,
          votedFor,
          ...forger,
        })
      vote(101)
      return vote(102)
    },
  },
  'isr-within-replicas': {
    fault: 'a broker without a replica is in sync',
    scene: THREE,
    plant: (ground) => change(ground, { isr: [...registration(ground.state).isr, 9] }),
  },
  'leader-is-in-sync': {
    fault: 'the leader falls out of its own ISR',
    scene: THREE,
    plant: (ground) => {
      const { isr, leader } = registration(ground.state)
      return change(ground, { isr: isr.filter((id) => id !== leader) })
    },
  },
  'elr-apart-from-isr': {
    fault: 'a replica in sync is eligible too',
    scene: THREE,
    plant: (ground) => change(ground, { elr: registration(ground.state).isr.slice(0, 1) }),
  },
  'leaders-come-from-the-isr': {
    fault: 'a replica that is out of sync is elected as if it were not',
    scene: THREE,
    plant: (ground) => {
      const { replicas, leader } = registration(ground.state)
      const other = replicas.find((id) => id !== leader) ?? -1
      change(ground, { isr: [leader] })
      return change(ground, { leader: other, isr: [other] })
    },
  },
  'fenced-brokers-are-out': {
    fault: 'a broker is fenced and stays in sync',
    scene: THREE,
    plant: ({ state, forge }) => {
      const { id, metadata, controller } = activeController(state)
      const broker = controller?.image.brokers[0]
      return forge({
        type: 'MetadataAppended',
        node: id,
        offset: metadata.endOffset,
        epoch: state.quorum.epoch,
        record: {
          type: 'BrokerRegistrationChange',
          broker: broker?.id ?? -1,
          brokerEpoch: broker?.epoch ?? -1,
          fenced: true,
        },
      })
    },
  },
  'isr-comes-from-the-controller': {
    fault: 'a leader takes its own proposal for committed',
    scene: THREE,
    plant: ({ state, forge }) => {
      const { node, replica } = leaderOf(state)
      return forge({
        type: 'IsrSettled',
        node: node.id,
        partition: replica.name,
        isr: [node.id],
        partitionEpoch: replica.partitionEpoch + 1,
        followers: replica.followers.map(({ id }) => id),
        ...forger,
      })
    },
  },
  'followers-say-where-they-end': {
    fault: 'a follower asks for more than it could have',
    scene: THREE,
    plant: ({ state, forge }) => {
      const { node, follower, copy } = leaderOf(state)
      const asked = {
        topic: TOPIC,
        partition: 0,
        fetchOffset: copy.log.endOffset + 1,
        currentLeaderEpoch: copy.leaderEpoch,
        maxBytes: 1_048_576,
      }
      return forge({
        type: 'MessageSent',
        message: message(state, follower.endpoint, {
          id: 90_001,
          api: 'Fetch',
          kind: 'request',
          to: node.endpoint,
          body: {
            replica: { id: follower.id, epoch: follower.brokerEpoch },
            maxWaitMs: 500,
            minBytes: 1,
            maxBytes: 10_485_760,
            isolation: 'read_uncommitted',
            partitions: [asked],
          },
        }),
      })
    },
  },
  'joiners-have-caught-up': {
    fault: 'a leader proposes a follower that has not fetched yet',
    scene: THREE,
    plant: ({ state, forge }) => {
      const { node, replica, follower } = leaderOf(state)
      const known = replica.followers.find(({ id }) => id === follower.id)
      if (known) known.endOffset = -1
      return forge({
        type: 'IsrProposed',
        node: node.id,
        partition: replica.name,
        from: [node.id],
        isr: [node.id, follower.id],
        ...forger,
      })
    },
  },
  'high-watermark-follows-the-rule': {
    fault: 'a record is committed before anybody has copied it',
    scene: THREE,
    plant: ({ state, forge }) => {
      const { node, replica } = leaderOf(state)
      append({ state, forge })
      return forge({
        type: 'HighWatermarkAdvanced',
        node: node.id,
        partition: replica.name,
        from: replica.highWatermark,
        to: replica.log.endOffset,
      })
    },
  },
  'equal-epochs-equal-batches': {
    fault: 'a follower copies a batch its leader never wrote',
    scene: THREE,
    plant: ({ state, forge }) => {
      const { node, follower, copy } = leaderOf(state)
      return forge({
        type: 'RecordsCopied',
        node: follower.id,
        partition: copy.name,
        from: node.id,
        batches: [nextBatch(state, copy)],
      })
    },
  },
  'sequences-follow-on': {
    fault: 'a sequence is written a second time',
    scene: THREE,
    plant: ({ state, forge }) => {
      append({ state, forge }, { producerId: 777, producerEpoch: 0, baseSequence: 0 })
      return append({ state, forge }, { producerId: 777, producerEpoch: 0, baseSequence: 0 })
    },
  },
  'idempotence-stores-once': {
    fault: 'a record of an idempotent producer stands twice in its log',
    scene: THREE,
    plant: ({ state, forge }) => {
      const filled = state.nodes.flatMap(({ id, replicas }) =>
        replicas
          .filter(({ leads, log }) => leads && log.endOffset > 0)
          .map((replica) => ({ id, replica })),
      )[0]
      const record = filled && recordAt(filled.replica.log, 0)
      if (!filled || !record) throw new Error('nothing was written')
      const runs = [record.source, record.number, 1]
      return forge({
        type: 'RecordsAppended',
        node: filled.id,
        partition: filled.replica.name,
        producer: 'web',
        batch: { ...nextBatch(state, filled.replica), runs },
      })
    },
  },
  'acks-all-means-all-in-sync': {
    fault: 'acks=all hears yes as soon as the leader has written',
    scene: THREE,
    plant: ({ state, forge }) => {
      const { node, replica } = leaderOf(state)
      const { baseOffset } = nextBatch(state, replica)
      const part = { topic: TOPIC, partition: 0 }
      const asked = message(state, 'web', {
        id: 90_001,
        api: 'Produce',
        kind: 'request',
        to: node.endpoint,
        body: { acks: -1, timeoutMs: 30_000, batches: [produced(state, replica)] },
      })
      const answered = message(state, 'web', {
        id: 90_002,
        api: 'Produce',
        kind: 'response',
        from: node.endpoint,
        request: 90_001,
        body: { partitions: [{ ...part, ...WRITTEN, baseOffset }] },
      })
      forge({ type: 'MessageSent', message: asked })
      append({ state, forge })
      return forge({ type: 'MessageSent', message: answered })
    },
  },
  'losses-have-a-cause': {
    fault: 'a record acks=all acknowledged is gone after a clean election',
    scene: THREE,
    plant: ({ state, forge }) =>
      forge(
        {
          type: 'PromiseBroken',
          promise: 'acked record lost',
          partition: 'orders-0',
          from: 0,
          to: 1,
          count: 1,
        },
        (spoilt) => {
          const loss = { acked: true, acks: -1, why: 'acks', because: 1 } as const
          const record = { source: 0, number: 0, offset: 0, event: state.n }
          spoilt.ledger.get('orders-0')?.lost.push({ ...record, ...loss })
        },
      ),
  },
} satisfies { readonly [N in LawName]?: Plant }

const WRITTEN = { error: 'NONE', message: '', logAppendTimeMs: -1, logStartOffset: 0 } as const

/** The next batch as its producer sends it. */
function produced(state: ClusterState, replica: ReplicaState) {
  const { runs, count, bytes, baseTimestampMs, deltasMs } = nextBatch(state, replica)
  return {
    topic: TOPIC,
    partition: 0,
    batch: 9_001,
    runs,
    count,
    bytes,
    plainBytes: bytes,
    compression: 'none' as const,
    producerId: -1,
    producerEpoch: -1,
    baseSequence: -1,
    baseTimestampMs,
    deltasMs,
    keyed: false,
  }
}

/** The leader of orders-0 writes one more record. */
function append(
  { state, forge }: Pick<Ground, 'state' | 'forge'>,
  fields: Partial<ReturnType<typeof nextBatch>> = {},
) {
  const { node, replica } = leaderOf(state)
  const batch = { ...nextBatch(state, replica), ...fields }
  return forge({
    type: 'RecordsAppended',
    node: node.id,
    partition: replica.name,
    producer: 'web',
    batch,
  })
}
