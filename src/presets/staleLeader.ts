// A leader that does not know that it is none any more writes on; when it learns, its tail is cut.
import type { Preset } from './Preset.ts'
import { ackedLost, at, billing, checkout, threeBrokers, withProducers } from './threeBrokers.ts'

const OTHERS = ['broker-2', 'broker-3', 'controller-101', 'controller-102', 'controller-103']

const scenario = threeBrokers({
  id: 'stale-leader',
  title: 'Two tails',
  aim: 'Broker 1 is cut off from the other nodes, not from the producer. Two logs grow from one; watch where they part, and which one is cut.',
  endsAfter: '40s',
  clients: [checkout({ acks: '1', 'enable.idempotence': 'false' }), billing()],
  script: [
    ...at('6s', { type: 'splitNetwork', islands: [['broker-1'], OTHERS] }),
    ...at('26s', { type: 'healNetwork' }),
  ],
  opensAt: '5s',
})

export const staleLeader: Preset = {
  scenario,
  pictureAt: '18s',
  aim: 'The old leader goes on writing in its old epoch. After the heal it cuts its log back to where the new epoch began.',
  actToTry: { label: 'Heal the network', act: { type: 'healNetwork' } },
  actToBreak: { label: 'Crash broker 2', act: { type: 'crashBroker', node: 2 } },
  claim: {
    sentence:
      'What the old leader acknowledged alone is cut from its log when it learns of the new epoch.',
    holds: (end) => ackedLost(end) > 20,
    opposite: (before) => withProducers(before, { acks: 'all' }),
  },
}
