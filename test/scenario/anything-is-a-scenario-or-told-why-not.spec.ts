import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson } from '../../src/scenario/canonical.ts'
import { decodeScenario } from '../../src/scenario/decodeScenario.ts'
import { decodeFile, encodeFile } from '../../src/scenario/file.ts'
import { decodeLink, encodeLink } from '../../src/scenario/link.ts'
import { packLink, unpackLink } from '../../src/scenario/linkCodec.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { expectToldWell } from './expectProblem.ts'
import { mutation, textMutation } from './mutations.ts'
import { scenarioArbitrary } from './scenarioArbitrary.ts'
import { smallScenario } from './smallScenario.ts'

const presets = { small: smallScenario() }

function packed(link: ReturnType<typeof encodeLink>): string {
  if (!('fragment' in link)) throw new Error(JSON.stringify(link.problems))
  return link.fragment
}

/** What was asked and what was opened are the same, or every problem is told: nothing is dropped in silence. */
function expectNoSilence(decoded: ReturnType<typeof decodeScenario>, asked: unknown): void {
  if ('scenario' in decoded) expect(canonicalJson(decoded.scenario)).toBe(canonicalJson(asked))
  else expectToldWell(decoded.problems)
}

describe('A sound scenario', () => {
  it('comes through the door as it is', () => {
    fc.assert(
      fc.property(scenarioArbitrary, (scenario) => {
        expect(decodeScenario(scenario)).toEqual({ scenario })
      }),
      { numRuns: 300 },
    )
  })

  it('comes back from a link and from a file', () => {
    fc.assert(
      fc.property(scenarioArbitrary, (scenario) => {
        expect(decodeLink(packed(encodeLink(scenario)))).toEqual({ scenario, model: 1 })
        expect(decodeLink(packed(encodeLink(scenario, {}, presets)), presets)).toEqual({
          scenario,
          model: 1,
        })
        expect(decodeFile(encodeFile(scenario))).toEqual({ scenario })
      }),
      { numRuns: 200 },
    )
  })
})

describe('A spoilt scenario', () => {
  it('is told at the door', () => {
    let refused = 0
    fc.assert(
      fc.property(scenarioArbitrary, mutation, (scenario, mutate) => {
        const asked = mutate(scenario)
        const decoded = decodeScenario(asked)
        if ('problems' in decoded) refused += 1
        expectNoSilence(decoded, asked)
      }),
      { numRuns: 2_000 },
    )
    expect(refused).toBeGreaterThan(500)
  })

  it('is told when it comes as a link', () => {
    fc.assert(
      fc.property(scenarioArbitrary, mutation, (scenario, mutate) => {
        const asked = mutate({ model: 1, scenario }) as { scenario?: unknown } | null
        expectNoSilence(decodeLink(packLink(JSON.stringify(asked))), asked?.scenario)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is told when it comes as what differs from a preset', () => {
    fc.assert(
      fc.property(scenarioArbitrary, mutation, (scenario, mutate) => {
        const unpacked = unpackLink(
          packed(encodeLink({ ...scenario, acts: [] }, { at: '5s' }, presets)),
        )
        const envelope = mutate(JSON.parse('text' in unpacked ? unpacked.text : '')) as Envelope
        expectNoSilence(decodeLink(packLink(JSON.stringify(envelope)), presets), askedBy(envelope))
      }),
      { numRuns: 1_000 },
    )
  })

  it('is told when it comes as a file', () => {
    fc.assert(
      fc.property(scenarioArbitrary, mutation, (scenario, mutate) => {
        const file = mutate({ kafkascope: 1, model: 1, scenario }) as { scenario?: unknown } | null
        expectNoSilence(decodeFile(JSON.stringify(file)), file?.scenario ?? file)
      }),
      { numRuns: 1_000 },
    )
  })
})

interface Envelope {
  readonly preset?: string
  readonly change?: object
  readonly scenario?: Scenario
}

function askedBy(envelope: Envelope | null): unknown {
  if (envelope?.scenario) return envelope.scenario
  const merged = Object.entries({ ...presets.small, ...envelope?.change })
  return Object.fromEntries(merged.filter(([, value]) => value !== null))
}

describe('A spoilt text', () => {
  const scenario = smallScenario({
    acts: [{ when: { at: '5s' }, do: { type: 'crashBroker', node: 1 } }],
  })

  it('never opens as another link', () => {
    const link = packed(encodeLink(scenario, { at: '7s' }))
    const whole = decodeLink(link)
    fc.assert(
      fc.property(textMutation, fc.array(textMutation, { maxLength: 3 }), (first, more) => {
        const spoilt = more.reduce((text, change) => change(text), first(link))
        const decoded = decodeLink(spoilt)
        if ('scenario' in decoded) expect(decoded).toEqual(whole)
        else expectToldWell(decoded.problems)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is no link, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        for (const link of [text, `v1.${text}`, `v1.${Buffer.from(text).toString('base64url')}`]) {
          const decoded = decodeLink(link)
          expectToldWell('problems' in decoded ? decoded.problems : [])
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('is a file as it says, or told with line and column', () => {
    const file = encodeFile(scenario)
    fc.assert(
      fc.property(fc.array(textMutation, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = changes.reduce((before, change) => change(before), file)
        const decoded = decodeFile(text)
        if ('scenario' in decoded) {
          const json = JSON.parse(text) as { scenario: unknown }
          expect(canonicalJson(decoded.scenario)).toBe(canonicalJson(json.scenario))
          return
        }
        expectToldWell(decoded.problems)
        for (const { line, column } of decoded.problems) {
          expect(text.split('\n')[(line ?? 0) - 1]?.length).toBeGreaterThanOrEqual(
            (column ?? 0) - 1,
          )
        }
      }),
      { numRuns: 1_500 },
    )
  })
})

describe('What is no data at all', () => {
  const cycle: Record<string, unknown> = {}
  cycle.self = cycle
  const trap = {
    get schema(): number {
      throw new Error('looked at')
    },
  }
  const cases: readonly [string, unknown][] = [
    ['nothing', undefined],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['an object in itself', cycle],
    ['an object that throws', trap],
    [
      'a proxy that throws',
      new Proxy(
        {},
        {
          ownKeys: () => {
            throw new Error('looked at')
          },
        },
      ),
    ],
    ['not a number', { ...smallScenario(), seed: Number.NaN }],
    ['a symbol', Symbol('x')],
    ['a hole', Array(3)],
    ['a prototype in disguise', JSON.parse('{"schema":1,"__proto__":{"seed":1}}')],
    [
      'a name that objects have',
      JSON.parse(JSON.stringify(smallScenario()).replace('"main"', '"__proto__"')),
    ],
    ['a deep heap', JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))],
    ['a wide heap', Array.from({ length: 500_000 }, () => 0)],
  ]

  it.each(cases)('%s is told', (_name, input) => {
    const decoded = decodeScenario(input)
    expectToldWell('problems' in decoded ? decoded.problems : [])
  })
})
