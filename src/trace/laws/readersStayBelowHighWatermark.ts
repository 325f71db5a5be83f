// What a Fetch response carries lies below the high watermark of the replica that served it.
import type { FetchResponse } from '../../kafka/protocol/Fetch.ts'
import { nameOf } from '../../kafka/terms.ts'
import { replicaNamed } from '../apply/find.ts'
import type { Law } from './Law.ts'

export const readersStayBelowHighWatermark: Law = {
  name: 'readers-stay-below-high-watermark',
  watch: (state) => {
    const brokers = new Map(state.nodes.map((node) => [node.endpoint, node]))
    return {
      on: {
        MessageSent: ({ message }) => {
          if (message.api !== 'Fetch' || message.kind !== 'response') return undefined
          // Brokers that copy get all there is: they are how records come to be committed.
          if (brokers.has(message.to)) return undefined
          const node = brokers.get(message.from)
          for (const answer of (message.body as FetchResponse).partitions) {
            if (answer.to === answer.from) continue
            const name = nameOf(answer)
            const replica = node && replicaNamed(node, name)
            if (!replica || answer.to > replica.highWatermark)
              return `${name}: ${message.to} is sent offsets up to ${answer.to - 1}, the high watermark of ${message.from} is ${replica?.highWatermark}`
          }
          return undefined
        },
      },
    }
  },
}
