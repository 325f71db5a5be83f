// What happens between several nodes: votes, leaders, followers, in-sync sets, faults of disks and of the network.
import { type Sentence, say } from './Sentence.ts'

/** A part of `eventWords`. */
export const clusterEventWords = {
  diskLost: (who: string) =>
    say(`${who} loses its disk.`, 'Its logs, its copy of the metadata log and its vote are gone.'),
  diskSlowed: (who: string, time: string) =>
    time === ''
      ? say(`The disk of ${who} is as fast as ever again.`)
      : say(`The disk of ${who} slows down: every write takes ${time} longer.`),
  quorumState: {
    Unattached: (node: number, epoch: number, votedFor: number) =>
      say(
        `Controller ${node} knows no leader in epoch ${epoch}.`,
        votedFor < 0 ? '' : `It has voted for ${votedFor}.`,
      ),
    Prospective: (node: number, epoch: number) =>
      say(
        `Controller ${node} asks the other voters how an election would go.`,
        `A pre-vote does not raise the epoch: it stays ${epoch}.`,
      ),
    Candidate: (node: number, epoch: number) =>
      say(
        `Controller ${node} stands for election in epoch ${epoch}.`,
        'It has voted for itself and needs a majority of the voters.',
      ),
    Leader: (node: number, epoch: number) =>
      say(
        `Controller ${node} leads the quorum from epoch ${epoch}.`,
        'A majority of the voters has voted for it.',
      ),
    Follower: (node: number, epoch: number, leader: number) =>
      say(
        `Controller ${node} follows controller ${leader} in epoch ${epoch}.`,
        'It fetches the metadata log from there.',
      ),
    Resigned: (node: number, epoch: number) =>
      say(
        `Controller ${node} gives up the lead of epoch ${epoch}.`,
        'It starts no election in that epoch.',
      ),
  },
  because: (line: string, why: string): string =>
    why === '' ? line : `${line === '' ? '' : `${line} `}Why: ${why}.`,
  vote: {
    pre: (voter: number, node: number, granted: boolean, epoch: number) =>
      granted
        ? say(
            `Controller ${voter} would vote for controller ${node}.`,
            'A pre-vote: it hears no leader either, and the log asked for is not behind its own.',
          )
        : say(
            `Controller ${voter} would not vote for controller ${node}.`,
            `A pre-vote in epoch ${epoch}: it hears a leader, or its own log is longer.`,
          ),
    real: (voter: number, node: number, granted: boolean, epoch: number) =>
      granted
        ? say(
            `Controller ${voter} votes for controller ${node} in epoch ${epoch}.`,
            'It has not voted in this epoch before, and its log is not longer.',
          )
        : say(
            `Controller ${voter} does not vote for controller ${node} in epoch ${epoch}.`,
            'It has voted already, follows a leader, or its own log is longer.',
          ),
  },
  quorumTimer: (node: number, time: string) =>
    time === ''
      ? say(`Controller ${node} waits for nothing any more.`)
      : say(`Controller ${node} waits at most ${time}.`, 'Then it acts on its own.'),
  controllerActivated: (node: number, epoch: number) =>
    say(
      `Controller ${node} is the active controller from epoch ${epoch}.`,
      'It alone decides who is fenced, who leads and who is in sync.',
    ),
  controllerRenounced: (node: number, why: string) =>
    say(`Controller ${node} is no longer the active controller.`, `Why: ${why}.`),
  metadataFetched: (who: string, from: string, to: number, what: string) =>
    say(`${who} copies the metadata log of ${from} up to ${to}.`, what),
  metadataTruncated: (who: string, to: number, why: string) =>
    say(`${who} cuts its metadata log back to ${to}.`, `Why: ${why}.`),
  registrationRefused: (node: number, error: string) =>
    say(
      `The registration of broker ${node} is refused: ${error}.`,
      error === 'DUPLICATE_BROKER_REGISTRATION'
        ? 'The session of its former life still runs: it tries again until the controller fences that.'
        : 'It tries again.',
    ),
  metadataCommitted: (who: string, to: number) =>
    say(
      `${who} knows the metadata log to be committed up to ${to}.`,
      'A majority of voters has it.',
    ),
  heartbeat: (node: number, controller: number) =>
    say(
      `Controller ${controller} hears from broker ${node}.`,
      'Its session begins anew (broker.session.timeout.ms).',
    ),
  faulted: {
    silent: (from: string, to: string) =>
      say(`Nothing sent from ${from} to ${to} arrives.`, 'Neither end is told.'),
    delayed: (from: string, to: string, time: string) =>
      say(`From ${from} to ${to} everything takes ${time} longer.`),
    healed: (from: string, to: string) => say(`The way from ${from} to ${to} is as usual again.`),
  },
  leadershipTaken: (
    node: number,
    partition: string,
    epoch: number,
    start: number,
    isr: string,
    alone: boolean,
  ) =>
    say(
      `Broker ${node} leads ${partition} from epoch ${epoch}.`,
      alone
        ? 'Producers write to it and consumers read from it.'
        : `The epoch begins at offset ${start}. In sync: ${isr}. It waits for their fetches before it moves its high watermark.`,
    ),
  followingBegun: (node: number, partition: string, leader: number, epoch: number) =>
    leader < 0
      ? say(`${partition} has no leader.`, `Broker ${node} keeps its replica and waits for one.`)
      : say(
          `Broker ${node} follows broker ${leader} in ${partition}, epoch ${epoch}.`,
          'It fetches from there, beginning at the end of its own log.',
        ),
  followerFetched: (node: number, follower: number, partition: string, end: number) =>
    say(
      `Broker ${node} learns that broker ${follower} has ${partition} up to ${end}.`,
      'A leader knows its followers only by the offsets they ask from.',
    ),
  followerIdled: (node: number, follower: number, partitions: number) =>
    say(
      `Broker ${node} learns that broker ${follower} is still caught up.`,
      `It asked again from the log end of ${partitions === 1 ? 'one partition' : `${partitions} partitions`}.`,
    ),
  copied: (node: number, what: string, partition: string, offsets: string, from: number) =>
    say(`Broker ${node} copies ${what} of ${partition} from broker ${from}: ${offsets}.`),
  copiedLine: (records: string): string =>
    `${records}. The leader learns of it with the next fetch.`,
  isrProposed: (node: number, partition: string, from: string, isr: string, why: string) =>
    say(
      `Broker ${node} asks the controller for the in-sync set ${isr} of ${partition}.`,
      `It was ${from}. Why: ${why}.`,
    ),
  isrSettled: (node: number, partition: string, isr: string, why: string) =>
    say(
      `Broker ${node} knows the in-sync set of ${partition} to be ${isr}.`,
      why === '' ? '' : `Why: ${why}.`,
    ),
  followerHighWatermark: (node: number, partition: string, from: number, to: number): Sentence =>
    to < from
      ? say(
          `Broker ${node} takes ${to} for the high watermark of ${partition}; it had ${from}.`,
          'Its new leader does not know better yet.',
        )
      : say(
          `Broker ${node} learns that ${partition} is committed up to ${to}.`,
          'A follower hears of it with the answer to its next fetch: always later than the leader.',
        ),
}
