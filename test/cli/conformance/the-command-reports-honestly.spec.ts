import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { globMatches } from '../../../src/cli/conformance/caseFiles.ts'

const top = fileURLToPath(new URL('../../..', import.meta.url))
const cases = join(top, 'test/conformance/cases')
let folder = ''

function conformance(...args: string[]) {
  const tsx = join(top, 'node_modules/tsx/dist/cli.mjs')
  const command = [tsx, join(top, 'src/cli/conformance.ts'), ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' })
  return { status, stdout, stderr, last: stdout.trimEnd().split('\n').at(-1) ?? '' }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'recorded-'))
  const copied = join(folder, 'vectors/placement-zk.json')
  mkdirSync(dirname(copied), { recursive: true })
  cpSync(join(cases, 'vectors/placement-zk.json'), copied)
  writeFileSync(join(folder, 'unheard.json'), '{"area": "of/nothing", "cases": [{"id": "a"}]}')
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run conformance', () => {
  it('counts per file, names what has no harness, and ends with the totals', () => {
    const { status, stdout, last } = conformance('--cases', folder)
    expect(stdout).toMatch(
      /^vectors\/placement-zk: 92 passed, 0 failed, 0 skipped, \d+ leaves compared$/m,
    )
    expect(stdout).toMatch(/^ {2}1 skipped: no harness yet: of\/nothing$/m)
    expect(last).toBe('92 passed, 0 failed, 1 skipped')
    expect(status).toBe(0)
  })

  it('fails and shows both values when one was altered', () => {
    const path = join(folder, 'vectors/placement-zk.json')
    const original = readFileSync(path, 'utf8')
    const file = JSON.parse(original)
    file.cases[0].result['3'] = [9, 9, 9]
    writeFileSync(path, JSON.stringify(file))
    const { status, stdout, last } = conformance('--cases', folder, '--only', 'vectors/*')
    writeFileSync(path, original)
    expect(stdout).toMatch(/placement-zk#0: result\.3\[0\]: recorded 9, here 3/)
    expect(last).toBe('91 passed, 1 failed, 0 skipped')
    expect(status).toBe(1)
  })

  it('fails when nothing matches, and says so on stderr alone', () => {
    const { status, stdout, stderr } = conformance('--cases', folder, '--only', 'placement-zk')
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/no case file under .* matches placement-zk/)
  })

  it('fails when the folder is missing', () => {
    const { status, stdout, stderr } = conformance('--cases', join(folder, 'nowhere'))
    expect([status, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(/no such folder/)
  })

  it('fails when all that matched was skipped', () => {
    const { status, last } = conformance('--cases', folder, '--only', 'unheard')
    expect(last).toBe('0 passed, 0 failed, 1 skipped')
    expect(status).toBe(1)
  })

  it('explains itself to whoever calls it wrongly', () => {
    const { status, stdout, stderr } = conformance('--onyl', 'x')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/usage: npm run conformance/)
  })
})

describe('a glob', () => {
  it('is matched whole against the path', () => {
    expect(globMatches('vectors/placement', 'vectors/placement')).toBe(true)
    expect(globMatches('vectors/placement', 'vectors/placement-zk')).toBe(false)
    expect(globMatches('placement', 'vectors/placement')).toBe(false)
  })

  it('has stars within a part and across parts', () => {
    expect(globMatches('vectors/*', 'vectors/placement')).toBe(true)
    expect(globMatches('*', 'vectors/placement')).toBe(false)
    expect(globMatches('**', 'vectors/placement')).toBe(true)
    expect(globMatches('vectors/placement?zk', 'vectors/placement-zk')).toBe(true)
    expect(globMatches('vectors/p.*', 'vectors/placement')).toBe(false)
  })
})
