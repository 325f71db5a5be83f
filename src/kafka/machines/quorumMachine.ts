// A member of the KRaft quorum, with the names of org.apache.kafka.raft.QuorumState.
import { createMachine } from 'xstate'

export type QuorumMemberState =
  | 'Unattached'
  | 'Prospective'
  | 'Candidate'
  | 'Leader'
  | 'Follower'
  | 'Resigned'
export type QuorumMemberEvent =
  | 'electionTimeout'
  | 'fetchTimeout'
  | 'majorityOfPreVotes'
  | 'majorityOfVotes'
  | 'lost'
  | 'lostToLeader'
  | 'leaderFound'
  | 'higherEpoch'
  | 'checkQuorumTimeout'
  | 'shutdown'
  | 'resumeLeader'
  | 'resumeCandidate'
  | 'died'

const died = { target: 'Unattached', description: 'The process ended; its epoch stays on disk.' }
const higherEpoch = {
  target: 'Unattached',
  description: 'Somebody spoke of a higher epoch: it takes that over and knows no leader yet.',
}
const leaderFound = {
  target: 'Follower',
  description: 'It learns who leads, and fetches from that node.',
}

export const quorumMachine = createMachine({
  id: 'quorum',
  initial: 'Unattached',
  states: {
    Unattached: {
      description: 'Knows an epoch and no leader; may have voted.',
      on: {
        electionTimeout: {
          target: 'Prospective',
          description: 'Nobody leads for 1 to 2 s: it asks how an election would go.',
        },
        higherEpoch,
        leaderFound,
        resumeLeader: {
          target: 'Resigned',
          description: 'Its file says that it led: after a start it does not go on as leader.',
        },
        resumeCandidate: {
          target: 'Candidate',
          description: 'Its file says that it had voted for itself: after a start it stands again.',
        },
        died,
      },
    },
    Prospective: {
      description: 'Asks for pre-votes; its epoch is not raised.',
      on: {
        majorityOfPreVotes: {
          target: 'Candidate',
          description: 'A majority would vote for it: it stands in the next epoch.',
        },
        lost: {
          target: 'Unattached',
          description: 'A majority refused or kept silent, and nobody is known to lead.',
        },
        lostToLeader: {
          target: 'Follower',
          description: 'A majority refused or kept silent: it goes back to the leader it knew.',
        },
        higherEpoch,
        leaderFound,
        died,
      },
    },
    Candidate: {
      description: 'Has raised the epoch, voted for itself, and counts votes.',
      on: {
        majorityOfVotes: { target: 'Leader', description: 'A majority has voted for it.' },
        lost: {
          target: 'Prospective',
          description: 'No majority within its time: it asks anew how an election would go.',
        },
        higherEpoch,
        leaderFound,
        died,
      },
    },
    Leader: {
      description: 'Appends to the metadata log; it is the active controller.',
      on: {
        checkQuorumTimeout: {
          target: 'Resigned',
          description: 'No majority has fetched from it for 3 s: it gives up.',
        },
        shutdown: { target: 'Resigned', description: 'It gives up the epoch as it stops.' },
        higherEpoch,
        leaderFound,
        died,
      },
    },
    Follower: {
      description: 'Fetches the metadata log from the leader.',
      on: {
        fetchTimeout: {
          target: 'Prospective',
          description: 'No answer from the leader for 2 s: it asks how an election would go.',
        },
        higherEpoch,
        leaderFound,
        died,
      },
    },
    Resigned: {
      description: 'Led this epoch and leads no more; it starts no election in it.',
      on: {
        electionTimeout: {
          target: 'Unattached',
          description: 'Its time is up: it goes on in the next epoch.',
        },
        higherEpoch,
        leaderFound,
        died,
      },
    },
  },
})
