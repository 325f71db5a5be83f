// The lifecycle of a classic group at its coordinator, with the names of
// org.apache.kafka.coordinator.group.classic.ClassicGroupState.
import { createMachine } from 'xstate'

export type ClassicGroupState =
  | 'Empty'
  | 'PreparingRebalance'
  | 'CompletingRebalance'
  | 'Stable'
  | 'Dead'
export type ClassicGroupEvent =
  | 'prepareRebalance'
  | 'membersJoined'
  | 'nobodyJoined'
  | 'assigned'
  | 'deleted'

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
        deleted: {
          target: 'Dead',
          description: 'An admin client deletes it, or its last committed offset has expired.',
        },
      },
    },
    Dead: {
      description: 'Gone: its tombstone stands in __consumer_offsets.',
      type: 'final',
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
