import { describe, expect, it } from 'vitest'
import { theRun } from '../theRun.ts'

const frozen = theRun('frozen-follower', 30)
const unclean = theRun('unclean-election', 45)
const elr = theRun('elr-saves-the-day', 60)

describe('a record that no consumer may see', () => {
  it('waits for the slowest in-sync replica, and why that is slow ends in an act', () => {
    const at = 10
    expect(frozen.value(at, 'record:orders-0@30', 'committed')).toBe('no')
    const links = frozen.why(at, 'record:orders-0@30', 'committed')?.links ?? []
    expect(links[0]?.sentence).toContain('broker 3, at 30')
    expect(links.at(-1)?.sentence).toBe('The scene freezes broker 3.')
  })

  it('is the reason why its producer waits', () => {
    expect(frozen.value(10, 'client:web-checkout', 'waitsFor')).toBe('the followers of orders-0')
    const links = frozen.why(10, 'client:web-checkout', 'waitsFor')?.links ?? []
    expect(links.at(-1)?.sentence).toBe('The scene freezes broker 3.')
  })

  it('is asked about on the broker as a parked request', () => {
    const parked = frozen.broker(10, 1).waiting.filter(({ stage }) => stage === 'parked')
    expect(parked.map(({ text }) => text)).toContain('web-checkout')
  })
})

describe('a frozen follower', () => {
  it('is frozen, then fenced: it is no mere laggard', () => {
    expect(frozen.broker(10, 3).tapes[0]).toMatchObject({ standing: 'frozen', sub: 'frozen' })
    expect(frozen.broker(10, 3).serving).toBe(false)
  })
})

describe('a partition without a leader', () => {
  const times = [...Array(240).keys()].map((step) => step * 0.25)
  const leaderless = times.find((at) => elr.value(at, 'partition:orders-0', 'leader') === 'none')

  it('frames every bed, whatever the replica is', () => {
    expect(leaderless).toBeDefined()
    const tapes = elr.stage(leaderless ?? 0).brokers.map(({ tapes: [tape] }) => tape)
    expect(tapes.map((tape) => tape?.leaderless)).toEqual([true, true, true])
  })

  it('says which replicas would be eligible, and what became of them', () => {
    const links = elr.why(leaderless ?? 0, 'partition:orders-0', 'leader')?.links ?? []
    expect(links[0]?.sentence).toMatch(/^Only a replica of the ISR.* may lead/)
    expect(links.at(-1)?.sentence).toMatch(/^The scene (crashes|freezes|cuts) /)
  })

  it('shows who is eligible though it is not in sync', () => {
    const seen = new Set<string>()
    for (let at = 10; at < 60; at += 0.25)
      for (const { tapes } of elr.stage(at).brokers) seen.add(tapes[0]?.standing ?? '')
    expect([...seen]).toEqual(expect.arrayContaining(['elr', 'leader', 'offline']))
  })
})

describe('a leader elected uncleanly', () => {
  it('is marked until it has said that it is consistent again, and explained', () => {
    expect(unclean.broker(40, 3).tapes[0]).toMatchObject({ standing: 'recovering', badge: 'L!' })
    const [link] = unclean.why(40, 'partition:orders-0', 'leader')?.links ?? []
    expect(link?.sentence).toContain('unclean election')
  })
})
