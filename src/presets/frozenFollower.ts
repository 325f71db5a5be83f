// A follower that stands still: as long as it counts as in sync, everybody waits for it.
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Preset } from './Preset.ts'
import { ackedLost, at, producerOf, threeBrokers } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'frozen-follower',
  title: 'A follower freezes',
  aim: 'Broker 3 stops moving but its connections stay open. Why does a producer with acks=all wait for it, and how long?',
  endsAfter: '30s',
  script: [
    ...at('6s', { type: 'freezeBroker', node: 3 }),
    ...at('22s', { type: 'thawBroker', node: 3 }),
  ],
  opensAt: '4s',
})

/** The high watermark passed over everything, the frozen one came back, nothing was lost. */
function recovered(end: ClusterState): boolean {
  const leader = end.nodes.flatMap((node) => node.replicas).find((replica) => replica.leads)
  const isr = end.nodes[0]?.image.topics[0]?.partitions[0]?.isr ?? []
  return (
    leader !== undefined &&
    leader.highWatermark > 100 &&
    isr.length === 3 &&
    (producerOf(end)?.failed ?? 1) === 0 &&
    ackedLost(end) === 0
  )
}

export const frozenFollower: Preset = {
  scenario,
  pictureAt: '12s',
  aim: 'With acks=all everybody waits for the whole in-sync set, so one frozen follower stops the high watermark until the controller fences it.',
  actToTry: { label: 'Thaw broker 3', act: { type: 'thawBroker', node: 3 } },
  actToBreak: { label: 'Crash broker 1', act: { type: 'crashBroker', node: 1 } },
  claim: {
    sentence:
      'The frozen broker leaves the in-sync set, acknowledgements go on without it, and thawed it comes back.',
    holds: recovered,
    // Nobody thaws it.
    opposite: (before) => ({ ...before, script: before.script.slice(0, 1) }),
  },
}
