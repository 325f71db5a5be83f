// The demo everybody gives with slides: a leader dies, nine seconds pass, another one leads, nothing is lost.
import type { Preset } from './Preset.ts'
import { ackedLost, at, producerOf, threeBrokers, withTopic } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'leader-crash',
  title: 'The leader dies',
  aim: 'Broker 1 leads the partition and dies. Watch who notices, when, and what happens to the records sent meanwhile.',
  endsAfter: '40s',
  script: [
    ...at('8s', { type: 'crashBroker', node: 1 }),
    ...at('26s', { type: 'startBroker', node: 1 }),
  ],
  opensAt: '2s',
})

export const leaderCrash: Preset = {
  scenario,
  pictureAt: '12s',
  aim: 'A leader dies: nine seconds of silence, a new leader from the in-sync set, and not one acknowledged record lost.',
  heldBack: 'Crash broker 1',
  actToTry: {
    label: 'Elect the preferred leader',
    act: { type: 'electLeaders', electionType: 'PREFERRED' },
  },
  actToBreak: { label: 'Crash broker 2 too', act: { type: 'crashBroker', node: 2 } },
  claim: {
    sentence:
      'A broker of the in-sync set leads after the crash, and every record is acknowledged once and kept.',
    holds: (end) => {
      const producer = producerOf(end)
      const leads = end.nodes.filter((node) => node.replicas.some((replica) => replica.leads))
      return (
        producer !== undefined &&
        producer.acked > 150 &&
        producer.failed === 0 &&
        leads.length === 1 &&
        leads[0]?.id === 2 &&
        ackedLost(end) === 0
      )
    },
    opposite: (before) => withTopic(before, { assignment: [[1]] }),
  },
}
