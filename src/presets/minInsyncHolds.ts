// min.insync.replicas: better no answer than a promise only one machine could keep.
import type { Preset } from './Preset.ts'
import { ackedLost, at, producerOf, threeBrokers, withTopic } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'min-insync-holds',
  title: 'Two copies or none',
  aim: 'Both followers die. The leader alone would be too few: it refuses to promise anything. Then its machine dies.',
  endsAfter: '75s',
  script: [
    ...at('6s', { type: 'crashBroker', node: 2 }, { type: 'crashBroker', node: 3 }),
    ...at('24s', { type: 'powerOff', host: 'host-1' }),
    ...at('28s', { type: 'startBroker', node: 2 }, { type: 'startBroker', node: 3 }),
    ...at('40s', { type: 'electLeaders', electionType: 'UNCLEAN' }),
    ...at('62s', { type: 'startBroker', node: 1 }),
  ],
  opensAt: '4s',
})

export const minInsyncHolds: Preset = {
  scenario,
  pictureAt: '20s',
  aim: 'With min.insync.replicas=2 a lone leader answers NOT_ENOUGH_REPLICAS. That is what saves the records it would have lost.',
  actToTry: { label: 'Start broker 2', act: { type: 'startBroker', node: 2 } },
  actToBreak: {
    label: 'Lower the minimum to 1',
    act: { type: 'alterTopic', topic: 'orders', set: { 'min.insync.replicas': '1' } },
  },
  claim: {
    sentence:
      'No acknowledged record is lost, though the last in-sync replica dies and another one has to lead by force.',
    holds: (end) => (producerOf(end)?.acked ?? 0) > 20 && ackedLost(end) === 0,
    opposite: (before) => withTopic(before, { configs: { 'min.insync.replicas': '1' } }),
  },
}
