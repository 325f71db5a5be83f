// Clients: adding, stopping and slowing them, and where a reader reads.
import { LIMITS } from '../../scenario/limits.ts'
import type { ClientSpec } from '../../scenario/Scenario.ts'
import { actFields, actUnavailable } from '../../words/en/act.ts'
import type { ActClient, ActContext } from './ActContext.ts'
import type { FieldSpec, FormSpec, FormValues } from './ActForm.ts'
import { configsOf } from './configRows.ts'
import { isDuration, newClientId, numberFrom, wholeFrom } from './fieldChecks.ts'
import { fromFields, READER_VALUES, readerFields, readerOf, readFrom } from './readerForm.ts'
import { firstOf, firstTopic, topicField } from './topicForms.ts'

type ClientAct =
  | 'removeClient'
  | 'pauseClient'
  | 'resumeClient'
  | 'freezeClient'
  | 'thawClient'
  | 'crashClient'

/** An act on one of the clients that fit. */
function clientForm(
  type: ClientAct,
  fits: (client: ActClient) => boolean,
  unavailable: () => string,
): FormSpec {
  const ids = (context: ActContext) => context.clients.filter(fits).map(({ id }) => id)
  return {
    unavailable: (context) => (ids(context).length === 0 ? unavailable() : undefined),
    initial: (context) => ({ client: firstOf(ids(context), context, 'client') }),
    fields: (context) => [clientField(actFields.anyClient(), ids(context))],
    action: (values) => ({ type, client: values.client ?? '' }),
  }
}

function clientField(label: string, ids: readonly string[]): FieldSpec {
  const options = ids.map((id) => ({ value: id, name: id }))
  return { id: 'client', label, kind: 'choice', options }
}

const isUp = ({ lifecycle }: ActClient) => lifecycle === 'Running' || lifecycle === 'Paused'

export const removeClientForm = clientForm('removeClient', isUp, actUnavailable.running)
export const pauseClientForm = clientForm(
  'pauseClient',
  ({ lifecycle }) => lifecycle === 'Running',
  actUnavailable.running,
)
export const resumeClientForm = clientForm(
  'resumeClient',
  ({ lifecycle }) => lifecycle === 'Paused',
  actUnavailable.paused,
)
export const freezeClientForm = clientForm('freezeClient', isUp, actUnavailable.running)
export const thawClientForm = clientForm(
  'thawClient',
  ({ lifecycle }) => lifecycle === 'Frozen',
  actUnavailable.frozen,
)
export const crashClientForm = clientForm('crashClient', isUp, actUnavailable.running)
/** A new process under the same name, with other settings where some are given. */
export const restartClientForm: FormSpec = {
  unavailable: ({ clients }) => (clients.length === 0 ? actUnavailable.clients() : undefined),
  initial: (context) => ({ client: firstOf(idsOf(context), context, 'client') }),
  fields: (context, values) => {
    const type = context.clients.find(({ id }) => id === values.client)?.type
    const scope = type === 'producer' ? 'producer' : 'consumer'
    return [
      clientField(actFields.anyClient(), idsOf(context)),
      { id: 'set', label: actFields.restartSettings(), kind: 'configs', scope },
    ]
  },
  action: (values) => {
    const set = configsOf(values, 'set')
    const client = values.client ?? ''
    return { type: 'restartClient', client, ...(set === undefined ? {} : { set }) }
  },
}

const idsOf = ({ clients }: ActContext) => clients.map(({ id }) => id)

const readersUp = (context: ActContext) =>
  context.clients.filter((client) => client.type === 'reader' && isUp(client))

export const slowClientForm: FormSpec = {
  unavailable: (context) =>
    readersUp(context).length === 0 ? actUnavailable.readers() : undefined,
  initial: (context) => ({
    client: firstOf(
      readersUp(context).map(({ id }) => id),
      context,
      'client',
    ),
    processing: '200ms',
  }),
  fields: (context) => [
    clientField(
      actFields.reader(),
      readersUp(context).map(({ id }) => id),
    ),
    {
      id: 'processing',
      label: actFields.processing(),
      kind: 'text',
      hint: actFields.processingHint(),
      check: isDuration,
    },
  ],
  action: (values) => ({
    type: 'slowClient',
    client: values.client ?? '',
    processing: (values.processing ?? '').trim(),
  }),
}

export const addClientForm: FormSpec = {
  unavailable: (context) => (context.topics.length === 0 ? actUnavailable.topics() : undefined),
  initial: (context) => ({
    kind: 'reader',
    id: freeId(context, 'reader'),
    topic: firstTopic(context),
    ...READER_VALUES,
    perSecond: '5',
    arrivals: 'even',
    keys: '4',
    valueBytes: '100',
  }),
  fields: (context, values) => [
    {
      id: 'kind',
      label: actFields.kind(),
      kind: 'choice',
      options: [
        { value: 'reader', name: actFields.readerKind() },
        { value: 'producer', name: actFields.producer() },
      ],
    },
    {
      id: 'id',
      label: actFields.clientId(),
      kind: 'text',
      check: newClientId(context.clients.map(({ id }) => id)),
    },
    topicField(context),
    ...(values.kind === 'producer' ? producerFields : readerFields(values)),
    {
      id: 'set',
      label: actFields.settings(),
      kind: 'configs',
      scope: values.kind === 'producer' ? 'producer' : 'consumer',
    },
  ],
  action: (values) => ({ type: 'addClient', client: clientOf(values) }),
}

/** `reader-2` when `reader-1` is taken. */
function freeId(context: ActContext, stem: string): string {
  let number = 1
  while (context.clients.some(({ id }) => id === `${stem}-${number}`)) number++
  return `${stem}-${number}`
}

const producerFields: readonly FieldSpec[] = [
  {
    id: 'perSecond',
    label: actFields.perSecond(),
    kind: 'number',
    hint: actFields.perSecondHint(),
    check: numberFrom(0, LIMITS.perSecond),
  },
  {
    id: 'arrivals',
    label: actFields.arrivals(),
    kind: 'choice',
    options: [
      { value: 'even', name: actFields.even() },
      { value: 'poisson', name: actFields.poisson() },
    ],
  },
  {
    id: 'keys',
    label: actFields.keys(),
    kind: 'number',
    hint: actFields.keysHint(),
    check: wholeFrom(0, LIMITS.keyRange),
  },
  {
    id: 'valueBytes',
    label: actFields.valueBytes(),
    kind: 'number',
    check: wholeFrom(0, LIMITS.valueBytes),
  },
]

function clientOf(values: FormValues): ClientSpec {
  const configs = configsOf(values, 'set')
  const base = { id: values.id ?? '', ...(configs === undefined ? {} : { configs }) }
  return values.kind === 'producer' ? producerOf(base, values) : readerOf(base, values)
}

type ClientBase = Pick<ClientSpec, 'id' | 'configs'>

function producerOf(base: ClientBase, values: FormValues): ClientSpec {
  const perSecond = Number(values.perSecond)
  if (perSecond === 0) return { ...base, type: 'producer' }
  const count = Number(values.keys)
  return {
    ...base,
    type: 'producer',
    workload: {
      type: 'rate',
      topic: values.topic ?? '',
      perSecond,
      arrivals: values.arrivals === 'poisson' ? 'poisson' : 'even',
      keys: count === 0 ? { type: 'none' } : { type: 'range', prefix: 'key-', count },
      valueBytes: Number(values.valueBytes),
    },
  }
}

const readersWithPartitions = (context: ActContext) =>
  readersUp(context).filter(({ partitions }) => partitions.length > 0)

export const seekReaderForm: FormSpec = {
  unavailable: (context) =>
    readersWithPartitions(context).length === 0 ? actUnavailable.positions() : undefined,
  initial: (context) => {
    const ids = readersWithPartitions(context).map(({ id }) => id)
    return {
      client: firstOf(ids, context, 'client'),
      partition: '',
      from: 'beginning',
      offset: '0',
      timestamp: '',
    }
  },
  fields: (context, values) => [
    clientField(
      actFields.reader(),
      readersWithPartitions(context).map(({ id }) => id),
    ),
    {
      id: 'partition',
      label: actFields.seekPartition(),
      kind: 'choice',
      options: seekPartitions(context, values).map(({ topic, partition }) => ({
        value: `${topic}/${partition}`,
        name: `${topic}-${partition}`,
      })),
    },
    ...fromFields(values, actFields.seekTo(), false),
  ],
  action: (values, context) => {
    const [first] = seekPartitions(context, values)
    const [topic = '', partition = '0'] = (
      values.partition || `${first?.topic}/${first?.partition}`
    ).split('/')
    return {
      type: 'seekReader',
      client: values.client ?? '',
      topic,
      partition: Number(partition),
      to: readFrom(values) ?? 'beginning',
    }
  },
}

function seekPartitions(context: ActContext, values: FormValues): ActClient['partitions'] {
  return context.clients.find(({ id }) => id === values.client)?.partitions ?? []
}
