// acks=1 promises the leader's memory only: what the followers had not yet fetched dies with it.
import type { Scenario } from '../scenario/Scenario.ts'
import type { Preset } from './Preset.ts'
import { ackedLost, at, billing, checkout, threeBrokers, withProducers } from './threeBrokers.ts'

/** One request at a time: a retry then overtakes nothing, and losing is all that acks changes. */
const patient = {
  acks: '1',
  'enable.idempotence': 'false',
  'max.in.flight.requests.per.connection': '1',
}

const scene = threeBrokers({
  id: 'acks-one-loses',
  title: 'acks=1: whose success?',
  aim: 'The followers are slow. The leader says yes as soon as it has a record itself, and then it dies.',
  endsAfter: '40s',
  clients: [checkout(patient), billing()],
  script: [
    ...at(
      '4s',
      { type: 'delayConnection', from: 'broker-1', to: 'broker-2', delay: '600ms' },
      { type: 'delayConnection', from: 'broker-1', to: 'broker-3', delay: '600ms' },
    ),
    ...at('10s', { type: 'crashBroker', node: 1 }),
    ...at('28s', { type: 'startBroker', node: 1 }),
  ],
  opensAt: '5s',
})

/** What acks=1 changes is best seen beside acks=all. */
const scenario: Scenario = { ...scene, open: { ...scene.open, compare: { to: 'opposite' } } }

export const acksOneLoses: Preset = {
  scenario,
  pictureAt: '9.5s',
  aim: 'With acks=1 a record counts as sent once the leader has it. Look at what the dead leader had alone.',
  actToTry: {
    label: 'Send one record now',
    act: {
      type: 'produceRecords',
      client: 'web-checkout',
      topic: 'orders',
      records: [{ key: 'alice', value: 'one book' }],
    },
  },
  actToBreak: {
    label: 'Cut broker 2 off',
    act: {
      type: 'splitNetwork',
      islands: [
        ['broker-2'],
        ['broker-1', 'broker-3', 'controller-101', 'controller-102', 'controller-103'],
      ],
    },
  },
  claim: {
    sentence: 'Records that were acknowledged are gone after the leader has died.',
    holds: (end) => ackedLost(end) > 0,
    opposite: (before) => withProducers(before, { acks: 'all' }),
  },
}
