import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRecords } from '../../../src/cli/sim/addRecords.ts'
import { playScenario } from '../../../src/cli/sim/playScenario.ts'
import type { SimOptions } from '../../../src/cli/sim/readOptions.ts'
import { fileRecords, readScenarioFiles } from '../../../src/engine/readScenarioFiles.ts'
import { presetNamed } from '../../../src/presets/index.ts'
import { decodeScenario } from '../../../src/scenario/decodeScenario.ts'
import type { Scenario } from '../../../src/scenario/Scenario.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'records-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string, content: string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

const sceneNamed = (id: string): Scenario => presetNamed(id)?.scenario as Scenario

function add(id: string, options: Partial<SimOptions>) {
  return addRecords(sceneNamed(id), { input: id, print: 'hash', ...options })
}

/** The scenario with the file, as the schema takes it. */
function added(id: string, options: Partial<SimOptions>) {
  const result = add(id, options)
  if ('problems' in result) throw new Error(result.problems[0]?.sentence)
  const decoded = decodeScenario(result.scenario)
  if (!('scenario' in decoded)) throw new Error(decoded.problems[0]?.sentence)
  return { ...result, scenario: decoded.scenario }
}

const producers = ({ clients }: Scenario) => clients.filter(({ type }) => type === 'producer')

describe('A file', () => {
  it('takes the place of the records of file-into-topic', () => {
    const { scenario } = added('file-into-topic', { records: file('a.txt', 'one\ntwo\n') })
    expect(producers(scenario)).toHaveLength(1)
    expect(producers(scenario)[0]).toMatchObject({
      id: 'file-source',
      workload: { type: 'file', topic: 'lines', file: 'a.txt', as: 'text', every: '100ms' },
    })
  })

  it('is read from the topic it is sent to, also when file-into-topic has no such topic', () => {
    const { scenario } = added('file-into-topic', {
      records: file('a.txt', 'one\n'),
      topic: 'people',
    })
    expect(Object.values(scenario.clusters)[0]?.topics).toMatchObject([{ name: 'people' }])
    expect(scenario.clients.find(({ type }) => type === 'reader')).toMatchObject({
      assign: [{ topic: 'people' }],
    })
  })

  it('comes from a producer of its own elsewhere, and its topic is created beside the others', () => {
    const { scenario, client } = added('first-records', {
      records: file('b.ndjson', '{"id":1}\n'),
      topic: 'more',
      key: 'id',
    })
    expect(producers(scenario).map(({ id }) => id)).toEqual(['web-checkout', client])
    const topics = Object.values(scenario.clusters)[0]?.topics ?? []
    expect(topics.map(({ name }) => name)).toEqual(['orders', 'more'])
  })

  it('goes to the only topic when none is named', () => {
    const { scenario } = added('first-records', { records: file('a.txt', 'one\n') })
    expect(producers(scenario)[1]).toMatchObject({ workload: { topic: 'orders' } })
  })

  it('is sent faster when it is long', () => {
    const { scenario } = added('file-into-topic', { records: file('c.txt', 'x\n'.repeat(20_000)) })
    expect(producers(scenario)[0]).toMatchObject({ workload: { every: '20ms' } })
  })

  it.each([
    [
      'a column it does not have',
      { records: 'd.csv', key: 'nam' },
      '--key',
      'Did you mean `name`?',
    ],
    ['keys, though it is text', { records: 'd.csv', as: 'text', key: 'id' }, '--key', undefined],
    ['records, though it has none', { records: 'empty.txt' }, '--records', undefined],
    ['what is not there', { records: 'none.txt' }, '--records', undefined],
  ] as const)('cannot give %s', (_, options, path, hint) => {
    file('d.csv', 'id,name\n1,Ann\n')
    file('empty.txt', '')
    const result = add('file-into-topic', { ...options, records: join(folder, options.records) })
    if (!('problems' in result)) throw new Error('accepted')
    expect(result.problems[0]).toMatchObject(hint === undefined ? { path } : { path, hint })
  })
})

describe('A run with a file', () => {
  it('goes on until a slow reader has processed the last record', async () => {
    const lines = Array.from({ length: 300 }, (_, index) => `line ${index}`).join('\n')
    const { scenario, client = '' } = added('file-into-topic', { records: file('e.txt', lines) })
    const files = new Map(
      [...readScenarioFiles(scenario)].map(([name, read]) => [name, fileRecords(read)]),
    )
    const { run, counter, isProcessed } = await playScenario({ scenario, files, client })
    expect(isProcessed).toBe(true)
    expect(counter.counts().sources).toMatchObject([{ sent: 300, stored: 300, processed: 300 }])
    expect(run.now).toBeGreaterThan(30_000_000)
    expect(run.now).toBeLessThan(40_000_000)
  })

  it('ends after five minutes without progress', async () => {
    const { scenario, client = '' } = added('file-into-topic', { records: file('f.txt', 'a\nb\n') })
    const files = new Map(
      [...readScenarioFiles(scenario)].map(([name, read]) => [name, fileRecords(read)]),
    )
    const dark: Scenario = {
      ...scenario,
      endsAfter: '1s',
      script: [{ when: { at: '50ms' }, do: { type: 'crashClient', client: 'reader-1' } }],
    }
    const { run, counter, isProcessed } = await playScenario({ scenario: dark, files, client })
    expect(isProcessed).toBe(false)
    expect(counter.counts().sources).toMatchObject([{ acked: 2, processed: 0 }])
    expect(run.now).toBe(301_000_000)
  })
})
