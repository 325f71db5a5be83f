import { describe, expect, it } from 'vitest'
import { theRun } from '../theRun.ts'

// Broker 1 leads orders-0, dies at 8 s, and is started again at 26 s.
const run = theRun('leader-crash', 40)
const standings = (at: number) => run.stage(at).brokers.map(({ tapes }) => tapes[0]?.standing)

describe('while a leader is well', () => {
  it('its tape is tall and says who leads in which epoch; the others follow', () => {
    expect(standings(4)).toEqual(['leader', 'follower', 'follower'])
    expect(run.broker(4, 1).tapes[0]).toMatchObject({ badge: 'L', sub: 'leader · e0' })
    expect(run.broker(4, 2).tapes[0]).toMatchObject({ badge: 'F', sub: 'follower' })
  })

  it('offsets of all replicas stand below one another', () => {
    const tapes = run.stage(6).brokers.flatMap((broker) => broker.tapes)
    expect(new Set(tapes.map(({ from }) => from)).size).toBe(1)
    expect(new Set(tapes.map(({ bed }) => bed.x)).size).toBe(1)
  })

  it('nobody is silent: a session is a quiet ring', () => {
    const { session } = run.broker(4, 1)
    expect(session).toMatchObject({ silent: false, over: false })
    expect(session?.text).toMatch(/^session \d\.\d s$/)
    expect(run.stage(4).countdowns).toEqual([])
  })
})

describe('while nobody has noticed that it died', () => {
  it('its tape is off, and what is waited for counts down', () => {
    expect(standings(12)).toEqual(['offline', 'follower', 'follower'])
    const { session, chips } = run.broker(12, 1)
    expect(chips.map(({ text }) => text)).toEqual(['stopped'])
    expect(session?.silent).toBe(true)
    expect(session?.text).toMatch(/^silent · fenced in \d\.\d s$/)
    const [early] = run.stage(11).countdowns
    const [late] = run.stage(14).countdowns
    expect(early?.node).toBe(1)
    expect(late?.arc.left).toBeLessThan(early?.arc.left ?? 0)
  })

  it('the followers still call it their leader, as the quorum does', () => {
    expect(run.value(12, 'partition:orders-0', 'leader')).toBe('broker 1')
    expect(run.value(12, 'partition:orders-0', 'isr')).toBe('1, 2, 3')
  })

  it('its producer is stalled, and asking why leads to the act', () => {
    const [producer] = run.stage(12).producers
    expect(producer?.chip).toMatchObject({ look: 'caution' })
    expect(producer?.chip?.text).toMatch(/^stalled for /)
    expect(run.value(12, 'client:web-checkout', 'waitsFor')).toBe('broker 1, which is silent')
    const links = run.why(12, 'client:web-checkout', 'waitsFor')?.links ?? []
    expect(links.map(({ sentence }) => sentence)).toEqual([
      expect.stringMatching(/^Broker 1 crashes\./),
      'The scene crashes broker 1.',
    ])
    expect(links.at(-1)).toMatchObject({ last: true, at: 8_000_000 })
  })
})

describe('once another leads', () => {
  it('the tape of broker 2 leads in the next epoch; the dead one says what it was', () => {
    expect(standings(20)).toEqual(['offline', 'leader', 'follower'])
    expect(run.broker(20, 2).tapes[0]).toMatchObject({ badge: 'L', sub: 'leader · e1' })
    expect(run.broker(20, 1).tapes[0]).toMatchObject({ badge: '✕', sub: 'led e0' })
    expect(run.broker(20, 1).chips.map(({ text }) => text)).toEqual(['stopped', 'fenced'])
    expect(run.stage(20).countdowns).toEqual([])
  })

  it.each(['leader', 'leaderEpoch', 'isr'])(
    'why %s: back to the crash, over the session',
    (value) => {
      const links = run.why(20, 'partition:orders-0', value)?.links ?? []
      expect(links.map(({ sentence }) => sentence).join(' ')).toContain('Broker 1 crashes.')
      expect(links.map(({ config }) => config)).toContain('broker.session.timeout.ms 9000')
      expect(links.at(-1)).toMatchObject({ sentence: 'The scene crashes broker 1.', last: true })
    },
  )

  it('the leader is explained by the rule it was chosen by', () => {
    const [link] = run.why(20, 'partition:orders-0', 'leader')?.links ?? []
    expect(link?.sentence).toContain('the first in the order of the assignment (1, 2, 3)')
  })

  it('the one that comes back is out of the in-sync set until it has caught up', () => {
    const seen = new Set<string>()
    for (let at = 26; at < 40; at += 0.05) seen.add(run.broker(at, 1).tapes[0]?.standing ?? '')
    expect([...seen]).toEqual(expect.arrayContaining(['offline', 'outOfIsr', 'follower']))
    expect(standings(39)).toEqual(['follower', 'leader', 'follower'])
  })
})
