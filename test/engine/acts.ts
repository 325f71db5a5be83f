// Acts as one says them: `.at('2s', crashBroker(1))`.
import type {
  Action,
  ClientSpec,
  Configs,
  ReadFrom,
  RecordSpec,
} from '../../src/scenario/Scenario.ts'

const BROKER = 'broker-1'
const HOST = 'host-1'

export const stopBroker = (node = 1): Action => ({ type: 'stopBroker', node })
export const crashBroker = (node = 1): Action => ({ type: 'crashBroker', node })
export const startBroker = (node = 1): Action => ({ type: 'startBroker', node })
export const freezeBroker = (node = 1): Action => ({ type: 'freezeBroker', node })
export const thawBroker = (node = 1): Action => ({ type: 'thawBroker', node })
export const powerOff = (host = HOST): Action => ({ type: 'powerOff', host })

export const createTopic = (
  topic: string,
  rest: { partitions?: number; replicationFactor?: number; configs?: Configs } = {},
): Action => ({ type: 'createTopic', topic, ...rest })
export const alterTopic = (
  topic: string,
  rest: { partitions?: number; set?: Configs; remove?: readonly string[] },
): Action => ({ type: 'alterTopic', topic, ...rest })
export const deleteTopic = (topic: string): Action => ({ type: 'deleteTopic', topic })
export const alterCluster = (set: Configs): Action => ({
  type: 'alterConfig',
  resource: 'cluster',
  set,
})
export const alterBroker = (set: Configs): Action => ({
  type: 'alterConfig',
  resource: 'broker',
  node: 1,
  set,
})

export const produce = (
  client: string,
  topic: string,
  ...records: readonly (string | RecordSpec)[]
): Action => ({
  type: 'produceRecords',
  client,
  topic,
  records: records.map((each) => (typeof each === 'string' ? { value: each } : each)),
})
export const addClient = (client: ClientSpec): Action => ({ type: 'addClient', client })
export const removeClient = (client: string): Action => ({ type: 'removeClient', client })
export const crashClient = (client: string): Action => ({ type: 'crashClient', client })
export const restartClient = (client: string): Action => ({ type: 'restartClient', client })
export const pauseClient = (client: string): Action => ({ type: 'pauseClient', client })
export const resumeClient = (client: string): Action => ({ type: 'resumeClient', client })
export const slowClient = (client: string, processing: string): Action => ({
  type: 'slowClient',
  client,
  processing,
})
export const seek = (client: string, topic: string, partition: number, to: ReadFrom): Action => ({
  type: 'seekReader',
  client,
  topic,
  partition,
  to,
})

export const deleteGroup = (group: string): Action => ({ type: 'deleteGroup', group })
export const resetOffsets = (group: string, topic: string, to: ReadFrom): Action => ({
  type: 'resetOffsets',
  group,
  topic,
  to,
})

/** The way from a client to the broker, unless the way back is meant. */
export const delay = (client: string, time: string, way: 'there' | 'back' = 'there'): Action => ({
  type: 'delayConnection',
  ...ends(client, way),
  delay: time,
})
export const silence = (client: string, way: 'there' | 'back' = 'there'): Action => ({
  type: 'silenceConnection',
  ...ends(client, way),
})
export const heal = (client: string): Action => ({
  type: 'healConnection',
  from: client,
  to: BROKER,
})
export const reset = (client: string): Action => ({
  type: 'resetConnection',
  from: client,
  to: BROKER,
})

function ends(client: string, way: 'there' | 'back'): { from: string; to: string } {
  return way === 'there' ? { from: client, to: BROKER } : { from: BROKER, to: client }
}
