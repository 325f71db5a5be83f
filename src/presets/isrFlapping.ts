// A follower that pauses again and again: the in-sync set shrinks and grows, and each turn is metadata.

import type { ClusterState } from '../trace/ClusterState.ts'
import { metadataEntries, metadataLogOf } from '../trace/metadata/MetadataLog.ts'
import type { Preset } from './Preset.ts'
import { ackedLost, at, threeBrokers } from './threeBrokers.ts'

const PAUSES = [6, 18, 30]

const scenario = threeBrokers({
  id: 'isr-flapping',
  title: 'In, out, in, out',
  aim: 'Broker 3 pauses for seven seconds, again and again. Its leader waits, drops it, takes it back.',
  endsAfter: '45s',
  configs: { 'replica.lag.time.max.ms': '3000', 'broker.session.timeout.ms': '18000' },
  script: PAUSES.flatMap((second) => [
    ...at(`${second}s`, { type: 'freezeBroker', node: 3 }),
    ...at(`${second + 7}s`, { type: 'thawBroker', node: 3 }),
  ]),
  opensAt: '4s',
})

function shrinks(end: ClusterState): number {
  return metadataEntries(metadataLogOf(end)).filter(
    ({ record }) => record.type === 'PartitionChange' && record.isr?.length === 2,
  ).length
}

export const isrFlapping: Preset = {
  scenario,
  pictureAt: '16s',
  aim: 'The setting replica.lag.time.max.ms decides how long a leader waits for a follower that pauses; too short, and the in-sync set flaps.',
  actToTry: {
    label: 'Send one record now',
    act: {
      type: 'produceRecords',
      client: 'web-checkout',
      topic: 'orders',
      records: [{ key: 'alice', value: 'one book' }],
    },
  },
  actToBreak: { label: 'Freeze broker 2 too', act: { type: 'freezeBroker', node: 2 } },
  claim: {
    sentence: 'The in-sync set shrinks and grows again with every pause, and nothing is lost.',
    holds: (end) => shrinks(end) >= PAUSES.length && ackedLost(end) === 0,
    opposite: (before) => ({
      ...before,
      clusters: {
        main: {
          ...(before.clusters.main as NonNullable<typeof before.clusters.main>),
          configs: { 'replica.lag.time.max.ms': '30000', 'broker.session.timeout.ms': '18000' },
        },
      },
    }),
  },
}
