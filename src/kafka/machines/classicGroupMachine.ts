// The lifecycle of a classic group at its coordinator, with the names of
// org.apache.kafka.coordinator.group.classic.ClassicGroupState. Dead is left out: no group is deleted yet.
import { createMachine } from 'xstate'

export type ClassicGroupState = 'Empty' | 'PreparingRebalance' | 'CompletingRebalance' | 'Stable'
export type ClassicGroupEvent = 'prepareRebalance' | 'membersJoined' | 'nobodyJoined' | 'assigned'

export const classicGroupMachine = createMachine({
  id: 'classicGroup',
  initial: 'Empty',
  states: {
    Empty: {
      description: 'No members; committed offsets may stand until they expire.',
      on: {
        prepareRebalance: {
          target: 'PreparingRebalance',
          description: 'A first member joins: the initial delay begins.',
        },
      },
    },
    PreparingRebalance: {
      description: 'Waiting for every known member to join again.',
      on: {
        membersJoined: {
          target: 'CompletingRebalance',
          description: 'All have joined, or the rebalance timeout is over: a generation begins.',
        },
        nobodyJoined: {
          target: 'Empty',
          description: 'The last member is gone: a generation without members begins.',
        },
      },
    },
    CompletingRebalance: {
      description: 'Waiting for the assignment of the leader.',
      on: {
        assigned: { target: 'Stable', description: 'The leader’s assignment is stored.' },
        prepareRebalance: {
          target: 'PreparingRebalance',
          description: 'A member joins, leaves or is removed before the assignment came.',
        },
      },
    },
    Stable: {
      description: 'Every member knows its partitions.',
      on: {
        prepareRebalance: {
          target: 'PreparingRebalance',
          description: 'A member joins, leaves, is removed, or asks for another assignment.',
        },
      },
    },
  },
})
