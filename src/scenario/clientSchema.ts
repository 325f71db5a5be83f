// Clients and their work, as the schema checks them.
import * as z from 'zod/mini'
import { allowed } from '../words/en/scenario.ts'
import * as field from './fields.ts'
import { LIMITS } from './limits.ts'

const { maybe, object } = field

export const recordSchema = object({
  key: maybe(z.nullable(field.recordText)),
  value: maybe(z.nullable(field.recordText)),
  headers: maybe(
    field.list(z.tuple([field.recordText, field.recordText], allowed.header()), 'headers'),
  ),
  partition: maybe(field.partitionNumber),
})

export const readFromSchema = field.either(
  [
    field.oneOf('beginning', 'end'),
    object({ offset: field.offset }),
    object({ timestamp: field.instant }),
  ],
  allowed.readFrom(),
)

const keys = z.discriminatedUnion(
  'type',
  [
    object({ type: z.literal('none') }),
    object({
      type: z.literal('list'),
      keys: field.list(field.recordText, 'keys').check(z.minLength(1, allowed.someKeys())),
      weights: maybe(field.list(field.whole(0, 1_000_000), 'keys')),
    }),
    object({
      type: z.literal('range'),
      prefix: z.string(allowed.prefix()).check(z.maxLength(100, allowed.prefix())),
      count: field.whole(1, LIMITS.keyRange),
      draw: maybe(field.oneOf('even', 'zipf')),
    }),
  ],
  allowed.typed(['none', 'list', 'range']),
)

const target = { topic: field.topicName, partition: maybe(field.partitionNumber) }

const workload = z.discriminatedUnion(
  'type',
  [
    object({
      type: z.literal('rate'),
      ...target,
      perSecond: field.perSecond,
      arrivals: maybe(field.oneOf('even', 'poisson')),
      keys: maybe(keys),
      valueBytes: maybe(field.whole(0, LIMITS.valueBytes)),
      limit: maybe(field.whole(1, LIMITS.rateRecords)),
    }),
    object({
      type: z.literal('list'),
      ...target,
      records: field.list(recordSchema, 'recordsPerList'),
      every: maybe(field.duration),
    }),
    object({
      type: z.literal('file'),
      ...target,
      file: field.fileName,
      as: field.oneOf('text', 'csv', 'ndjson'),
      key: maybe(field.text(1_000)),
      header: maybe(z.boolean(allowed.boolean())),
      every: maybe(field.duration),
    }),
  ],
  allowed.typed(['rate', 'list', 'file']),
)

const base = {
  id: field.endpointId,
  cluster: maybe(field.placeName),
  configs: maybe(field.configs),
  startsAfter: maybe(field.duration),
}

const assignedTopic = object({
  topic: field.topicName,
  partitions: field.either(
    [
      z.literal('all'),
      field.list(field.partitionNumber, 'partitions').check(z.minLength(1, allowed.partitions())),
    ],
    allowed.partitions(),
  ),
})

const someRecords = field.either(
  [object({ key: field.recordText }), object({ every: field.whole(1, LIMITS.rateRecords) })],
  allowed.someOf(),
)

export const clientSchema = z.discriminatedUnion(
  'type',
  [
    object({ type: z.literal('producer'), ...base, workload: maybe(workload) }),
    object({
      type: z.literal('reader'),
      ...base,
      assign: maybe(field.list(assignedTopic, 'topics')),
      group: maybe(field.text(255)),
      subscribe: maybe(
        field.either(
          [field.list(field.topicName, 'topics'), object({ pattern: field.topicPattern })],
          allowed.subscription(),
        ),
      ),
      commit: maybe(field.oneOf('before', 'after', 'each')),
      onRevoked: maybe(z.literal('commit')),
      from: maybe(readFromSchema),
      processing: maybe(field.duration),
      perPoll: maybe(field.duration),
      slow: maybe(object({ of: someRecords, processing: field.duration })),
      poison: maybe(object({ of: someRecords, handler: field.oneOf('stop', 'skip', 'retry') })),
    }),
  ],
  allowed.typed(['producer', 'reader']),
)
