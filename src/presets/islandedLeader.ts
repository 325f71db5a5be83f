// A leader on an island: it does not know, says yes to acks=1 for ever, and never to acks=all.
import type { ClusterState } from '../trace/ClusterState.ts'
import type { Preset } from './Preset.ts'
import { at, checkout, producerOf, threeBrokers } from './threeBrokers.ts'

const OTHERS = ['broker-2', 'broker-3', 'controller-101', 'controller-102', 'controller-103']

const scenario = threeBrokers({
  id: 'islanded-leader',
  title: 'The king of an island',
  aim: 'Broker 1 and both producers are on an island. One asks for one copy, the other for all. Who is told the truth?',
  endsAfter: '30s',
  clients: [
    checkout({ acks: '1', 'enable.idempotence': 'false' }, 'acks-one'),
    checkout({ acks: 'all' }, 'acks-all'),
  ],
  script: [
    ...at('6s', { type: 'splitNetwork', islands: [['broker-1', 'acks-one', 'acks-all'], OTHERS] }),
  ],
  opensAt: '5s',
})

/** The one is acknowledged to the end, the other no more; broker 1 still takes itself for the leader. */
function isFooled(end: ClusterState): boolean {
  const one = producerOf(end, 'acks-one')
  const all = producerOf(end, 'acks-all')
  const king = end.nodes.find((node) => node.id === 1)
  return (
    (one?.acked ?? 0) > 130 &&
    (all?.acked ?? 0) < 60 &&
    king?.replicas[0]?.leads === true &&
    king.image.topics[0]?.partitions[0]?.leader === 1 &&
    end.nodes.find((node) => node.id === 2)?.replicas[0]?.leads === true
  )
}

export const islandedLeader: Preset = {
  scenario,
  pictureAt: '18s',
  aim: 'Cut off, broker 1 never learns that broker 2 leads. acks=1 is answered for ever; acks=all waits for copies that cannot come.',
  actToTry: { label: 'Heal the network', act: { type: 'healNetwork' } },
  actToBreak: { label: 'Crash broker 1', act: { type: 'crashBroker', node: 1 } },
  claim: {
    sentence:
      'Two brokers lead the partition in different epochs: acks=1 is told yes to the end, acks=all is not.',
    holds: isFooled,
    opposite: (before) => ({ ...before, script: [] }),
  },
}
