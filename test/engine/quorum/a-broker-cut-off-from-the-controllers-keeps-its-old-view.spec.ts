import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src/scenario/Scenario.ts'
import { cluster } from '../driver.ts'

const controllers = ['controller-101', 'controller-102', 'controller-103']

const cutOff: Action = {
  type: 'cutLink',
  from: ['broker-2'],
  to: controllers,
  bothWays: true,
}

describe('Broker 2 leads, and only its way to the controllers is cut', () => {
  const run = cluster({ brokers: 3, controllers: 3, activeController: 101 })
    .topic('orders', { assignment: [[2, 1, 3]], configs: { 'min.insync.replicas': '1' } })
    .producing('web', {
      topic: 'orders',
      perSecond: 10,
      configs: { acks: '1', 'enable.idempotence': 'false' },
    })
    .at('2s', cutOff)
    .until('20s')
  const view = (id: number) => run.broker(id).image.topics[0]?.partitions[0]

  it('the others have another leader, in a higher epoch', () => {
    for (const id of [1, 3]) expect(view(id)).toMatchObject({ leader: 1, leaderEpoch: 1 })
    expect(run.broker(2).fenced).toBe(true)
  })

  it('it acts on what it has read: it still leads, and still counts everybody in sync', () => {
    expect(view(2)).toMatchObject({ leader: 2, leaderEpoch: 0, isr: [2, 1, 3] })
    expect(run.broker(2).replicas[0]?.leads).toBe(true)
    expect(run.broker(2).image.offset).toBeLessThan(run.broker(1).image.offset)
  })

  it('its client goes on there, and the offsets of the two logs part', () => {
    const [old, fresh] = [2, 1].map((id) => run.broker(id).replicas[0]?.log.endOffset ?? 0)
    expect(old).toBeGreaterThan((fresh ?? 0) + 50)
    expect(run.producer('web').failed).toBe(0)
  })

  it('a client that asks the others is sent to the new leader, and told so by the old one only after the heal', () => {
    const healed = cluster({ brokers: 3, controllers: 3, activeController: 101 })
      .topic('orders', { assignment: [[2, 1, 3]], configs: { 'min.insync.replicas': '1' } })
      .producing('web', {
        topic: 'orders',
        perSecond: 10,
        configs: { acks: '1', 'enable.idempotence': 'false' },
      })
      .at('2s', cutOff)
      .at('14s', { type: 'healNetwork' })
      .until('40s')
    const refused = healed.events('AppendRefused').filter(({ node }) => node === 2)
    expect(refused[0]?.error).toBe('NOT_LEADER_OR_FOLLOWER')
    expect(refused[0]?.at).toBeGreaterThan(14_000_000)
    expect(healed.events('LogTruncated', { node: 2 })).toHaveLength(1)
    expect(healed.broker(2).replicas[0]?.leads).toBe(false)
  })
})
