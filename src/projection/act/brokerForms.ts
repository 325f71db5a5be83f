// Brokers and controllers, hosts, single connections and broker settings.

import type { ProcessState } from '../../kafka/machines/processMachine.ts'
import { actFaults, actFields, actUnavailable } from '../../words/en/act.ts'
import type { ActContext } from './ActContext.ts'
import type { FieldSpec, FormSpec } from './ActForm.ts'
import { configsOf, namesOf } from './configRows.ts'
import { isDuration } from './fieldChecks.ts'
import { firstOf } from './topicForms.ts'

type BrokerAct =
  | 'stopBroker'
  | 'crashBroker'
  | 'freezeBroker'
  | 'thawBroker'
  | 'startBroker'
  | 'loseDisk'

type Node = ActContext['brokers'][number]

/** An act on one of the nodes whose process is in such a state. */
function brokerForm(
  type: BrokerAct,
  states: readonly ProcessState[],
  unavailable: () => string,
): FormSpec {
  const nodes = nodesIn(states)
  return {
    unavailable: (context) => (nodes(context).length === 0 ? unavailable() : undefined),
    initial: (context) => ({ node: firstNode(nodes(context), context) }),
    fields: (context) => [nodeField(nodes(context))],
    action: (values) => ({ type, node: Number(values.node) }),
  }
}

const nodesIn =
  (states: readonly ProcessState[]) =>
  (context: ActContext): readonly Node[] =>
    context.brokers.filter(({ process }) => states.includes(process))

/** The selected broker or controller, else the first. */
function firstNode(nodes: readonly Node[], context: ActContext): string {
  const ids = nodes.map(({ node }) => String(node))
  const voter = ids.find((id) => context.selected === `controller:${id}`)
  return voter ?? firstOf(ids, context, 'broker')
}

function nodeField(nodes: readonly Node[]): FieldSpec {
  const options = nodes.map(({ node, isBroker }) => ({
    value: String(node),
    name: isBroker ? actFields.brokerName(node) : actFields.controllerName(node),
  }))
  const label = nodes.every(({ isBroker }) => isBroker) ? actFields.broker() : actFields.node()
  return { id: 'node', label, kind: 'choice', options }
}

/** An act that makes a node wait: its disk, or its way to everybody. */
function slowForm(type: 'slowDisk' | 'slowNode'): FormSpec {
  const nodes = nodesIn(['Running', 'Frozen', 'Stopped'])
  return {
    unavailable: (context) =>
      nodes(context).length === 0 ? actUnavailable.brokersUp() : undefined,
    initial: (context) => ({ node: firstNode(nodes(context), context), delay: '200ms' }),
    fields: (context) => [
      nodeField(nodes(context)),
      {
        id: 'delay',
        label: actFields.delay(),
        kind: 'text',
        hint: actFields.delayOrNone(),
        check: isDuration,
      },
    ],
    action: (values) => ({ type, node: Number(values.node), delay: (values.delay ?? '').trim() }),
  }
}

export const slowDiskForm = slowForm('slowDisk')
export const slowNodeForm = slowForm('slowNode')
export const loseDiskForm = brokerForm(
  'loseDisk',
  ['Running', 'Frozen', 'Stopped'],
  actUnavailable.brokersUp,
)

export const stopBrokerForm = brokerForm('stopBroker', ['Running'], actUnavailable.brokersUp)
export const crashBrokerForm = brokerForm(
  'crashBroker',
  ['Running', 'Frozen'],
  actUnavailable.brokersUp,
)
export const freezeBrokerForm = brokerForm('freezeBroker', ['Running'], actUnavailable.brokersUp)
export const thawBrokerForm = brokerForm('thawBroker', ['Frozen'], actUnavailable.brokersFrozen)
export const startBrokerForm = brokerForm('startBroker', ['Stopped'], actUnavailable.brokersDown)

function powerForm(type: 'powerOff' | 'powerOn', unavailable: () => string): FormSpec {
  const hosts = (context: ActContext) =>
    context.hosts.filter(({ powered }) => powered === (type === 'powerOff'))
  return {
    unavailable: (context) => (hosts(context).length === 0 ? unavailable() : undefined),
    initial: (context) => ({ host: hosts(context)[0]?.name ?? '' }),
    fields: (context) => [
      {
        id: 'host',
        label: actFields.host(),
        kind: 'choice',
        options: hosts(context).map(({ name }) => ({ value: name, name })),
      },
    ],
    action: (values) => ({ type, host: values.host ?? '' }),
  }
}

export const powerOffForm = powerForm('powerOff', actUnavailable.powered)
export const powerOnForm = powerForm('powerOn', actUnavailable.unpowered)

/** Pairs of ends with a connection between them, in both directions, each once. */
function directions(context: ActContext): readonly string[] {
  const pairs = context.connections.flatMap(({ client, node }) => [
    `${client} ${node}`,
    `${node} ${client}`,
  ])
  return [...new Set(pairs)]
}

function directionField(context: ActContext): FieldSpec {
  return {
    id: 'direction',
    label: actFields.direction(),
    kind: 'choice',
    options: directions(context).map((pair) => ({ value: pair, name: arrowOf(pair) })),
  }
}

const endsOf = (pair: string | undefined): { from: string; to: string } => {
  const [from = '', to = ''] = (pair ?? '').split(' ')
  return { from, to }
}

function arrowOf(pair: string): string {
  const { from, to } = endsOf(pair)
  return actFields.arrow(from, to)
}

function firstDirection(context: ActContext): string {
  const { selected } = context
  const all = directions(context)
  const client = selected?.startsWith('client:') ? selected.slice('client:'.length) : undefined
  return all.find((pair) => client !== undefined && pair.startsWith(`${client} `)) ?? all[0] ?? ''
}

const needsConnection = (context: ActContext) =>
  context.connections.length === 0 ? actUnavailable.connections() : undefined

function connectionForm(
  type: 'silenceConnection' | 'healConnection' | 'resetConnection',
): FormSpec {
  return {
    unavailable: needsConnection,
    initial: (context) => ({ direction: firstDirection(context) }),
    fields: (context) => [directionField(context)],
    action: (values) => ({ type, ...endsOf(values.direction) }),
  }
}

export const silenceConnectionForm = connectionForm('silenceConnection')
export const healConnectionForm = connectionForm('healConnection')
export const resetConnectionForm = connectionForm('resetConnection')

export const delayConnectionForm: FormSpec = {
  unavailable: needsConnection,
  initial: (context) => ({ direction: firstDirection(context), delay: '200ms' }),
  fields: (context) => [
    directionField(context),
    {
      id: 'delay',
      label: actFields.delay(),
      kind: 'text',
      hint: actFields.delayHint(),
      check: isDuration,
    },
  ],
  action: (values) => ({
    type: 'delayConnection',
    ...endsOf(values.direction),
    delay: (values.delay ?? '').trim(),
  }),
}

export const alterConfigForm: FormSpec = {
  unavailable: () => undefined,
  initial: (context) => {
    return {
      whose: firstNode(context.brokers, context),
      remove: '',
      'set.0.name': '',
      'set.0.value': '',
    }
  },
  fields: (context) => [
    {
      id: 'whose',
      label: actFields.whose(),
      kind: 'choice',
      options: [
        ...(nodeField(context.brokers).options ?? []),
        { value: 'cluster', name: actFields.allBrokers() },
      ],
    },
    { id: 'set', label: actFields.settings(), kind: 'configs', scope: 'broker' },
    { id: 'remove', label: actFields.remove(), kind: 'text', hint: actFields.removeHint() },
  ],
  action: (values) => {
    const set = configsOf(values, 'set')
    const remove = namesOf(values.remove)
    if (set === undefined && remove.length === 0) return actFaults.nothingToDo()
    const whose = values.whose ?? 'cluster'
    return {
      type: 'alterConfig',
      ...(whose === 'cluster'
        ? { resource: 'cluster' as const }
        : { resource: 'broker' as const, node: Number(whose) }),
      ...(set === undefined ? {} : { set }),
      ...(remove.length === 0 ? {} : { remove }),
    }
  },
}
