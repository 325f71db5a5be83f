// Within a group records are shared as in a queue; each group gets all of them, as subscribers do.
import { delivered, groupAtEnd, member, sharesOf, shop, spread } from './groupMembers.ts'
import type { Preset } from './Preset.ts'
import { producerOf, threeBrokers } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'two-groups',
  title: 'Queue or broadcast?',
  aim: 'c1 and c2 are one group, audit-1 is another. Who gets a record: one of them, or all?',
  endsAfter: '25s',
  topic: spread(4),
  clients: [shop(), member('c1'), member('c2'), member('audit-1', 'audit')],
  script: [],
  opensAt: '10s',
})

export const twoGroups: Preset = {
  scenario,
  pictureAt: '16s',
  aim: 'A record goes to one member of each group: a group is a queue to its members, and groups know nothing of one another.',
  actToTry: {
    label: 'Add a third group',
    act: { type: 'addClient', client: member('search-1', 'search') },
  },
  actToBreak: { label: 'Crash c1', act: { type: 'crashClient', client: 'c1' } },
  claim: {
    sentence: 'Both groups read every record once, one of them with two members and one with one.',
    holds: (end) => {
      const acked = producerOf(end)?.acked ?? 0
      const read = [delivered(end, 'c1', 'c2'), delivered(end, 'audit-1')]
      const areShared =
        sharesOf(groupAtEnd(end, 'billing')).join() === '2,2' &&
        sharesOf(groupAtEnd(end, 'audit')).join() === '4'
      return areShared && acked > 80 && read.every((count) => count <= acked && count > acked - 20)
    },
    // One group for all three.
    opposite: (before) => ({
      ...before,
      clients: [shop(), member('c1'), member('c2'), member('audit-1')],
    }),
  },
}
