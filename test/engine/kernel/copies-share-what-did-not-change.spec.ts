import { describe, expect, it } from 'vitest'
import { cloneData, copyWith, orBefore } from '../../../src/engine/kernel/cloneData.ts'
import { dataBytes } from '../../../src/engine/kernel/dataBytes.ts'

interface Thing {
  name: string
  numbers: number[]
  parts: Map<string, { count: number }>
  fixed: Readonly<{ much: string }>
  more?: number
}

const thing = (): Thing => ({
  name: 'a',
  numbers: [1, 2, 3],
  parts: new Map([
    ['x', { count: 1 }],
    ['y', { count: 2 }],
  ]),
  fixed: Object.freeze({ much: 'x'.repeat(100) }),
})

describe('A copy', () => {
  it('shares nothing that may change, and all that is frozen', () => {
    const original = thing()
    const copy = cloneData(original)
    expect(copy).toEqual(original)
    original.numbers.push(4)
    original.parts.get('x')!.count = 9
    expect(copy).toEqual(thing())
    expect(copy.fixed).toBe(original.fixed)
  })

  it('is the earlier copy when nothing changed', () => {
    const original = thing()
    const before = cloneData(original)
    expect(cloneData(original, before)).toBe(before)
  })

  it('has the keys of the original in their order, whatever they are called', () => {
    const original = { b: 1, a: null, 'with "quotes"': [2], proto: { constructor: 3 } }
    const copy = cloneData(original)
    expect(copy).toEqual(original)
    expect(Object.keys(copy)).toEqual(Object.keys(original))
    expect(Object.keys(copy.proto)).toEqual(['constructor'])
  })

  it('takes some parts from elsewhere where one says so', () => {
    const original = thing()
    const copy = copyWith(original, { name: 'b' })
    expect(copy).toEqual({ ...thing(), name: 'b' })
    expect(copy.numbers).toBe(original.numbers)
    expect(original.name).toBe('a')
  })

  it('shares with the earlier copy the parts that did not change', () => {
    const original = thing()
    const before = cloneData(original)
    original.parts.get('y')!.count = 5
    const copy = cloneData(original, before)
    expect(copy).toEqual(original)
    expect(copy).not.toBe(before)
    expect(copy.numbers).toBe(before.numbers)
    expect(copy.parts.get('x')).toBe(before.parts.get('x'))
    expect(before.parts.get('y')).toEqual({ count: 2 })
  })

  it.each([
    ['a longer list', (it: Thing) => it.numbers.push(4)],
    ['a shorter list', (it: Thing) => it.numbers.pop()],
    ['a field more', (it: Thing) => Object.assign(it, { more: 1 })],
    ['a key more', (it: Thing) => it.parts.set('z', { count: 3 })],
    ['a key less', (it: Thing) => it.parts.delete('y')],
  ])('is another one for %s', (_, change) => {
    const original = thing()
    const before = cloneData(original)
    change(original)
    const copy = cloneData(original, before)
    expect(copy).toEqual(original)
    expect(before).toEqual(thing())
  })

  it('is another one when a field is gone, or when a map holds the same in another order', () => {
    const wide = { ...thing(), more: 1 }
    const { more: _, ...narrow } = wide
    const copy: object = cloneData(narrow, cloneData(wide))
    expect('more' in copy).toBe(false)
    const [one, other] = [new Map(thing().parts), new Map([...thing().parts].reverse())]
    expect([...cloneData(other, cloneData(one)).keys()]).toEqual(['y', 'x'])
  })
})

describe('An object made of copies', () => {
  it('is the earlier one when each of its parts is', () => {
    const parts = { list: [1], other: { a: 1 } }
    expect(orBefore({ ...parts }, parts)).toBe(parts)
    const changed = { ...parts, list: [1] }
    expect(orBefore(changed, parts)).toBe(changed)
    const list = [parts]
    expect(orBefore([parts], list)).toBe(list)
    expect(orBefore([parts, parts], list)).toHaveLength(2)
  })
})

describe('What a copy costs', () => {
  it('is nothing for what it shares, and grows with what it does not', () => {
    const original = thing()
    const before = cloneData(original)
    expect(dataBytes(cloneData(original, before), before)).toBe(0)
    original.numbers.push(4)
    const little = dataBytes(cloneData(original, before), before)
    expect(little).toBeGreaterThan(50)
    expect(little).toBeLessThan(dataBytes(before))
  })

  it('counts once what is frozen, however many hold it', () => {
    const held = Object.freeze(Array.from({ length: 1_000 }, () => 0.5))
    const one = dataBytes([{ held }])
    expect(one).toBeGreaterThan(10_000)
    expect(dataBytes([{ held }, { held }, { held }])).toBeLessThan(one + 200)
    const copied = [{ held: held.slice() }, { held: held.slice() }, { held: held.slice() }]
    expect(dataBytes(copied)).toBeGreaterThan(2.9 * one)
  })
})
