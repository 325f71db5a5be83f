import { describe, expect, it } from 'vitest'
import { deleteTopic, freezeBroker, produce, thawBroker } from './acts.ts'
import { cluster } from './driver.ts'

describe('A follower that stood still while its topic was deleted and another got the name', () => {
  it('copies nothing of the new one into the log of the old one', () => {
    const run = cluster({ brokers: 3, controllers: 1 })
      .topic('orders', { assignment: [[3, 1]] })
      .producer('web')
      .at('1s', freezeBroker(1))
      .at('1500ms', deleteTopic('orders'))
      .at('2s', { type: 'createTopic', topic: 'orders', assignment: [[3, 1]] })
      .at('3s', produce('web', 'orders', 'first'))
      .at('6s', thawBroker(1))
      .until('12s')
    const opened = run.events('ReplicaOpened', { node: 1, partition: 'orders-0' })
    expect(opened).toHaveLength(2)
    const copied = run.events('RecordsCopied', { node: 1, partition: 'orders-0' })
    expect(copied.length).toBeGreaterThan(0)
    for (const { n } of copied) expect(n).toBeGreaterThan(opened[1]?.n ?? 0)
    expect(run.broker(1).replicas.find(({ name }) => name === 'orders-0')?.log.endOffset).toBe(1)
  })
})
