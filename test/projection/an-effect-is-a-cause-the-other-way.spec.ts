import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import { presetNamed } from '../../src/presets/index.ts'
import { weightOf } from '../../src/projection/causes.ts'
import { effectOf, originOf } from '../../src/projection/effects.ts'
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'

function run(preset: string, until: number) {
  const scenario = presetNamed(preset)?.scenario
  if (scenario === undefined) throw new Error(`no preset ${preset}`)
  const history = createHistory(scenario)
  history.advance(until)
  const { eventNumbered, eventsBetween } = history
  const events = eventsBetween(0, until)
  return { events, asked: { eventNumbered, eventsBetween, until } }
}

const first = (events: readonly TraceEvent[], is: (event: TraceEvent) => boolean): TraceEvent => {
  const found = events.find(is)
  if (found === undefined) throw new Error('no such event')
  return found
}

const isRequest = (api: string) => (event: TraceEvent) =>
  event.type === 'MessageSent' && event.message.api === api && event.message.kind === 'request'

describe('Following a message', () => {
  it('leads from a Produce over its arrival to the records it appended', () => {
    const { events, asked } = run('first-records', 3_000_000)
    const sent = first(events, isRequest('Produce'))
    const effect = effectOf(sent, asked)
    expect(effect?.type).toBe('RecordsAppended')
    const arrival = events.find(({ n }) => n === effect?.cause)
    expect(arrival?.type).toBe('MessageArrived')
    expect(arrival?.cause).toBe(sent.n)
  })

  it('and back leads to where it began', () => {
    const { events, asked } = run('first-records', 3_000_000)
    const sent = first(events, isRequest('Produce'))
    const effect = effectOf(sent, asked)
    expect(effect && originOf(effect, asked)?.n).toBe(sent.n)
  })

  it('always goes to a later event of which it is the cause, whichever one begins at', () => {
    const { events, asked } = run('leader-crash', 14_000_000)
    let followed = 0
    for (const event of events.filter((one) => one.n > 0 && weightOf(one) > 0).slice(0, 400)) {
      const effect = effectOf(event, asked)
      if (effect === undefined) continue
      followed++
      expect(effect.n).toBeGreaterThan(event.n)
      let back = effect
      while (back.n !== event.n && back.cause > 0) {
        const cause = asked.eventNumbered(back.cause)
        if (cause === undefined) break
        back = cause
      }
      expect(back.n).toBe(event.n)
    }
    expect(followed).toBeGreaterThan(100)
  })

  it('ends where nothing has come of it, and at what nobody caused', () => {
    const { events, asked } = run('first-records', 3_000_000)
    const last = { ...first(events, isRequest('Produce')), n: 1_000_000_000 }
    expect(effectOf(last, asked)).toBeUndefined()
    expect(originOf({ ...last, cause: 0 }, asked)).toBeUndefined()
  })
})
