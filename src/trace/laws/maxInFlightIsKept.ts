// Counts the Produce requests of each connection that wait for an answer.
// Kafka: InFlightRequests.canSendMore.
import type { ProduceRequest } from '../../kafka/protocol/Produce.ts'
import type { Law } from './Law.ts'

export const maxInFlightIsKept: Law = {
  name: 'max-in-flight-is-kept',
  watch: (state) => {
    const out = new Map<number, Set<number>>()
    const responses = new Map<number, { readonly request: number; readonly connection: number }>()
    for (const { id, api, kind, connection, request } of state.messages.values()) {
      if (api !== 'Produce') continue
      if (kind === 'response') responses.set(id, { request, connection })
      out.set(connection, (out.get(connection) ?? new Set()).add(request))
    }
    return {
      on: {
        MessageSent: ({ message }) => {
          const { id, api, kind, connection, request } = message
          if (api !== 'Produce') return undefined
          if (kind === 'response') {
            responses.set(id, { request, connection })
            return undefined
          }
          if ((message.body as ProduceRequest).acks === 0) return undefined
          const requests = (out.get(connection) ?? new Set()).add(id)
          out.set(connection, requests)
          const client = state.clients.find((each) => each.id === message.from)
          const limit = client?.type === 'producer' ? client.maxInFlight : Number.POSITIVE_INFINITY
          return requests.size <= limit
            ? undefined
            : `${message.from} has ${requests.size} requests unanswered on connection ${connection}, allowed are ${limit}`
        },
        MessageArrived: ({ message }) => {
          const answered = responses.get(message)
          if (answered) out.get(answered.connection)?.delete(answered.request)
          responses.delete(message)
          return undefined
        },
        ConnectionChanged: ({ connection, to }) => {
          if (to === 'closed') out.delete(connection)
          return undefined
        },
      },
    }
  },
}
