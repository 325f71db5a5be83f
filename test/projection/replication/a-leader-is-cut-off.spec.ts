import { describe, expect, it } from 'vitest'
import { theRun } from '../theRun.ts'

// Broker 1 leads with acks=1 and is alone on its island from 6 s to 26 s.
const run = theRun('stale-leader', 40)

describe('a leader that does not know', () => {
  it('goes on as leader of its old epoch beside the new one', () => {
    const tapes = run.stage(20).brokers.map(({ tapes: [tape] }) => tape)
    expect(tapes.map((tape) => tape?.sub)).toEqual(['leader · e0', 'leader · e1', 'follower · e1'])
  })

  it('is shown to act on old metadata, and how old', () => {
    const texts = run.broker(20, 1).chips.map(({ text }) => text)
    expect(texts[0]).toBe('fenced, does not know it')
    expect(texts[1]).toMatch(/^acts on metadata \d+, \d+ decisions? behind$/)
    expect(run.broker(20, 2).chips).toEqual([])
    expect(run.broker(20, 1).tapes[0]?.note?.text).toContain('the quorum says: broker 2 leads, e1')
  })

  it('says so in few words on a phone', () => {
    const [broker] = run.stage(20, { width: 390, height: 300 }).brokers
    const texts = broker?.chips.map(({ text }) => text) ?? []
    expect(texts[0]).toBe('fenced, unaware')
    expect(texts[1]).toMatch(/^\d+ behind$/)
  })

  it('is asked why: the chain ends with the act that split the network', () => {
    const links = run.why(20, 'broker:1', 'unread')?.links ?? []
    expect(links.at(-1)?.sentence).toMatch(/^The scene splits the network/)
  })

  it('has its cut links crossed out', () => {
    const { links } = run.stage(20)
    const cut = links.filter(({ look }) => look === 'cut')
    expect(cut.length).toBeGreaterThan(0)
    for (const { from, to } of cut) expect([from, to]).toContain('broker-1')
    expect(run.stage(5).links.some(({ look }) => look === 'cut')).toBe(false)
  })
})

describe('two tails', () => {
  it('part where the new epoch begins, and what will be cut is hatched before it is', () => {
    const { fork, logs } = run.group(20)
    expect(fork?.offset).toBe(30)
    expect(fork?.cuts).toEqual(['broker 1 will cut 30–99'])
    const [own] = logs
    const doomed = own?.tape.cells.filter(({ look }) => look === 'cut') ?? []
    expect(doomed.length).toBeGreaterThan(5)
    expect(doomed.every(({ id }) => id >= 30)).toBe(true)
    expect(own?.tape.cells.filter(({ id }) => id < 30).every(({ look }) => look !== 'cut')).toBe(
      true,
    )
  })

  it('share a line through all tapes, with what both have before it in sight', () => {
    const { fork, logs } = run.group(20)
    expect(fork?.x).not.toBeNull()
    expect(new Set(logs.map(({ tape }) => tape.from)).size).toBe(1)
    expect(logs[0]?.tape.from).toBeLessThan(30)
  })

  it('are one again after the cut', () => {
    expect(run.group(5).fork).toBeNull()
    expect(run.group(39).fork).toBeNull()
  })
})
