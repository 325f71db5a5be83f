// An unclean election: a partition that serves again, at the price of records it had acknowledged.
import type { Preset } from './Preset.ts'
import { ackedLost, at, billing, checkout, threeBrokers, withTopic } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'unclean-election',
  title: 'Available or right?',
  aim: 'Broker 3 falls behind and leaves the in-sync set, then the others die. Shall the one that lags lead?',
  endsAfter: '60s',
  clients: [checkout({ 'request.timeout.ms': '5000', 'delivery.timeout.ms': '10000' }), billing()],
  topic: { configs: { 'min.insync.replicas': '1', 'unclean.leader.election.enable': 'true' } },
  script: [
    ...at('4s', { type: 'crashBroker', node: 3 }),
    ...at('22s', { type: 'crashBroker', node: 2 }),
    ...at('24s', { type: 'crashBroker', node: 1 }),
    ...at('26s', { type: 'startBroker', node: 3 }),
    ...at('45s', { type: 'startBroker', node: 1 }, { type: 'startBroker', node: 2 }),
  ],
  opensAt: '3s',
})

export const uncleanElection: Preset = {
  scenario,
  pictureAt: '47s',
  aim: 'With unclean.leader.election.enable a replica may lead that was not in sync. The partition serves at once, and acknowledged records are gone.',
  actToTry: { label: 'Start broker 1', act: { type: 'startBroker', node: 1 } },
  actToBreak: { label: 'Start broker 2', act: { type: 'startBroker', node: 2 } },
  claim: {
    sentence: 'Acknowledged records are lost, because a replica that was not in sync leads.',
    holds: (end) => ackedLost(end) > 0,
    opposite: (before) =>
      withTopic(before, { configs: { 'unclean.leader.election.enable': 'false' } }),
  },
}
