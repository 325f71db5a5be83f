// Numbers rise by one; chatter of idle loops has none; a cause is an earlier event, 0 stands for the start.
import type { Law } from './Law.ts'

export const eventsAreNumbered: Law = {
  name: 'events-are-numbered',
  watch: (state) => {
    let last = state.n
    return {
      after: ({ n, cause }) => {
        const before = last
        if (n !== 0) last = n
        if (n !== 0 && n !== before + 1) return `event ${n} follows event ${before}`
        return cause >= 0 && cause <= before
          ? undefined
          : `event ${n === 0 ? `after ${before}` : n} is caused by event ${cause}`
      },
    }
  },
}
