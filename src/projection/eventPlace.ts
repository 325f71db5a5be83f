// Where an event happens: its node in words, and what it is about on the stage.
import type { Message } from '../trace/Message.ts'
import type { TraceEvent } from '../trace/TraceEvent.ts'
import { endpointWords } from '../words/en/events.ts'
import { endpointName } from './endpoints.ts'
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
  const node = /^broker-(\d+)$/.exec(id)?.[1]
  return node === undefined ? client(id) : broker(Number(node))
}

/** The place of an event; `messageOf` finds a message that was told of earlier. */
export function eventPlace(
  event: TraceEvent,
  messageOf: (id: number) => Message | undefined = () => undefined,
): EventPlace {
  if (event.type === 'MessageSent') return onTheWay(event.message)
  if (event.type === 'MessageArrived' || event.type === 'MessageLost') {
    const message = messageOf(event.message)
    if (message === undefined) return { node: '', place: `message:${event.message}` }
    return event.type === 'MessageLost' ? onTheWay(message) : atEndpoint(message.to)
  }
  if (event.type === 'ConnectionChanged' || event.type === 'ConnectionFaulted') {
    return {
      node: `${event.client} → ${endpointName(event.node)}`,
      place: `client:${event.client}`,
    }
  }
  if (event.type.startsWith('Metadata') || event.type === 'QuorumStateChanged') {
    if (event.type === 'MetadataLearned') return client(event.client)
    return { node: endpointWords.metadata, place: 'quorum' }
  }
  if ('node' in event && 'partition' in event) {
    return { node: endpointWords.broker(String(event.node)), place: `partition:${event.partition}` }
  }
  if ('client' in event) return client(event.client)
  if ('node' in event && typeof event.node === 'number') return broker(event.node)
  if ('partition' in event) return { node: event.partition, place: `partition:${event.partition}` }
  if ('topic' in event) return { node: event.topic, place: 'quorum' }
  return { node: endpointWords.cluster, place: null }
}
