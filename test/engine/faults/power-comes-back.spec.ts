import { describe, expect, it } from 'vitest'
import { powerOff, startBroker } from '../acts.ts'
import { cluster } from '../driver.ts'
import { powerOn } from './faults.ts'

const lit = cluster().topic('orders', { partitions: 1 })

describe('A machine that has power again', () => {
  const run = lit.at('2s', powerOff()).at('5s', powerOn('host-1')).until('12s')

  it('starts what ran on it', () => {
    expect(run.at('4s').broker().process).toBe('Stopped')
    expect(run.first('ProcessChanged', { how: 'start', node: 1 }).n).toBeGreaterThan(0)
    expect(run.broker()).toMatchObject({ process: 'Running', broker: 'RUNNING' })
    expect(run.state.hosts[0]?.powered).toBe(true)
  })

  it('is told once, as the cause of the start', () => {
    const on = run.events('HostPowerChanged', { powered: true }).filter(({ at }) => at > 0)
    expect(on).toHaveLength(1)
    expect(run.last('ProcessChanged', { how: 'start' }).cause).toBe(on[0]?.n)
  })

  it('had it all along: nothing happens', () => {
    const idle = lit.at('2s', powerOn('host-1')).until('3s')
    expect(idle.events('HostPowerChanged', { powered: true }).filter(({ at }) => at > 0)).toEqual(
      [],
    )
  })

  it('has it, too, when its broker is started', () => {
    const started = lit.at('2s', powerOff()).at('5s', startBroker()).until('12s')
    expect(started.state.hosts[0]?.powered).toBe(true)
  })
})
