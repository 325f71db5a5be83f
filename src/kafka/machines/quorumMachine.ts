// A member of the KRaft quorum, with the names of org.apache.kafka.raft.QuorumState. One voter needs only some of the ways.
import { createMachine } from 'xstate'

export type QuorumMemberState = 'Unattached' | 'Candidate' | 'Leader' | 'Resigned'
export type QuorumMemberEvent = 'electionTimeout' | 'majorityOfVotes' | 'shutdown' | 'died'

export const quorumMachine = createMachine({
  id: 'quorum',
  initial: 'Unattached',
  states: {
    Unattached: {
      description: 'Knows an epoch and no leader.',
      on: {
        electionTimeout: {
          target: 'Candidate',
          description:
            'Nobody leads: it stands for election in the next epoch. A single voter does not wait.',
        },
        died: { target: 'Unattached', description: 'The process ended; its epoch stays on disk.' },
      },
    },
    Candidate: {
      description: 'Has voted for itself and counts votes.',
      on: {
        majorityOfVotes: {
          target: 'Leader',
          description: 'Its own vote is already a majority of one.',
        },
        died: { target: 'Unattached', description: 'The process ended.' },
      },
    },
    Leader: {
      description: 'Appends to the metadata log; it is the active controller.',
      on: {
        shutdown: { target: 'Resigned', description: 'It gives up the epoch as it stops.' },
        died: { target: 'Unattached', description: 'The process ended.' },
      },
    },
    Resigned: {
      description: 'Leads no more and starts no election in this epoch.',
      on: { died: { target: 'Unattached', description: 'The process ended.' } },
    },
  },
})
