import { describe, expect, it } from 'vitest'
import { theRun } from './theRun.ts'

const run = theRun('controller-failover', 8)
const stage = (height: number) => run.stage(6.5, { width: 1_280, height })

describe('On a low window the quorum', () => {
  it('keeps its voters as long as a flat lens fits below the brokers', () => {
    const { quorum, lens } = stage(500)
    expect(quorum?.folded).toBe(false)
    expect(lens?.flat).toBe(true)
    expect((lens?.box.y ?? 0) + (lens?.box.height ?? 0)).toBeLessThanOrEqual(500 - 28)
  })

  it('is told in one line below that, and the lens goes before it does', () => {
    expect(stage(440).quorum?.folded).toBe(true)
  })

  it('has a whole lens where there is room for both', () => {
    const { quorum, lens } = stage(660)
    expect(quorum?.folded).toBe(false)
    expect(lens?.flat).toBe(false)
  })
})
