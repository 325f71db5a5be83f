import { describe, expect, it } from 'vitest'
import { pauseClient, produce, resumeClient, seek } from './acts.ts'
import { cluster } from './driver.ts'

describe('When a paused reader goes on with a seek to make and a poll to send', () => {
  it('what it sends first arrives first', () => {
    const run = cluster()
      .topic('orders', { partitions: 2 })
      .producer('web')
      .reading('billing', { topic: 'orders', from: 'beginning' })
      .at('500ms', produce('web', 'orders', { value: 'a', partition: 0 }))
      .at('5.1s', pauseClient('billing'))
      .at('6s', seek('billing', 'orders', 0, 'beginning'))
      .at('7.2s', resumeClient('billing'))
      .until('12s')
    expect(run.reader('billing').partitions[0]?.deliveredTwice).toBe(1)
    const arrived = run
      .events('MessageArrived')
      .filter(({ at, api }) => at > 7_200_000 && (api === 'ListOffsets' || api === 'Fetch'))
    expect(arrived[0]?.api).toBe('ListOffsets')
  })
})
