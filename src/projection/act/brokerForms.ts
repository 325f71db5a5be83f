// Brokers, hosts, connections and broker settings.

import type { ProcessState } from '../../kafka/machines/processMachine.ts'
import { actFaults, actFields, actUnavailable } from '../../words/en/act.ts'
import type { ActContext } from './ActContext.ts'
import type { FieldSpec, FormSpec } from './ActForm.ts'
import { configsOf, namesOf } from './configRows.ts'
import { isDuration } from './fieldChecks.ts'
import { firstOf } from './topicForms.ts'

type BrokerAct = 'stopBroker' | 'crashBroker' | 'freezeBroker' | 'thawBroker' | 'startBroker'

/** An act on one of the brokers whose process is in such a state. */
function brokerForm(
  type: BrokerAct,
  states: readonly ProcessState[],
  unavailable: () => string,
): FormSpec {
  const nodes = (context: ActContext) =>
    context.brokers
      .filter(({ process }) => states.includes(process))
      .map(({ node }) => String(node))
  return {
    unavailable: (context) => (nodes(context).length === 0 ? unavailable() : undefined),
    initial: (context) => ({ node: firstOf(nodes(context), context, 'broker') }),
    fields: (context) => [brokerField(nodes(context))],
    action: (values) => ({ type, node: Number(values.node) }),
  }
}

function brokerField(nodes: readonly string[]): FieldSpec {
  const options = nodes.map((node) => ({ value: node, name: actFields.brokerName(Number(node)) }))
  return { id: 'node', label: actFields.broker(), kind: 'choice', options }
}

export const stopBrokerForm = brokerForm('stopBroker', ['Running'], actUnavailable.brokersUp)
export const crashBrokerForm = brokerForm(
  'crashBroker',
  ['Running', 'Frozen'],
  actUnavailable.brokersUp,
)
export const freezeBrokerForm = brokerForm('freezeBroker', ['Running'], actUnavailable.brokersUp)
export const thawBrokerForm = brokerForm('thawBroker', ['Frozen'], actUnavailable.brokersFrozen)
export const startBrokerForm = brokerForm('startBroker', ['Stopped'], actUnavailable.brokersDown)

const poweredHosts = (context: ActContext) =>
  context.hosts.filter(({ powered }) => powered).map(({ name }) => name)

export const powerOffForm: FormSpec = {
  unavailable: (context) =>
    poweredHosts(context).length === 0 ? actUnavailable.powered() : undefined,
  initial: (context) => ({ host: poweredHosts(context)[0] ?? '' }),
  fields: (context) => [
    {
      id: 'host',
      label: actFields.host(),
      kind: 'choice',
      options: poweredHosts(context).map((host) => ({ value: host, name: host })),
    },
  ],
  action: (values) => ({ type: 'powerOff', host: values.host ?? '' }),
}

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
    const nodes = context.brokers.map(({ node }) => String(node))
    return {
      whose: firstOf(nodes, context, 'broker'),
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
        ...context.brokers.map(({ node }) => ({
          value: String(node),
          name: actFields.brokerName(node),
        })),
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
