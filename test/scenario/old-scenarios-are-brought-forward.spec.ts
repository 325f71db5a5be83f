import { describe, expect, it } from 'vitest'
import { type Migration, migrate } from '../../src/scenario/migrate.ts'

/** Two invented steps: version 2 named a field anew, version 3 added one. */
const steps: ReadonlyMap<number, Migration> = new Map<number, Migration>([
  [1, ({ name, ...rest }) => ({ ...rest, title: name })],
  [2, (scenario) => ({ ...scenario, paused: false })],
])

const to3 = (json: unknown) => migrate(json, 'link', steps, 3)

describe('A scenario of an older schema', () => {
  it('takes every step to the newest', () => {
    expect(to3({ schema: 1, name: 'x' })).toEqual({
      json: { schema: 3, title: 'x', paused: false },
    })
    expect(to3({ schema: 2, title: 'x' })).toEqual({
      json: { schema: 3, title: 'x', paused: false },
    })
  })

  it('stays as it is when it is of the newest', () => {
    expect(to3({ schema: 3, title: 'x' })).toEqual({ json: { schema: 3, title: 'x' } })
  })

  it('of a version that no step knows is left for the schema to refuse', () => {
    expect(to3({ schema: 0 })).toEqual({ json: { schema: 0 } })
    expect(to3({ schema: 'one' })).toEqual({ json: { schema: 'one' } })
    expect(to3({})).toEqual({ json: {} })
  })

  it('of a newer one is refused with a sentence', () => {
    expect(to3({ schema: 4 })).toMatchObject({
      problem: {
        path: 'schema',
        value: '4',
        sentence: 'This link was made by a newer Kafkascope: schema 4; this one knows 1 to 3.',
      },
    })
  })
})
