import { describe, expect, it } from 'vitest'
import { cycleIn, importFaults, roomGraph, roomOf } from './importFaults.ts'
import { importTable, standingRooms } from './importTable.ts'
import { filesUnder, sourcesUnder } from './sourceFiles.ts'

const files = new Set(filesUnder('src'))
const sources = sourcesUnder('src')

describe('The house', () => {
  it('has every room, and files in each', () => {
    const counts = new Map<string, number>()
    for (const path of sources.keys()) counts.set(roomOf(path), (counts.get(roomOf(path)) ?? 0) + 1)
    expect(standingRooms.filter((room) => !counts.has(room))).toEqual([])
  })

  it('has no room that the table does not know', () => {
    const rooms = new Set([...sources.keys()].map(roomOf))
    expect([...rooms].filter((room) => importTable[room] === undefined)).toEqual([])
  })

  it('imports only what the table allows', () => {
    const faults = [...sources].flatMap(([path, code]) => importFaults(path, code, files))
    expect(sources.size).toBeGreaterThan(0)
    expect(faults).toEqual([])
  })

  it('has no cycle between rooms', () => {
    const graph = roomGraph(sources)
    expect(graph.get('main')).toContain('app')
    expect(cycleIn(graph)).toBeUndefined()
  })
})

describe('The check of imports', () => {
  const neighbours = new Set([
    'app/App.tsx',
    'cli/sim.ts',
    'engine/simulate.ts',
    'kafka/terms.ts',
    'projection/caption.ts',
    'words/en/acts.ts',
  ])
  const faultsOf = (path: string, code: string) => importFaults(path, code, neighbours)

  it.each([
    ['a room above', 'engine/a.ts', "import { caption } from '../projection/caption.ts'"],
    ['a type alone', 'kafka/a.ts', "import type { Run } from '../engine/simulate.ts'"],
    ['a type inside a type', 'kafka/a.ts', "export type Run = import('../engine/simulate.ts').Run"],
    ['an export from', 'trace/a.ts', "export * from '../engine/simulate.ts'"],
    ['a late import', 'trace/a.ts', "export const late = () => import('../engine/simulate.ts')"],
    ['a worker', 'views/a.ts', "new URL('../engine/simulate.ts', import.meta.url)"],
    ['the app from the command line', 'cli/a.ts', "import { App } from '../app/App.tsx'"],
    ['the command line from the app', 'app/a.ts', "import { sim } from '../cli/sim.ts'"],
    ['an import that only a run could tell', 'app/a.ts', 'export const late = (at) => import(at)'],
    ['files by pattern', 'app/a.ts', "import.meta.glob('../presets/*.ts')"],
    ['a file without its extension', 'engine/a.ts', "import { node } from '../kafka/terms'"],
    ['a file outside src', 'cli/a.ts', "import { serve } from '../../test/scripts/serve.ts'"],
    ['XState outside the lifecycles', 'engine/broker/a.ts', "import { setup } from 'xstate'"],
    ['XState outside the machines', 'kafka/terms2.ts', "import { setup } from 'xstate'"],
    ['a store in a view', 'views/a.tsx', "import { useStore } from 'zustand'"],
    ['all of zod', 'scenario/a.ts', "import { z } from 'zod'"],
    ['Node outside the command line', 'engine/a.ts', "import { readFileSync } from 'node:fs'"],
  ])('refuses %s', (_, path, code) => {
    expect(faultsOf(path, code)).toHaveLength(1)
  })

  it.each([
    ['words in any room', 'engine/a.ts', "import { acts } from '../words/en/acts.ts'"],
    ['the rooms below', 'engine/a.ts', "import { node } from '../kafka/terms.ts'"],
    ['XState in the lifecycles', 'engine/kernel/lifecycle.ts', "import { setup } from 'xstate'"],
    ['XState in the machines', 'kafka/machines/a.ts', "import { setup } from 'xstate'"],
    [
      'a part of an allowed package',
      'views/a.tsx',
      "import { Dialog } from '@base-ui/react/dialog'",
    ],
    ['a folder of data', 'cli/a.ts', "new URL('../../test/conformance/cases', import.meta.url)"],
    ['Node on the command line', 'cli/a.ts', "import { readFileSync } from 'node:fs'"],
  ])('allows %s', (_, path, code) => {
    expect(faultsOf(path, code)).toEqual([])
  })

  it('finds a cycle', () => {
    const graph = new Map([
      ['kafka', new Set<string>()],
      ['trace', new Set(['kafka', 'engine'])],
      ['engine', new Set(['kafka', 'trace'])],
    ])
    expect(cycleIn(graph)).toEqual(['trace', 'engine', 'trace'])
  })
})
