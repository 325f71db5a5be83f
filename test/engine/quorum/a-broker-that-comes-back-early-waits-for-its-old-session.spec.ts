import { describe, expect, it } from 'vitest'
import { crashBroker, startBroker, stopBroker } from '../acts.ts'
import { cluster } from '../driver.ts'

const three = cluster({ brokers: 3, controllers: 3, activeController: 101 }).topic('orders', {
  assignment: [[1, 2, 3]],
})

describe('case 35: a broker crashes and is started again 3 s later', () => {
  const run = three.at('1s', crashBroker(1)).at('4s', startBroker(1)).until('16s')
  const refused = run.events('RegistrationRefused')

  it('is refused every heartbeat interval while the session of its former life runs', () => {
    expect(refused.map(({ node, error }) => [node, error])).toEqual(
      refused.map(() => [1, 'DUPLICATE_BROKER_REGISTRATION']),
    )
    expect(refused.length).toBeGreaterThanOrEqual(2)
    for (const [index, each] of refused.slice(1).entries())
      expect(each.at - (refused[index]?.at ?? 0)).toBeCloseTo(2_001_000, -4)
  })

  it('registers once 9 s have passed since its last heartbeat, fenced, then is unfenced', () => {
    const registered = run
      .events('MetadataAppended')
      .find(({ record, at }) => record.type === 'RegisterBroker' && at > 0)
    const lastContact = run
      .events('HeartbeatReceived', { node: 1 })
      .findLast(({ at }) => at < 1_000_000)?.at
    expect(registered?.at).toBeGreaterThan((lastContact ?? 0) + 9_000_000 || 8_000_000)
    const states = run.events('BrokerStateChanged', { node: 1 }).filter(({ at }) => at > 0)
    expect(states.map(({ to }) => to)).toEqual(['NOT_RUNNING', 'STARTING', 'RECOVERY', 'RUNNING'])
  })

  it('was no clean stop: its former place in the in-sync set is gone, and it earns it anew', () => {
    const changes = run
      .events('MetadataAppended')
      .flatMap(({ record, at }) => (record.type === 'PartitionChange' && at > 0 ? [record] : []))
    expect(changes[0]).toMatchObject({ isr: [2, 3], leader: 2 })
    expect(changes.at(-1)).toMatchObject({ isr: [1, 2, 3] })
  })
})

describe('A clean stop', () => {
  const run = three.at('1s', stopBroker(1)).at('5s', startBroker(1)).until('16s')

  it('moves the leaders away at once and fences the broker with its second heartbeat', () => {
    const records = run
      .events('MetadataAppended')
      .flatMap(({ record, at }) => (at > 1_000_000 ? [{ at, record }] : []))
    expect(records[0]?.record).toMatchObject({
      type: 'BrokerRegistrationChange',
      broker: 1,
      inControlledShutdown: true,
    })
    expect(records[1]?.record).toMatchObject({ type: 'PartitionChange', leader: 2, isr: [2, 3] })
    const fence = records.find(
      ({ record }) => record.type === 'BrokerRegistrationChange' && record.fenced === true,
    )
    expect((fence?.at ?? 0) - 1_000_000).toBeGreaterThan(2_000_000)
    expect((fence?.at ?? 0) - 1_000_000).toBeLessThan(2_300_000)
  })

  it('does not spare the next incarnation the wait: the controller keeps the last contact', () => {
    expect(run.events('RegistrationRefused').length).toBeGreaterThan(0)
    expect(run.broker(1).broker).toBe('RUNNING')
  })
})
