// The smallest words of the model: instants, ids, partitions.

/** An instant or a length of simulated time in whole microseconds; instants before 0 belong to the prelude. */
export type Us = number

/** Before every instant, those of the prelude too. */
export const LONG_AGO: Us = Number.MIN_SAFE_INTEGER

export const US_PER_MS = 1_000
export const US_PER_S = 1_000_000

/** Anything that sends or receives messages: a broker process (`broker-1`) or a client (`web-checkout`). */
export type EndpointId = string

/** A broker's or controller's `node.id`. */
export type NodeId = number

/** A partition as Kafka prints it, `orders-0`. */
export type PartitionName = string

/** The name Kafka prints for a partition. It is asked for at every step, and made once. */
export function partitionName(topic: string, partition: number): PartitionName {
  let names = partitionNames.get(topic)
  if (!names) {
    names = new Map()
    partitionNames.set(topic, names)
  }
  let name = names.get(partition)
  if (name === undefined) {
    name = `${topic}-${partition}`
    names.set(partition, name)
  }
  return name
}

/** The name of a partition of a protocol body. */
export function nameOf(of: { readonly topic: string; readonly partition: number }): PartitionName {
  return partitionName(of.topic, of.partition)
}

const partitionNames = new Map<string, Map<number, PartitionName>>()

/** The endpoint of a node's process. */
export function nodeEndpoint(node: NodeId): EndpointId {
  return `broker-${node}`
}

/** Kafka's release a cluster runs. */
export type Release = '4.3'

/** `acks` as the wire has it: -1 is `all`. */
export type Acks = -1 | 0 | 1

export type Compression = 'none' | 'gzip' | 'snappy' | 'lz4' | 'zstd'
export const COMPRESSIONS: readonly Compression[] = ['none', 'gzip', 'snappy', 'lz4', 'zstd']

/** Topic names Kafka accepts: 1–249 characters of letters, digits, `.`, `_`, `-`; not `.` or `..` (Topic.validate). */
export function isTopicName(name: string): boolean {
  return /^[a-zA-Z0-9._-]{1,249}$/.test(name) && name !== '.' && name !== '..'
}

/** Stops the run with a sentence: our own bug, never Kafka's error and never the person's input. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`Kafkascope bug: ${sentence}`)
}
