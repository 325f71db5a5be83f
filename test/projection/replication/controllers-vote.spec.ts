import { describe, expect, it } from 'vitest'
import { theRun } from '../theRun.ts'

const failover = theRun('controller-failover', 25)
const lost = theRun('quorum-lost', 20)

describe('a quorum of three', () => {
  it('shows who leads, who follows, and their fetch timers', () => {
    expect(failover.voters(4).map(({ node, role }) => [node, role])).toEqual([
      [101, 'leader'],
      [102, 'follower'],
      [103, 'follower'],
    ])
    for (const voter of failover.voters(4).slice(1)) expect(voter.arc?.left).toBeGreaterThan(0)
    expect(failover.stage(4).quorum).toMatchObject({ sub: 'epoch 1 · 101 active' })
  })

  it('stands still between a crash and an election, and says so', () => {
    expect(failover.stage(7.2).quorum).toMatchObject({ leaderless: true })
    expect(failover.voters(7.2)[0]).toMatchObject({ role: 'stopped', alive: false })
    expect(failover.broker(7.2, 1).session?.text).toBe('no controller counts')
  })

  it('shows a candidate with its votes as dots', () => {
    const roles = new Set<string>()
    let most = 0
    for (let at = 7.8; at < 7.83; at += 0.0005) {
      for (const voter of failover.voters(at)) {
        roles.add(voter.role)
        if (voter.role === 'candidate') {
          most = Math.max(most, voter.votes?.yes ?? 0)
          const { yes = 0, no = 0, missing = 0 } = voter.votes ?? {}
          expect(yes + no + missing).toBe(3)
        }
      }
    }
    expect([...roles]).toEqual(expect.arrayContaining(['pre-vote', 'candidate', 'leader']))
    expect(most).toBeGreaterThanOrEqual(1)
    expect(failover.stage(10).quorum).toMatchObject({ sub: 'epoch 2 · 102 active' })
  })

  it('answers why a controller is active with the crash of the one before', () => {
    const links = failover.why(10, 'quorum', 'activeController')?.links ?? []
    expect(links.length).toBeGreaterThan(1)
    expect(links[0]?.sentence).toMatch(/^Controller 102 leads the quorum from epoch 2\./)
    expect(links.at(-1)?.last).toBe(true)
  })
})

describe('a quorum without a majority', () => {
  it('has no leader, counts no session, and elects nobody', () => {
    expect(lost.stage(18).quorum).toMatchObject({ leaderless: true })
    expect(lost.stage(18).countdowns).toEqual([])
    expect(lost.value(18, 'partition:orders-0', 'leader')).toBe('broker 1')
    expect(lost.broker(18, 1).tapes[0]?.standing).toBe('offline')
  })

  it('says why nobody is active: who is gone', () => {
    expect(lost.value(18, 'quorum', 'activeController')).toBe('none')
    const links = lost.why(18, 'quorum', 'activeController')?.links ?? []
    expect(links.at(-1)?.sentence).toMatch(/^The scene crashes controller 10[23]\.$/)
  })
})
