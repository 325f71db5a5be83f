// Acts: when, and what is done. A new action is one row here, one in `Scenario.ts`, and its checks in `checks/acts.ts`.
import * as z from 'zod/mini'
import { allowed } from '../words/en/scenario.ts'
import { clientSchema, readFromSchema, recordSchema } from './clientSchema.ts'
import * as field from './fields.ts'
import { LIMITS } from './limits.ts'
import type { ActionType } from './Scenario.ts'

const { maybe, object } = field

const fact = field.either(
  [z.string().check(z.maxLength(1_000, allowed.fact())), z.number(), z.boolean()],
  allowed.fact(),
)

const trigger = field.either(
  [
    object({ at: field.duration }),
    object({
      on: object({
        event: field.eventName,
        where: maybe(field.named(field.configName, fact, 'configs')),
        nth: maybe(field.whole(1, LIMITS.nth)),
      }),
      after: maybe(field.duration),
    }),
    object({
      every: field.repeatGap,
      from: maybe(field.duration),
      times: maybe(field.whole(1, LIMITS.repeats)),
    }),
  ],
  allowed.trigger(),
)

/** One action: its type and what is said with it. */
function act<const T extends ActionType, S extends field.Shape>(type: T, fields: S) {
  return object({ type: z.literal(type), ...fields })
}

const removed = field.list(field.configName, 'configs')
const client = { client: field.endpointId }
const node = { node: field.nodeId }
const connection = { from: field.endpointId, to: field.endpointId }
const ends = field.list(field.endpointId, 'ends').check(z.minLength(1, allowed.someEnds()))

const actions = [
  act('createTopic', {
    topic: field.topicName,
    partitions: maybe(field.partitionCount),
    replicationFactor: maybe(field.whole(1, 32_767)),
    assignment: maybe(field.assignment),
    configs: maybe(field.configs),
  }),
  act('alterTopic', {
    topic: field.topicName,
    partitions: maybe(field.partitionCount),
    set: maybe(field.configs),
    remove: maybe(removed),
  }),
  act('deleteTopic', { topic: field.topicName }),
  act('produceRecords', {
    client: field.endpointId,
    topic: field.topicName,
    records: field
      .list(recordSchema, 'recordsPerList')
      .check(z.minLength(1, allowed.someRecords())),
  }),
  act('addClient', { client: clientSchema }),
  act('removeClient', client),
  act('pauseClient', client),
  act('resumeClient', client),
  act('slowClient', { client: field.endpointId, processing: field.duration }),
  act('crashClient', client),
  act('freezeClient', client),
  act('thawClient', client),
  act('restartClient', { ...client, set: maybe(field.configs) }),
  act('seekReader', {
    client: field.endpointId,
    topic: field.topicName,
    partition: field.partitionNumber,
    to: readFromSchema,
  }),
  act('deleteGroup', { group: field.text(255) }),
  act('resetOffsets', {
    group: field.text(255),
    topic: field.topicName,
    partition: maybe(field.partitionNumber),
    to: readFromSchema,
  }),
  act('stopBroker', node),
  act('crashBroker', node),
  act('startBroker', node),
  act('freezeBroker', node),
  act('thawBroker', node),
  act('powerOff', { host: field.placeName }),
  act('powerOn', { host: field.placeName }),
  act('loseDisk', node),
  act('slowDisk', { ...node, delay: field.duration }),
  act('slowNode', { ...node, delay: field.duration }),
  act('delayConnection', { ...connection, delay: field.duration }),
  act('silenceConnection', connection),
  act('healConnection', connection),
  act('resetConnection', connection),
  act('splitNetwork', {
    islands: field.list(ends, 'ends').check(z.minLength(2, allowed.someIslands())),
  }),
  act('cutLink', { from: ends, to: ends, bothWays: maybe(z.boolean(allowed.boolean())) }),
  act('healNetwork', {}),
  act('electLeaders', {
    electionType: field.oneOf('PREFERRED', 'UNCLEAN'),
    topic: maybe(field.topicName),
    partition: maybe(field.partitionNumber),
  }),
  act('alterConfig', {
    resource: field.oneOf('broker', 'cluster'),
    node: maybe(field.nodeId),
    set: maybe(field.configs),
    remove: maybe(removed),
  }),
] as const

const types = actions.map((action) => action.shape.type.def.values[0] ?? '')

export const actSchema = object({
  when: trigger,
  do: z.discriminatedUnion('type', actions, allowed.typed(types)),
})
