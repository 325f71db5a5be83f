import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import { drawScenario } from '../../src/cli/seeds/drawScenario.ts'
import { lastEvents } from '../../src/cli/seeds/lastEvents.ts'
import { runSeed } from '../../src/cli/seeds/runSeed.ts'
import { countEvent, countMore, createTally, tallyLines } from '../../src/cli/seeds/tally.ts'
import { simulate } from '../../src/engine/simulate.ts'
import { repository } from '../scripts/repository.ts'

const seeds = (...args: readonly string[]) =>
  spawnSync('npx', ['tsx', 'src/cli/seeds.ts', ...args], { cwd: repository, encoding: 'utf8' })

describe('npm run seeds', () => {
  it('prints one line a kind, and that every law held', () => {
    const { status, stdout } = seeds('3')
    expect(stdout).toMatch(/^appends: [\d,]+ per 1,000 runs/m)
    expect(stdout).toMatch(/^runs compared run twice: 333 per 1,000 runs$/m)
    expect(stdout).toMatch(/^3 runs from seed 1: every law held$/m)
    expect(status).toBe(0)
  }, 30_000)

  it('called wrongly, says how it is called, and ends with 2', () => {
    for (const args of [[], ['0'], ['3', '--from', '-1'], ['3', '--what']]) {
      const { status, stdout, stderr } = seeds(...args)
      expect(stderr).toContain('usage: npm run seeds -- N')
      expect(stdout).toBe('')
      expect(status).toBe(2)
    }
  }, 60_000)
})

describe('What happened over all runs', () => {
  it('is measured against floors, so that a campaign cannot run empty', () => {
    const tally = createTally()
    tally.runs = 1_000
    const lines = tallyLines(tally)
    expect(lines.length).toBeGreaterThan(25)
    for (const { text, enough } of lines) {
      expect(enough).toBe(false)
      expect(text).toMatch(/^[a-z ]+: 0 per 1,000 runs, and at least [\d,]+ are wanted$/)
    }
  })

  it('asks a small campaign for no kind of which not even one is due', () => {
    const tally = createTally()
    tally.runs = 300
    const excused = tallyLines(tally).filter(({ enough }) => enough)
    expect(excused.map(({ floor }) => (floor * 300) / 1_000 < 1)).toEqual(excused.map(() => true))
    expect(excused.length).toBeGreaterThan(0)
    expect(excused.length).toBeLessThan(5)
  })

  it('counts each kind, and groups the digits', () => {
    const tally = createTally()
    tally.runs = 10
    const { state } = simulate(drawScenario(3))
    for (let n = 1; n <= 812; n++)
      countEvent(
        tally,
        {
          type: 'SegmentRolled',
          n,
          at: n,
          cause: 0,
          node: 1,
          partition: 'a-0',
          baseOffset: n,
          why: 'segment.ms',
        },
        state,
      )
    countMore(tally, 'runs compared', 5)
    const texts = tallyLines(tally).map(({ text }) => text)
    expect(texts).toContain('rolled segments: 81,200 per 1,000 runs')
    expect(texts).toContain('runs compared: 500 per 1,000 runs')
  })
})

describe('When something broke', () => {
  it('the last 40 events up to it are told in words, each with number and instant', () => {
    const lines = lastEvents(drawScenario(3), 900)
    expect(lines).toHaveLength(40)
    expect(lines.at(-1)).toMatch(/^ {4}900 /)
    for (const line of lines) expect(line).toMatch(/^ *(\d+|·) +−?[\d:.]+( s)? {2}[A-Za-z“].{10,}/)
  })

  it('a scenario that the door would refuse counts as broken too', () => {
    const scenario = drawScenario(3)
    const fault = runSeed(
      3,
      { ...scenario, script: [{ when: { at: '1s' }, do: { type: 'crashBroker', node: 9 } }] },
      createTally(),
    )
    expect(fault).toMatchObject({ seed: 3, n: 0 })
    expect(fault?.what).toContain('script[0].do.node')
  })
})
