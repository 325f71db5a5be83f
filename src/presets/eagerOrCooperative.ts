// A third member comes, and a slow one is awaited: eager members stand still meanwhile, cooperative ones read on.
import type { Scenario } from '../scenario/Scenario.ts'
import {
  assignor,
  groupAtEnd,
  member,
  ownedBy,
  sharesOf,
  shop,
  spread,
  withMembers,
} from './groupMembers.ts'
import type { Preset } from './Preset.ts'
import { at, threeBrokers } from './threeBrokers.ts'

const EAGER = assignor('Range')

/** It comes back to poll() every three seconds. */
const slow = {
  ...member('c2', 'billing', { ...EAGER, 'max.poll.records': '10' }),
  processing: '300ms',
} as const

const scene = threeBrokers({
  id: 'eager-or-cooperative',
  title: 'Who stands still meanwhile?',
  aim: 'c3 joins while c2 is busy with its records, and the group waits for c2. Who reads on meanwhile?',
  endsAfter: '35s',
  topic: spread(6),
  clients: [shop(), member('c1', 'billing', EAGER), slow],
  script: at('14s', { type: 'addClient', client: member('c3', 'billing', EAGER) }),
  opensAt: '12s',
})

/** What the assignor changes is best seen beside the other one. */
const scenario: Scenario = { ...scene, open: { ...scene.open, compare: { to: 'opposite' } } }

export const eagerOrCooperative: Preset = {
  scenario,
  pictureAt: '17s',
  aim: 'Eager members give up everything before they join again, and wait for the slowest; cooperative ones give up only what moves.',
  actToTry: { label: 'Remove c1', act: { type: 'removeClient', client: 'c1' } },
  actToBreak: { label: 'Pause c2', act: { type: 'pauseClient', client: 'c2' } },
  claim: {
    sentence:
      'When the third member joins, all six partitions stop: each is given up and given out anew.',
    holds: (end) => {
      const joined = end.acts[0]?.event ?? 0
      const owned = ownedBy(end, 'c1', 'c2', 'c3')
      const isShared = sharesOf(groupAtEnd(end, 'billing')).join() === '2,2,2'
      return isShared && owned.length === 6 && owned.every(({ assignedBy }) => assignedBy > joined)
    },
    opposite: (before) => withMembers(before, () => assignor('CooperativeSticky')),
  },
}
