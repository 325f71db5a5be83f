// Endpoints as a person says them.
import type { EndpointId, NodeId } from '../kafka/terms.ts'
import { endpointWords } from '../words/en/endpoints.ts'

/** `broker-1` → `broker 1`, `controller-101` → `controller 101`; clients keep their ids. */
export function endpointName(id: EndpointId): string {
  const match = /^(broker|controller)-(\d+)$/.exec(id)
  if (match?.[2] === undefined) return id === '*' ? endpointWords.anyone : id
  return match[1] === 'broker' ? endpointWords.broker(match[2]) : endpointWords.controller(match[2])
}

/** An API as a person says it: the voters' Fetch is one of the metadata log. */
export function apiName(api: string): string {
  return api === 'QuorumFetch' ? endpointWords.metadataFetch : api
}

export interface Process {
  readonly id: NodeId
  readonly isBroker: boolean
}

/** A process by its node.id: a broker's name, also where it is a controller too. */
export function nodeName(nodes: readonly Process[], id: NodeId): string {
  const isBroker = nodes.find((node) => node.id === id)?.isBroker ?? true
  return isBroker ? endpointWords.broker(String(id)) : endpointWords.controller(String(id))
}

/** A sentence with a capital at its start, unless it begins with a client's own id. */
export function sentenceStart(text: string): string {
  return /^(broker|controller) \d/.test(text)
    ? `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
    : text
}
