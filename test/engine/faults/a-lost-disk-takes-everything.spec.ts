import { describe, expect, it } from 'vitest'
import { produce, startBroker } from '../acts.ts'
import { cluster } from '../driver.ts'
import { loseDisk } from './faults.ts'

const writing = cluster()
  .topic('orders', { partitions: 1 })
  .producer('web', { 'linger.ms': '0', 'delivery.timeout.ms': '30000' })
  .at('1s', produce('web', 'orders', 'a', 'b', 'c'))

describe('A node that loses its disk', () => {
  const run = writing.at('2s', loseDisk()).until('3s')

  it('halts without a word, and nothing is left: no log, no metadata, no vote', () => {
    expect(run.last('ProcessChanged')).toMatchObject({ how: 'kill', to: 'Stopped' })
    expect(run.broker()).toMatchObject({ replicas: [], brokerEpoch: -1, cleanShutdown: false })
    expect(run.broker().metadata).toMatchObject({ endOffset: 0, highWatermark: 0 })
    expect(run.state.quorum.members[0]).toMatchObject({ epoch: 0, leader: -1, votedFor: -1 })
  })

  it('had the only copy: every acknowledged record is told as lost, with the disk as the cause', () => {
    const lost = run.first('DiskLost')
    expect(run.ledger('orders-0').lost.map(({ number, acked }) => [number, acked])).toEqual([
      [0, true],
      [1, true],
      [2, true],
    ])
    expect(run.first('PromiseBroken')).toMatchObject({
      cause: lost.n,
      promise: 'acked record lost',
      partition: 'orders-0',
      from: 0,
      to: 3,
      count: 3,
    })
    expect(run.breaches.map(({ promise }) => promise)).toEqual(['acked record lost'])
  })

  it('may be stopped already, and loses as much', () => {
    const stopped = writing
      .at('2s', { type: 'stopBroker', node: 1 })
      .at('9s', loseDisk())
      .until('10s')
    expect(stopped.first('PromiseBroken').count).toBe(3)
    expect(stopped.events('ProcessChanged', { how: 'kill' })).toEqual([])
  })

  it('starts as a new, empty cluster when it was alone', () => {
    const again = writing.at('2s', loseDisk()).at('3s', startBroker()).until('10s')
    expect(again.broker()).toMatchObject({ process: 'Running', broker: 'RUNNING' })
    expect(again.state.quorum).toMatchObject({ leader: 1, epoch: 1 })
  })
})
