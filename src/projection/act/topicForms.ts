// Records and topics.
import { LIMITS } from '../../scenario/limits.ts'
import type { RecordSpec } from '../../scenario/Scenario.ts'
import { actFaults, actFields, actUnavailable } from '../../words/en/act.ts'
import type { ActContext } from './ActContext.ts'
import type { FieldSpec, FormSpec, FormValues } from './ActForm.ts'
import { configsOf, namesOf } from './configRows.ts'
import { headerLines, headersOf, newTopicName, orEmpty, wholeFrom } from './fieldChecks.ts'

const runningProducers = (context: ActContext) =>
  context.clients.filter(({ type, lifecycle }) => type === 'producer' && lifecycle === 'Running')

const named = (names: readonly string[]) => names.map((name) => ({ value: name, name }))

/** The one that is selected on the page, else the first. */
export function firstOf(names: readonly string[], context: ActContext, kind: string): string {
  const selected = names.find((name) => context.selected === `${kind}:${name}`)
  return selected ?? names[0] ?? ''
}

/** The topic of a selected partition, else the first topic. */
export function firstTopic(context: ActContext): string {
  const { topics, selected } = context
  const wanted = topics.find(({ name }) => selected?.startsWith(`partition:${name}-`))
  return wanted?.name ?? topics[0]?.name ?? ''
}

export function topicField(context: ActContext): FieldSpec {
  const options = named(context.topics.map(({ name }) => name))
  return { id: 'topic', label: actFields.topic(), kind: 'choice', options }
}

function partitionsOf(context: ActContext, topic: string | undefined): number {
  return context.topics.find(({ name }) => name === topic)?.partitions ?? 1
}

export function partitionOptions(context: ActContext, topic: string | undefined) {
  return Array.from({ length: partitionsOf(context, topic) }, (_, partition) => ({
    value: String(partition),
    name: actFields.numbered(partition),
  }))
}

const settings: FieldSpec = {
  id: 'set',
  label: actFields.settings(),
  kind: 'configs',
  scope: 'topic',
}

export const produceRecordsForm: FormSpec = {
  unavailable: (context) => {
    if (runningProducers(context).length === 0) return actUnavailable.producers()
    return context.topics.length === 0 ? actUnavailable.topics() : undefined
  },
  initial: (context) => ({
    client: firstOf(
      runningProducers(context).map(({ id }) => id),
      context,
      'client',
    ),
    topic: firstTopic(context),
    key: '',
    kind: 'text',
    value: 'hello',
    copies: '1',
    partition: '',
    headers: '',
  }),
  fields: (context, values) => [
    {
      id: 'client',
      label: actFields.client(),
      kind: 'choice',
      options: named(runningProducers(context).map(({ id }) => id)),
    },
    topicField(context),
    { id: 'key', label: actFields.key(), kind: 'text', hint: actFields.keyHint() },
    {
      id: 'kind',
      label: actFields.tombstone(),
      kind: 'choice',
      options: [
        { value: 'text', name: actFields.isText() },
        { value: 'tombstone', name: actFields.isTombstone() },
      ],
    },
    ...(values.kind === 'tombstone' ? [] : [valueField]),
    {
      id: 'copies',
      label: actFields.copies(),
      kind: 'number',
      hint: actFields.copiesHint(),
      check: wholeFrom(1, 1_000),
    },
    {
      id: 'partition',
      label: actFields.partition(),
      kind: 'choice',
      options: [{ value: '', name: actFields.byKey() }, ...partitionOptions(context, values.topic)],
    },
    {
      id: 'headers',
      label: actFields.headers(),
      kind: 'lines',
      hint: actFields.headersHint(),
      check: headerLines,
    },
  ],
  action: (values) => ({
    type: 'produceRecords',
    client: values.client ?? '',
    topic: values.topic ?? '',
    records: Array.from({ length: Number(values.copies) }, () => recordOf(values)),
  }),
}

const valueField: FieldSpec = {
  id: 'value',
  label: actFields.value(),
  kind: 'text',
  hint: actFields.valueHint(),
}

function recordOf(values: FormValues): RecordSpec {
  const { key = '', kind, value = '', partition = '', headers = '' } = values
  const pairs = headersOf(headers)
  return {
    ...(key === '' ? {} : { key }),
    value: kind === 'tombstone' ? null : value,
    ...(pairs.length === 0 ? {} : { headers: pairs }),
    ...(partition === '' ? {} : { partition: Number(partition) }),
  }
}

export const createTopicForm: FormSpec = {
  unavailable: () => undefined,
  initial: () => ({ topic: '', partitions: '3', replicationFactor: '1' }),
  fields: (context) => [
    {
      id: 'topic',
      label: actFields.newTopic(),
      kind: 'text',
      check: newTopicName(context.topics.map(({ name }) => name)),
    },
    {
      id: 'partitions',
      label: actFields.partitions(),
      kind: 'number',
      check: wholeFrom(1, LIMITS.partitions),
    },
    {
      id: 'replicationFactor',
      label: actFields.replicationFactor(),
      kind: 'number',
      hint: actFields.replicationHint(context.brokers.length),
      check: wholeFrom(1, 100),
    },
    settings,
  ],
  action: (values) => {
    const configs = configsOf(values, 'set')
    return {
      type: 'createTopic',
      topic: values.topic ?? '',
      partitions: Number(values.partitions),
      replicationFactor: Number(values.replicationFactor),
      ...(configs === undefined ? {} : { configs }),
    }
  },
}

const needsTopic = (context: ActContext) =>
  context.topics.length === 0 ? actUnavailable.topics() : undefined

export const alterTopicForm: FormSpec = {
  unavailable: needsTopic,
  initial: (context) => ({ topic: firstTopic(context), partitions: '', remove: '' }),
  fields: (context, values) => {
    const now = partitionsOf(context, values.topic)
    return [
      topicField(context),
      {
        id: 'partitions',
        label: actFields.partitions(),
        kind: 'number',
        hint: actFields.partitionsNow(now),
        placeholder: actFields.unchanged(now),
        check: orEmpty(wholeFrom(now + 1, LIMITS.partitions)),
      },
      settings,
      { id: 'remove', label: actFields.remove(), kind: 'text', hint: actFields.removeHint() },
    ]
  },
  action: (values) => {
    const partitions = (values.partitions ?? '').trim()
    const set = configsOf(values, 'set')
    const remove = namesOf(values.remove)
    if (partitions === '' && set === undefined && remove.length === 0)
      return actFaults.nothingToDo()
    return {
      type: 'alterTopic',
      topic: values.topic ?? '',
      ...(partitions === '' ? {} : { partitions: Number(partitions) }),
      ...(set === undefined ? {} : { set }),
      ...(remove.length === 0 ? {} : { remove }),
    }
  },
}

export const deleteTopicForm: FormSpec = {
  unavailable: needsTopic,
  initial: (context) => ({ topic: firstTopic(context) }),
  fields: (context) => [topicField(context)],
  action: (values) => ({ type: 'deleteTopic', topic: values.topic ?? '' }),
}
