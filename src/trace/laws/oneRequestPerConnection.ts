// A broker mutes a connection while it works on one of its requests, parked ones included.
// Kafka: SocketServer.Processor (a channel is muted until its answer has been sent).
import type { Law } from './Law.ts'

export const oneRequestPerConnection: Law = {
  name: 'one-request-per-connection',
  watch: (state) => {
    const busy = new Map<number, number>()
    for (const { id, stage, connection } of state.messages.values())
      if (stage === 'working' || stage === 'parked') busy.set(connection, id)
    const isAtWork = (id: number) => {
      const stage = state.messages.get(id)?.stage
      return stage === 'working' || stage === 'parked'
    }
    return {
      on: {
        ConnectionChanged: ({ connection, to }) => {
          if (to === 'closed') busy.delete(connection)
          return undefined
        },
        MessageArrived: ({ message: id, stage }) => {
          const message = state.messages.get(id)
          if (stage !== 'working' || !message) return undefined
          const other = busy.get(message.connection)
          busy.set(message.connection, id)
          return other === undefined || other === id || !isAtWork(other)
            ? undefined
            : `connection ${message.connection}: ${id} is taken up while ${other} is worked on`
        },
      },
    }
  },
}
