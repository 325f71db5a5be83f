// The group in sentences, for whoever listens instead of looking.
import type { ClusterState } from '../../trace/ClusterState.ts'
import type { Ownership } from '../../trace/movedPartitions.ts'
import { groupsWords as words } from '../../words/en/groups.ts'
import { saysOf } from './lines.ts'
import type { GroupReading } from './readGroup.ts'

/** Sentences told at most: of so many members each is named. */
const MOST = 12

export function describeGroup(
  state: ClusterState,
  { group, byPartition, members }: GroupReading,
  owned: Ownership,
): readonly string[] {
  const view = coordinatedGroup(state, group)?.group.view
  const read = new Set([...owned.values()].flat())
  const unowned = [...byPartition.keys()].filter((name) => !read.has(name))
  return [
    view === undefined
      ? words.describe.gone(group)
      : words.describe.state(group, view.state, view.generation),
    ...members
      .slice(0, MOST)
      .map(({ client }) => words.describe.owns(client, saysOf(state, client, owned))),
    words.describe.unowned(unowned.length > MOST ? [words.partitions(unowned.length)] : unowned),
  ]
}

/** A group and the broker that coordinates it; one that does not run is not asked. */
export function coordinatedGroup(state: ClusterState, id: string) {
  for (const node of state.nodes) {
    const group = node.groups.find((one) => one.id === id)
    if (group !== undefined && node.process === 'Running') return { node, group }
  }
  return undefined
}
