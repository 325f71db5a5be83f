// Eligible leader replicas: who left the in-sync set below the minimum may still lead, because nothing was committed without it.
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Preset } from './Preset.ts'
import { ackedLost, at, producerOf, threeBrokers } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'elr-saves-the-day',
  title: 'The last one in sync is not the last one',
  aim: 'Broker 3 dies and broker 2 stands still: broker 1 is left in sync alone, and then its machine loses power with records it had not flushed.',
  endsAfter: '60s',
  script: [
    ...at('10s', { type: 'crashBroker', node: 3 }),
    ...at('22s', { type: 'freezeBroker', node: 2 }),
    ...at('34s', { type: 'powerOff', host: 'host-1' }),
    ...at('36s', { type: 'startBroker', node: 1 }),
    ...at('44s', { type: 'thawBroker', node: 2 }),
  ],
  opensAt: '4s',
})

function keptAll(end: ClusterState): boolean {
  return (producerOf(end)?.acked ?? 0) > 80 && ackedLost(end) === 0
}

export const elrSavesTheDay: Preset = {
  scenario,
  pictureAt: '33s',
  aim: 'A replica that left the in-sync set below min.insync.replicas has every committed record: it is eligible, and leads cleanly.',
  actToTry: { label: 'Start broker 3', act: { type: 'startBroker', node: 3 } },
  actToBreak: {
    label: 'Lower the minimum to 1',
    act: { type: 'alterTopic', topic: 'orders', set: { 'min.insync.replicas': '1' } },
  },
  claim: {
    sentence:
      'No acknowledged record is lost, although the last in-sync replica came back with a shorter log.',
    holds: keptAll,
    opposite: (before) => ({
      ...before,
      clusters: {
        main: {
          ...(before.clusters.main as NonNullable<typeof before.clusters.main>),
          features: { 'eligible.leader.replicas.version': 0 },
        },
      },
    }),
  },
}
