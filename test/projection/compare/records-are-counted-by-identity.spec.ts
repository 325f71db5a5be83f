import { describe, expect, it } from 'vitest'
import { US_PER_S } from '../../../src/kafka/terms.ts'
import {
  apart,
  countOf,
  hasMark,
  MARK,
  type RecordBook,
  recordBook,
} from '../../../src/projection/compare/recordBook.ts'
import { fateOf } from '../../../src/projection/compare/records.ts'
import { compareAt, twoRuns } from './twoRuns.ts'

const book = (...marks: number[]): RecordBook =>
  new Map([['web', { index: 0, marks: Uint8Array.from(marks) }]])

const counter = (seconds: number, id: string) => {
  const { counters, more } = compareAt(seconds)
  const found = [...counters, ...more].find((each) => each.id === id)
  if (found === undefined) throw new Error(`no counter ${id}`)
  return found
}

describe('Two books of records', () => {
  it('are apart by which records carry a mark, not by how many', () => {
    const { acked } = MARK
    const [left, right] = [book(acked, 0, acked), book(0, acked, acked)]
    expect(countOf(left, 'acked')).toBe(countOf(right, 'acked'))
    expect(apart(left, right, 'acked')).toEqual({ left: 1, right: 1 })
  })

  it('may be of different length', () => {
    expect(apart(book(MARK.stored, MARK.stored), book(MARK.stored), 'stored')).toEqual({
      left: 1,
      right: 0,
    })
  })
})

describe('The book of a run that loses what acks=1 promised', () => {
  const { left, right } = twoRuns()
  const bookAt = (run: typeof left, seconds: number) =>
    recordBook(run.history.stateAt({ at: seconds * US_PER_S }))

  it('loses nothing while the dead leader might come back as leader', () => {
    expect(countOf(bookAt(left, 12), 'lost')).toBe(0)
  })

  it('loses what only the dead leader had, once another leads', () => {
    const lost = countOf(bookAt(left, 21), 'lost')
    expect(lost).toBeGreaterThan(0)
    expect(countOf(bookAt(right, 21), 'lost')).toBe(0)
  })

  it('counts the same records as the ledger does when they have been cut', () => {
    const state = left.history.stateAt({ at: left.history.endsAt })
    const { marks } = recordBook(state).get('web-checkout') ?? { marks: new Uint8Array() }
    const lost = [...marks.keys()].filter((number) => hasMark(marks[number] ?? 0, 'lost'))
    const told = [...state.ledger.values()].flatMap((ledger) =>
      ledger.lost.filter(({ acked }) => acked).map(({ number }) => number),
    )
    expect(lost).toEqual(told.sort((a, b) => a - b))
    expect(lost.length).toBeGreaterThan(0)
  })

  it('has a mark on every record that was acknowledged', () => {
    for (const seconds of [8, 21, 40])
      for (const run of [left, right]) {
        const at = seconds * US_PER_S
        const acked = countOf(bookAt(run, seconds), 'acked')
        const told = run.history.stateAt({ at }).sources.reduce((sum, s) => sum + s.ackedCount, 0)
        expect(acked).toBe(told)
      }
  })
})

describe('The two runs side by side', () => {
  it('are the same run up to where the setting shows', () => {
    const { left, right, counters } = compareAt(3)
    expect([left.verdict?.isBroken, right.verdict?.isBroken]).toEqual([false, false])
    expect(counters.find(({ id }) => id === 'acked')?.difference).toBe('same')
  })

  it('say which promise is broken, on the side where it is', () => {
    const { left, right, headline } = compareAt(21)
    expect(left.verdict?.text).toMatch(/^promise broken: \d+ acknowledged records lost$/)
    expect(right.verdict?.text).toBe('promises kept')
    expect(headline).toMatch(/^acks=1: \d+ acknowledged records lost\. acks=all: none\.$/)
  })

  it('frame the counter that breaks a promise', () => {
    const lost = counter(21, 'lost')
    expect(lost.broken).toEqual(['left'])
    expect(lost.difference).toBe(`${lost.left} more`)
    expect(counter(21, 'acked').broken).toEqual([])
  })

  it('tell the lost records one by one', () => {
    const { records } = compareAt(21)
    expect(records?.rows.length).toBeGreaterThan(0)
    for (const { left, right } of records?.rows ?? []) {
      expect(left).toEqual({ text: 'lost', isHarm: true })
      expect(right.isHarm).toBe(false)
    }
    expect(compareAt(3).records).toBeNull()
  })

  it('count an election on both sides, after the crash', () => {
    expect(counter(9, 'elections')).toMatchObject({ left: '0', right: '0', difference: 'same' })
    expect(counter(21, 'elections')).toMatchObject({ left: '1', right: '1', difference: 'same' })
  })
})

describe('What became of a record', () => {
  it('is told by the worst that happened to it', () => {
    expect(fateOf(undefined).text).toBe('not sent')
    expect(fateOf(MARK.waiting).text).toBe('waiting')
    expect(fateOf(MARK.acked | MARK.stored).text).toBe('acknowledged')
    expect(fateOf(MARK.acked | MARK.stored | MARK.delivered).text).toBe('read')
    expect(fateOf(MARK.acked | MARK.lost)).toEqual({ text: 'lost', isHarm: true })
    expect(fateOf(MARK.stored | MARK.twice)).toEqual({ text: 'twice', isHarm: true })
    expect(fateOf(MARK.stored | MARK.failed).text).toBe('failed, yet stored')
  })
})
