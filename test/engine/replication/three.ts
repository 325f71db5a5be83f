// Three brokers and a controller of their own: what the specs of replication are about.
import type { ReplicaState } from '../../../src/trace/ClusterState.ts'
import { type ClusterDriver, cluster, type Look } from '../driver.ts'

export const TOPIC = 'orders'
export const P0 = 'orders-0'

/** One partition on brokers 1, 2, 3, in this order; broker 1 leads. */
export function threeBrokers(
  topic: Readonly<Record<string, string>> = {},
  configs: Readonly<Record<string, string>> = {},
  seed = 1,
): ClusterDriver {
  return cluster({ brokers: 3, controllers: 1, configs, seed }).topic(TOPIC, {
    assignment: [[1, 2, 3]],
    configs: topic,
  })
}

/** The replica of orders-0 on a broker. */
export function copy(look: Look, broker: number): ReplicaState {
  const found = look.broker(broker).replicas.find(({ name }) => name === P0)
  if (!found) throw new Error(`broker ${broker} has no ${P0}`)
  return found
}

/** Log ends and high watermarks of brokers 1, 2, 3. */
export function ends(look: Look): { leo: number[]; hw: number[] } {
  const copies = [1, 2, 3].map((id) => copy(look, id))
  return {
    leo: copies.map(({ log }) => log.endOffset),
    hw: copies.map(({ highWatermark }) => highWatermark),
  }
}

/** The ISR of orders-0 as a broker's metadata has it. */
export function isrSeenBy(look: Look, broker = 1): readonly number[] {
  return look.broker(broker).image.topics[0]?.partitions[0]?.isr ?? []
}
