import { describe, expect, it } from 'vitest'
import type { Action } from '../../../src/scenario/Scenario.ts'
import {
  crashBroker,
  crashClient,
  pauseClient,
  produce,
  resumeClient,
  startBroker,
} from '../acts.ts'
import { cluster } from '../driver.ts'

const freeze = (client: string): Action => ({ type: 'freezeClient', client })
const thaw = (client: string): Action => ({ type: 'thawClient', client })

const SECOND = 1_000_000
const busy = cluster()
  .topic('orders', { partitions: 1 })
  .producing('web', { topic: 'orders', perSecond: 20 })
  .reading('audit', { topic: 'orders', from: 'beginning' })

const within = (events: readonly { readonly at: number }[], from: number, to: number) =>
  events.filter(({ at }) => at > from * SECOND && at < to * SECOND).length

describe('A frozen producer', () => {
  const run = busy.at('2s', freeze('web')).at('6s', thaw('web')).until('10s')

  it('calls, sends and hears nothing until it thaws', () => {
    expect(run.at('4s').producer('web').lifecycle).toBe('Frozen')
    expect(within(run.events('RecordQueued'), 2, 6)).toBe(0)
    expect(within(run.events('BatchesSent'), 2, 6)).toBe(0)
    expect(within(run.events('BatchAcked'), 2, 6)).toBe(0)
  })

  it('then does at once what came due meanwhile, and loses nothing', () => {
    expect(run.first('ClientChanged', { client: 'web', why: 'thaw' }).to).toBe('Running')
    expect(within(run.events('RecordQueued'), 5.999, 6.01)).toBeGreaterThan(1)
    expect(run.producer('web').failed).toBe(0)
    expect(run.breaches).toEqual([])
  })

  it('hears of a broken connection only when it thaws', () => {
    const broken = busy
      .at('2s', freeze('web'))
      .at('3s', crashBroker())
      .at('3.5s', startBroker())
      .at('6s', thaw('web'))
      .until('12s')
    expect(within(broken.events('BatchRetried', { client: 'web' }), 2, 6)).toBe(0)
    expect(within(broken.events('BatchAcked'), 6, 12)).toBeGreaterThan(0)
  })
})

describe('A frozen reader', () => {
  it('is handed nothing, and goes on where it was', () => {
    const run = busy.at('2s', freeze('audit')).at('6s', thaw('audit')).until('10s')
    expect(within(run.events('RecordsDelivered'), 2, 6)).toBe(0)
    const [range, ...more] = run.reader('audit').partitions[0]?.delivered ?? []
    expect(more).toEqual([])
    expect(range?.from).toBe(0)
    expect(range?.to).toBeGreaterThan(150)
  })
})

describe('A frozen client', () => {
  it('is not paused by being told so, and was paused if it was', () => {
    const told = busy.at('2s', freeze('web')).at('3s', pauseClient('web')).at('4s', thaw('web'))
    expect(told.until('5s').producer('web').lifecycle).toBe('Running')
    const paused = busy
      .at('1.5s', pauseClient('web'))
      .at('2s', freeze('web'))
      .at('3s', resumeClient('web'))
      .at('4s', thaw('web'))
    expect(paused.until('5s').producer('web').lifecycle).toBe('Paused')
  })

  it('can be killed', () => {
    const run = busy.at('2s', freeze('web')).at('3s', crashClient('web')).until('5s')
    expect(run.producer('web').lifecycle).toBe('Crashed')
    expect(within(run.events('RecordQueued'), 2, 5)).toBe(0)
  })

  it('gets what a person gives it when it thaws', () => {
    const run = cluster()
      .topic('orders', { partitions: 1 })
      .producer('web')
      .at('2s', freeze('web'))
      .at('3s', produce('web', 'orders', 'late'))
      .at('4s', thaw('web'))
      .until('6s')
    expect(run.first('SourceAdded').at).toBe(3 * SECOND)
    expect(within(run.events('RecordQueued'), 4, 4.01)).toBe(1)
    expect(run.values('orders-0')).toEqual(['late'])
  })
})
