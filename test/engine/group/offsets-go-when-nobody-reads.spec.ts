import { describe, expect, it } from 'vitest'
import { addClient, createTopic, deleteTopic, removeClient } from '../acts.ts'
import { memberSpec } from '../driver.ts'
import { OF_G, QUICK, topicOf } from './aGroup.ts'

const DAY_US = 86_400_000_000
const ten = topicOf(1).producing('web', { topic: 't', perSecond: 100, limit: 10 })
const left = ten.member('c1', OF_G).at('3s', removeClient('c1'))

describe('Committed offsets', () => {
  it('stand for seven days after their group became empty, over days in which nothing happens', () => {
    const run = left.until('167h')
    expect(run.group('g').offsets.get('t-0')?.offset).toBe(10)
    expect(run.events('OffsetsDeleted')).toEqual([])
  })

  it('go at the first look after that, and the group goes with them', () => {
    const run = left.until('8d')
    const deleted = run.first('OffsetsDeleted', { group: 'g' })
    expect(deleted.partitions).toEqual(['t-0'])
    const emptied = run.first('GroupChanged', { to: 'Empty' }).at
    const late = deleted.at - emptied - 7 * DAY_US
    expect(late).toBeGreaterThanOrEqual(-1_000)
    expect(late).toBeLessThanOrEqual(600_000_000)
    expect(run.first('GroupChanged', { to: 'Dead' }).at).toBe(deleted.at)
    expect(run.state.nodes.flatMap(({ groups }) => groups)).toEqual([])
  })

  it('go with their topic, and one of the same name begins with none', () => {
    const run = left
      .at('4s', deleteTopic('t'))
      .at('5s', createTopic('t', { partitions: 1, replicationFactor: 1 }))
      .at('6s', addClient(memberSpec('c2', OF_G)))
      .until('12s')
    const deleted = run.first('OffsetsDeleted', { group: 'g' })
    expect(deleted).toMatchObject({ partitions: ['t-0'], why: 'their topic was deleted' })
    expect(deleted.at).toBeLessThan(4_500_000)
    expect(run.state.ownRecords).toContainEqual({
      type: 'offset',
      group: 'g',
      topic: 't',
      partition: 0,
      value: null,
    })
    expect(run.last('PositionReset', { client: 'c2' }).why).toBe('auto.offset.reset')
  })

  it('leave tombstones, so that no later coordinator finds them', () => {
    const run = left.until('8d')
    const last = run.state.ownRecords.slice(-2)
    expect(last).toMatchObject([
      { type: 'offset', group: 'g', topic: 't', partition: 0, value: null },
      { type: 'group', group: 'g', value: null },
    ])
  })

  it('count their time from the last time the group became empty', () => {
    const run = left
      .at('3d', addClient(memberSpec('c2', OF_G)))
      .at('72.1h', removeClient('c2'))
      .until('8d')
    expect(run.group('g').offsets.get('t-0')?.offset).toBe(10)
  })

  it('are kept as long as offsets.retention.minutes says', () => {
    const brief = topicOf(1, {
      ...QUICK,
      'offsets.retention.minutes': '1',
      'offsets.retention.check.interval.ms': '10000',
    }).producing('web', { topic: 't', perSecond: 100, limit: 10 })
    const run = brief.member('c1', OF_G).at('3s', removeClient('c1')).until('80s')
    const emptied = run.first('GroupChanged', { to: 'Empty' }).at
    const late = run.first('OffsetsDeleted').at - emptied - 60_000_000
    expect(late).toBeGreaterThanOrEqual(-1_000)
    expect(late).toBeLessThanOrEqual(10_000_000)
  })

  it('of topics that members subscribe to are kept however long nothing is committed', () => {
    const brief = topicOf(1, {
      ...QUICK,
      'offsets.retention.minutes': '1',
      'offsets.retention.check.interval.ms': '10000',
    })
      .topic('u')
      .producing('web', { topic: 't', perSecond: 100, limit: 10 })
      .producing('app', { topic: 'u', perSecond: 100, limit: 10 })
    const both = { ...OF_G, topics: ['t', 'u'], configs: { 'enable.auto.commit': 'false' } }
    const run = brief
      .member('c1', { ...both, commit: 'after' })
      .at('3s', addClient(memberSpec('c2', { ...both, topics: ['t'] })))
      .at('5s', removeClient('c1'))
      .until('100s')
    expect(run.events('OffsetsDeleted').flatMap(({ partitions }) => partitions)).toEqual(['u-0'])
    expect(run.group('g').offsets.get('t-0')?.offset).toBe(10)
    expect(run.group('g').view.state).toBe('Stable')
  })
})

describe('A group that is empty and has committed nothing', () => {
  it('dies at the next look', () => {
    const run = topicOf(1)
      .member('c1', { ...OF_G, configs: { 'enable.auto.commit': 'false' } })
      .at('3s', removeClient('c1'))
      .until('20m')
    expect(run.first('GroupChanged', { to: 'Dead' }).at / 60_000_000).toBeCloseTo(10, 0)
  })
})
