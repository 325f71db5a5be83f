import { describe, expect, it } from 'vitest'
import type { LossWhy } from '../../src/trace/ClusterState.ts'
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'
import { crashBroker, powerOff, startBroker } from '../engine/acts.ts'
import { type ClusterDriver, cluster, type Run } from '../engine/driver.ts'

const three = (configs: Record<string, string> = {}) =>
  cluster({ brokers: 3, controllers: 1 }).topic('orders', { assignment: [[1, 2]], configs })
const sending = (driver: ClusterDriver, acks: string) =>
  driver.producing('web', {
    topic: 'orders',
    perSecond: 10,
    configs: { acks, 'enable.idempotence': String(acks === 'all') },
  })

/** What was lost, by its reasons and by what the sender had asked for; and the events that brought it about. */
function losses(run: Run) {
  const lost = run.ledger('orders-0').lost.filter(({ acked }) => acked)
  const reasons: readonly LossWhy[] = [...new Set(lost.map(({ why }) => why))]
  const acks = [...new Set(lost.map((each) => each.acks))]
  const numbers = new Set(lost.map(({ because }) => because))
  const because: readonly TraceEvent[] = run.all.filter(({ n }) => n > 0 && numbers.has(n))
  return { count: lost.length, reasons, acks, because }
}

describe('Acknowledged records that are lost name what took them', () => {
  it('a replica out of sync was elected: the election is the cause', () => {
    const run = sending(three({ 'unclean.leader.election.enable': 'true' }), 'all')
      .at('2s', crashBroker(2))
      .at('20s', crashBroker(1))
      .at('21s', startBroker(2))
      .at('40s', startBroker(1))
      .until('60s')
    const { count, reasons, acks, because } = losses(run)
    expect(count).toBeGreaterThan(10)
    expect(reasons).toEqual(['unclean election'])
    expect(acks).toEqual([-1])
    expect(because).toMatchObject([
      {
        type: 'MetadataAppended',
        record: { type: 'PartitionChange', leader: 2, recovering: true },
      },
    ])
    expect(run.breaches[0]).toMatchObject({ why: 'unclean election', acks: -1 })
    expect(run.state.broken[0]).toMatchObject({ why: 'unclean election', acks: -1 })
  })

  it('the only disk that had them is gone', () => {
    const run = sending(cluster({ brokers: 2, controllers: 1 }), 'all')
      .topic('orders', { assignment: [[1]] })
      .at('4s', { type: 'loseDisk', node: 1 })
      .until('6s')
    const { count, reasons, because } = losses(run)
    expect(count).toBeGreaterThan(20)
    expect(reasons).toEqual(['lost disk'])
    expect(because).toMatchObject([{ type: 'DiskLost', node: 1 }])
  })

  it('every machine that had them lost power at once: the cut is the cause', () => {
    const run = sending(three(), 'all')
      .at('4s', powerOff('host-1'), powerOff('host-2'))
      .at('6s', startBroker(1), startBroker(2))
      .until('40s')
    const { count, reasons, because } = losses(run)
    expect(count).toBeGreaterThan(0)
    expect(reasons).toEqual(['power'])
    for (const event of because)
      expect(event).toMatchObject({ type: 'ActPerformed', action: { type: 'powerOff' } })
  })

  it('acks=1 was content with one copy, and its leader was replaced: acks=1 allows that', () => {
    const run = sending(three(), '1')
      .at('3s', {
        type: 'splitNetwork',
        islands: [
          ['broker-1', 'web'],
          ['broker-2', 'broker-3', 'controller-101'],
        ],
      })
      .at('18s', { type: 'healNetwork' })
      .until('45s')
    const { count, reasons, acks, because } = losses(run)
    expect(count).toBeGreaterThan(50)
    expect(reasons).toEqual(['acks'])
    expect(acks).toEqual([1])
    expect(because).toMatchObject([
      { type: 'MetadataAppended', record: { type: 'PartitionChange', leader: 2 } },
    ])
  })
})
