// Planted faults of the laws about groups.
import type { GroupView } from '../../src/trace/GroupView.ts'
import { cluster } from '../engine/driver.ts'
import { OF_G, QUICK } from '../engine/group/aGroup.ts'
import type { Ground, Plant } from './plants.ts'

/** Two members of one group on four partitions. */
const PAIR = cluster({ configs: QUICK })
  .topic('t', { partitions: 4 })
  .producing('web', { topic: 't', perSecond: 20 })
  .member('c1', OF_G)
  .member('c2', { ...OF_G, startsAfter: '1s' })
const STABLE = 8_000_000
const NODE = 1

function groupIn({ state }: Ground) {
  const group = state.nodes.flatMap(({ groups }) => groups)[0]
  if (!group) throw new Error('no group')
  return group
}

/** The view with the partitions of its first member given to its second as well. */
function doubled(view: GroupView): GroupView {
  const [first, second] = view.members
  if (!first || !second) throw new Error('two members')
  const both = [...second.assignment, ...first.assignment]
  return { ...view, members: [first, { ...second, assignment: both }] }
}

export const GROUP_FAULTS = {
  'partitions-have-one-owner': {
    fault: 'a stable group gives a partition to two of its members',
    scene: PAIR,
    where: STABLE,
    plant: (ground) => {
      const { view, partition } = groupIn(ground)
      return ground.forge({
        type: 'GroupChanged',
        node: NODE,
        group: 'g',
        partition,
        from: 'Stable',
        to: 'Stable',
        view: doubled(view),
        member: '',
        why: 'planted',
      })
    },
  },
  'committers-own-apart': {
    fault: 'a member takes a partition that another of its generation has',
    scene: PAIR,
    where: STABLE,
    plant: ({ state, forge }) => {
      const readers = state.clients.filter((client) => client.type === 'reader')
      const owned = readers.flatMap(({ partitions }) =>
        partitions.map(({ name, topic, partition }) => ({ name, topic, partition })),
      )
      return forge({
        type: 'RebalanceListenerCalled',
        client: 'c2',
        callback: 'assigned',
        partitions: owned.map(({ name }) => name),
        owned,
      })
    },
  },
  'committed-offsets-do-not-fall': {
    fault: 'a member commits an offset smaller than the one that stands',
    scene: PAIR,
    where: (event) => event.type === 'OffsetsCommitted' && event.at > STABLE,
    plant: (ground) => {
      const group = groupIn(ground)
      const [partition = ''] = group.offsets.keys()
      return ground.forge({
        type: 'OffsetsCommitted',
        node: NODE,
        group: 'g',
        partition: group.partition,
        client: 'c1',
        offsets: [{ partition, offset: 0 }],
      })
    },
  },
} as const satisfies Record<string, Plant>
