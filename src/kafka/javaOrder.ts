// The order in which Java's and Kafka's hash maps hand out their keys. Kafka's answers depend on it:
// which partition a keyless record goes to, who gets the spare partition, in which order tools print.
// Kafka: java.util.HashMap, ConcurrentHashMap, org.apache.kafka.timeline.BaseHashTable.
// Simplified: bins of nine or more keys stay lists (Java turns them into trees once the table has 64 slots).

/** String.hashCode: over UTF-16 units, 32-bit. */
export function stringHash(text: string): number {
  let hash = 0
  for (let i = 0; i < text.length; i++) hash = (Math.imul(31, hash) + text.charCodeAt(i)) | 0
  return hash
}

/** Integer.hashCode: the number itself. */
export function integerHash(value: number): number {
  return value | 0
}

/** TopicPartition.hashCode. */
export function topicPartitionHash(topic: string, partition: number): number {
  return (Math.imul(31, 31 + partition) + stringHash(topic)) | 0
}

/** Uuid.hashCode of Kafka's 16-byte ids, given as the 22 characters Kafka prints. */
export function uuidHash(uuid: string): number {
  const words = uuidWords(uuid)
  return words[0]! ^ words[1]! ^ words[2]! ^ words[3]!
}

/** TopicIdPartition.hashCode. */
export function topicIdPartitionHash(topicId: string, topic: string, partition: number): number {
  return (Math.imul(31, 31 + uuidHash(topicId)) + topicPartitionHash(topic, partition)) | 0
}

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The four 32-bit words of a base64url id. */
function uuidWords(uuid: string): number[] {
  const bytes: number[] = []
  let bits = 0
  let held = 0
  for (const character of uuid) {
    held = ((held << 6) | BASE64URL.indexOf(character)) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes.push((held >> bits) & 0xff)
    }
  }
  return [0, 4, 8, 12].map(
    (i) => (bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]!,
  )
}

/** HashMap spreads the upper half of a hash into the lower, which picks the slot. */
function spread(hash: number): number {
  return hash ^ (hash >>> 16)
}

/** The smallest power of two ≥ n, at least 1 (HashMap.tableSizeFor). */
function tableSizeFor(n: number): number {
  let size = 1
  while (size < n) size *= 2
  return size
}

const DEFAULT_CAPACITY = 16
const MIN_TREE_CAPACITY = 64
const LONG_BIN = 8

/** Positions of keys in a table of bins; each bin oldest first unless told otherwise. */
type Bins = number[][]

function emptyBins(capacity: number): Bins {
  return Array.from({ length: capacity }, () => [])
}

function rehashed(bins: Bins, spreads: readonly number[]): Bins {
  const grown = emptyBins(bins.length * 2)
  for (const bin of bins) for (const i of bin) grown[spreads[i]! & (grown.length - 1)]!.push(i)
  return grown
}

/**
 * Iteration order of a HashMap or HashSet filled with `put` in the order of `hashes`: indexes into it.
 * `initialCapacity` as given to the constructor.
 */
export function hashMapOrder(
  hashes: readonly number[],
  initialCapacity: number = DEFAULT_CAPACITY,
): number[] {
  const spreads = hashes.map(spread)
  let bins = emptyBins(tableSizeFor(initialCapacity))
  for (let i = 0; i < spreads.length; i++) {
    const bin = bins[spreads[i]! & (bins.length - 1)]!
    bin.push(i)
    if (bin.length > LONG_BIN && bins.length < MIN_TREE_CAPACITY) bins = rehashed(bins, spreads)
    if (i + 1 > bins.length * 0.75) bins = rehashed(bins, spreads)
  }
  return bins.flat()
}

/** Order of `new HashSet(collection)`, which makes room for all before the first. */
export function hashSetCopyOrder(hashes: readonly number[]): number[] {
  const wanted = Math.trunc(Math.fround(hashes.length / 0.75)) + 1
  return hashMapOrder(hashes, Math.max(wanted, DEFAULT_CAPACITY))
}

/**
 * Order of a HashMap filled with `computeIfAbsent`, as `Collectors.groupingBy` does: a new key enters at
 * the head of its bin, and the table grows one call later than with `put`: `isAskedAgain` = a call for a key
 * that is already there follows the last new one.
 */
export function groupingByOrder(hashes: readonly number[], isAskedAgain = false): number[] {
  const spreads = hashes.map(spread)
  let bins = emptyBins(DEFAULT_CAPACITY)
  for (let i = 0; i < spreads.length; i++) {
    if (i > bins.length * 0.75) bins = rehashed(bins, spreads)
    const bin = bins[spreads[i]! & (bins.length - 1)]!
    bin.unshift(i)
    if (bin.length >= LONG_BIN && bins.length < MIN_TREE_CAPACITY) bins = rehashed(bins, spreads)
  }
  if (isAskedAgain && hashes.length > bins.length * 0.75) bins = rehashed(bins, spreads)
  return bins.flat()
}

/** Order of a ConcurrentHashMap with default capacity: it grows on reaching three quarters. */
export function concurrentHashMapOrder(hashes: readonly number[]): number[] {
  const spreads = hashes.map((hash) => spread(hash) & 0x7fffffff)
  let bins = emptyBins(DEFAULT_CAPACITY)
  for (let i = 0; i < spreads.length; i++) {
    const bin = bins[spreads[i]! & (bins.length - 1)]!
    bin.push(i)
    if (bin.length > LONG_BIN && bins.length < MIN_TREE_CAPACITY) bins = transferred(bins, spreads)
    while (i + 1 >= bins.length * 0.75) bins = transferred(bins, spreads)
  }
  return bins.flat()
}

/**
 * ConcurrentHashMap.transfer: the last run of keys that stay together is moved as it is, each key before
 * it is put in front of its new bin, so that part is reversed.
 */
function transferred(bins: Bins, spreads: readonly number[]): Bins {
  const grown = emptyBins(bins.length * 2)
  const side = (i: number) => spreads[i]! & bins.length
  for (const bin of bins) {
    let run = Math.max(0, bin.length - 1)
    while (run > 0 && side(bin[run - 1]!) === side(bin[run]!)) run -= 1
    for (let at = run; at < bin.length; at++) slotOf(grown, spreads[bin[at]!]!).push(bin[at]!)
    for (let at = 0; at < run; at++) slotOf(grown, spreads[bin[at]!]!).unshift(bin[at]!)
  }
  return grown
}

function slotOf(bins: Bins, spreadHash: number): number[] {
  return bins[spreadHash & (bins.length - 1)]!
}

const FIBONACCI = -7046029254386353131n

/**
 * Order of a TimelineHashMap: slots by the top bits of a 64-bit product, newest first inside a slot.
 * `expectedSize` 0 is what the group coordinator's state uses.
 */
export function timelineHashMapOrder(hashes: readonly number[], expectedSize = 0): number[] {
  const slotIn = (slots: number, i: number) => timelineSlot(hashes[i]!, slots)
  let bins = emptyBins(timelineCapacity(expectedSize))
  for (let i = 0; i < hashes.length; i++) {
    if ((i + 1) * 0.75 > bins.length) {
      const grown = emptyBins(bins.length * 2)
      for (const bin of bins) {
        for (const old of bin) grown[slotIn(grown.length, old)]!.push(old)
      }
      bins = grown
    }
    bins[slotIn(bins.length, i)]!.unshift(i)
  }
  return bins.flat()
}

function timelineCapacity(expectedSize: number): number {
  return Math.max(2, tableSizeFor(Math.trunc(expectedSize / 0.75) + 1))
}

function timelineSlot(hash: number, slots: number): number {
  const bits = BigInt(31 - Math.clz32(slots))
  return Number(BigInt.asUintN(64, BigInt(hash) * FIBONACCI) >> (64n - bits))
}
