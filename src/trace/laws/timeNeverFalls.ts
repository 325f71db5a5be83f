// Events come in order of time, and a message takes time, never less than none.
import type { Law } from './Law.ts'

export const timeNeverFalls: Law = {
  name: 'time-never-falls',
  watch: () => {
    let last = Number.NEGATIVE_INFINITY
    return {
      on: {
        MessageSent: ({ message, at }) =>
          message.sentAt >= at && (message.arrivesAt === -1 || message.arrivesAt >= message.sentAt)
            ? undefined
            : `message ${message.id} is sent at ${message.sentAt} and arrives at ${message.arrivesAt}, now is ${at}`,
      },
      after: ({ at }) => {
        const before = last
        last = Math.max(last, at)
        return at >= before ? undefined : `an event at ${at} follows one at ${before}`
      },
    }
  },
}
