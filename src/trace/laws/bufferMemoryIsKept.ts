// 0 ≤ buffered bytes ≤ buffer.memory, and none of it is held by nobody.
import type { EndpointId } from '../../kafka/terms.ts'
import { producerOf } from '../apply/find.ts'
import type { Finding, Law } from './Law.ts'

export const bufferMemoryIsKept: Law = {
  name: 'buffer-memory-is-kept',
  watch: (state) => {
    const look = ({ client }: { readonly client: EndpointId }): Finding => {
      const { bufferedBytes, blocked, configs, queue } = producerOf(state, client)
      const limit = Number(configs.get('buffer.memory')?.value ?? 0)
      if (bufferedBytes > 0 && queue.length === 0 && blocked === null)
        return `${client} holds ${bufferedBytes} bytes, and no batch`
      return bufferedBytes >= 0 && bufferedBytes <= limit
        ? undefined
        : `${client} buffers ${bufferedBytes} bytes of ${limit}`
    }
    return { on: { RecordQueued: look, BatchAcked: look, BatchFailed: look, BatchSplit: look } }
  },
}
