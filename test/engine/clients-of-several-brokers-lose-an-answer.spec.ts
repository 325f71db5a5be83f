import { describe, expect, it } from 'vitest'
import { delayWay, resetWay } from './faults/faults.ts'
import { broken, fates, steadily, stored, threeBrokers, upTo } from './severalBrokers.ts'

/** The connection breaks while five answers are on their way back. */
const lost = (configs: Readonly<Record<string, string>>) =>
  threeBrokers()
    .producing('web', steadily(100, 1000, configs))
    .at('5s', delayWay('broker-1', 'web', '50ms'))
    .at('6s', resetWay('web', 'broker-1'))
    .until('20s')

describe('When answers are lost, though the batches were written', () => {
  it('without idempotence they are written again, and stand behind their followers', () => {
    const run = lost({ 'enable.idempotence': 'false' })
    expect(run.events('BatchRetried', { error: 'NETWORK_EXCEPTION' })).toHaveLength(5)
    expect(fates(run)).toEqual({ sent: 1000, acked: 1000, failed: 0 })
    expect(broken(run, 'duplicate stored')).toBe(5)
    expect(broken(run, 'reordered')).toBeGreaterThan(0)
    expect(stored(run)).toHaveLength(1005)
    expect([...new Set(stored(run))].toSorted((a, b) => a - b)).toEqual(upTo(1000))
  })

  it('with one request in flight at a time the order is kept, and one batch is there twice', () => {
    const run = lost({
      'enable.idempotence': 'false',
      'max.in.flight.requests.per.connection': '1',
    })
    expect(run.events('BatchRetried')).toHaveLength(1)
    expect(broken(run, 'duplicate stored')).toBeGreaterThan(0)
    const inOrder = stored(run).toSorted((a, b) => a - b)
    expect([...new Set(stored(run))]).toEqual([...new Set(inOrder)])
  })

  it('an idempotent producer gets the answers it has missed: each is there once, in order, under one epoch', () => {
    const run = lost({})
    expect(run.events('BatchRetried', { error: 'NETWORK_EXCEPTION' })).toHaveLength(5)
    expect(fates(run)).toEqual({ sent: 1000, acked: 1000, failed: 0 })
    expect(stored(run)).toEqual(upTo(1000))
    expect(run.breaches).toEqual([])
    expect(run.producer('web').producerEpoch).toBe(0)
  })

  it('sends what comes back one by one, the oldest first, before it has five on their way again', () => {
    const run = lost({})
    const retried = run.events('BatchRetried').map(({ batch }) => batch)
    const since = run.last('BatchRetried').at
    const again = run.events('BatchesSent').filter(({ at }) => at > since)
    expect(again.slice(0, 5).flatMap(({ batches }) => batches)).toEqual(
      retried.toSorted((a, b) => a - b),
    )
    expect(again.slice(0, 5).map(({ inFlight }) => inFlight)).toEqual([1, 1, 1, 1, 1])
  })
})

describe('When a batch fails for good', () => {
  it('its numbers leave no gap: the producer goes on under its next epoch', () => {
    const run = threeBrokers()
      .producing('web', steadily(100, 500))
      .at('3s', {
        type: 'produceRecords',
        client: 'web',
        topic: 'orders',
        records: [{ value: 'x'.repeat(900_000) }],
      })
      .at('2s', {
        type: 'alterTopic',
        topic: 'orders',
        set: { 'max.message.bytes': '100000' },
      })
      .until('15s')
    expect(run.events('BatchFailed').map(({ error }) => error)).toEqual([
      expect.stringMatching(/^RecordTooLargeException/),
    ])
    expect(run.events('ProducerIdAssigned').map((event) => event.producerEpoch)).toEqual([0, 1])
    expect(fates(run)).toEqual({ sent: 500, acked: 500, failed: 0 })
    expect(run.breaches).toEqual([])
  })
})
