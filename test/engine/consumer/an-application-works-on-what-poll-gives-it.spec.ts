import { describe, expect, it } from 'vitest'
import { gapsIn } from '../../../src/trace/WorkBook.ts'
import { addClient, crashClient, restartClient } from '../acts.ts'
import { memberSpec } from '../driver.ts'
import { BY_HAND, BY_TIMER, bookOf, committed, TEN, workOf, workTimes } from './aWorkOfTen.ts'

const next = addClient(memberSpec('c2', { ...BY_HAND, commit: 'after' }))

describe('Slow records', () => {
  it('of a key take their own time, the others theirs', () => {
    const slow = { of: { key: 'odd' }, processing: '700ms' }
    const run = TEN.member('c1', { ...BY_HAND, slow }).until('8s')
    expect(workTimes(run, 'c1')).toEqual([1_100, 500])
  })

  it('can be every nth of a partition, whichever poll() brings them', () => {
    const slow = { of: { every: 3 }, processing: '400ms' }
    const run = TEN.member('c1', { ...BY_HAND, slow }).until('8s')
    // Offsets 2, 5 and 8.
    expect(workTimes(run, 'c1')).toEqual([800, 1_100])
  })

  it('count as finished one after the other, also when the process dies amid them', () => {
    const slow = { of: { key: 'odd' }, processing: '700ms' }
    const run = TEN.member('c1', { ...BY_HAND, slow, startsAfter: '0s' })
      .when({ on: { event: 'RecordsDelivered', nth: 1 }, after: '950ms' }, crashClient('c1'))
      .until('8s')
    expect(run.first('WorkAbandoned')).toMatchObject({ done: 3, count: 5 })
  })
})

describe('A poison pill', () => {
  const poison = (handler: 'stop' | 'skip' | 'retry') => ({ of: { key: 'odd' }, handler })

  it('that is skipped is never finished, and the commit goes over it', () => {
    const run = TEN.member('c1', { ...BY_HAND, commit: 'after', poison: poison('skip') }).until(
      '8s',
    )
    expect(workOf(run, 'c1')).toEqual({ delivered: '0-9', finished: '0-2 4-9' })
    expect(committed(run)).toBe(10)
    expect(bookOf(run)).toEqual({ finished: '0-2 4-9', again: '', dropped: '3' })
    expect(run.reader('c1').processed).toBe(9)
  })

  it('that stops the application comes again to the next one, who stops at it too', () => {
    const stop = { ...BY_HAND, commit: 'after' as const, poison: poison('stop') }
    const run = TEN.member('c1', stop)
      .at('4s', addClient(memberSpec('c2', { ...stop, startsAfter: '0s' })))
      .until('9s')
    const threw = run.events('WorkThrew').map(({ client, offset }) => `${client} ${offset}`)
    expect(threw).toEqual(['c1 3', 'c2 3'])
    expect(run.reader('c1').lifecycle).toBe('Closed')
    expect(committed(run)).toBeUndefined()
    expect(bookOf(run)).toEqual({ finished: '0-2', again: '0-2', dropped: '3-4' })
  })

  it('that stops an application with auto commit is committed by close(), with the rest of its poll()', () => {
    const run = TEN.member('c1', { ...BY_TIMER, poison: poison('stop') })
      .at('4s', restartClient('c1'))
      .until('9s')
    expect(workOf(run, 'c1').finished).toBe('0-2 5-9')
    expect(bookOf(run)).toEqual({ finished: '0-2 5-9', again: '', dropped: '3-4' })
  })

  it('that is tried for ever keeps the application from poll() until its group throws it out', () => {
    const configs = { ...BY_HAND.configs, 'max.poll.interval.ms': '3000' }
    const run = TEN.member('c1', { ...BY_HAND, configs, poison: poison('retry') }).until('20s')
    expect(run.events('WorkThrew')).toHaveLength(1)
    const out = run.last('MembershipChanged', { client: 'c1' })
    expect(out).toMatchObject({ state: 'UNJOINED', why: 'consumer poll timeout has expired.' })
    expect(Math.round((out.at - run.first('RecordsDelivered').at) / 1_000)).toBe(3_000)
    expect(run.reader('c1').work).toMatchObject({ stuck: true, next: 3 })
    expect(run.events('RecordsDelivered')).toHaveLength(1)
  })
})

describe('Work on all records of a poll() together', () => {
  const batch = { ...BY_HAND, commit: 'after' as const, processing: '10ms', perPoll: '300ms' }

  it('takes its time once for each poll(), whose size max.poll.records sets', () => {
    const run = TEN.member('c1', batch).until('8s')
    expect(workTimes(run, 'c1')).toEqual([350, 350])
    const configs = { ...batch.configs, 'max.poll.records': '10' }
    const larger = TEN.member('c1', { ...batch, configs }).until('8s')
    expect(workTimes(larger, 'c1')).toEqual([400])
  })

  it('is not half done: who dies before its end has finished none, and all come again', () => {
    const run = TEN.member('c1', batch)
      .when({ on: { event: 'RecordsDelivered', nth: 2 }, after: '340ms' }, crashClient('c1'))
      .at('4s', next)
      .until('20s')
    expect(workOf(run, 'c1')).toEqual({ delivered: '0-9', finished: '0-4' })
    expect(workOf(run, 'c2').finished).toBe('5-9')
    expect(bookOf(run)).toEqual({ finished: '0-9', again: '', dropped: '' })
  })

  it('leaves out what threw and was skipped, the last record of all too', () => {
    const poison = { of: { every: 5 }, handler: 'skip' as const }
    const run = TEN.member('c1', { ...batch, poison }).until('8s')
    expect(workOf(run, 'c1').finished).toBe('0-3 5-8')
    expect(committed(run)).toBe(10)
  })
})

describe('An application that dies between its work and its commit', () => {
  const dying = { on: { event: 'RecordsDelivered', nth: 1 }, after: '350ms' }
  const story = (commit: 'before' | 'after' | 'each') =>
    TEN.member('c1', { ...BY_HAND, commit })
      .when(dying, crashClient('c1'))
      .at('4s', next)
      .until('20s')

  it('has its records read again when it commits after all of it', () => {
    const run = story('after')
    expect(workOf(run, 'c1').finished).toBe('0-2')
    expect(bookOf(run)).toEqual({ finished: '0-9', again: '0-2', dropped: '' })
    const [mark] = run.state.workBooks.get('g')?.get('t-0')?.again ?? []
    expect(mark?.client).toBe('c2')
  })

  it('leaves the rest undone when it commits before', () => {
    const run = story('before')
    expect(bookOf(run)).toEqual({ finished: '0-2 5-9', again: '', dropped: '3-4' })
    expect(workOf(run, 'c2').delivered).toBe('5-9')
  })

  it('has at most one record read again when it commits each', () => {
    const run = story('each')
    const { offset } = run.events('OffsetsCommitted', { client: 'c1' }).at(-1)?.offsets[0] ?? {}
    expect(workOf(run, 'c1').finished).toBe(`0-${(offset ?? 0) - 1}`)
    expect(bookOf(run)).toMatchObject({ finished: '0-9', dropped: '' })
  })

  it('is at work only from the answer to its commit on, when it commits before', () => {
    const run = TEN.member('c1', { ...BY_HAND, commit: 'before' }).until('8s')
    const [poll] = run.events('RecordsDelivered')
    const [answer] = run.events('CommitAnswered', { how: 'sync' })
    const [done] = run.events('WorkDone')
    expect((done?.at ?? 0) - (answer?.at ?? 0)).toBe(500_000)
    expect(answer?.at).toBeGreaterThan(poll?.at ?? 0)
  })
})

describe('The books of a group', () => {
  it('know a record that is finished later by somebody else', () => {
    const run = TEN.member('c1', { ...BY_HAND, commit: 'after' })
      .when({ on: { event: 'RecordsDelivered', nth: 1 }, after: '350ms' }, crashClient('c1'))
      .until('3s')
    expect(bookOf(run)).toEqual({ finished: '0-2', again: '', dropped: '3-4' })
  })

  it('keep groups apart: what two groups finish is no duplicate', () => {
    const run = TEN.member('c1', BY_HAND)
      .member('d1', { ...BY_HAND, group: 'h' })
      .until('8s')
    expect(bookOf(run)).toEqual({ finished: '0-9', again: '', dropped: '' })
    expect(run.state.workBooks.get('h')?.get('t-0')?.finished).toEqual([{ from: 0, to: 10 }])
  })
})

describe('Records that a group has gone over', () => {
  const run = TEN.member('c1', { ...BY_HAND, commit: 'before' }).when(
    { on: { event: 'RecordsDelivered', nth: 1 }, after: '350ms' },
    crashClient('c1'),
  )

  it('are dropped, committed, and in nobody’s hands', () => {
    const { state } = run.until('6s')
    expect(gapsIn(state, 'g')).toMatchObject([{ partition: 't-0', from: 3, to: 5, client: 'c1' }])
  })

  it('are no such while somebody works on them again, and none once they are finished', () => {
    const back = { type: 'seekReader', client: 'c2', topic: 't', partition: 0 } as const
    const again = run
      .at('4s', next)
      .at('12s', { ...back, to: { offset: 3 } })
      .until('20s')
    const handed = again
      .events('RecordsDelivered', { client: 'c2' })
      .find(({ ranges }) => ranges.some(({ from }) => from === 3))
    const at = (ms: number) => `${Math.round((handed?.at ?? 0) / 1_000) + ms}ms`
    expect(gapsIn(again.at(at(-10)).state, 'g')).toHaveLength(1)
    expect(gapsIn(again.at(at(50)).state, 'g')).toEqual([])
    expect(gapsIn(again.state, 'g')).toEqual([])
  })
})
