// The lifecycle of a classic group at its coordinator, with the names of org.apache.kafka.coordinator.group.classic.ClassicGroupState.
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
  | 'removed'

const removed = {
  target: 'Dead',
  description: 'The group is gone, or another broker coordinates it now.',
}

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
        removed,
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
        removed,
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
        removed,
      },
    },
    Stable: {
      description: 'Every member knows its partitions.',
      on: {
        prepareRebalance: {
          target: 'PreparingRebalance',
          description: 'A member joins, leaves, is removed, or asks for another assignment.',
        },
        removed,
      },
    },
    Dead: { description: 'Nothing is left of it here.' },
  },
})
