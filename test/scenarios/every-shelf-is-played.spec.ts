import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SHELVES } from '../../src/presets/index.ts'

it('The claims of every shelf are played by one spec', () => {
  const specs = readdirSync(import.meta.dirname).filter((file) => file.startsWith('claims-of-'))
  const played = specs.flatMap((file) => {
    const areas = /claimsOf\(([^)]*)\)/.exec(readFileSync(join(import.meta.dirname, file), 'utf8'))
    return (areas?.[1] ?? '').split(',').map((area) => area.trim().slice(1, -1))
  })
  expect(played.toSorted()).toEqual(SHELVES.map(({ area }) => area).toSorted())
})
