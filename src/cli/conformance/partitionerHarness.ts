// vectors/partitioner: hashes of keys, partitions of keys, and who coordinates an id.
import { coordinatorPartition, shareCoordinatorKey } from '../../kafka/coordinatorPartition.ts'
import { stringHash } from '../../kafka/javaOrder.ts'
import { murmur2, partitionForKey } from '../../kafka/murmur2.ts'
import {
  booleanBytes,
  doubleBytes,
  floatBytes,
  integerBytes,
  longBytes,
  shortBytes,
  stringBytes,
  uuidBytes,
} from '../../kafka/records/serializers.ts'
import type { CaseFile, Harness } from './Harness.ts'
import type { JsonObject } from './json.ts'
import { numberOf, numbersOf, textOf } from './json.ts'

export const partitionerHarness: Harness = {
  rules: {
    inputs: [
      'kind',
      'utf8',
      'serializer',
      'value',
      'groupId',
      'transactionalId',
      'group',
      'topicId',
      'partition',
    ],
  },
  run(recorded, file) {
    switch (recorded.kind) {
      case 'key':
        return keyed(recorded, file)
      case 'serializer': {
        const bytes = serialized(textOf(recorded, 'serializer'), textOf(recorded, 'value'))
        return { hex: hexOf(bytes), ...hashed(bytes, file) }
      }
      case 'group':
        return coordinated(textOf(recorded, 'groupId'))
      case 'txn':
        return coordinated(textOf(recorded, 'transactionalId'))
      case 'share':
        return share(recorded)
      default:
        throw new Error(`no such kind: ${String(recorded.kind)}`)
    }
  },
}

/** A key is given as a text, or as bytes where no text is; bytes beside a text are an answer. */
function keyed(recorded: JsonObject, file: CaseFile): JsonObject {
  const isText = typeof recorded.utf8 === 'string'
  const bytes = isText ? stringBytes(textOf(recorded, 'utf8')) : bytesOf(textOf(recorded, 'hex'))
  const hex = typeof recorded.hex === 'string' ? { hex: hexOf(bytes) } : {}
  return { ...hex, ...hashed(bytes, file) }
}

function hashed(bytes: Uint8Array, file: CaseFile): JsonObject {
  const counts = numbersOf(file.header, 'partitionCounts')
  return {
    bytes: bytes.length,
    murmur2: murmur2(bytes),
    partitions: counts.map((count) => partitionForKey(bytes, count)),
  }
}

function coordinated(id: string): JsonObject {
  return {
    hashCode: stringHash(id),
    of50: coordinatorPartition(id, 50),
    of4: coordinatorPartition(id, 4),
  }
}

function share(recorded: JsonObject): JsonObject {
  const { group, topicId } = {
    group: textOf(recorded, 'group'),
    topicId: textOf(recorded, 'topicId'),
  }
  const coordinatorKey = shareCoordinatorKey(group, topicId, numberOf(recorded, 'partition'))
  const of = (partitions: number) => coordinatorPartition(coordinatorKey, partitions)
  return { coordinatorKey, of50: of(50), of4: of(4) }
}

function serialized(serializer: string, value: string): Uint8Array {
  switch (serializer) {
    case 'IntegerSerializer':
      return integerBytes(Number(value))
    case 'LongSerializer':
      return longBytes(BigInt(value))
    case 'ShortSerializer':
      return shortBytes(Number(value))
    case 'FloatSerializer':
      return floatBytes(Number(value))
    case 'DoubleSerializer':
      return doubleBytes(Number(value))
    case 'UUIDSerializer':
      return uuidBytes(value)
    case 'BooleanSerializer':
      return booleanBytes(value === 'true')
    default:
      throw new Error(`no such serializer: ${serializer}`)
  }
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function bytesOf(hex: string): Uint8Array {
  const pairs = hex.match(/../g) ?? []
  return Uint8Array.from(pairs, (pair) => Number.parseInt(pair, 16))
}
