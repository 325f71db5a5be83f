// TCP: first in, first out, for each connection and direction; arrivals are promised in that order too.
import type { Message } from '../Message.ts'
import type { Law } from './Law.ts'

interface Way {
  /** Messages sent and not yet arrived, oldest first. */
  readonly sent: number[]
  lastArrivesAt: number
}

export const connectionsKeepOrder: Law = {
  name: 'connections-keep-order',
  watch: (state) => {
    const ways = new Map<string, Way>()
    const wayOf = new Map<number, string>()
    const depart = (message: Message) => {
      const key = `${message.from} → ${message.to} on connection ${message.connection}`
      const way = ways.get(key) ?? { sent: [], lastArrivesAt: message.arrivesAt }
      const before = way.lastArrivesAt
      ways.set(key, way)
      wayOf.set(message.id, key)
      way.sent.push(message.id)
      if (message.arrivesAt < 0) return undefined
      way.lastArrivesAt = Math.max(before, message.arrivesAt)
      return message.arrivesAt < before
        ? `${key}: message ${message.id} is to arrive at ${message.arrivesAt}, one before it at ${before}`
        : undefined
    }
    const leave = (id: number, key: string) => {
      const { sent } = ways.get(key) as Way
      wayOf.delete(id)
      sent.splice(sent.indexOf(id), 1)
    }
    for (const message of state.messages.values()) if (message.stage === 'flying') depart(message)
    return {
      on: {
        MessageSent: ({ message }) => depart(message),
        MessageArrived: ({ message }) => {
          const key = wayOf.get(message)
          if (key === undefined) return undefined
          const first = ways.get(key)?.sent[0]
          leave(message, key)
          return first === message ? undefined : `${key}: ${message} arrives before ${first}`
        },
        MessageLost: ({ message }) => {
          const key = wayOf.get(message)
          if (key !== undefined) leave(message, key)
          return undefined
        },
        IdleFolded: ({ skips }) => {
          // The last arrivals of a skipped loop move on with it.
          if (skips.some((skip) => skip.kind === 'poll'))
            for (const way of ways.values())
              if (way.sent.length === 0) way.lastArrivesAt = Number.NEGATIVE_INFINITY
          return undefined
        },
      },
    }
  },
}
