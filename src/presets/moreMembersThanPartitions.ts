// A partition has one reader in a group: the third member of two partitions has nothing to do.
import { delivered, groupAtEnd, member, sharesOf, shop, spread } from './groupMembers.ts'
import type { Preset } from './Preset.ts'
import { producerOf, threeBrokers, withTopic } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'more-members-than-partitions',
  title: 'One consumer too many',
  aim: 'Three members, two partitions. What does the third one get, and when would it get something?',
  endsAfter: '25s',
  topic: spread(2),
  clients: [shop(), member('c1'), member('c2'), member('c3')],
  script: [],
  opensAt: '10s',
})

export const moreMembersThanPartitions: Preset = {
  scenario,
  pictureAt: '16s',
  aim: 'In a group each partition has one reader, so more members than partitions read no faster: the rest wait in case one goes.',
  actToTry: {
    label: 'Give orders a third partition',
    act: { type: 'alterTopic', topic: 'orders', partitions: 3 },
  },
  actToBreak: { label: 'Crash c1', act: { type: 'crashClient', client: 'c1' } },
  claim: {
    sentence:
      'One of the three members owns nothing and is handed nothing; the others read all of it.',
    holds: (end) => {
      const acked = producerOf(end)?.acked ?? 0
      const each = ['c1', 'c2', 'c3'].map((id) => delivered(end, id))
      const read = each.reduce((sum, count) => sum + count, 0)
      return (
        sharesOf(groupAtEnd(end, 'billing')).join() === '1,1,0' &&
        each.filter((count) => count === 0).length === 1 &&
        acked > 80 &&
        read > acked - 20
      )
    },
    opposite: (before) => withTopic(before, spread(3)),
  },
}
