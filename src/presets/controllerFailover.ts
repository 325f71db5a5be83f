// The active controller dies: records flow on; only changes of the cluster wait for the next one.

import type { ClusterState } from '../trace/ClusterState.ts'
import { metadataLogOf } from '../trace/metadata/MetadataLog.ts'
import type { Preset } from './Preset.ts'
import { ackedLost, at, producerOf, threeBrokers } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'controller-failover',
  title: 'Who leads the leaders?',
  aim: 'The active controller dies. What stands still, what goes on, and how do the voters agree on the next one?',
  endsAfter: '25s',
  script: [
    ...at('6s', { type: 'crashBroker', node: 101 }),
    ...at('7s', { type: 'createTopic', topic: 'payments', partitions: 1, replicationFactor: 3 }),
    ...at('16s', { type: 'startBroker', node: 101 }),
  ],
  opensAt: '4s',
})

function goesOn(end: ClusterState): boolean {
  const active = end.nodes.find((node) => node.controller)
  const topics = active?.image.topics.map(({ name }) => name) ?? []
  return (
    active !== undefined &&
    active.id !== 101 &&
    topics.includes('payments') &&
    metadataLogOf(end).epochs.length > 1 &&
    (producerOf(end)?.acked ?? 0) > 100 &&
    ackedLost(end) === 0
  )
}

export const controllerFailover: Preset = {
  scenario,
  pictureAt: '7.8s',
  aim: 'Without an active controller records are produced and read as before; a new topic waits two seconds for the next one.',
  actToTry: {
    label: 'Create another topic',
    act: { type: 'createTopic', topic: 'refunds', partitions: 1, replicationFactor: 3 },
  },
  actToBreak: { label: 'Crash controller 102 too', act: { type: 'crashBroker', node: 102 } },
  claim: {
    sentence:
      'Another voter becomes active, the new topic is created, and no record waited for it.',
    holds: goesOn,
    // Nobody is left to take over.
    opposite: (before) => ({
      ...before,
      script: [...before.script.slice(0, 2), ...at('6s', { type: 'crashBroker', node: 102 })],
    }),
  },
}
