// Nobody waits for a fenced broker: it is in no ISR. Where it was the last one and nobody may be eligible, it stays as the one that
// can lead again. Kafka: ReplicationControlManager.handleBrokerFenced, PartitionRegistration (KIP-966).
import type { NodeId } from '../../kafka/terms.ts'
import { nodeOf } from '../apply/find.ts'
import type { MetadataImage } from '../MetadataImage.ts'
import type { Finding, Law } from './Law.ts'
import { onPartitionWritten } from './partitionRecords.ts'

export const fencedBrokersAreOut: Law = {
  name: 'fenced-brokers-are-out',
  watch: (state) => {
    const looks = onPartitionWritten(state, ({ name, before, after, image }) => {
      if (after.leader < 0) return undefined
      const fenced = new Set(image.brokers.filter((each) => each.fenced).map(({ id }) => id))
      const came = after.isr.find((id) => !before?.isr.includes(id) && fenced.has(id))
      return came === undefined ? undefined : `${name}: fenced broker ${came} comes into the ISR`
    })
    return {
      on: {
        ...looks,
        MetadataAppended: (event) => {
          const found = looks.MetadataAppended?.(event)
          const { record } = event
          const image = nodeOf(state, event.node).controller?.image
          if (found || !image) return found
          const fences =
            record.type === 'RegisterBroker' ||
            (record.type === 'BrokerRegistrationChange' && record.fenced === true)
          return fences ? lookFor(image, record.broker) : undefined
        },
      },
    }
  },
}

function lookFor(image: MetadataImage, broker: NodeId): Finding {
  for (const topic of image.topics)
    for (const [index, { isr, leader }] of topic.partitions.entries())
      if (isr.includes(broker) && (leader >= 0 || isr.length > 1))
        return `broker ${broker} is fenced, and in sync for ${topic.name}-${index}: [${isr}], led by ${leader}`
  return undefined
}
