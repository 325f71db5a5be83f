// Two of three voters are gone: the data plane goes on with what it knows, and nobody can mend it.
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Preset } from './Preset.ts'
import { at, threeBrokers } from './threeBrokers.ts'

const scenario = threeBrokers({
  id: 'quorum-lost',
  title: 'No majority',
  aim: 'Two of three controllers are gone, and then the partition leader. Who elects the next one?',
  endsAfter: '40s',
  script: [
    ...at('5s', { type: 'crashBroker', node: 102 }, { type: 'crashBroker', node: 103 }),
    ...at('12s', { type: 'crashBroker', node: 1 }),
  ],
  opensAt: '4s',
})

/** Nobody leads the quorum, and the survivors still believe in the dead partition leader. */
function standsStill(end: ClusterState): boolean {
  const leads = end.nodes.some(
    (node) => node.process === 'Running' && node.replicas.some((replica) => replica.leads),
  )
  const believed = [2, 3].map(
    (id) => end.nodes.find((node) => node.id === id)?.image.topics[0]?.partitions[0]?.leader,
  )
  return end.quorum.leader === -1 && !leads && believed.every((leader) => leader === 1)
}

export const quorumLost: Preset = {
  scenario,
  pictureAt: '14s',
  aim: 'Without a majority of voters the metadata is frozen: a dead leader stays the leader until the quorum is back.',
  actToTry: { label: 'Start controller 102', act: { type: 'startBroker', node: 102 } },
  actToBreak: { label: 'Crash controller 101', act: { type: 'crashBroker', node: 101 } },
  claim: {
    sentence:
      'Nobody replaces the dead leader: the brokers keep the last view that a majority had agreed on.',
    holds: standsStill,
    opposite: (before) => ({ ...before, script: before.script.slice(1) }),
  },
}
