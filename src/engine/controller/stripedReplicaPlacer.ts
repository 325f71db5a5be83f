// Which brokers hold a new partition's replicas in KRaft mode.
// Kafka: org.apache.kafka.metadata.placement.StripedReplicaPlacer (place, RackList, BrokerList).
// KIPs: KIP-36 (racks), KIP-1066 (cordoned directories: such brokers are not given to this function).
// Simplified: nothing; the draws and their order are Kafka's.
import { hashMapOrder, stringHash } from '../../kafka/javaOrder.ts'
import type { RandomBits } from './javaRandom.ts'
import { nextInt, shuffle } from './javaRandom.ts'

/** A registered broker that may be given replicas; `rack` null = none configured. */
export interface UsableBroker {
  readonly id: number
  readonly rack: string | null
  readonly fenced: boolean
}

/** Replica lists in the order of the new partitions, the preferred leader first; or Kafka's refusal. */
export type Placement =
  | { readonly replicas: number[][] }
  | {
      readonly error: {
        readonly exception: 'InvalidReplicationFactorException'
        readonly message: string
      }
    }

/** One rack's brokers of one kind, dealt out in turn from an offset that moves on with every epoch. */
interface BrokerList {
  readonly brokers: number[]
  epoch: number
  index: number
  offset: number
}

interface Rack {
  readonly fenced: BrokerList
  readonly unfenced: BrokerList
}

interface RackList {
  readonly racks: ReadonlyMap<string | null, Rack>
  /** Rack names in the order they are walked; shuffled in place. */
  readonly names: (string | null)[]
  /** Rack names in the order of Kafka's HashMap, in which it draws. */
  readonly drawOrder: readonly (string | null)[]
  readonly brokers: number
  readonly unfenced: number
  epoch: number
  offset: number
}

/**
 * Places `partitions` new partitions of one topic. Nothing is remembered between calls: each topic, and
 * each growth of one, draws anew from `next`. Refused when the factor is not positive, when no
 * broker is unfenced, or when the factor is greater than the number of brokers, in this order.
 */
export function placeReplicas(
  brokers: readonly UsableBroker[],
  partitions: number,
  replicationFactor: number,
  next: RandomBits,
): Placement {
  const list = rackList(brokers, next)
  const refusal = whyRefused(list, replicationFactor)
  if (refusal)
    return { error: { exception: 'InvalidReplicationFactorException', message: refusal } }
  const replicas: number[][] = []
  for (let p = 0; p < partitions; p++) replicas.push(placePartition(list, replicationFactor, next))
  return { replicas }
}

function whyRefused(list: RackList, replicationFactor: number): string | null {
  if (replicationFactor <= 0) {
    return `Invalid replication factor ${replicationFactor}: the replication factor must be positive.`
  }
  if (list.unfenced === 0) {
    return 'All brokers are currently fenced, or have all their log directories cordoned.'
  }
  if (replicationFactor > list.brokers) {
    return (
      `The target replication factor of ${replicationFactor} cannot be reached because only ` +
      `${list.brokers} broker(s) are registered or some brokers have all their log directories cordoned.`
    )
  }
  return null
}

function rackList(brokers: readonly UsableBroker[], next: RandomBits): RackList {
  const met: (string | null)[] = []
  for (const { rack } of brokers) if (!met.includes(rack)) met.push(rack)
  const drawOrder = hashMapOrder(met.map(rackHash)).map((i) => met[i]!)
  const racks = new Map<string | null, Rack>()
  for (const rack of drawOrder) {
    const inRack = brokers.filter((broker) => broker.rack === rack)
    const fenced = brokerList(inRack, true, next)
    racks.set(rack, { fenced, unfenced: brokerList(inRack, false, next) })
  }
  return {
    racks,
    names: met.toSorted(byRackName),
    drawOrder,
    brokers: brokers.length,
    unfenced: brokers.filter((broker) => !broker.fenced).length,
    epoch: 0,
    offset: met.length === 0 ? 0 : nextInt(next, met.length),
  }
}

/** Optional.hashCode of a rack name: 0 for none. */
function rackHash(rack: string | null): number {
  return rack === null ? 0 : stringHash(rack)
}

/** No rack first, then by UTF-16 units as String.compareTo. */
function byRackName(a: string | null, b: string | null): number {
  if (a === b) return 0
  if (a === null) return -1
  return b !== null && a < b ? -1 : 1
}

function brokerList(
  brokers: readonly UsableBroker[],
  fenced: boolean,
  next: RandomBits,
): BrokerList {
  const ids = brokers.filter((broker) => broker.fenced === fenced).map((broker) => broker.id)
  ids.sort((a, b) => a - b)
  const offset = ids.length === 0 ? 0 : nextInt(next, ids.length)
  return { brokers: ids, epoch: 0, index: 0, offset }
}

/** The list's next broker in this epoch, or −1 when all were given out. */
function nextBroker(list: BrokerList, epoch: number): number {
  const size = list.brokers.length
  if (size === 0) return -1
  if (list.epoch !== epoch) {
    list.epoch = epoch
    list.index = 0
    list.offset = (list.offset + 1) % size
  }
  if (list.index >= size) return -1
  const at = (list.index + list.offset) % size
  list.index += 1
  return list.brokers[at]!
}

function placePartition(list: RackList, replicationFactor: number, next: RandomBits): number[] {
  // Once every unfenced broker has led, the rotation would repeat itself: Kafka shuffles instead.
  if (list.epoch === list.unfenced && list.unfenced > 1) {
    shuffleRacks(list, next)
    list.epoch = 0
  }
  if (list.offset === list.names.length) list.offset = 0
  const replicas: number[] = []
  const leaderRack = placeLeader(list, replicas)
  placeFollowers(list, replicas, replicationFactor, leaderRack)
  list.epoch += 1
  list.offset += 1
  return replicas
}

/** Takes the leader from the first rack with an unfenced broker left; answers that rack's place. */
function placeLeader(list: RackList, replicas: number[]): number {
  let at = list.offset
  for (let tried = 0; tried < list.names.length; tried++) {
    const leader = nextBroker(rackAt(list, at).unfenced, list.epoch)
    if (leader >= 0) {
      replicas.push(leader)
      return at
    }
    at = (at + 1) % list.names.length
  }
  return -1
}

function placeFollowers(
  list: RackList,
  replicas: number[],
  replicationFactor: number,
  leaderRack: number,
): void {
  let at = list.offset
  let skipsLeaderRack = true
  while (replicas.length < replicationFactor) {
    if (at === leaderRack && skipsLeaderRack) {
      skipsLeaderRack = false
    } else {
      const rack = rackAt(list, at)
      const unfenced = nextBroker(rack.unfenced, list.epoch)
      const broker = unfenced >= 0 ? unfenced : nextBroker(rack.fenced, list.epoch)
      if (broker >= 0) replicas.push(broker)
    }
    at = (at + 1) % list.names.length
  }
}

function rackAt(list: RackList, at: number): Rack {
  return list.racks.get(list.names[at]!)!
}

function shuffleRacks(list: RackList, next: RandomBits): void {
  shuffle(list.names, next)
  for (const name of list.drawOrder) {
    const rack = list.racks.get(name)!
    shuffle(rack.fenced.brokers, next)
    shuffle(rack.unfenced.brokers, next)
  }
}
