import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storyPace } from '../../src/projection/storyPace.ts'
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'
import { messageArrived, messageSent, topicCreated } from '../app/FakeHistory.ts'

/** Messages that leave after gaps and fly for a while, with a milestone now and then. */
const runs = fc
  .array(
    fc.record({
      gap: fc.oneof(fc.integer({ min: 0, max: 5_000 }), fc.integer({ min: 0, max: 90_000_000 })),
      flight: fc.integer({ min: 1, max: 50_000 }),
      isMilestone: fc.boolean(),
    }),
    { maxLength: 30 },
  )
  .map((parts) => {
    let at = 0
    const events: TraceEvent[] = []
    for (const [index, part] of parts.entries()) {
      at += part.gap
      const n = events.length + 1
      if (part.isMilestone) events.push(topicCreated(n, at))
      else {
        events.push(messageSent(n, at, at + part.flight))
        events.push(messageArrived(n + 1, at + part.flight, index + 1))
      }
    }
    const sorted = events.sort((a, b) => a.at - b.at)
    return { events: sorted, from: 0, to: (sorted.at(-1)?.at ?? 0) + 1_000, inFlight: [] }
  })

describe('Story pace', () => {
  it('never goes backwards: a later instant is a later film time', () => {
    fc.assert(
      fc.property(runs, fc.nat(), fc.nat(), (run, a, b) => {
        const map = storyPace(run)
        const early = Math.min(a % (run.to + 1), b % (run.to + 1))
        const late = Math.max(a % (run.to + 1), b % (run.to + 1))
        if (early === late) expect(map.filmAt(early)).toBe(map.filmAt(late))
        else expect(map.filmAt(early)).toBeLessThan(map.filmAt(late))
      }),
    )
  })

  it('can be turned round: the instant of the film time of an instant is that instant', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (run, drawn) => {
        const map = storyPace(run)
        const at = drawn % (run.to + 1)
        expect(Math.abs(map.timeAt(map.filmAt(at)) - at)).toBeLessThan(0.5)
      }),
    )
  })

  it('is one film: a stretch cut at one of its events lasts as long as the whole', () => {
    fc.assert(
      fc.property(runs, fc.nat(), (run, drawn) => {
        if (run.events.length === 0) return
        const cut = run.events[drawn % run.events.length]?.at ?? 0
        const before = storyPace({
          ...run,
          to: cut,
          events: run.events.filter(({ at }) => at <= cut),
        })
        const inFlight = run.events.flatMap((event) =>
          event.type === 'MessageSent' && event.at < cut && event.message.arrivesAt > cut
            ? [event.message]
            : [],
        )
        const after = storyPace({
          from: cut,
          to: run.to,
          events: run.events.filter(({ at }) => at >= cut),
          inFlight,
        })
        expect(before.filmMs + after.filmMs).toBeCloseTo(storyPace(run).filmMs, 5)
      }),
    )
  })

  it('is a function of the run alone', () => {
    fc.assert(
      fc.property(runs, (run) => {
        expect(storyPace(run).filmMs).toBe(storyPace(run).filmMs)
      }),
    )
  })

  it('shows records that fly for a quarter of a millisecond for half a second', () => {
    const map = storyPace({
      from: 0,
      to: 250,
      events: [messageSent(1, 0, 250), messageArrived(2, 250, 1)],
      inFlight: [],
    })
    expect(map.filmMs).toBeGreaterThan(450)
    expect(map.filmMs).toBeLessThan(600)
    expect(map.slownessAt(125)).toBeGreaterThan(1_800)
  })

  it('is quicker where a message only asks or answers', () => {
    const filmOf = (records: number) =>
      storyPace({ from: 0, to: 250, events: [messageSent(1, 0, 250, 1, records)], inFlight: [] })
        .filmMs
    expect(filmOf(0)).toBeLessThan(filmOf(1) / 2)
    expect(filmOf(0)).toBeGreaterThan(150)
  })

  it('shows a message of five seconds for no more than ten', () => {
    const map = storyPace({
      from: 0,
      to: 5_000_000,
      events: [messageSent(1, 0, 5_000_000)],
      inFlight: [],
    })
    expect(map.filmMs).toBeLessThan(10_000)
    expect(map.filmMs).toBeGreaterThan(2_000)
  })

  it('goes through twenty idle seconds in less than two and a half', () => {
    const map = storyPace({ from: 0, to: 20_000_000, events: [], inFlight: [] })
    expect(map.filmMs).toBeLessThan(2_500)
    expect(map.filmMs).toBeGreaterThan(500)
  })

  it('goes through eight idle days in less than two minutes', () => {
    const map = storyPace({ from: 0, to: 8 * 86_400_000_000, events: [], inFlight: [] })
    expect(map.filmMs).toBeLessThan(120_000)
  })

  it('holds the picture at a milestone', () => {
    const quiet = storyPace({ from: 0, to: 10_000, events: [], inFlight: [] })
    const told = storyPace({ from: 0, to: 10_000, events: [topicCreated(1, 0)], inFlight: [] })
    expect(told.filmMs - quiet.filmMs).toBeGreaterThan(400)
  })

  it('does not slow down for the chatter of idle loops', () => {
    const sent = messageSent(0, 500_000, 501_000)
    const chatter = { from: 0, to: 1_000_000, events: [sent], inFlight: [] }
    expect(storyPace(chatter).filmMs).toBe(storyPace({ ...chatter, events: [] }).filmMs)
  })

  it('keeps a stretch of no length at film time 0', () => {
    const map = storyPace({ from: 5, to: 5, events: [topicCreated(1, 5)], inFlight: [] })
    expect([map.filmMs, map.filmAt(5), map.timeAt(100)]).toEqual([0, 0, 5])
  })
})
