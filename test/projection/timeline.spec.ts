import { describe, expect, it } from 'vitest'
import { projectTimeline, runScale, type TimelineInput } from '../../src/projection/timeline.ts'
import { cannedRun } from './cannedEvents.ts'

const events = cannedRun()
const milestones = events.filter(({ type }) =>
  ['ActPerformed', 'TopicCreated', 'ProcessChanged'].includes(type),
)

const timelineOf = (asked: Partial<TimelineInput> = {}) =>
  projectTimeline({
    at: 7_000,
    endsAt: 60_000_000,
    reachedAt: 50_000_000,
    milestones,
    idle: [{ from: 1_000_000, to: 29_000_000 }],
    branches: [],
    width: 1000,
    around: { events, halfUs: 10_000 },
    ...asked,
  })

describe('the run', () => {
  it('folds idle stretches, and maps px to time and back', () => {
    const scale = runScale({
      endsAt: 60_000_000,
      idle: [{ from: 1_000_000, to: 29_000_000 }],
      width: 1000,
    })
    expect(scale.toX(0)).toBe(0)
    expect(scale.toX(60_000_000)).toBeCloseTo(1000)
    expect(scale.toX(29_000_000) - scale.toX(1_000_000)).toBeCloseTo(48)
    for (const at of [0, 500_000, 2_000_000, 30_000_000, 59_000_000]) {
      expect(Math.abs(scale.toTime(scale.toX(at)) - at)).toBeLessThanOrEqual(1)
    }
  })

  it('never runs backwards', () => {
    const scale = runScale({
      endsAt: 60_000_000,
      idle: [{ from: 1_000_000, to: 29_000_000 }],
      width: 700,
    })
    const xs = Array.from({ length: 121 }, (_, index) => scale.toX(index * 500_000))
    expect(xs.every((x, index) => index === 0 || x > (xs[index - 1] ?? 0))).toBe(true)
  })

  it('marks acts, faults and what is still to come', () => {
    const { run } = timelineOf()
    expect(
      run.milestones.map(({ label, fault, future, byPerson }) => [label, fault, future, byPerson]),
    ).toEqual([
      ['topic orders', false, false, false],
      ['topic orders', false, false, false],
      ['1 record', false, false, true],
      ['broker 1 crashes', true, true, false],
      ['broker 1 starts', false, true, false],
    ])
  })

  it('lets labels that would collide lose their words, acts and faults last', () => {
    const { run } = timelineOf()
    expect(run.milestones.map((milestone) => milestone.shown)).toEqual([
      'tick',
      'tick',
      'words',
      'words',
      'words',
    ])
  })

  it('says where it is in words', () => {
    expect(timelineOf().valueText).toBe('0.007 s of 60.000 s, after: 1 record')
  })
})

describe('now', () => {
  it('draws each message from sent to arrived, around the middle', () => {
    const bars = timelineOf({ at: 6_600 }).now?.bars ?? []
    expect(bars.map(({ when, solid }) => [when, solid])).toEqual([
      ['past', true],
      ['flying', true],
    ])
    expect(bars[0]?.from).toBeCloseTo(470)
    expect(bars[0]?.to).toBeCloseTo(490)
  })

  it('shows what is still to be sent as future', () => {
    expect(timelineOf({ at: 5_000 }).now?.bars.map((bar) => bar.when)).toEqual(['future', 'future'])
  })
})
