// vectors/placement-zk: placement of Kafka 3.9 with a fixed start index.
import type { BrokerMetadata } from '../../engine/zookeeper/assignReplicasToBrokers.ts'
import {
  assignReplicasToBrokers,
  rackAlternatedBrokers,
} from '../../engine/zookeeper/assignReplicasToBrokers.ts'
import type { Harness } from './Harness.ts'
import type { Json, JsonObject } from './json.ts'
import { isList, listOf, numberOf } from './json.ts'

export const placementZkHarness: Harness = {
  rules: {
    inputs: ['brokers', 'partitions', 'replicationFactor', 'fixedStartIndex', 'startPartition'],
  },
  run(recorded) {
    const brokers = listOf(recorded, 'brokers').map(brokerOf)
    const startPartition = numberOf(recorded, 'startPartition')
    const startIndex = numberOf(recorded, 'fixedStartIndex')
    const assigned = assignReplicasToBrokers(brokers, {
      partitions: numberOf(recorded, 'partitions'),
      replicationFactor: numberOf(recorded, 'replicationFactor'),
      startPartition,
      startIndex,
      replicaShift: startIndex,
    })
    if ('error' in assigned) {
      return { ...alternated(brokers), error: [assigned.error.exception, assigned.error.message] }
    }
    const rows = assigned.replicas.map((list, i) => [String(startPartition + i), list] as const)
    return { ...alternated(brokers), result: Object.fromEntries(rows) }
  },
}

/** Only defined where every broker names its rack. */
function alternated(brokers: readonly BrokerMetadata[]): JsonObject {
  if (brokers.some((broker) => broker.rack === null)) return {}
  return { rackAlternated: rackAlternatedBrokers(brokers) }
}

function brokerOf(row: Json): BrokerMetadata {
  if (!isList(row)) throw new Error('a broker should be [id, rack]')
  return { id: Number(row[0]), rack: row[1] == null ? null : String(row[1]) }
}
