import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulate } from '../../../src/engine/simulate.ts'
import { PRESETS, presetNamed } from '../../../src/presets/index.ts'
import { encodeLink } from '../../../src/scenario/link.ts'
import type { Scenario } from '../../../src/scenario/Scenario.ts'
import { hashText16 } from '../../../src/trace/hashEvent.ts'
import { sim, simReadBriefly } from './simCommand.ts'

let folder = ''
const inFolder = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sim-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const firstRecords = (): Scenario => presetNamed('first-records')?.scenario as Scenario

describe('npm run sim', () => {
  it('lists one preset a line, its id first', () => {
    const { status, stdout } = sim('--list')
    const ids = stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s/)[0])
    expect(ids).toEqual(PRESETS.map(({ scenario }) => scenario.id))
    expect(status).toBe(0)
  })

  it('prints the hash of the very run a link shares, and no more', () => {
    const scenario = { ...firstRecords(), seed: 11 }
    const link = encodeLink(scenario)
    const { status, stdout, stderr } = sim(
      'fragment' in link ? `https://example.org/#${link.fragment}` : '',
      '--until',
      '3s',
      '--print',
      'hash',
    )
    const run = simulate(scenario)
    run.run({ at: 3_000_000 })
    expect({ status, stdout, stderr }).toEqual({
      status: 0,
      stdout: `${hashText16(run.state)}\n`,
      stderr: '',
    })
  })

  it('tells what became of the records of a file, in a topic it creates', () => {
    const file = inFolder('people.csv', 'id,name\n1,"Ann\nLee"\n2,Bo\n3,Cy\n')
    const { status, stdout } = sim(
      'file-into-topic',
      '--records',
      file,
      '--topic',
      'people',
      '--key',
      'name',
      '--print',
      'summary',
    )
    // sent, acked, stored, delivered, processed; failed, pending, gone, lost
    expect(stdout).toMatch(/^file-source +people +3 +3 +3 +3 +3 +0 +0 +0 +0$/m)
    expect(stdout).toMatch(/^people-0 +1 +0 +3 +3 +1 +0 +\d+ +1$/m)
    expect(stdout).toMatch(/^LAWS: all \d+ held/m)
    expect(status).toBe(0)
  })

  it('says what is wrong with its input, and where, on stderr alone', () => {
    const broken = { ...firstRecords(), endsAfter: '30 seconds' }
    const file = inFolder('broken.json', JSON.stringify(broken, null, 2))
    const { status, stdout, stderr } = sim(file)
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^ {2}at +endsAfter \(line \d+, column \d+\)$/m)
    expect(stderr).toMatch(/^ {2}value +"30 seconds"$/m)
    expect(stderr).toMatch(/^ {2}allowed +a length of time/m)
    expect(stderr).not.toMatch(/\n\s+at .*:\d+:\d+/)
  })

  it('ends quietly when nobody reads on', async () => {
    const { status, stderr } = await simReadBriefly('first-records', '--until', '1h')
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
