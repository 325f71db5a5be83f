import { describe, expect, it } from 'vitest'
import { openInput, presetIds } from '../../../src/cli/sim/openInput.ts'
import { readOptions } from '../../../src/cli/sim/readOptions.ts'

/** What is wrong with a call; the first thing. */
function wrong(...args: string[]) {
  const call = readOptions(args, presetIds)
  if (call.do !== 'nothing') throw new Error(`accepted: ${args.join(' ')}`)
  const [first] = call.problems
  return { count: call.problems.length, ...first }
}

describe('A call', () => {
  it('is read in any order, with = or without', () => {
    const call = readOptions(
      ['--seed=3', '--until', '1.5s', 'first-records', '--print', 'jsonl'],
      presetIds,
    )
    expect(call).toEqual({
      do: 'run',
      options: { input: 'first-records', seed: 3, until: 1_500_000, print: 'jsonl' },
    })
  })

  it('gives the run in sentences when nothing else is asked for', () => {
    expect(readOptions(['first-records'], presetIds)).toMatchObject({ options: { print: 'text' } })
  })

  it('is helped whatever else it holds', () => {
    expect(readOptions(['--help', '--sed', '5'], presetIds)).toEqual({ do: 'help' })
  })

  it.each([
    ['--seed', '5x', 'a whole number from 0 to 4294967295'],
    ['--seed', '-1', 'a whole number from 0 to 4294967295'],
    ['--seed', '4294967296', 'a whole number from 0 to 4294967295'],
    ['--until', '60', 'a length of time such as 250ms'],
    ['--until', '500d', 'at most 400 days'],
    ['--print', 'xml', 'one of text, jsonl, summary, hash'],
    ['--as', 'tsv', 'one of text, csv, ndjson'],
    ['--topic', 'a b', "a topic's name"],
  ])('%s %s is refused with what would do', (name, value, allowed) => {
    const problem = wrong('first-records', '--records', 'x', name, value)
    expect(problem).toMatchObject({ count: 1, path: name, value: `"${value}"` })
    expect(problem.allowed).toContain(allowed)
  })

  it('guesses which option was meant', () => {
    expect(wrong('first-records', '--sed', '5')).toMatchObject({
      count: 1,
      path: '--sed',
      hint: 'Did you mean --seed?',
    })
  })

  it('is refused when a value, the input, or the file to read is missing', () => {
    expect(wrong('first-records', '--seed')).toMatchObject({ path: '--seed', value: 'nothing' })
    expect(wrong()).toMatchObject({ path: 'input', value: 'nothing' })
    expect(wrong('first-records', '--key', 'id')).toMatchObject({ path: '--key' })
    expect(wrong('first-records', 'second')).toMatchObject({ path: 'input', value: '"second"' })
  })
})

describe('What shall run', () => {
  const problemOf = (input: string) => {
    const opened = openInput(input)
    return 'problems' in opened ? opened.problems[0] : undefined
  }

  it('is guessed at when no preset and no file has the name', () => {
    expect(problemOf('first-record')).toMatchObject({
      path: 'input',
      value: '"first-record"',
      hint: 'Did you mean first-records?',
    })
  })

  it('is a link when it looks like one, and says so when the link is cut', () => {
    expect(problemOf('#v1.abcd')).toMatchObject({ path: 'link' })
  })

  it('cannot be a folder', () => {
    expect(problemOf('src')?.sentence).toBe('src cannot be read: it is a folder.')
  })
})
