// What always holds in every run, and what Kafka's user relies on: one sentence each.

/** By the law's name. A broken law is a fault of the simulator, never of Kafka. */
export const lawSentences = {
  'offsets-without-gaps':
    'The offsets of a log rise by one, from its start to its end, and none is missing.',
  'high-watermark-within-the-log':
    'A high watermark lies between the start and the end of its log.',
  'high-watermark-never-falls':
    'A high watermark never falls while the same broker leads in the same epoch.',
  'leader-epochs-never-fall':
    'Along a log the leader epochs never fall, and each batch carries the epoch of the leader that took it.',
  'timestamps-never-ahead': 'No record carries a timestamp that is still to come.',
  'written-records-survive':
    'A log loses its end to a power cut, and then never what was known to be on disk, or to the leader it follows.',
  'segments-tile-the-log':
    'The segments of a log follow one another, and the active one counts its bytes.',
  'committed-metadata-stays':
    'Committed metadata is never lost, is the same on every node, and nobody acts on any other.',
  'metadata-needs-a-majority':
    'Metadata is committed when most voters have it, and not before the first record of its leader.',
  'leader-epochs-count-elections':
    'The leader epoch of a partition rises by one with each record that names a leader, its partition epoch with every record, and a broker takes what its metadata says.',
  'one-partition-leader-per-epoch': 'In one leader epoch a partition has one leader.',
  'one-quorum-leader-per-epoch': 'In one epoch the quorum elects one leader, once.',
  'nobody-votes-twice': 'A voter gives one vote an epoch, and never goes back to an earlier one.',
  'isr-within-replicas':
    'Only replicas of a partition are in sync, each once; a leader that recovers is alone.',
  'leader-is-in-sync': 'The leader of a partition is in sync.',
  'elr-apart-from-isr':
    'Eligible are replicas that are not in sync, and only while fewer are in sync than are wanted.',
  'leaders-come-from-the-isr':
    'Who is elected was in sync or eligible, unless the election is marked as unclean.',
  'fenced-brokers-are-out':
    'A fenced broker is in no ISR, but where it was the last and nobody leads.',
  'isr-comes-from-the-controller':
    'What a leader takes for the committed ISR was written by a controller, under that partition epoch.',
  'followers-say-where-they-end': 'A follower fetches from the end of its own log.',
  'joiners-have-caught-up':
    'A leader proposes for the ISR whom it knows to have all that is committed and all from before its epoch.',
  'high-watermark-follows-the-rule':
    'A leader raises its high watermark to what every replica in sync has, pending ones included, and while enough are in sync.',
  'equal-epochs-equal-batches':
    'In one leader epoch an offset is written once, and every copy of it holds that batch.',
  'sequences-follow-on':
    'In one log the batches of an idempotent producer follow on: none twice, none left out.',
  'idempotence-stores-once':
    'What an idempotent producer sends under one epoch stands in its log once, in the order it was sent.',
  'acks-all-means-all-in-sync':
    'A batch acknowledged to acks=all is on every replica in sync at that moment, and those are enough.',
  'losses-have-a-cause':
    'What acks=all has acknowledged is lost only by an unclean election, a lost disk or lost power.',
  'every-record-has-one-fate':
    'Every record handed to send() is acknowledged, failed, pending, or gone with its process: one of them, once.',
  'acknowledged-records-are-stored':
    'An acknowledged record stands where its acknowledgement says, or is known to be lost.',
  'readers-stay-below-high-watermark':
    'No reader gets a record at or above the high watermark of the replica that served it.',
  'readers-never-skip':
    'What a reader is handed from a partition goes on where the last left off, unless its position was set: no int-poll-skip, in Jepsen’s word.',
  'partitions-have-one-owner':
    'In one generation of a group no partition belongs to two members, as the coordinator has it.',
  'committers-own-apart':
    'Two consumers whose commits their group takes never have the same partition.',
  'committed-offsets-do-not-fall':
    'What members that subscribe and never seek have committed does not fall.',
  'messages-travel-on-open-connections':
    'A message travels on an open connection; when the connection closes, its messages are lost.',
  'connections-keep-order':
    'On one connection and in one direction, what was sent first arrives first.',
  'one-request-per-connection': 'A broker works on one request of a connection at a time.',
  'buffer-memory-is-kept':
    'What a producer buffers stays within buffer.memory, and is given back with its batches.',
  'max-in-flight-is-kept':
    'On one connection no more unanswered Produce requests are out than max.in.flight.requests.per.connection allows.',
  'events-are-numbered': 'Events are numbered without gaps, and each is caused by an earlier one.',
  'time-never-falls': 'Time never goes back, and nothing arrives before it was sent.',
  'the-dead-do-nothing': 'A process that does not run decides, writes, sends and takes nothing.',
} as const

export type LawName = keyof typeof lawSentences

/** By the promise's name. It may break, for a reason that can be told. */
export const promiseSentences = {
  'acked record lost': 'A record that was acknowledged stays in its log.',
  'duplicate stored': 'A record is stored once.',
  reordered: 'Records that one sender sent to a partition stand there in the order it sent them.',
  'offset skipped': 'A reader is handed every record from where it began, one after the other.',
  'record read again': 'No reader is handed a record a second time unless it sought it.',
} as const

/** What Jepsen's Kafka workload (jepsen.tests.kafka) calls it when a promise breaks. */
export const anomalyNames: Readonly<Record<keyof typeof promiseSentences, string>> = {
  'acked record lost': 'lost-write',
  'duplicate stored': 'duplicate',
  reordered: 'nonmonotonic-send',
  'offset skipped': 'poll-skip',
  'record read again': 'nonmonotonic-poll',
}

/** Why acknowledged records are lost. */
export const lossSentences = {
  'unclean election': 'A replica that was not in sync was elected, and it did not have them.',
  'last known leader':
    'Nobody in sync or eligible was left; the last leader was elected, without its last records.',
  'lost disk': 'The disk that held the last copy was lost.',
  power: 'The machine lost power before they were on its disk, and no other copy was left.',
  acks: 'They were on one replica only when the leader changed: acks=1 and acks=0 allow that.',
} as const

export type PromiseName = keyof typeof promiseSentences
