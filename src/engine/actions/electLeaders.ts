// kafka-leader-election: asks for the preferred leader, or for any leader at all.
// Kafka: LeaderElectionCommand, KafkaAdminClient.electLeaders. KIPs: 183, 460.
import { partitionName } from '../../kafka/terms.ts'
import type { Action } from '../../scenario/Scenario.ts'
import { findTopic } from '../../trace/MetadataImage.ts'
import { callAdmin } from '../admin/admin.ts'
import type { Sim } from '../Memory.ts'

type ElectLeaders = Extract<Action, { type: 'electLeaders' }>

/** Of one partition, of a topic's, or of all. */
export function electLeaders(sim: Sim, { electionType, topic, partition }: ElectLeaders): void {
  const numbers = topic === undefined ? [] : partition === undefined ? all(sim, topic) : [partition]
  const place =
    topic !== undefined && partition !== undefined ? partitionName(topic, partition) : topic
  callAdmin(sim, `electLeaders ${place ?? ''}`.trim(), {
    api: 'ElectLeaders',
    body: {
      electionType,
      partitions: topic === undefined ? null : numbers.map((each) => ({ topic, partition: each })),
    },
  })
}

/** A topic's partitions, as the broker that has read furthest knows them; of an unknown topic the first. */
function all(sim: Sim, topic: string): number[] {
  let best = sim.state.nodes[0]?.image
  for (const { image } of sim.state.nodes) if (best && image.offset > best.offset) best = image
  const known = best && findTopic(best, topic)
  return known ? known.partitions.map((_, index) => index) : [0]
}
