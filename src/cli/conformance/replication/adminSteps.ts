// Steps of the admin client: topics, settings, elections.
import type { ErrorName } from '../../../kafka/errors.ts'
import { defaultText } from '../../../kafka/errorTexts.ts'
import { findTopic } from '../../../trace/MetadataImage.ts'
import { topicValue } from '../../../trace/topicConfigs.ts'
import type { Json, JsonObject } from '../json.ts'
import { isList, isObject, numberOf, textOf, textsOf } from '../json.ts'
import { call, callTold, told } from './adminCalls.ts'
import { answering, type Lab, metadataNow, pass, passUntil } from './Lab.ts'
import { partitionOf, textsByName } from './openCluster.ts'
import { numberIn } from './produceStep.ts'

type Result = Record<string, Json>

function idLists(value: Json | undefined): readonly (readonly number[])[] | null {
  return isList(value) ? value.map((list) => (isList(list) ? list.map(Number) : [])) : null
}

/** Waits, too, until the broker that answers knows every partition. */
export function createTopicStep(lab: Lab, action: JsonObject): Result {
  const topic = textOf(action, 'topic')
  // The client itself refuses a name it cannot send (KafkaAdminClient.topicNameIsUnrepresentable).
  if (topic === '') return { error: 'INVALID_TOPIC_EXCEPTION', message: UNREPRESENTABLE }
  const result = callTold(lab, {
    api: 'CreateTopics',
    name: 'createTopics',
    body: {
      topic,
      partitions: numberIn(action, 'partitions', -1),
      replicationFactor: numberIn(action, 'rf', -1),
      assignment: idLists(action.assignment),
      configs: textsByName(action.configs),
    },
    ...(typeof action.timeoutMs === 'number' ? { timeoutUs: action.timeoutMs * 1_000 } : {}),
  })
  if (result.ok !== true) return result
  const isKnown = () => {
    const image = metadataNow(lab)
    const found = image && findTopic(image, topic)
    return found?.partitions.every(({ leader }) => leader >= 0) ?? false
  }
  passUntil(lab, isKnown, 10_000_000)
  if (!topic.startsWith('__') && !lab.topics.includes(topic)) lab.topics.push(topic)
  return result
}

const UNREPRESENTABLE = "The given topic name '' cannot be represented in a request."

export function deleteTopicStep(lab: Lab, action: JsonObject): Result {
  const topic = textOf(action, 'topic')
  const result = callTold(lab, { api: 'DeleteTopics', name: 'deleteTopics', body: { topic } })
  const index = lab.topics.indexOf(topic)
  if (result.ok === true && index >= 0) lab.topics.splice(index, 1)
  return result
}

export function createPartitionsStep(lab: Lab, action: JsonObject): Result {
  const assignment = idLists(action.assignment)
  const body = {
    topic: textOf(action, 'topic'),
    total: numberOf(action, 'count'),
    ...(assignment ? { assignment } : {}),
  }
  const result = callTold(lab, { api: 'CreatePartitions', name: 'createPartitions', body })
  if (result.ok === true) pass(lab, 300_000)
  return result
}

export function alterConfigStep(lab: Lab, action: JsonObject): Result {
  const isBroker = action.type === 'BROKER'
  const body = {
    resource: isBroker ? ('broker' as const) : ('topic' as const),
    name: typeof action.name === 'string' ? action.name : '',
    set: isObject(action.set) ? textsByName(action.set) : {},
    remove: 'delete' in action ? textsOf(action, 'delete') : [],
  }
  return callTold(lab, { api: 'IncrementalAlterConfigs', name: 'incrementalAlterConfigs', body })
}

/** DescribeConfigs is no request of the model: what a broker has read is looked up. */
export function describeConfigStep(lab: Lab, action: JsonObject): Result {
  const node = answering(lab)
  if (!node) return { error: 'REQUEST_TIMED_OUT' }
  const result: Result = {}
  for (const key of textsOf(action, 'keys')) {
    const { value, source } = topicValue(node, textOf(action, 'name'), key)
    result[key] = `${value} (${source})`
  }
  return result
}

export function electLeaderStep(lab: Lab, action: JsonObject): Result {
  const [topic, partition] = partitionOf(action)
  const electionType = action.type === 'UNCLEAN' ? ('UNCLEAN' as const) : ('PREFERRED' as const)
  const body = { electionType, partitions: [{ topic, partition }] }
  const outcome = call(lab, { api: 'ElectLeaders', name: 'electLeaders', body })
  if ('thrown' in outcome) return outcome.thrown
  const { error, message, results } = outcome.answer
  if (error !== 'NONE') return told({ error, message })
  const own = results.find((each) => each.topic === topic && each.partition === partition)
  return own ? electionTold(own) : { ok: true }
}

function electionTold({ error, message }: { error: ErrorName; message: string }): Result {
  if (error === 'NONE') return { ok: true }
  return { error, message: message || defaultText(error) }
}

/** Whether the topic still has the id it had at the last asking. */
export function topicIdStep(lab: Lab, action: JsonObject): Result {
  const topic = textOf(action, 'topic')
  const image = metadataNow(lab)
  const id = image && findTopic(image, topic)?.id
  const key = `topicId:${topic}`
  const before = lab.notes.get(key)
  lab.notes.set(key, id)
  return { sameAsBefore: before === undefined ? null : before === id }
}
