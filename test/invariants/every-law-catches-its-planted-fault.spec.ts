import { describe, expect, it } from 'vitest'
import { LAWS, lawSentence } from '../../src/trace/laws/index.ts'
import { PLANTED } from './plantedFaults.ts'
import { groundFor } from './plants.ts'

describe('A law that is broken says so at the event that broke it', () => {
  for (const law of LAWS) {
    const planted = PLANTED[law.name]
    it(`${law.name}: ${planted.fault}`, () => {
      const ground = groundFor(planted)
      const broken = planted.plant(ground)
      expect(broken?.law.name).toBe(law.name)
      expect(broken?.finding).toMatch(/\d/)
      expect(broken?.n).toBe(ground.state.n)
    })
  }
})

describe('The list of laws', () => {
  it('holds every law once, each with a sentence', () => {
    expect(new Set(LAWS.map(({ name }) => name)).size).toBe(LAWS.length)
    expect(LAWS.map(({ name }) => name).toSorted()).toEqual(Object.keys(PLANTED).toSorted())
    for (const law of LAWS) expect(lawSentence(law)).toMatch(/^[A-Z].*\.$/)
  })
})
