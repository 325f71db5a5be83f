// The network as a whole: islands, cut links, healing; and elections an admin asks for.
import { actFaults, actFields, actUnavailable } from '../../words/en/act.ts'
import type { ActContext } from './ActContext.ts'
import type { FieldSpec, FormSpec } from './ActForm.ts'

/** Everybody on the network: nodes, then clients. */
const endsOf = (context: ActContext): readonly string[] => [
  ...context.brokers.map(({ endpoint }) => endpoint),
  ...context.clients.map(({ id }) => id),
]

/** The end of what is selected, else the first. */
function firstEnd(context: ActContext): string {
  const id = context.selected?.split(':')[1]
  const node = context.brokers.find(({ node }) => String(node) === id)
  const client = context.clients.find((one) => context.selected === `client:${one.id}`)
  return node?.endpoint ?? client?.id ?? endsOf(context)[0] ?? ''
}

const needsTwo = (context: ActContext) =>
  endsOf(context).length < 2 ? actUnavailable.ends() : undefined

const islandsOf = (text: string | undefined): readonly (readonly string[])[] =>
  (text ?? '')
    .split('\n')
    .map((line) =>
      line
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    )
    .filter((island) => island.length > 0)

/** What is wrong with islands; undefined = nothing. */
function islandsFault(text: string, context: ActContext): string | undefined {
  const names = islandsOf(text).flat()
  const unknown = names.find((name) => !endsOf(context).includes(name))
  if (unknown !== undefined) return actFaults.noEnd(unknown)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) return actFaults.twoIslands(twice)
  return islandsOf(text).length < 2 ? actFaults.oneIsland() : undefined
}

export const splitNetworkForm: FormSpec = {
  unavailable: needsTwo,
  initial: (context) => {
    const alone = firstEnd(context)
    const others = endsOf(context).filter((name) => name !== alone)
    return { islands: `${alone}\n${others.join(', ')}` }
  },
  fields: (context) => [
    {
      id: 'islands',
      label: actFields.islands(),
      kind: 'lines',
      hint: actFields.islandsHint(),
      check: (text) => islandsFault(text, context),
    },
  ],
  action: (values) => ({ type: 'splitNetwork', islands: islandsOf(values.islands) }),
}

function endField(id: string, label: string, context: ActContext): FieldSpec {
  const options = endsOf(context).map((name) => ({ value: name, name }))
  return { id, label, kind: 'choice', options }
}

export const cutLinkForm: FormSpec = {
  unavailable: needsTwo,
  initial: (context) => {
    const from = firstEnd(context)
    return { from, to: endsOf(context).find((name) => name !== from) ?? '', ways: 'both' }
  },
  fields: (context) => [
    endField('from', actFields.cutFrom(), context),
    endField('to', actFields.cutTo(), context),
    {
      id: 'ways',
      label: actFields.direction(),
      kind: 'choice',
      options: [
        { value: 'both', name: actFields.bothWays() },
        { value: 'one', name: actFields.oneWay() },
      ],
    },
  ],
  action: ({ from = '', to = '', ways }) =>
    from === to
      ? actFaults.sameEnds()
      : {
          type: 'cutLink',
          from: [from],
          to: [to],
          ...(ways === 'one' ? {} : { bothWays: true }),
        },
}

export const healNetworkForm: FormSpec = {
  unavailable: () => undefined,
  initial: () => ({}),
  fields: () => [],
  action: () => ({ type: 'healNetwork' }),
}

const ALL = ''

export const electLeadersForm: FormSpec = {
  unavailable: (context) => (context.topics.length === 0 ? actUnavailable.topics() : undefined),
  initial: () => ({ kind: 'PREFERRED', topic: ALL, partition: ALL }),
  fields: (context, values) => {
    const topic = context.topics.find(({ name }) => name === values.topic)
    return [
      {
        id: 'kind',
        label: actFields.election(),
        kind: 'choice',
        options: [
          { value: 'PREFERRED', name: actFields.preferred() },
          { value: 'UNCLEAN', name: actFields.unclean() },
        ],
      },
      {
        id: 'topic',
        label: actFields.topic(),
        kind: 'choice',
        options: [
          { value: ALL, name: actFields.allTopics() },
          ...context.topics.map(({ name }) => ({ value: name, name })),
        ],
      },
      ...(topic === undefined ? [] : [partitionField(topic.partitions)]),
    ]
  },
  action: ({ kind, topic = ALL, partition = ALL }) => ({
    type: 'electLeaders',
    electionType: kind === 'UNCLEAN' ? 'UNCLEAN' : 'PREFERRED',
    ...(topic === ALL ? {} : { topic }),
    ...(topic === ALL || partition === ALL ? {} : { partition: Number(partition) }),
  }),
}

function partitionField(count: number): FieldSpec {
  const numbers = Array.from({ length: count }, (_, index) => String(index))
  return {
    id: 'partition',
    label: actFields.partition(),
    kind: 'choice',
    options: [
      { value: ALL, name: actFields.allPartitions() },
      ...numbers.map((value) => ({ value, name: actFields.numbered(Number(value)) })),
    ],
  }
}
