// What a silence held back is sent again by the machine, not by the process that had sent it before.
import type { EventOf } from '../TraceEvent.ts'

export interface Retransmission {
  /** To be told of every MessageLost. */
  readonly lost: (event: EventOf<'MessageLost'>) => undefined
  /** Whether the MessageSent that follows is the machine's. */
  readonly isOf: (message: number) => boolean
}

export function watchRetransmission(): Retransmission {
  let again = 0
  return {
    lost: ({ message, why }) => {
      if (why === 'sent again') again = message
      return undefined
    },
    isOf: (message) => message === again,
  }
}
