// Chains of causes of a whole run: what specs of "Why?" follow, and what they ask of them.
import { expect, it } from 'vitest'
import { simulate } from '../../src/engine/simulate.ts'
import { durationUs } from '../../src/scenario/duration.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { hashDraw } from '../../src/trace/hashDraw.ts'
import type { EventOf, EventType, TraceEvent } from '../../src/trace/TraceEvent.ts'

export interface Told {
  readonly scenario: Scenario
  readonly events: ReadonlyMap<number, TraceEvent>
}

/** Plays a scene to its end, and keeps every numbered event. */
export function tell(scenario: Scenario): Told {
  const events = new Map<number, TraceEvent>()
  simulate(scenario, {
    onEvent: (event) => {
      if (event.n > 0) events.set(event.n, event)
    },
  }).run({ at: durationUs(scenario.endsAfter) })
  return { scenario, events }
}

/** The chain of causes from an event back to where it begins; throws where a cause is missing or not older. */
export function chainOf({ events }: Told, from: TraceEvent): TraceEvent[] {
  const chain = [from]
  for (let event = from; event.cause > 0; ) {
    const cause = events.get(event.cause)
    if (!cause || event.cause >= event.n)
      throw new Error(`event ${event.n}, ${event.type}, names ${event.cause} as its cause`)
    event = cause
    chain.push(event)
  }
  return chain
}

interface Question {
  readonly told: Told
  readonly asked: TraceEvent
  readonly chain: readonly TraceEvent[]
}

/** Questions about what happened after a scene's first act, drawn evenly over scenes and kinds of events. */
function drawQuestions(
  scenes: readonly Told[],
  kinds: ReadonlySet<EventType>,
  count: number,
): Question[] {
  const asking = scenes.flatMap((told) => {
    const first = [...told.events.values()].find(({ type }) => type === 'ActPerformed')?.at ?? 0
    const asked = [...told.events.values()].filter(({ type, at }) => kinds.has(type) && at > first)
    return asked.length === 0 ? [] : [{ told, asked, types: [...new Set(asked.map(typeOf))] }]
  })
  return Array.from({ length: count }, (_, index) => {
    const { told, asked, types } = asking[index % asking.length] as (typeof asking)[number]
    const type = types[hashDraw(7, 'type', index) % types.length]
    const ofType = asked.filter((event) => event.type === type)
    const event = ofType[hashDraw(7, 'why', index) % ofType.length] as TraceEvent
    return { told, asked: event, chain: chainOf(told, event) }
  })
}

const typeOf = ({ type }: TraceEvent): EventType => type

/** The act at the root of a chain, where one stands there. */
function actOf({ chain }: Question): EventOf<'ActPerformed'> | undefined {
  const root = chain.at(-1)
  return root?.type === 'ActPerformed' ? root : undefined
}

/** What a chain may begin with: an act, or what the scene began with. */
const ROOTS: readonly EventType[] = [
  'ActPerformed',
  'ProcessChanged',
  'ClientStarted',
  'AdminCalled',
  'RecordQueued',
]

/** The same scene without one of its acts: those of the script count first. */
function withoutAct({ scenario }: Told, index: number): Told {
  const { script, acts } = scenario
  return tell({
    ...scenario,
    script: script.filter((_, at) => at !== index),
    acts: acts.filter((_, at) => at + script.length !== index),
  })
}

/** What an event says, apart from the numbers that merely count. */
function saying(event: TraceEvent): string {
  const { n: _, cause: __, ...rest } = event
  return JSON.stringify(rest, (key, value) => (key === 'event' || key === 'message' ? 0 : value))
}

/** Whether the same is told at the same instant of another run. */
function isToldIn({ events }: Told, asked: TraceEvent): boolean {
  const said = saying(asked)
  for (const event of events.values())
    if (event.type === asked.type && event.at === asked.at && saying(event) === said) return true
  return false
}

export interface Asking {
  readonly scenes: readonly Told[]
  /** What people ask about. */
  readonly kinds: ReadonlySet<EventType>
  /** How many chains are drawn. */
  readonly count: number
  /** How many of them begin with an act, at least. */
  readonly acted: number
}

/** Specs of every "Why?": each chain ends where it may, and without the act it ends in the same does not happen. */
export function itLeadsToActs({ scenes, kinds, count, acted }: Asking): void {
  const questions = drawQuestions(scenes, kinds, count)
  const ofActs = questions.filter((question) => actOf(question))

  it('all end in an act, or at the start of the run', () => {
    for (const { chain } of questions)
      expect(ROOTS, `${chain[0]?.type} ends in ${chain.at(-1)?.type}`).toContain(chain.at(-1)?.type)
  })

  it('a good part of them in an act', () => {
    expect(ofActs.length).toBeGreaterThanOrEqual(acted)
  })

  it('and without that act the same does not happen', () => {
    const known = new Map<string, Told>()
    for (const question of ofActs) {
      const { told, asked } = question
      const index = actOf(question)?.index ?? -1
      const key = `${scenes.indexOf(told)} ${index}`
      const without = known.get(key) ?? withoutAct(told, index)
      known.set(key, without)
      expect(isToldIn(without, asked), `${told.scenario.id}: ${asked.type} at ${asked.at}`).toBe(
        false,
      )
    }
  }, 240_000)
}
