// Where an event happens: its node in words, and what it is about on the stage.
import type { Message } from '../trace/Message.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { endpointWords } from '../words/en/endpoints.ts'
import { endpointName, nodeName, type Process } from './endpoints.ts'
import type { SelectionId } from './selection.ts'

export interface EventPlace {
  /** `broker 1`, `web`, `web → broker 1`. */
  readonly node: string
  readonly place: SelectionId | null
}

const client = (id: string): EventPlace => ({ node: id, place: `client:${id}` })
const broker = (node: number): EventPlace => ({
  node: endpointWords.broker(String(node)),
  place: `broker:${node}`,
})

/** A message stands where it came from: it may have arrived long ago. */
const onTheWay = ({ from, to }: Message): EventPlace => ({
  node: `${endpointName(from)} → ${endpointName(to)}`,
  place: atEndpoint(from).place,
})

function atEndpoint(id: string): EventPlace {
  const match = /^(broker|controller)-(\d+)$/.exec(id)
  if (match?.[2] === undefined) return client(id)
  return match[1] === 'broker' ? broker(Number(match[2])) : controller(Number(match[2]))
}

const controller = (node: number): EventPlace => ({
  node: endpointWords.controller(String(node)),
  place: `controller:${node}`,
})

const process = (nodes: readonly Process[], node: number): EventPlace => ({
  node: nodeName(nodes, node),
  place:
    (nodes.find((one) => one.id === node)?.isBroker ?? true)
      ? `broker:${node}`
      : `controller:${node}`,
})

/** What happens among the voters. */
const VOTER_EVENTS: ReadonlySet<string> = new Set([
  'QuorumStateChanged',
  'QuorumTimerSet',
  'ControllerActivated',
  'ControllerRenounced',
  'MetadataAppended',
  'NoOpAppended',
])

/** The place of an event; `messageOf` finds a message that was told of earlier, `nodes` tells brokers from controllers. */
export function eventPlace(
  event: TraceEvent,
  messageOf: (id: number) => Message | undefined = () => undefined,
  nodes: readonly Process[] = [],
): EventPlace {
  if (event.type === 'MessageSent') return onTheWay(event.message)
  if (event.type === 'MessageArrived' || event.type === 'MessageLost') {
    const message = messageOf(event.message)
    if (message === undefined) return { node: '', place: `message:${event.message}` }
    return event.type === 'MessageLost' ? onTheWay(message) : atEndpoint(message.to)
  }
  if (event.type === 'ConnectionChanged') return between(event.client, event.node)
  if (event.type === 'ConnectionFaulted') return between(event.from, event.to)
  if (event.type === 'VoteReturned') return controller(event.voter)
  if (event.type === 'HeartbeatReceived') return controller(event.controller)
  if (event.type === 'MetadataLearned') return client(event.client)
  if (VOTER_EVENTS.has(event.type) && 'node' in event) return controller(Number(event.node))
  if ('node' in event && 'group' in event)
    return { ...broker(event.node), place: `group:${event.group}` }
  if (event.type === 'GroupsLoaded' || event.type === 'GroupsUnloaded') return broker(event.node)
  if ('node' in event && 'partition' in event) {
    return {
      node: endpointWords.broker(String(event.node)),
      place: `replica:${event.partition}@${event.node}`,
    }
  }
  if ('client' in event) return client(event.client)
  if ('node' in event && typeof event.node === 'number') return process(nodes, event.node)
  if ('partition' in event) return { node: event.partition, place: `partition:${event.partition}` }
  if ('topic' in event) return { node: event.topic, place: 'quorum' }
  return { node: endpointWords.cluster, place: null }
}

function between(from: string, to: string): EventPlace {
  const start = atEndpoint(from === '*' ? to : from)
  return { node: `${endpointName(from)} → ${endpointName(to)}`, place: start.place }
}
