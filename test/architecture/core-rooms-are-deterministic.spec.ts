import { describe, expect, it } from 'vitest'
import { determinismFaults } from './determinismFaults.ts'
import { roomOf } from './importFaults.ts'
import { importsOf } from './importsOf.ts'
import { sourcesUnder } from './sourceFiles.ts'

const deterministicRooms = ['kafka', 'scenario', 'presets', 'trace', 'engine']

/** Tables so large that the page loads them when somebody looks something up: no run reads them. */
const loadedWhenLookedUp = /^kafka\/reference\//

describe('The rooms that decide and remember', () => {
  it.each(deterministicRooms)('%s cannot run differently twice', (room) => {
    const sources = [...sourcesUnder('src')].filter(
      ([path]) => roomOf(path) === room && !loadedWhenLookedUp.test(path),
    )
    expect(sources.length).toBeGreaterThan(0)
    expect(sources.flatMap(([path, code]) => determinismFaults(path, code))).toEqual([])
  })
})

describe('The tables that are loaded when looked up', () => {
  it('are imported by no run', () => {
    const inRuns = [...sourcesUnder('src')].filter(
      ([path]) => deterministicRooms.includes(roomOf(path)) && !loadedWhenLookedUp.test(path),
    )
    const readers = inRuns.filter(([path, code]) =>
      importsOf(path, code).some(({ specifier }) => specifier?.includes('/reference/')),
    )
    expect(readers.map(([path]) => path)).toEqual([])
  })
})

describe('The check of determinism', () => {
  const faultsOf = (code: string) => determinismFaults('engine/planted.ts', code)

  it.each([
    'const at = Date.now()',
    'const at = new Date(0)',
    'export const of = (at: Date) => at',
    'const draw = Math.random()',
    'const { random } = Math',
    "const draw = Math['random']()",
    'const wave = Math.sin(1)',
    'const growth = Math.pow(2, n)',
    'const growth = base ** n',
    'base **= 2',
    'const names = list.sort()',
    'const names = list?.sort()',
    'const names = list.toSorted()',
    "const order = a.localeCompare('b')",
    'const text = count.toLocaleString()',
    'const format = new Intl.NumberFormat()',
    'setTimeout(go, 5)',
    'const at = performance.now()',
    'const later = Promise.resolve(1)',
    'export type Later = Promise<number>',
    'async function go() {}',
    'const go = async () => 1',
    'const run = { async go() {} }',
    'const env = process.env',
    "console.log('here')",
    'class Broker {}',
    'const all = { Date }',
  ])('refuses: %s', (code) => {
    expect(faultsOf(code)).toHaveLength(1)
  })

  it.each([
    'const half = Math.floor(Math.max(a, b) / 2)',
    'const limit = 2 ** 31',
    'const names = list.sort((a, b) => a - b)',
    'const event = { Date: 1, performance: 2 }',
    'const at = header.Date',
    'export interface Sizes { readonly performance: number }',
    'export const crash = (process: Process) => process.name',
    'const crash = ({ process }: Start) => process.name',
    "const word = 'Date.now()' // Math.random",
  ])('allows: %s', (code) => {
    expect(faultsOf(code)).toEqual([])
  })
})
