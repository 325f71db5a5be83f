// Three members are restarted one after the other: a dynamic one leaves and joins, a static one is only away for a while.
import type { Act, Scenario } from '../scenario/Scenario.ts'
import {
  delivered,
  groupAtEnd,
  member,
  sharesOf,
  shop,
  spread,
  withMembers,
} from './groupMembers.ts'
import type { Preset } from './Preset.ts'
import { at, producerOf, threeBrokers } from './threeBrokers.ts'

const ALL = ['c1', 'c2', 'c3']

const restarts = ALL.flatMap((id, index): Act[] => [
  ...at(`${12 + 10 * index}s`, { type: 'removeClient', client: id }),
  ...at(`${17 + 10 * index}s`, { type: 'addClient', client: member(id) }),
])

const scene = threeBrokers({
  id: 'rolling-restart',
  title: 'A rolling restart',
  aim: 'Three members get a new version, one after the other. How often does the group share its partitions out anew?',
  endsAfter: '50s',
  topic: spread(6),
  clients: [shop(), ...ALL.map((id) => member(id))],
  script: restarts,
  opensAt: '10s',
})

/** What group.instance.id spares is best seen beside members without one. */
const scenario: Scenario = { ...scene, open: { ...scene.open, compare: { to: 'opposite' } } }

export const rollingRestart: Preset = {
  scenario,
  pictureAt: '19s',
  aim: 'A member that closes leaves the group, and its new process joins: two rebalances. With group.instance.id it comes back to its own.',
  actToTry: { label: 'Restart c2', act: { type: 'restartClient', client: 'c2' } },
  actToBreak: { label: 'Crash c3', act: { type: 'crashClient', client: 'c3' } },
  claim: {
    sentence: 'Each of the three restarts costs the group two rebalances, six in all.',
    holds: (end) => {
      const view = groupAtEnd(end, 'billing')
      const acked = producerOf(end)?.acked ?? 0
      const isRead = acked > 200 && delivered(end, ...ALL) > acked - 20
      return sharesOf(view).join() === '2,2,2' && view?.generation === 7 && isRead
    },
    // Back within session.timeout.ms, a static member is the same member.
    opposite: (before) => withMembers(before, (id) => ({ 'group.instance.id': `${id}-static` })),
  },
}
