import { describe, expect, it } from 'vitest'
import { simulate } from '../../src/engine/simulate.ts'
import { PRESETS } from '../../src/presets/index.ts'
import { durationUs } from '../../src/scenario/duration.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { hashDraw } from '../../src/trace/hashDraw.ts'
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'

/** What people ask about: leaders, epochs, in-sync sets, high watermarks, cuts, refusals, stalls. */
const ASKED = new Set<TraceEvent['type']>([
  'LeadershipTaken',
  'LeadershipLost',
  'FollowingBegun',
  'IsrProposed',
  'HighWatermarkAdvanced',
  'LogTruncated',
  'AppendRefused',
  'FetchRefused',
  'BatchRetried',
  'BatchFailed',
  'RegistrationRefused',
  'ControllerActivated',
  'QuorumStateChanged',
])

const CHAINS = 100

interface Told {
  readonly scenario: Scenario
  readonly events: ReadonlyMap<number, TraceEvent>
}

function tell(scenario: Scenario): Told {
  const events = new Map<number, TraceEvent>()
  simulate(scenario, {
    onEvent: (event) => {
      if (event.n > 0) events.set(event.n, event)
    },
  }).run({ at: durationUs(scenario.endsAfter) })
  return { scenario, events }
}

/** The chain of causes from an event back to where it begins. */
function chainOf({ events }: Told, from: TraceEvent): TraceEvent[] {
  const chain = [from]
  for (let event = from; event.cause > 0; ) {
    const cause = events.get(event.cause)
    expect(cause, `event ${event.n} names ${event.cause}, which there is not`).toBeDefined()
    expect(event.cause).toBeLessThan(event.n)
    event = cause as TraceEvent
    chain.push(event)
  }
  return chain
}

/** What an event says, apart from the numbers that merely count. */
function saying(event: TraceEvent): string {
  const { n: _, cause: __, ...rest } = event as TraceEvent & { readonly batch?: unknown }
  return JSON.stringify(rest, (key, value) => (key === 'event' || key === 'message' ? 0 : value))
}

const scenes = PRESETS.filter(({ scenario }) => scenario.script.length > 0).map(({ scenario }) =>
  tell(scenario),
)

/** A hundred questions about what happened after a scene's first act, drawn evenly over scenes and kinds of events. */
const questions = Array.from({ length: CHAINS }, (_, index) => {
  const told = scenes[index % scenes.length] as Told
  const first = [...told.events.values()].find(({ type }) => type === 'ActPerformed')?.at ?? 0
  const asked = [...told.events.values()].filter(({ type, at }) => ASKED.has(type) && at > first)
  const types = [...new Set(asked.map(({ type }) => type))]
  const type = types[hashDraw(7, 'type', index) % types.length]
  const ofType = asked.filter((event) => event.type === type)
  return { told, asked: ofType[hashDraw(7, 'why', index) % ofType.length] as TraceEvent }
})

describe(`${CHAINS} chains of causes, drawn over ${scenes.length} scenes`, () => {
  const chains = questions.map(({ told, asked }) => ({ told, asked, chain: chainOf(told, asked) }))

  it('all end in an act, or at the start of the run', () => {
    for (const { chain } of chains) {
      const root = chain.at(-1) as TraceEvent
      expect(root.cause).toBe(0)
      expect(
        ['ActPerformed', 'ProcessChanged', 'ClientStarted', 'AdminCalled', 'RecordQueued'],
        `${chain[0]?.type} ends in ${root.type}`,
      ).toContain(root.type)
    }
  })

  const acted = chains.filter(({ chain }) => chain.at(-1)?.type === 'ActPerformed')

  it('a good part of them in an act', () => {
    expect(acted.length).toBeGreaterThanOrEqual(25)
  })

  it('and without that act the same does not happen', () => {
    for (const { told, asked, chain } of acted) {
      const root = chain.at(-1)
      if (root?.type !== 'ActPerformed') continue
      const without = tell({
        ...told.scenario,
        script: told.scenario.script.filter((_, index) => index !== root.index),
      })
      const again = [...without.events.values()].filter(
        ({ type, at }) => type === asked.type && at === asked.at,
      )
      expect(again.map(saying), `${told.scenario.id}: ${asked.type}`).not.toContain(saying(asked))
    }
  }, 120_000)
})
