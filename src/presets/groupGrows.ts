// Two share six partitions, a third comes: everybody stops, everybody gets a new share.
import type { Act } from '../scenario/Scenario.ts'
import { delivered, groupAtEnd, member, sharesOf, shop, spread } from './groupMembers.ts'
import type { Preset } from './Preset.ts'
import { at, producerOf, threeBrokers } from './threeBrokers.ts'

const third = (group: string): Act[] =>
  at('14s', { type: 'addClient', client: member('c3', group) })

const scenario = threeBrokers({
  id: 'group-grows',
  title: 'A third consumer joins',
  aim: 'c1 and c2 share six partitions. When c3 joins, who has to give something up, and who stands still meanwhile?',
  endsAfter: '30s',
  topic: spread(6),
  clients: [shop(), member('c1'), member('c2')],
  script: third('billing'),
  opensAt: '10s',
})

export const groupGrows: Preset = {
  scenario,
  pictureAt: '24s',
  aim: 'A group shares the partitions among its members; when one joins, all of them join again and the leader shares anew.',
  actToTry: { label: 'Remove c1', act: { type: 'removeClient', client: 'c1' } },
  actToBreak: { label: 'Crash c2', act: { type: 'crashClient', client: 'c2' } },
  claim: {
    sentence:
      'The third member gets two of the six partitions, and every record goes to one member of the group once.',
    holds: (end) => {
      const acked = producerOf(end)?.acked ?? 0
      const read = delivered(end, 'c1', 'c2', 'c3')
      const isShared = sharesOf(groupAtEnd(end, 'billing')).join() === '2,2,2'
      return isShared && acked > 100 && read <= acked && read > acked - 20
    },
    // It reads for a group of its own.
    opposite: (before) => ({ ...before, script: third('audit') }),
  },
}
