import { describe, expect, it } from 'vitest'
import { addClient, alterTopic, crashClient, removeClient } from '../acts.ts'
import { memberSpec } from '../driver.ts'
import { callbacks, OF_G, sharesOf, topicOf } from './aGroup.ts'

const SHORT = { 'session.timeout.ms': '8000' }
const FRESH = { 'metadata.max.age.ms': '1000' }
const of = (instance: string) => ({ ...OF_G, assignors: ['range'], instance, configs: SHORT })

const two = topicOf(4)
  .member('c1', of('s1'))
  .member('c2', { ...of('s2'), startsAfter: '1s' })

describe('A static member', () => {
  it('comes back within its session to the same partitions, in the same generation', () => {
    const run = two
      .at('4s', removeClient('c1'))
      .at('6s', addClient(memberSpec('c3', of('s1'))))
      .until('10s')
    expect(callbacks(run, 'c3')).toEqual(['assigned t-0 t-1'])
    expect(callbacks(run, 'c2')).toEqual(['assigned t-2 t-3'])
    expect(run.group('g').view.generation).toBe(2)
  })

  it('keeps its partitions from the others until its session is over', () => {
    const run = two.at('4s', removeClient('c1')).until('16s')
    const { at } = run.last('GroupChanged', { to: 'Stable' })
    expect(at).toBeGreaterThan(11_400_000)
    expect(at).toBeLessThan(12_600_000)
    expect(sharesOf(run)).toEqual({ c2: 't-0 t-1 t-2 t-3' })
  })

  it('comes back as well when its process was killed', () => {
    const run = two
      .at('4s', crashClient('c2'))
      .at('6s', addClient(memberSpec('c3', of('s2'))))
      .until('10s')
    expect(callbacks(run, 'c3')).toEqual(['assigned t-2 t-3'])
    expect(run.group('g').view.generation).toBe(2)
  })

  it('watches the topic again when it led the group: new partitions are shared out', () => {
    const run = two
      .at('4s', removeClient('c1'))
      .at('6s', addClient(memberSpec('c3', { ...of('s1'), configs: { ...SHORT, ...FRESH } })))
      .at('8s', alterTopic('t', { partitions: 6 }))
      .until('12s')
    expect(run.group('g').view.leader).toBe(run.reader('c3').membership?.member)
    expect(callbacks(run, 'c3').at(-1)).toBe('assigned t-0 t-1 t-2')
    expect(callbacks(run, 'c2').at(-1)).toBe('assigned t-3 t-4 t-5')
  })

  it('is fenced by a second process with its instance id: the newcomer wins', () => {
    const run = topicOf(4)
      .member('c1', of('s1'))
      .member('c2', { ...of('s1'), startsAfter: '2s' })
      .until('6s')
    expect(run.first('CallFailed', { client: 'c1' }).error).toBe('FencedInstanceIdException')
    expect(callbacks(run, 'c2')).toEqual(['assigned t-0 t-1 t-2 t-3'])
    expect(run.group('g').view.generation).toBe(1)
  })
})
