// Three brokers, three controllers of their own, and how a producer fared with them.
import { recordAt } from '../../src/trace/log/Log.ts'
import { type ClusterDriver, cluster, type ProducingOptions, type Run } from './driver.ts'

export const TOPIC = 'orders'
/** Everybody but broker 1 and the clients. */
export const OTHERS = [
  'broker-2',
  'broker-3',
  'controller-101',
  'controller-102',
  'controller-103',
] as const

/** One partition on brokers 1, 2, 3, in this order; broker 1 leads, and the active controller is none of them. */
export function threeBrokers(seed = 1): ClusterDriver {
  return cluster({ brokers: 3, controllers: 3, activeController: 101, seed }).topic(TOPIC, {
    assignment: [[1, 2, 3]],
    configs: { 'min.insync.replicas': '2' },
  })
}

/** Even records to it. */
export function steadily(
  perSecond: number,
  limit: number,
  configs: NonNullable<ProducingOptions['configs']> = {},
): ProducingOptions {
  return { topic: TOPIC, perSecond, limit, configs }
}

/** What became of the first producer's records. */
export function fates(run: Run) {
  const { sent = 0, ackedCount = 0, failedCount = 0 } = run.state.sources[0] ?? {}
  return { sent, acked: ackedCount, failed: failedCount }
}

/** The records in the leader's log, in the order of their offsets, by their numbers. */
export function stored(run: Run): number[] {
  const leader = run.state.nodes
    .flatMap((node) => (node.process === 'Running' ? node.replicas : []))
    .filter(({ leads }) => leads)
    .toSorted((a, b) => b.leaderEpoch - a.leaderEpoch)[0]
  if (!leader) throw new Error('nobody leads')
  const numbers: number[] = []
  const { log } = leader
  for (let offset = log.startOffset; offset < log.endOffset; offset++) {
    const record = recordAt(log, offset)
    if (record) numbers.push(record.number)
  }
  return numbers
}

/** The longest stretch without an acknowledgement, in ms. */
export function longestGapMs(run: Run): number {
  const acks = run.events('BatchAcked').map(({ at }) => at)
  const gaps = acks.map((at, index) => at - (acks[index - 1] ?? at))
  return Math.max(...gaps) / 1000
}

/** 0, 1, 2 … */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** How many records a promise was broken for. */
export function broken(run: Run, promise: string): number {
  return run.breaches
    .filter((breach) => breach.promise === promise)
    .reduce((sum, { records }) => sum + records.length, 0)
}
