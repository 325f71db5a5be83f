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
    'A log loses its end only to a power cut, and then never what was known to be on disk.',
  'segments-tile-the-log':
    'The segments of a log follow one another, and the active one counts its bytes.',
  'committed-metadata-stays':
    'Committed metadata is never lost, and a broker acts on committed metadata only.',
  'leader-epochs-count-elections':
    'The leader epoch of a partition rises by one with each record that names a leader, and by nothing else.',
  'one-partition-leader-per-epoch': 'In one leader epoch a partition has one leader.',
  'one-quorum-leader-per-epoch': 'In one epoch the quorum elects one leader, once.',
  'every-record-has-one-fate':
    'Every record handed to send() is acknowledged, failed, pending, or gone with its process: one of them, once.',
  'acknowledged-records-are-stored':
    'An acknowledged record stands where its acknowledgement says, or is known to be lost.',
  'readers-stay-below-high-watermark':
    'No reader gets a record at or above the high watermark of the replica that served it.',
  'readers-never-skip':
    'What a reader is handed from a partition goes on where the last left off, unless its position was set.',
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
} as const

export type PromiseName = keyof typeof promiseSentences
