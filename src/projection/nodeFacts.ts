// What can be said of a broker, of a message and of an event.
import { PROTOCOL } from '../kafka/protocol/bodies.ts'
import type { ClusterState, NodeState } from '../trace/ClusterState.ts'
import { levelOf } from '../trace/levels.ts'
import type { Message } from '../trace/Message.ts'
import { metadataEntries, metadataLogOf } from '../trace/metadata/MetadataLog.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { eventsWords } from '../words/en/eventList.ts'
import { inspectorWords as words } from '../words/en/inspector.ts'
import { brokerState } from './brokers.ts'
import { type CaptionContext, findMessage } from './captionContext.ts'
import { captionOf } from './captions.ts'
import { clockText, lengthText } from './clock.ts'
import { apiName, endpointName } from './endpoints.ts'
import { labelOf } from './flights.ts'
import type { Fact, Facts } from './inspector.ts'
import { lastFault } from './reasons.ts'
import { sessionOf } from './sessions.ts'
import { carriesCompressed, sizeText } from './sizes.ts'
import { unreadDecisions } from './standing.ts'

const { labels, values } = words

export function brokerFacts(state: ClusterState, id: number, at: number): Facts | null {
  const node = state.nodes.find((one) => one.id === id)
  if (node === undefined) return null
  const word = brokerState(node)
  const leads = node.replicas.filter((replica) => replica.leads).length
  const host = state.hosts.find((one) => one.name === node.host)
  const heard = node.lastHeartbeatAt
  return {
    kind: node.isController ? words.kinds.combined : words.kinds.broker,
    title: `Broker ${id}`,
    peek: word === '' ? values.partitions(leads) : word,
    sections: [
      {
        title: null,
        rows: [
          {
            id: 'state',
            label: labels.state,
            value: word === '' ? values.running : word,
            setBy: node.brokerSetBy,
          },
          { id: 'process', label: labels.process, value: node.process, setBy: node.processSetBy },
          {
            id: 'lifecycle',
            label: 'BrokerState',
            value: node.broker,
            setBy: node.brokerSetBy,
            mono: true,
          },
          { id: 'leads', label: labels.leads, value: values.partitions(leads) },
          {
            id: 'brokerEpoch',
            label: labels.brokerEpoch,
            value: node.brokerEpoch < 0 ? values.none : String(node.brokerEpoch),
          },
          ...fencedFacts(state, node),
          {
            id: 'metadata',
            label: labels.metadata,
            value: String(node.image.offset),
            setBy: node.imageSetBy,
          },
          ...unreadFacts(state, node),
          ...sessionFacts(state, node, at),
          {
            id: 'heartbeat',
            label: labels.heartbeat,
            value: values.ago(lengthText(Math.max(0, at - heard))),
          },
          {
            id: 'rack',
            label: labels.rack,
            value: host?.rack === undefined || host.rack === '' ? values.none : host.rack,
          },
        ],
      },
    ],
  }
}

/** Whether the quorum keeps it out, and the record that says so. */
function fencedFacts(state: ClusterState, node: NodeState): Fact[] {
  if (node.brokerEpoch < 0) return []
  const setBy = setterOfRegistration(state, node.id)
  return [
    { id: 'fenced', label: labels.fenced, value: node.fenced ? values.yes : values.no, setBy },
  ]
}

function setterOfRegistration(state: ClusterState, id: number): number {
  const entry = metadataEntries(metadataLogOf(state)).findLast(
    ({ record }) =>
      (record.type === 'BrokerRegistrationChange' &&
        record.broker === id &&
        record.fenced !== undefined) ||
      (record.type === 'RegisterBroker' && record.broker === id),
  )
  return entry?.event ?? 0
}

/** Decisions it has not read: it acts on what was before them. */
function unreadFacts(state: ClusterState, node: NodeState): Fact[] {
  const unread = unreadDecisions(state, node)
  if (unread === 0) return []
  const down = node.process === 'Running' ? 0 : node.processSetBy
  const setBy = down || (state.faults.size > 0 ? lastFault(state) : 0) || node.imageSetBy
  return [{ id: 'unread', label: labels.unread, value: String(unread), setBy }]
}

function sessionFacts(state: ClusterState, node: NodeState, at: number): Fact[] {
  const session = sessionOf(state, node, at)
  if (session === null) return []
  return [
    {
      id: 'session',
      label: labels.session,
      value: session.text,
      ...(session.silent && node.process !== 'Running' ? { setBy: node.processSetBy } : {}),
    },
  ]
}

export function messageFacts(context: CaptionContext, id: number): Facts | null {
  const message = findMessage(context, id)
  if (message === undefined) return null
  const [from, to] = [endpointName(message.from), endpointName(message.to)]
  const what = labelOf(message, context.state)
    .filter((part) => part !== '')
    .join(' ')
  return {
    kind: message.kind === 'request' ? words.kinds.request : words.kinds.response,
    title: words.titles.message(apiName(message.api), from, to),
    peek: what,
    sections: [
      {
        title: null,
        rows: [
          { id: 'stage', label: labels.stage, value: values.stages[message.stage] },
          {
            id: 'sentAt',
            label: labels.sentAt,
            value: clockText(message.sentAt),
            setBy: message.event,
          },
          {
            id: 'arrivesAt',
            label: labels.arrivesAt,
            value: message.arrivesAt < 0 ? values.never : clockText(message.arrivesAt),
          },
          {
            id: 'size',
            label: labels.size,
            ...sizeText(message.bytes, carriesCompressed(message, context.state)),
          },
          ...(message.error === 'NONE'
            ? []
            : [
                {
                  id: 'error',
                  label: labels.error,
                  value: message.error,
                  setBy: message.event,
                  mono: true,
                },
              ]),
          ...message.carries.map((part, index) => ({
            id: `carries ${index}`,
            label: index === 0 ? labels.carries : '',
            value: `${part.partition}: ${values.records(part.count)}`,
          })),
          ...message.asks.map((ask, index) => ({
            id: `asks ${index}`,
            label: index === 0 ? labels.asks : '',
            value: `${ask.partition} from ${ask.offset}`,
          })),
        ],
      },
      { title: words.fields(apiName(message.api)), rows: fieldFacts(message) },
    ],
  }
}

/** The fields of a message with what each means, from the same table the protocol is declared in. */
function fieldFacts(message: Message): Fact[] {
  const about: Readonly<Record<string, string>> = PROTOCOL[message.api][message.kind]
  return Object.entries(message.body).map(([name, value]) => ({
    id: `field ${name}`,
    label: name,
    value: fieldText(value),
    about: about[name] ?? '',
  }))
}

/** Longer than this, a list is told by its length: what it holds stands above, or in Events. */
const LONGEST_FIELD = 120

/** A field's value as text: lists and what they hold, as long as they can be read at a glance. */
function fieldText(value: unknown): string {
  if (value === '' || value === null) return '–'
  if (typeof value !== 'object') return String(value)
  const text = listText(value)
  if (text !== '' && text.length <= LONGEST_FIELD) return text
  return words.listed(Array.isArray(value) ? value.length : Object.keys(value).length)
}

/** `1, 2, 3`; `epoch 5, endOffset 132`; '' = it holds more than can be said so. */
function listText(value: object): string {
  if (Array.isArray(value)) {
    const parts = value.map((part) =>
      typeof part === 'object' && part !== null ? listText(part) : String(part),
    )
    return parts.includes('')
      ? ''
      : parts.join(parts.some((part) => /[ ,]/.test(part)) ? '; ' : ', ')
  }
  return Object.entries(value)
    .map(([name, part]) => {
      const text = typeof part === 'object' && part !== null ? `(${listText(part)})` : String(part)
      return `${name} ${text}`
    })
    .join(', ')
}

export function eventFacts(context: CaptionContext, event: TraceEvent | undefined): Facts | null {
  if (event === undefined) return null
  const { headline, line } = captionOf(event, context)
  return {
    kind: words.kinds.event,
    title: headline,
    peek: line,
    sections: [
      {
        title: null,
        rows: [
          { id: 'event', label: labels.number, value: String(event.n), setBy: event.n },
          { id: 'at', label: labels.at, value: clockText(event.at) },
          { id: 'type', label: labels.type, value: event.type, mono: true },
          { id: 'level', label: labels.level, value: eventsWords.levels[levelOf(event)] },
        ],
      },
    ],
  }
}
