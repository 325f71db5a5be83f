// Folds of groups: as their coordinator has them, and as each member knows its own membership.
import type { NodeState } from '../ClusterState.ts'
import type { CommittedTo, GroupEvent } from '../GroupEvent.ts'
import type { GroupAtCoordinator, GroupView } from '../GroupView.ts'
import type { Folds } from './apply.ts'
import { nodeOf, readerOf } from './find.ts'
import { own } from './readers.ts'

export type GroupFolds = Pick<Folds, GroupEvent['type']>

export const groupFolds: GroupFolds = {
  GroupChanged: (state, { node, partition, view, n }) => {
    const home = nodeOf(state, node)
    if (view.state === 'Dead') home.groups = home.groups.filter(({ id }) => id !== view.id)
    else putGroup(home, partition, view, n)
  },
  GroupsLoaded: (state, { node, partition, groups, n }) => {
    const home = nodeOf(state, node)
    for (const { view, offsets } of groups)
      putOffsets(putGroup(home, partition, view, n), offsets, n)
  },
  GroupsUnloaded: (state, { node, partition }) => {
    const home = nodeOf(state, node)
    home.groups = home.groups.filter((group) => group.partition !== partition)
  },
  OffsetsCommitted: (state, { node, group, partition, offsets, n }) => {
    const home = nodeOf(state, node)
    const known = home.groups.find(({ id }) => id === group)
    putOffsets(known ?? putGroup(home, partition, memberless(group), n), offsets, n)
  },
  OffsetsDeleted: (state, { node, group, partitions }) => {
    const known = nodeOf(state, node).groups.find(({ id }) => id === group)
    for (const partition of partitions) known?.offsets.delete(partition)
  },
  GroupRequestRefused: (state) => {
    state.counters.errors += 1
  },
  CoordinatorKnown: (state, { client, node, n }) => {
    const { membership } = readerOf(state, client)
    if (membership) Object.assign(membership, { coordinator: node, coordinatorSetBy: n })
  },
  MembershipChanged: (state, event) => {
    const { client, group, state: to, member, generation, n } = event
    const reader = readerOf(state, client)
    const { coordinator = -1, coordinatorSetBy = 0 } = reader.membership ?? {}
    const known = { coordinator, coordinatorSetBy }
    reader.membership = { group, state: to, member, generation, ...known, setBy: n }
  },
  RebalanceListenerCalled: (state, { client, owned, n }) => {
    own(readerOf(state, client), owned, n)
  },
  RebalanceListenerReturned: (state, { client, owned, n }) => {
    own(readerOf(state, client), owned, n)
  },
  CommitAnswered: (state, { client, how, offsets, error, at, n }) => {
    const reader = readerOf(state, client)
    if (how === 'sync' && reader.work?.waits)
      reader.work = { ...reader.work, startedAt: at, waits: false }
    if (error !== '') {
      reader.lastError = Object.freeze({ error, at, event: n })
      return
    }
    for (const { partition, offset } of offsets) {
      const each = reader.partitions.find(({ name }) => name === partition)
      if (each) each.committed = offset
    }
  },
}

/** A group that only commits: nobody has joined it. */
function memberless(id: string): GroupView {
  return Object.freeze({
    id,
    state: 'Empty',
    generation: 0,
    protocol: '',
    leader: '',
    members: Object.freeze([]),
  })
}

function putGroup(
  home: NodeState,
  partition: number,
  view: GroupView,
  n: number,
): GroupAtCoordinator {
  const known = home.groups.find(({ id }) => id === view.id)
  if (known) {
    known.view = view
    known.setBy = n
    return known
  }
  const group = { id: view.id, partition, view, setBy: n, offsets: new Map() }
  home.groups.push(group)
  return group
}

function putOffsets(group: GroupAtCoordinator, offsets: readonly CommittedTo[], n: number): void {
  for (const { partition, offset } of offsets)
    group.offsets.set(partition, Object.freeze({ offset, setBy: n }))
}
