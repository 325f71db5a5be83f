import { describe, expect, it } from 'vitest'
import { createTopic, deleteTopic } from '../acts.ts'
import { cluster } from '../driver.ts'
import { callbacks, QUICK, sharesOf } from './aGroup.ts'

const LOGS = {
  group: 'g',
  topics: { pattern: 'log-.*' },
  assignors: ['range'],
  configs: { 'metadata.max.age.ms': '1000', 'enable.auto.commit': 'false' },
}
const one = { partitions: 1, replicationFactor: 1 }

const scene = cluster({ configs: QUICK })
  .topic('log-a', { partitions: 2 })
  .topic('my-log-b')
  .topic('other')

describe('A consumer that subscribes by a pattern', () => {
  it('is given partitions of the topics whose whole name fits', () => {
    const run = scene.member('c1', LOGS).until('4s')
    expect(callbacks(run, 'c1')).toEqual(['assigned log-a-0 log-a-1'])
  })

  it('knows of nothing else, and never of Kafka’s own topics', () => {
    const run = scene.member('c1', { ...LOGS, topics: { pattern: '.*' } }).until('4s')
    expect(callbacks(run, 'c1').at(-1)).toBe('assigned log-a-0 log-a-1 my-log-b-0 other-0')
    const known = scene.member('c1', LOGS).until('4s').last('MetadataLearned', { client: 'c1' })
    expect(known.topics.map(({ topic }) => topic)).toEqual(['log-a'])
  })

  it('finds a new topic with its next metadata, in one round', () => {
    const run = scene.member('c1', LOGS).at('4s', createTopic('log-c', one)).until('8s')
    expect(callbacks(run, 'c1').slice(1)).toEqual([
      'revoked log-a-0 log-a-1',
      'assigned log-a-0 log-a-1 log-c-0',
    ])
    expect(run.group('g').view.generation).toBe(2)
  })

  it('loses a topic that is deleted, and joins once more when its leader no longer follows it', () => {
    const run = scene.member('c1', LOGS).at('4s', deleteTopic('log-a')).until('8s')
    expect(callbacks(run, 'c1').slice(1)).toEqual([
      'revoked log-a-0 log-a-1',
      'assigned',
      'revoked',
      'assigned',
    ])
    expect(run.group('g').view).toMatchObject({ state: 'Stable', generation: 3 })
  })

  it('joins where nothing fits yet, and is given what comes', () => {
    const run = scene
      .member('c1', { ...LOGS, topics: { pattern: 'new-[0-9]+' } })
      .at('4s', createTopic('new-1', one))
      .until('8s')
    expect(callbacks(run, 'c1')).toEqual(['assigned', 'revoked', 'assigned new-1-0'])
  })

  it('makes the group share out what is new also where it does not lead', () => {
    const late = { ...LOGS, configs: { ...LOGS.configs, 'metadata.max.age.ms': '60000' } }
    const run = scene
      .member('c1', late)
      .member('c2', { ...LOGS, startsAfter: '2s' })
      .at('5s', createTopic('log-c', one))
      .until('9s')
    expect(run.group('g').view.leader).toBe(run.reader('c1').membership?.member)
    expect(sharesOf(run)).toEqual({ c1: 'log-a-0 log-c-0', c2: 'log-a-1' })
    const reasons = run.events('MembershipChanged', { client: 'c2' }).map(({ why }) => why)
    expect(reasons).toContain('subscription has changed')
  })
})

describe('A leader that assigns', () => {
  it('waits for metadata it has asked for: a topic made anew is one more round, not two', () => {
    const run = cluster({ configs: QUICK })
      .topic('t', { partitions: 2 })
      .member('c1', {
        group: 'g',
        topics: ['t'],
        assignors: ['range'],
        configs: { 'metadata.max.age.ms': '1000', 'enable.auto.commit': 'false' },
      })
      .at('4s', deleteTopic('t'))
      .until('9s')
    expect(callbacks(run, 'c1').slice(1)).toEqual(['revoked t-0 t-1', 'assigned t-0'])
    expect(run.group('g').view.generation).toBe(2)
  })

  it('follows topics that only others subscribe to', () => {
    const run = cluster({ configs: QUICK })
      .topic('t')
      .topic('u')
      .member('c1', { group: 'g', topics: ['t'], assignors: ['range'] })
      .member('c2', { group: 'g', topics: ['u'], assignors: ['range'], startsAfter: '2s' })
      .until('5s')
    expect(sharesOf(run)).toEqual({ c1: 't-0', c2: 'u-0' })
  })
})
