// In one generation no partition belongs to two members, as the coordinator has it.
import type { GroupView } from '../GroupView.ts'
import type { Finding, Law } from './Law.ts'

export const partitionsHaveOneOwner: Law = {
  name: 'partitions-have-one-owner',
  watch: () => ({
    on: {
      GroupChanged: ({ view }) => sharedPartition(view),
      GroupsLoaded: ({ groups }) =>
        groups.map(({ view }) => sharedPartition(view)).find((finding) => finding !== undefined),
    },
  }),
}

function sharedPartition({ id, generation, state, members }: GroupView): Finding {
  if (state !== 'Stable') return undefined
  const owners = new Map<string, string>()
  for (const member of members)
    for (const partition of member.assignment) {
      const other = owners.get(partition)
      if (other !== undefined)
        return `group ${id}, generation ${generation}: ${partition} belongs to ${other} and to ${member.id}`
      owners.set(partition, member.id)
    }
  return undefined
}
