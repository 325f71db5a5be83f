import { describe, expect, it } from 'vitest'
import type { ComparisonRules } from '../../../src/cli/conformance/compareLeaves.ts'
import { compareCase, comparedPaths } from '../../../src/cli/conformance/compareLeaves.ts'
import type { JsonObject } from '../../../src/cli/conformance/json.ts'
import { pathText } from '../../../src/cli/conformance/json.ts'

const nothingSpecial: ComparisonRules = { inputs: [] }

function differences(recorded: JsonObject, produced: JsonObject, rules = nothingSpecial): string[] {
  return compareCase(recorded, produced, rules).mismatches.map((mismatch) => mismatch.path)
}

describe('a recorded value', () => {
  it('must be produced exactly, type and all', () => {
    expect(differences({ a: 1, b: 'x', c: null }, { a: 1, b: 'x', c: null })).toEqual([])
    expect(differences({ a: 1, b: 'x', c: null }, { a: '1', b: 'X', c: 0 })).toEqual([
      'a',
      'b',
      'c',
    ])
  })

  it('that is missing in what was produced is a difference', () => {
    expect(differences({ a: { b: [1, 2] } }, {})).toEqual(['a'])
    expect(differences({ a: { b: [1, 2] } }, { a: {} })).toEqual(['a.b'])
  })

  it('is counted once, however deep it lies, and an empty list or object is one too', () => {
    const recorded = { a: [1, [2, 3]], b: {}, c: [], d: { e: 'x' } }
    expect(compareCase(recorded, recorded, nothingSpecial).leaves).toBe(6)
  })

  it('in a list keeps its place, unless the list is a set', () => {
    expect(differences({ isr: [1, 2] }, { isr: [2, 1] })).toEqual(['isr[0]', 'isr[1]'])
    expect(differences({ isr: [1, 2] }, { isr: [2, 1] }, { inputs: [], sets: ['isr'] })).toEqual([])
    expect(
      differences({ isr: [1, 2] }, { isr: [2, 3] }, { inputs: [], sets: ['isr'] }),
    ).not.toEqual([])
  })

  it('may be one of several', () => {
    const recorded = { a: { varies: ['x', ['y', { varies: [1, 2] }]] } }
    expect(differences(recorded, { a: 'x' })).toEqual([])
    expect(differences(recorded, { a: ['y', 2] })).toEqual([])
    expect(differences(recorded, { a: ['y', 3] })).toEqual(['a'])
  })

  it('may lie in a range', () => {
    expect(differences({ a: { min: 3, max: 5 } }, { a: 5 })).toEqual([])
    expect(differences({ a: { min: 3, max: 5 } }, { a: 6 })).toEqual(['a'])
    expect(differences({ a: { min: 3, max: 5 } }, { a: '4' })).toEqual(['a'])
  })

  it('may be freed by the case as a whole, absence included', () => {
    const varies = [{ path: 'steps[0].isr', values: [[1, 2], null] }]
    const recorded = { varies, steps: [{ isr: [1, 2], leader: 1 }] }
    expect(differences(recorded, { steps: [{ leader: 1 }] })).toEqual([])
    expect(differences(recorded, { steps: [{ isr: [1], leader: 1 }] })).toEqual(['steps[0].isr'])
  })

  it('that is a time may be off by half a second or a quarter, and below a second only upwards', () => {
    const rules: ComparisonRules = { inputs: [], times: ['tookMs'] }
    const took = (min: number, max: number, ms: number) =>
      differences({ tookMs: { min, max } }, { tookMs: ms }, rules)
    expect(took(9000, 10_000, 12_500)).toEqual([])
    expect(took(9000, 10_000, 12_501)).toEqual(['tookMs'])
    expect(took(9000, 10_000, 6499)).toEqual(['tookMs'])
    expect(took(20, 30, 0)).toEqual([])
    expect(took(20, 30, 531)).toEqual(['tookMs'])
  })
})

describe('what was produced beyond the recording', () => {
  it('is a difference', () => {
    expect(differences({ a: { b: 1 } }, { a: { b: 1, error: 'no' } })).toEqual(['a.error'])
  })

  it('is none where nobody looked', () => {
    const rules: ComparisonRules = { inputs: [], open: ['a'] }
    expect(differences({ a: { b: 1 } }, { a: { b: 1, c: 2 } }, rules)).toEqual([])
  })
})

describe('what is given to the model', () => {
  const rules: ComparisonRules = { inputs: ['steps[].do', 'given.*'], lengths: ['steps[].drawn'] }
  const recorded = { id: 'x#1', given: { a: 1 }, steps: [{ do: { op: 'x' }, drawn: [5, 6], r: 1 }] }

  it('is not compared, and of what it was fed only how much it took', () => {
    expect(differences(recorded, { given: {}, steps: [{ drawn: [0, 0], r: 1 }] }, rules)).toEqual(
      [],
    )
    expect(differences(recorded, { given: {}, steps: [{ drawn: [0], r: 1 }] }, rules)).toEqual([
      'steps[0].drawn.length',
    ])
  })

  it('is not among the values a test may alter', () => {
    const paths = comparedPaths(recorded, rules).map(pathText)
    expect(paths).toEqual(['steps[0].drawn', 'steps[0].r'])
  })
})
