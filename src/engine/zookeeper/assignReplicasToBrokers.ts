// Which brokers hold a new partition's replicas in ZooKeeper mode.
// Kafka: org.apache.kafka.admin.AdminUtils.assignReplicasToBrokers (3.9, the last line with ZooKeeper).
// KIPs: KIP-36 (racks).
// Simplified: the caller draws the start index and the first shift.

/** A live broker; `rack` null = none configured. */
export interface BrokerMetadata {
  readonly id: number
  readonly rack: string | null
}

/** What is to be placed: `startPartition` is 0 for a new topic, its present count for a growing one. */
export interface Wanted {
  readonly partitions: number
  readonly replicationFactor: number
  readonly startPartition: number
  /** Where the first partition begins, 0 ≤ startIndex < brokers: drawn, or fixed by a test. */
  readonly startIndex: number
  /** How far followers start behind the leader: drawn, or the same as a fixed start index. */
  readonly replicaShift: number
}

type Refusal =
  | 'InvalidPartitionsException'
  | 'InvalidReplicationFactorException'
  | 'AdminOperationException'

/** Replica lists in the order of the new partitions, the preferred leader first; or Kafka's refusal. */
export type Assignment =
  | { readonly replicas: number[][] }
  | { readonly error: { readonly exception: Refusal; readonly message: string } }

/** Places the partitions round-robin, alternating between racks where every broker has one. */
export function assignReplicasToBrokers(
  brokers: readonly BrokerMetadata[],
  wanted: Wanted,
): Assignment {
  const error = whyRefused(brokers, wanted)
  if (error) return { error }
  const isRackAware = brokers.some((broker) => broker.rack !== null)
  return { replicas: isRackAware ? rackAware(brokers, wanted) : rackUnaware(brokers, wanted) }
}

function whyRefused(brokers: readonly BrokerMetadata[], wanted: Wanted) {
  const refused = (exception: Refusal, message: string) => ({ exception, message })
  const { partitions, replicationFactor } = wanted
  if (partitions <= 0) {
    return refused('InvalidPartitionsException', 'Number of partitions must be larger than 0.')
  }
  if (replicationFactor <= 0) {
    const message = 'Replication factor must be larger than 0.'
    return refused('InvalidReplicationFactorException', message)
  }
  if (replicationFactor > brokers.length) {
    const message = `Replication factor: ${replicationFactor} larger than available brokers: ${brokers.length}.`
    return refused('InvalidReplicationFactorException', message)
  }
  const withRack = brokers.filter((broker) => broker.rack !== null).length
  if (withRack > 0 && withRack < brokers.length) {
    const message = 'Not all brokers have rack information for replica rack aware assignment.'
    return refused('AdminOperationException', message)
  }
  return null
}

/** The place of follower number `j`: never the leader's own, and pushed on by `shift` (replicaIndex). */
function followerPlace(first: number, shift: number, j: number, brokers: number): number {
  return (first + 1 + ((shift + j) % (brokers - 1))) % brokers
}

function eachPartition(
  brokers: number,
  wanted: Wanted,
  place: (first: number, shift: number) => number[],
): number[][] {
  let shift = wanted.replicaShift
  const replicas: number[][] = []
  for (let i = 0; i < wanted.partitions; i++) {
    const partition = wanted.startPartition + i
    // After a whole round of leaders the followers move on, so that the pairs change.
    if (partition > 0 && partition % brokers === 0) shift += 1
    replicas.push(place((partition + wanted.startIndex) % brokers, shift))
  }
  return replicas
}

function rackUnaware(brokers: readonly BrokerMetadata[], wanted: Wanted): number[][] {
  const ids = brokers.map((broker) => broker.id)
  return eachPartition(ids.length, wanted, (first, shift) => {
    const replicas = [ids[first]!]
    for (let j = 0; j < wanted.replicationFactor - 1; j++) {
      replicas.push(ids[followerPlace(first, shift, j, ids.length)]!)
    }
    return replicas
  })
}

function rackAware(brokers: readonly BrokerMetadata[], wanted: Wanted): number[][] {
  const rackOf = new Map(brokers.map((broker) => [broker.id, broker.rack]))
  const racks = new Set(rackOf.values()).size
  const arranged = rackAlternatedBrokers(brokers)
  return eachPartition(arranged.length, wanted, (first, shift) => {
    const replicas = [arranged[first]!]
    const usedRacks = new Set([rackOf.get(arranged[first]!)])
    for (let k = 0; replicas.length < wanted.replicationFactor; k++) {
      const broker = arranged[followerPlace(first, shift * racks, k, arranged.length)]!
      const rack = rackOf.get(broker)
      const rackIsSpent = usedRacks.has(rack) && usedRacks.size < racks
      const brokerIsSpent = replicas.includes(broker)
      if (rackIsSpent || brokerIsSpent) continue
      replicas.push(broker)
      usedRacks.add(rack)
    }
    return replicas
  })
}

/**
 * Brokers with neighbours in different racks: the racks in order of their names, each giving its lowest
 * id not given yet, until all are out (getRackAlternatedBrokerList).
 */
export function rackAlternatedBrokers(brokers: readonly BrokerMetadata[]): number[] {
  const byRack = new Map<string, number[]>()
  for (const { id, rack } of brokers) {
    const name = rack ?? ''
    byRack.set(name, [...(byRack.get(name) ?? []), id])
  }
  const names = [...byRack.keys()].sort((a, b) => (a < b ? -1 : 1))
  const queues = names.map((name) => byRack.get(name)!.sort((a, b) => a - b))
  const result: number[] = []
  for (let turn = 0; result.length < brokers.length; turn++) {
    const id = queues[turn % queues.length]!.shift()
    if (id !== undefined) result.push(id)
  }
  return result
}
