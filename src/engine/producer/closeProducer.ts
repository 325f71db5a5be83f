// close(): nothing lingers any more; when the last batch is done the producer is gone.
// Kafka: KafkaProducer.close, Sender.initiateClose.
import { openConnections } from '../client/ClientNetwork.ts'
import { dropLink } from '../kernel/brokenLinks.ts'
import type { Sim } from '../Memory.ts'
import { record } from '../record.ts'
import type { ProducerMemory } from './ProducerMemory.ts'
import { incompleteBatches } from './reenqueueBatch.ts'

/** Ends a closing producer once nothing is left to send. */
export function finishClosing(sim: Sim, producer: ProducerMemory): void {
  if (!producer.accumulator.closed || incompleteBatches(producer.accumulator).length > 0) return
  for (const connection of openConnections(sim, producer.network))
    dropLink(sim, connection, 'client closed')
  sim.memory.producers.delete(producer.id)
  record(sim, { type: 'ClientChanged', client: producer.id, to: 'Closed', why: 'close()' })
}
