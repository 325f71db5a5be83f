import { describe, expect, it } from 'vitest'
import {
  addClient,
  crashBroker,
  deleteGroup,
  removeClient,
  resetOffsets,
  startBroker,
} from '../acts.ts'
import { cluster, memberSpec, type Run } from '../driver.ts'
import { OF_G, topicOf } from './aGroup.ts'

const ten = topicOf(2).producing('web', { topic: 't', perSecond: 100, limit: 10, partition: 0 })
const read = ten.member('c1', OF_G)
const left = read.at('3s', removeClient('c1'))

const answers = (run: Run) =>
  run.events('AdminAnswered').flatMap(({ call, error }) => (/Group/.test(call) ? [error] : []))
const committed = (run: Run) =>
  [...run.group('g').offsets].map(([partition, { offset }]) => `${partition}=${offset}`)

describe('Deleting a group', () => {
  it('takes an empty one with its offsets, and writes their tombstones', () => {
    const run = left.at('5s', deleteGroup('g')).until('6s')
    expect(answers(run)).toEqual([''])
    expect(run.first('OffsetsDeleted').partitions).toContain('t-0')
    expect(run.state.nodes.flatMap(({ groups }) => groups)).toEqual([])
    expect(run.state.ownRecords.at(-1)).toEqual({ type: 'group', group: 'g', value: null })
  })

  it('lets the next member begin as if nobody had ever read', () => {
    const run = left.at('5s', deleteGroup('g')).at('6s', addClient(memberSpec('c2', OF_G)))
    expect(run.until('12s').reader('c2').delivered).toBe(10)
  })

  it('is refused while it has members', () => {
    const run = read.at('5s', deleteGroup('g')).until('6s')
    expect(answers(run)).toEqual(['GroupNotEmptyException'])
    expect(run.group('g').view.state).toBe('Stable')
  })

  it('is refused when there is none', () => {
    const run = left.at('5s', deleteGroup('nobody')).until('6s')
    expect(answers(run)).toEqual(['GroupIdNotFoundException'])
  })

  it('is known to whoever reads the log next', () => {
    const run = left
      .at('5s', deleteGroup('g'))
      .at('6s', crashBroker(1))
      .at('8s', startBroker(1))
      .at('15s', addClient(memberSpec('c2', OF_G)))
      .until('25s')
    expect(run.events('GroupsLoaded').flatMap(({ groups }) => groups)).toEqual([])
    expect(run.reader('c2').delivered).toBe(10)
  })
})

describe('Resetting offsets', () => {
  it.each([
    ['the beginning', 'beginning', ['t-0=0', 't-1=0']],
    ['the end', 'end', ['t-0=10', 't-1=0']],
    ['an offset', { offset: 4 }, ['t-0=4', 't-1=4']],
    ['an instant', { timestamp: '2026-01-05T09:00:00.045Z' }, ['t-0=5', 't-1=0']],
  ] as const)('sets them to %s, in every partition of the topic', (_, to, expected) => {
    const run = left.at('5s', resetOffsets('g', 't', to)).until('6s')
    expect(answers(run)).toEqual([''])
    expect(committed(run).toSorted()).toEqual(expected)
  })

  it('lets the next member read on from there', () => {
    const run = left
      .at('5s', resetOffsets('g', 't', { offset: 4 }))
      .at('6s', addClient(memberSpec('c2', OF_G)))
    expect(run.until('12s').reader('c2').delivered).toBe(6)
  })

  it('is refused while the group has members', () => {
    const run = read.at('5s', resetOffsets('g', 't', 'beginning')).until('6s')
    expect(answers(run)[0]).toMatch(
      /^UnknownMemberIdException: Failed altering group offsets for the following partitions: \[t-0/,
    )
  })

  it('fails for a topic that is not there', () => {
    const run = left.at('5s', resetOffsets('g', 'nothing', 'beginning')).until('6s')
    expect(answers(run)).toEqual(['UnknownTopicOrPartitionException'])
  })

  it('finds the coordinator that took over', () => {
    const three = cluster({
      brokers: 3,
      configs: { 'offsets.topic.num.partitions': '4', 'group.initial.rebalance.delay.ms': '0' },
    })
      .topic('t', { partitions: 1, replicationFactor: 3 })
      .producing('web', { topic: 't', perSecond: 100, limit: 10 })
      .member('c1', OF_G)
      .at('3s', removeClient('c1'))
    const node = three.until('4s').events('GroupChanged').at(-1)?.node ?? 0
    const run = three.at('5s', crashBroker(node), resetOffsets('g', 't', 'beginning')).until('40s')
    expect(answers(run)).toEqual([''])
    expect(run.events('OffsetsCommitted').at(-1)?.node).not.toBe(node)
  })
})
