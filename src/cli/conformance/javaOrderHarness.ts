// vectors/java-order: in which order Java's and Kafka's hash maps give their keys.
import {
  concurrentHashMapOrder,
  groupingByOrder,
  hashMapOrder,
  hashSetCopyOrder,
  integerHash,
  stringHash,
  timelineHashMapOrder,
  topicIdPartitionHash,
  topicPartitionHash,
  uuidHash,
} from '../../kafka/javaOrder.ts'
import type { Harness } from './Harness.ts'
import { textOf, textsOf } from './json.ts'

export const javaOrderHarness: Harness = {
  rules: { inputs: ['type', 'collection', 'input', 'removed'] },
  run(recorded) {
    const type = textOf(recorded, 'type')
    const input = textsOf(recorded, 'input')
    const hashes = input.map((key) => hashOf(type, key))
    const removed = 'removed' in recorded ? textsOf(recorded, 'removed') : []
    const order = orderIn(textOf(recorded, 'collection'), hashes).map((i) => input[i]!)
    return { hashes, order: order.filter((key) => !removed.includes(key)) }
  },
}

/** Partitions are written topic-partition, and id:topic-partition where the id belongs to the key. */
function hashOf(type: string, key: string): number {
  const dash = key.lastIndexOf('-')
  const partition = Number(key.slice(dash + 1))
  const colon = key.indexOf(':')
  switch (type) {
    case 'String':
      return stringHash(key)
    case 'Integer':
      return integerHash(Number(key))
    case 'Uuid':
      return uuidHash(key)
    case 'TopicPartition':
      return topicPartitionHash(key.slice(0, dash), partition)
    case 'TopicIdPartition':
      return topicIdPartitionHash(key.slice(0, colon), key.slice(colon + 1, dash), partition)
    default:
      throw new Error(`no such type of key: ${type}`)
  }
}

function orderIn(collection: string, hashes: readonly number[]): number[] {
  const [, kind, size] = /^([A-Za-z.]+)\((.*)\)$/.exec(collection) ?? []
  switch (kind) {
    case 'HashMap':
      return size === '' ? hashMapOrder(hashes) : hashMapOrder(hashes, Number(size))
    case 'HashSet':
      return size === 'collection' ? hashSetCopyOrder(hashes) : hashMapOrder(hashes)
    case 'Collectors.toSet':
    case 'Collectors.toMap':
      return hashMapOrder(hashes)
    case 'Collectors.groupingBy':
      return groupingByOrder(hashes)
    case 'ConcurrentHashMap':
      return concurrentHashMapOrder(hashes)
    case 'TimelineHashMap':
      return timelineHashMapOrder(hashes, Number(size))
    default:
      throw new Error(`no such collection: ${collection}`)
  }
}
