// Endpoints as a person says them.
import type { EndpointId } from '../kafka/terms.ts'
import { endpointWords } from '../words/en/events.ts'

/** `broker-1` → `broker 1`; clients keep their ids. */
export function endpointName(id: EndpointId): string {
  const match = /^broker-(\d+)$/.exec(id)
  return match?.[1] === undefined ? id : endpointWords.broker(match[1])
}

/** A sentence with a capital at its start, unless it begins with a client's own id. */
export function sentenceStart(text: string): string {
  return /^broker \d/.test(text) ? `B${text.slice(1)}` : text
}
