import { describe, expect, it } from 'vitest'
import { problemExcerpt } from '../../src/projection/problemExcerpt.ts'

const text = JSON.stringify({ id: 'a', acts: [{ when: { at: '6.1s' }, do: 1 }], seed: 3 }, null, 2)

const marked = (path: string, source = text) =>
  problemExcerpt(source, { path }).find(({ bad }) => bad !== '')

describe('The excerpt of a problem', () => {
  it('marks the value, without the comma after it', () => {
    expect(marked('acts[0].when.at')).toMatchObject({
      before: '        "at": ',
      bad: '"6.1s"',
      after: '',
    })
    expect(marked('id')).toMatchObject({ before: '  "id": ', bad: '"a"', after: ',' })
  })

  it('shows two lines before it and one after', () => {
    const numbers = problemExcerpt(text, { path: 'acts[0].when.at' }).map(({ number }) => number)
    expect(numbers).toEqual([4, 5, 6, 7])
  })

  it('finds a path in a saved file, whose scenario is wrapped', () => {
    expect(marked('id', JSON.stringify({ scenario: { id: 'a' } }, null, 2))?.bad).toBe('"a"')
  })

  it('goes by line and column where a problem has them', () => {
    const fault = { path: 'line 2, column 3', line: 2, column: 3 }
    expect(problemExcerpt('{\n  oops\n}', fault).find(({ bad }) => bad !== '')?.bad).toBe('oops')
  })

  it('shows nothing when there is no such place', () => {
    expect(problemExcerpt(text, { path: 'clients[4]' })).toEqual([])
    expect(problemExcerpt('no JSON at all', { path: 'link' })).toEqual([])
  })

  it('cuts long lines round the value', () => {
    const long = JSON.stringify({ id: 'x'.repeat(5_000) })
    const line = marked('id', long)
    expect((line?.before.length ?? 0) + (line?.bad.length ?? 0)).toBeLessThan(400)
  })
})
