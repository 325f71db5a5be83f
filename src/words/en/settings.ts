// What each setting does, in one sentence. Where owners differ, an owner has a sentence of its own.

const sentences: Readonly<Record<string, string>> = {
  'node.id': 'The number by which the cluster knows this node.',
  'process.roles': 'Whether the node keeps logs, votes on metadata, or both.',
  'broker.rack': 'Where the broker stands; replicas are spread over racks.',
  'auto.create.topics.enable': 'Whether asking for a topic that does not exist may create it.',
  'delete.topic.enable': 'Whether topics can be deleted at all.',
  'num.partitions': 'How many partitions a topic gets when nobody says.',
  'default.replication.factor': 'How many replicas a topic gets when nobody says.',
  'min.insync.replicas': 'How many replicas must be in sync for acks=all to be accepted.',
  'unclean.leader.election.enable':
    'Whether a replica that is not in sync may lead when none that is can.',
  'topic unclean.leader.election.enable':
    'Whether a replica that is not in sync may lead when none that is can; records may be lost.',
  'auto.leader.rebalance.enable':
    'Whether preferred leaders get their partitions back from time to time.',
  'leader.imbalance.check.interval.seconds': 'How long those looks for lost leaderships lie apart.',
  'broker.heartbeat.interval.ms': 'How long a broker’s heartbeats to the controller lie apart.',
  'broker.session.timeout.ms': 'After how long without a heartbeat the controller fences a broker.',
  'initial.broker.registration.timeout.ms':
    'How long a starting broker tries to register before it gives up.',
  'controlled.shutdown.enable': 'Whether a broker that stops hands its leaderships over first.',
  'controller.quorum.election.timeout.ms':
    'How long a candidate waits for votes before it stands again.',
  'controller.quorum.fetch.timeout.ms':
    'After how long without its leader a voter calls an election.',
  'controller.quorum.append.linger.ms':
    'How long the active controller gathers metadata records before it writes them.',
  'metadata.max.idle.interval.ms':
    'After how long without news the active controller writes a record that says nothing.',
  'num.io.threads': 'How many requests a broker works on at a time.',
  'num.network.threads': 'How many threads read requests and write answers, per listener.',
  'queued.max.requests':
    'How many requests may wait for a thread before the network threads stop reading.',
  'socket.request.max.bytes': 'The biggest request a broker reads.',
  'fetch.max.bytes': 'How much an answer to a fetch may hold, whatever was asked for.',
  'consumer fetch.max.bytes':
    'How much an answer may hold as a whole; a first batch that is bigger comes all the same.',
  'request.timeout.ms':
    'How long the client waits for an answer before it gives the connection up.',
  'broker request.timeout.ms': 'How long a broker waits for an answer of another node.',
  'connections.max.idle.ms': 'After how long without traffic the client closes a connection.',
  'broker connections.max.idle.ms': 'After how long without traffic a broker closes a connection.',
  'log.segment.bytes': 'How big a segment file gets before the next one is begun.',
  'log.roll.ms': 'After how long a segment is closed even if it is not full.',
  'log.roll.hours': 'The same in hours, where log.roll.ms is not set.',
  'log.roll.jitter.ms': 'How much earlier, at random, a segment may be closed.',
  'log.roll.jitter.hours': 'The same in hours, where log.roll.jitter.ms is not set.',
  'log.index.size.max.bytes': 'The room for a segment’s index.',
  'log.index.interval.bytes': 'How many bytes of log lie between two entries of its index.',
  'log.preallocate': 'Whether a segment’s file gets its full size when it is made.',
  'message.max.bytes': 'The biggest batch a log takes, as it comes.',
  'compression.type': 'The codec batches are stored in; `producer` = as they come.',
  'producer compression.type': 'The codec in which whole batches are packed before they are sent.',
  'compression.gzip.level': 'How hard the broker’s gzip tries.',
  'topic compression.gzip.level': 'How hard the broker’s gzip tries where it packs batches anew.',
  'producer compression.gzip.level': 'How hard gzip tries; more takes longer and may pack tighter.',
  'compression.lz4.level': 'How hard the broker’s lz4 tries.',
  'topic compression.lz4.level': 'How hard the broker’s lz4 tries where it packs batches anew.',
  'producer compression.lz4.level': 'How hard lz4 tries; more takes longer and may pack tighter.',
  'compression.zstd.level': 'How hard the broker’s zstd tries.',
  'topic compression.zstd.level': 'How hard the broker’s zstd tries where it packs batches anew.',
  'producer compression.zstd.level': 'How hard zstd tries; more takes longer and may pack tighter.',
  'log.message.timestamp.type': 'Whether a record keeps its producer’s time or gets the broker’s.',
  'log.message.timestamp.before.max.ms':
    'How far a record’s own time may lie before the broker’s clock.',
  'log.message.timestamp.after.max.ms':
    'How far a record’s own time may lie ahead of the broker’s clock.',
  'log.dir': 'The folder of the logs, where log.dirs is not set.',
  'log.dirs': 'The folders of the logs, usually one per disk.',
  'log.flush.interval.messages': 'After how many records the broker forces a log to disk.',
  'log.flush.interval.ms': 'After how long the broker forces a log to disk.',
  'log.flush.scheduler.interval.ms': 'How long the looks for logs to force to disk lie apart.',
  'log.flush.offset.checkpoint.interval.ms':
    'How long the notes of what is safely on disk lie apart.',
  'log.flush.start.offset.checkpoint.interval.ms':
    'How long the notes of where each log starts lie apart.',
  'log.initial.task.delay.ms': 'After how long from its start a broker first looks after its logs.',
  'num.recovery.threads.per.data.dir':
    'How many threads read logs again after a crash, per folder.',
  'log.dir.failure.timeout.ms':
    'How long a broker tries to report a failed folder before it stops.',
  'log.cleanup.policy':
    'Whether old segments are deleted, or all but the last record of each key dropped.',
  'log.retention.ms': 'How old a segment’s newest record may get before it is deleted.',
  'log.retention.minutes': 'The same in minutes, where log.retention.ms is not set.',
  'log.retention.hours': 'The same in hours, where neither of the finer ones is set.',
  'log.retention.bytes': 'How big a partition may stay before its oldest segments are deleted.',
  'log.retention.check.interval.ms': 'How long the looks for segments to delete lie apart.',
  'log.segment.delete.delay.ms': 'How long a deleted segment’s file stays on disk.',
  'log.cleaner.enable': 'Whether compaction runs at all.',
  'log.cleaner.threads': 'How many threads compact logs.',
  'log.cleaner.backoff.ms': 'How long a compaction thread sleeps when there is nothing to do.',
  'log.cleaner.min.cleanable.ratio':
    'Which share of a log must be uncompacted before compaction takes it on.',
  'log.cleaner.min.compaction.lag.ms': 'How old a record must be before compaction may drop it.',
  'log.cleaner.max.compaction.lag.ms': 'How long a record may wait for compaction at most.',
  'log.cleaner.delete.retention.ms':
    'How long compaction keeps a record that says its key is deleted.',
  'log.local.retention.ms': 'How long a segment that is in remote storage stays on the broker too.',
  'log.local.retention.bytes': 'How much that is in remote storage stays on the broker too.',
  'replica.lag.time.max.ms': 'How long a follower may be behind before it is no longer in sync.',
  'replica.fetch.wait.max.ms':
    'How long a leader holds a follower’s fetch back while there is nothing new.',
  'replica.fetch.backoff.ms': 'How long a follower waits after a fetch that failed.',
  'replica.fetch.min.bytes': 'How many bytes are enough for a leader to answer a follower at once.',
  'replica.fetch.max.bytes':
    'How many bytes of one partition a follower fetches at once; the first batch always fits.',
  'replica.fetch.response.max.bytes': 'How many bytes one answer to a follower may have in all.',
  'replica.high.watermark.checkpoint.interval.ms':
    'How long a broker’s notes of its high watermarks lie apart.',
  'replica.selector.class': 'Which replica serves a reader: without one the leader.',
  'group.initial.rebalance.delay.ms':
    'How long a new classic group waits for more members before it deals out work.',
  'group.min.session.timeout.ms': 'The shortest session.timeout.ms a member may ask for.',
  'group.max.session.timeout.ms': 'The longest session.timeout.ms a member may ask for.',
  'group.max.size': 'How many members a group may have.',
  'offsets.commit.timeout.ms': 'How long a commit may wait for its copies.',
  'offsets.retention.minutes': 'How long committed offsets outlive a group without members.',
  'offsets.retention.check.interval.ms': 'How often a coordinator looks for expired offsets.',
  'offsets.topic.segment.bytes': 'The segment.bytes of __consumer_offsets.',
  'group.instance.id': 'A name that makes a member static: it may come back without a rebalance.',
  'session.timeout.ms': 'After how long without a heartbeat a member is removed from its group.',
  'heartbeat.interval.ms': 'How long a member’s heartbeats lie apart.',
  'partition.assignment.strategy':
    'The assignors a member can take, the most wanted first; the group takes one that all share.',
  'group.consumer.min.heartbeat.interval.ms':
    'The shortest heartbeat interval a consumer group may set.',
  'group.consumer.min.session.timeout.ms': 'The shortest session timeout a consumer group may set.',
  'group.consumer.migration.policy':
    'Whether a group may change between the classic and the consumer protocol while it runs.',
  'group.share.min.heartbeat.interval.ms': 'The shortest heartbeat interval a share group may set.',
  'group.share.min.session.timeout.ms': 'The shortest session timeout a share group may set.',
  'group.share.min.record.lock.duration.ms':
    'The shortest time a share group may lock a record for its reader.',
  'offsets.topic.num.partitions': 'How many partitions __consumer_offsets gets.',
  'offsets.topic.replication.factor': 'How many replicas __consumer_offsets gets.',
  'transaction.state.log.num.partitions': 'How many partitions __transaction_state gets.',
  'transaction.state.log.replication.factor': 'How many replicas __transaction_state gets.',
  'transaction.state.log.min.isr': 'The min.insync.replicas of __transaction_state.',
  'share.coordinator.state.topic.num.partitions': 'How many partitions __share_group_state gets.',
  'share.coordinator.state.topic.replication.factor': 'How many replicas __share_group_state gets.',
  'share.coordinator.state.topic.min.isr': 'The min.insync.replicas of __share_group_state.',
  'transaction.abort.timed.out.transaction.cleanup.interval.ms':
    'How long the looks for transactions to abort lie apart.',
  'producer.id.expiration.ms':
    'How long after its last write a broker remembers a producer’s sequence numbers.',
  'segment.bytes': 'How big a segment file gets before the next one is begun.',
  'segment.ms': 'After how long a segment is closed even if it is not full, at the next append.',
  'segment.jitter.ms':
    'How much earlier, at random, a segment may be closed so that not all close at once.',
  'segment.index.bytes': 'The room for a segment’s index; a full index closes the segment.',
  'flush.messages': 'After how many records the broker forces the log to disk.',
  'flush.ms': 'After how long the broker forces the log to disk.',
  'retention.bytes':
    'How big a partition may stay before its oldest segments are deleted; -1 = no limit.',
  'retention.ms': 'How old a segment’s newest record may get before it is deleted; -1 = no limit.',
  'max.message.bytes': 'The biggest batch the log takes, as it comes, compressed or not.',
  'index.interval.bytes': 'How many bytes of log lie between two entries of its index.',
  'delete.retention.ms': 'How long compaction keeps a record that says its key is deleted.',
  'min.compaction.lag.ms': 'How old a record must be before compaction may drop it.',
  'max.compaction.lag.ms': 'How long a record may wait for compaction at most.',
  'file.delete.delay.ms': 'How long a deleted segment’s file stays on disk.',
  'min.cleanable.dirty.ratio':
    'Which share of a log must be uncompacted before compaction takes it on.',
  'cleanup.policy':
    'Whether old segments are deleted, or all but the last record of each key dropped.',
  preallocate: 'Whether a segment’s file gets its full size when it is made.',
  'message.timestamp.type': 'Whether a record keeps its producer’s time or gets the broker’s.',
  'message.timestamp.before.max.ms':
    'How far a record’s own time may lie before the broker’s clock.',
  'message.timestamp.after.max.ms':
    'How far a record’s own time may lie ahead of the broker’s clock.',
  'leader.replication.throttled.replicas':
    'Which replicas are slowed down where they are copied from.',
  'follower.replication.throttled.replicas':
    'Which replicas are slowed down where they are copied to.',
  'remote.storage.enable': 'Whether closed segments are also kept in remote storage.',
  'local.retention.ms':
    'How long a segment that is in remote storage stays on the broker too; -2 = as retention.ms.',
  'local.retention.bytes':
    'How much that is in remote storage stays on the broker too; -2 = as retention.bytes.',
  'remote.log.copy.disable': 'Whether nothing more is copied to remote storage.',
  'remote.log.delete.on.disable':
    'Whether what is in remote storage goes when the topic no longer uses it.',
  'internal.segment.bytes': 'A segment size below the allowed minimum, for Kafka’s own tests.',
  'bootstrap.servers':
    'The first addresses to ask; the rest of the cluster is learnt from their answer.',
  'client.dns.lookup': 'Which of the addresses behind a host name the client tries.',
  'buffer.memory': 'The memory for records not acknowledged yet; send() waits when it is used up.',
  retries:
    'How often a batch is sent again after an error that may pass; time usually ends it first.',
  acks: 'How many replicas must have a record before the producer is told that it is stored.',
  'batch.size': 'How big a batch may become before it is closed; 0 puts every record in its own.',
  'partitioner.adaptive.partitioning.enable':
    'Whether keyless records favour partitions with short queues.',
  'partitioner.availability.timeout.ms':
    'After how long a broker that takes nothing gets no keyless records; 0 = never.',
  'partitioner.ignore.keys': 'Whether records with a key are placed as if they had none.',
  'linger.ms': 'How long a batch that is not full waits for more records.',
  'delivery.timeout.ms':
    'How long a record may take from send() to its acknowledgement, all tries together.',
  'client.id': 'The name under which brokers log, count and throttle the client.',
  'max.request.size':
    'The biggest request to send, and the biggest record to accept, before compression.',
  'reconnect.backoff.ms': 'The pause before a failed connection is tried again the first time.',
  'reconnect.backoff.max.ms': 'How long that pause may become while it doubles with each failure.',
  'retry.backoff.ms': 'The pause before a failed request is sent again the first time.',
  'retry.backoff.max.ms': 'How long that pause may become while it doubles with each failure.',
  'max.block.ms': 'How long send() may wait for metadata and memory together before it gives up.',
  'metadata.max.age.ms':
    'How old the known leaders may get before the client asks again without cause.',
  'metadata.max.idle.ms':
    'After how long without a record a topic is dropped from what the producer keeps itself informed of.',
  'max.in.flight.requests.per.connection':
    'How many requests to one broker may be without an answer at a time.',
  'key.serializer': 'What turns a key into bytes.',
  'value.serializer': 'What turns a value into bytes.',
  'socket.connection.setup.timeout.ms':
    'How long the client waits for a connection to be set up the first time.',
  'socket.connection.setup.timeout.max.ms':
    'How long that wait may become while it doubles with each failure.',
  'partitioner.class':
    "One's own rule for placing records; RoundRobinPartitioner is the one that comes with Kafka.",
  'enable.idempotence':
    'Whether batches are numbered so that a broker can tell a repeated one from a new one.',
  'transaction.timeout.ms':
    'How long a transaction may stay open before its coordinator aborts it.',
  'transactional.id': 'The lasting name under which a producer writes transactions.',
  'transaction.two.phase.commit.enable':
    'Whether an outside coordinator decides the end of transactions, which then never time out.',
  'metadata.recovery.strategy':
    'Whether a client that reaches no known broker starts again from its bootstrap addresses.',
  'metadata.recovery.rebootstrap.trigger.ms':
    'How long a client fails to get metadata before it starts again from its bootstrap addresses.',
  'group.id': 'The group that shares the work and keeps the committed offsets.',
  'enable.auto.commit':
    'Whether poll() commits the offsets of what it returned before, from time to time.',
  'auto.commit.interval.ms': 'How long the automatic commits lie apart.',
  'client.rack': 'Where the client stands, so that a replica in the same rack may serve it.',
  'max.partition.fetch.bytes':
    'How much of one partition an answer may hold; a first batch that is bigger comes all the same.',
  'fetch.min.bytes': 'How much must have come together before the broker answers early.',
  'fetch.max.wait.ms':
    'How long the broker holds a fetch back while there is too little to answer with.',
  'auto.offset.reset':
    'Where to read from when there is no position, or none that the log still has.',
  'check.crcs': 'Whether the checksum of every batch is verified before it is handed out.',
  'key.deserializer': 'What turns bytes back into a key.',
  'value.deserializer': 'What turns bytes back into a value.',
  'default.api.timeout.ms': 'How long a call without a timeout of its own may take.',
  'max.poll.records':
    'How many records one poll() hands out; what was fetched beyond waits for the next.',
  'max.poll.interval.ms':
    'How long the application may stay away from poll() before its group gives its work to others.',
  'isolation.level': 'Whether records of open and aborted transactions are handed out.',
  'allow.auto.create.topics': 'Whether asking for a topic that does not exist may create it.',
}

/** What a setting of `owner` does: `broker`, `topic`, `producer` or `consumer`; empty where nobody has said it. */
export function settingSentence(owner: string, name: string): string {
  return sentences[`${owner} ${name}`] ?? sentences[name] ?? ''
}
