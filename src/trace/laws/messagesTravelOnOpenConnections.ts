// Nothing is sent or arrives on a closed connection; closing one loses its messages before anything else happens.
import type { Law } from './Law.ts'

export const messagesTravelOnOpenConnections: Law = {
  name: 'messages-travel-on-open-connections',
  watch: (state) => {
    /** Messages of the connection that was closed last, still to be told lost. */
    const toLose = new Set<number>()
    const isOpen = (id: number) =>
      state.connections.some((connection) => connection.id === id && connection.state === 'ready')
    return {
      on: {
        MessageSent: ({ message }) =>
          isOpen(message.connection)
            ? undefined
            : `message ${message.id} is sent on connection ${message.connection}, which is not open`,
        MessageArrived: ({ message }) => {
          const known = state.messages.get(message)
          return !known || isOpen(known.connection)
            ? undefined
            : `message ${message} arrives on connection ${known.connection}, which is not open`
        },
        ConnectionChanged: ({ connection, to }) => {
          if (to !== 'closed') return undefined
          for (const message of state.messages.values())
            if (message.connection === connection) toLose.add(message.id)
          return undefined
        },
      },
      after: (event) => {
        if (toLose.size === 0) return undefined
        if (event.type === 'MessageLost') toLose.delete(event.message)
        if (event.type === 'MessageLost' || event.type === 'ConnectionChanged') return undefined
        const left = [...toLose]
        toLose.clear()
        return `messages ${left.join(', ')} outlive their connection`
      },
    }
  },
}
