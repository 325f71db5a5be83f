// Of two consumers whose commits their group takes, each in the same generation, none has a partition of the other's.
import type { ClusterState, ReaderState } from '../ClusterState.ts'
import type { Finding, Law } from './Law.ts'

export const committersOwnApart: Law = {
  name: 'committers-own-apart',
  watch: (state) => ({
    on: {
      RebalanceListenerCalled: ({ client, callback }) =>
        callback === 'assigned' ? sharedWith(state, client) : undefined,
    },
  }),
}

function sharedWith(state: ClusterState, client: string): Finding {
  const readers = state.clients.filter(
    (each): each is ReaderState => each.type === 'reader' && each.membership?.state === 'STABLE',
  )
  const own = readers.find(({ id }) => id === client)
  if (!own) return undefined
  for (const other of readers) {
    if (other === own || !mayBothCommit(state, own, other)) continue
    const shared = own.partitions.find(({ name }) =>
      other.partitions.some((each) => each.name === name),
    )
    if (shared)
      return `${shared.name} belongs to ${client} and to ${other.id}, both in generation ${own.membership?.generation}`
  }
  return undefined
}

/** Members of one group in one generation, both known to the coordinator: whose place another process took is fenced. */
function mayBothCommit(
  state: ClusterState,
  { membership: one }: ReaderState,
  { membership: other }: ReaderState,
): boolean {
  if (one?.group !== other?.group || one?.generation !== other?.generation) return false
  const known = state.nodes.flatMap(({ groups }) => groups.flatMap(({ view }) => view.members))
  const isKnown = (id: string | undefined) => known.some((member) => member.id === id)
  return one?.member !== other?.member && isKnown(one?.member) && isKnown(other?.member)
}
