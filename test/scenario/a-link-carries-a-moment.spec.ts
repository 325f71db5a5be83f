import { deflateSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { stringBytes } from '../../src/kafka/records/serializers.ts'
import { toBase64, toBase64Url } from '../../src/scenario/base64.ts'
import { formatDuration } from '../../src/scenario/duration.ts'
import { decodeLink, encodeLink, type Link } from '../../src/scenario/link.ts'
import { packLink } from '../../src/scenario/linkCodec.ts'
import { LINK_DICTIONARY } from '../../src/scenario/linkDictionary.ts'
import type { Act, Scenario } from '../../src/scenario/Scenario.ts'
import { sha256, sha256Hex } from '../../src/scenario/sha256.ts'
import { expectToldWell, problemAt } from './expectProblem.ts'
import { actAt, smallScenario } from './smallScenario.ts'

const moment = {
  at: '12.345678s',
  event: 4_821,
  view: 'stage',
  selected: 'partition:orders-1',
  hash: '9f3c2b7a10de55c1',
} as const

const linkTo = (scenario: Scenario, presets = {}): Link => {
  const link = encodeLink(scenario, moment, presets)
  if ('problems' in link) throw new Error(link.problems[0]?.sentence)
  return link
}

/** Twenty actions as a person might do them: all kinds, none quite like the other. */
function twentyActs(): Act[] {
  const at = (i: number) => formatDuration(1_234_567 * (i + 1) + i * i * 7_919)
  const kinds: ((i: number) => Act['do'])[] = [
    (i) => ({
      type: 'produceRecords',
      client: 'web',
      topic: 'orders',
      records: [
        {
          key: `customer-${i * 7_919}`,
          value: `order ${i * 104_729} of ${i + 3} books, to be sent on day ${i}`,
        },
      ],
    }),
    (i) => ({
      type: 'createTopic',
      topic: `payments-${i}`,
      partitions: i + 2,
      configs: { 'retention.ms': `${i * 3_600_000}` },
    }),
    () => ({ type: 'crashBroker', node: 1 }),
    () => ({ type: 'startBroker', node: 1 }),
    (i) => ({ type: 'slowClient', client: 'audit', processing: `${i * 37}ms` }),
    (i) => ({
      type: 'seekReader',
      client: 'audit',
      topic: 'orders',
      partition: i % 3,
      to: { offset: i * 31 },
    }),
    (i) => ({ type: 'delayConnection', from: 'web', to: 'broker-1', delay: `${i * 13}ms` }),
    (i) => ({
      type: 'alterConfig',
      resource: 'broker',
      node: 1,
      set: { 'log.cleaner.threads': `${i}` },
    }),
    (i) => ({
      type: 'addClient',
      client: {
        type: 'producer',
        id: `mobile-${i}`,
        configs: { 'linger.ms': `${i}` },
        workload: { type: 'rate', topic: 'orders', perSecond: i },
      },
    }),
  ]
  return Array.from({ length: 20 }, (_, i) => ({
    when: { at: at(i) },
    do: kinds[i % kinds.length]?.(i) ?? kinds[2]!(i),
  }))
}

describe('The length of a link', () => {
  it('to a moment of a preset is about a hundred characters', () => {
    const small = smallScenario()
    expect(linkTo(small, { small }).fragment.length).toBeLessThanOrEqual(110)
  })

  it('with twenty actions is at most 1,400 characters, with and without its preset', () => {
    const small = smallScenario()
    const acted = { ...small, acts: twentyActs() }
    expect(linkTo(acted).fragment.length).toBeLessThanOrEqual(1_400)
    expect(linkTo(acted, { small }).fragment.length).toBeLessThan(linkTo(acted).fragment.length)
  })

  it('brings the offer of a file above 2,000 characters', () => {
    const values = Array.from({ length: 150 }, (_, i) => ({
      value: sha256Hex(stringBytes(String(i))),
    }))
    const acts = [
      actAt('1s', { type: 'produceRecords', client: 'web', topic: 'orders', records: values }),
    ]
    const link = linkTo(smallScenario({ acts }))
    expect(link.fragment.length).toBeGreaterThan(2_000)
    expect(link.offerFile).toMatch(/^This link has [\d,]+ characters\. .*a file is safer\.$/)
    expect(linkTo(smallScenario()).offerFile).toBeUndefined()
    expect(decodeLink(link.fragment)).toHaveProperty('scenario.acts', acts)
  })

  it('is refused where no link could be opened, and a file is named as the way', () => {
    const value = Array.from({ length: 2_000 }, (_, i) => sha256Hex(stringBytes(String(i)))).join(
      '',
    )
    const acts = [
      actAt('1s', { type: 'produceRecords', client: 'web', topic: 'orders', records: [{ value }] }),
    ]
    expect(problemAt(encodeLink(smallScenario({ acts })), 'link').sentence).toContain(
      'Save it as a file.',
    )
  })
})

describe('A link', () => {
  it('opens at its moment, with what a teacher set beside it', () => {
    const scenario = smallScenario({
      open: { question: 'Where will it land?', locked: ['Act'], at: '1s' },
    })
    expect(decodeLink(linkTo(scenario).fragment)).toHaveProperty('scenario.open', {
      at: '12.345678s',
      event: 4_821,
      view: 'stage',
      locked: ['Act'],
      question: 'Where will it land?',
      selected: 'partition:orders-1',
      hash: '9f3c2b7a10de55c1',
    })
  })

  it('opens as an address, with # or bare, and with the spaces a chat adds', () => {
    const { fragment } = linkTo(smallScenario())
    const opened = decodeLink(fragment)
    expect(opened).toHaveProperty('scenario.id', 'small')
    for (const text of [
      `#${fragment}`,
      `https://example.org/kafkascope/#${fragment}`,
      ` ${fragment}\n`,
    ]) {
      expect(decodeLink(text)).toEqual(opened)
    }
  })

  it('says by which model it was made', () => {
    const text = JSON.stringify({ model: 7, scenario: smallScenario() })
    expect(decodeLink(packLink(text))).toEqual({ scenario: smallScenario(), model: 7 })
  })

  it('never carries the content of a file', () => {
    const bytes = stringBytes('a person’s own words')
    const file = { size: bytes.length, sha256: sha256Hex(bytes) }
    const scenario = smallScenario({
      files: { 'diary.txt': { ...file, content: toBase64(bytes) } },
    })
    expect(decodeLink(linkTo(scenario).fragment)).toHaveProperty('scenario.files', {
      'diary.txt': file,
    })
    expect(
      decodeLink(linkTo(scenario, { small: scenario }).fragment, { small: scenario }),
    ).toHaveProperty('scenario.files', { 'diary.txt': file })
  })

  it('is not made of a scenario that could not be opened', () => {
    const acts = [
      actAt('9s', { type: 'crashBroker', node: 1 }),
      actAt('1s', { type: 'crashBroker', node: 1 }),
    ]
    expect(problemAt(encodeLink(smallScenario({ acts })), 'acts[1].when.at').sentence).toContain(
      'second action',
    )
  })
})

describe('A link that began as a preset', () => {
  const small = smallScenario({ aim: 'Look at the log.' })
  const { aim: _, ...aimless } = small
  const changed: Scenario = {
    ...aimless,
    seed: 9,
    acts: [actAt('3s', { type: 'crashBroker', node: 1 })],
  }

  it('comes back with all that differs, and without what is gone', () => {
    const { fragment } = linkTo(changed, { small })
    expect(decodeLink(fragment, { small })).toEqual({
      scenario: { ...changed, open: moment },
      model: 1,
    })
  })

  it('needs that preset', () => {
    const problem = problemAt(
      decodeLink(linkTo(small, { small }).fragment, { other: small }),
      'link',
    )
    expect(problem.sentence).toBe(
      'This link begins with the scene small, which this Kafkascope does not have.',
    )
    expect(problem.allowed).toBe('one of `other`')
  })

  it('says when the preset has changed, and can be opened with it as it is now', () => {
    const now = { ...small, title: 'A better title' }
    const decoded = decodeLink(linkTo(changed, { small }).fragment, { small: now })
    const problem = problemAt(decoded, 'link')
    expect(problem.sentence).toBe('The scene small has changed since this link was made.')
    expect(problem.hint).toContain('as it is now')
    expect(decoded).toHaveProperty('sound.scenario.title', 'A better title')
    expect(decoded).toHaveProperty('sound.scenario.seed', 9)
  })
})

describe('A bad link', () => {
  const { fragment } = linkTo(smallScenario())

  it('of a newer format is told apart', () => {
    const problem = problemAt(decodeLink('https://example.org/#v3.abc!'), 'link')
    expect(problem.sentence).toBe(
      'This link was made by a newer Kafkascope: link format 3; this page knows 1.',
    )
    expect(problem.hint).toContain('Reload')
  })

  it('of a newer schema is told apart', () => {
    const text = JSON.stringify({ model: 1, scenario: { ...smallScenario(), schema: 4 } })
    const problem = problemAt(decodeLink(packLink(text)), 'schema')
    expect(problem.sentence).toBe(
      'This link was made by a newer Kafkascope: schema 4; this one knows 1.',
    )
  })

  it('that was cut or changed is noticed, one letter is enough', () => {
    const other = fragment.at(20) === 'A' ? 'B' : 'A'
    const changed = [
      fragment.slice(0, -1),
      fragment.slice(0, 30),
      fragment.slice(0, 20) + other + fragment.slice(21),
    ]
    for (const text of changed) {
      expect(problemAt(decodeLink(text), 'link').sentence).toBe(
        'This link was cut short or changed on its way.',
      )
    }
  })

  it('with a letter that no link has says which', () => {
    const problem = problemAt(decodeLink(`${fragment.slice(0, 10)}…${fragment.slice(10)}`), 'link')
    expect(problem.sentence).toBe('Character 11 of this link cannot stand in a link.')
    expect(problem.value).toBe('"…"')
  })

  it.each(['', '#', 'hello', 'https://example.org/', 'v1.', 'v1', 'v0.abcd', 'v1.AAAA'])(
    '%j is told',
    (text) => {
      const decoded = decodeLink(text)
      expectToldWell('problems' in decoded ? decoded.problems : [])
    },
  )

  it('that is too long is not looked at', () => {
    expect(problemAt(decodeLink(`v1.${'A'.repeat(70_000)}`), 'link').sentence).toBe(
      'This link has 70,003 characters.',
    )
  })

  it('that would unpack to more than there is room for is stopped', () => {
    const bomb = packLink(JSON.stringify({ model: 1, scenario: ' '.repeat(20_000_000) }))
    expect(bomb.length).toBeLessThan(65_536)
    expect(problemAt(decodeLink(bomb), 'link').sentence).toBe(
      'This link unpacks to more than can be opened.',
    )
  })

  it('that unpacks to no JSON, to other JSON, or to two of a key is told', () => {
    for (const text of [
      '{',
      '[]',
      '5',
      '{"model":1}',
      '{"model":0,"scenario":{}}',
      '{"model":1,"model":1,"scenario":{}}',
    ]) {
      const decoded = decodeLink(packLink(text))
      expectToldWell('problems' in decoded ? decoded.problems : [])
    }
  })

  it('gives its text to be edited, and what is sound of it', () => {
    const acts = [
      actAt('9s', { type: 'crashBroker', node: 1 }),
      actAt('1s', { type: 'startBroker', node: 1 }),
    ]
    const decoded = decodeLink(
      packLink(JSON.stringify({ model: 1, scenario: smallScenario({ acts }) })),
    )
    expect(decoded).toHaveProperty('sound.acts', 1)
    expect(JSON.parse('text' in decoded ? (decoded.text ?? '') : '')).toEqual(
      smallScenario({ acts }),
    )
  })
})

describe('Link format 1', () => {
  it('has its dictionary for ever', () => {
    expect(sha256Hex(LINK_DICTIONARY)).toBe(
      '8f89de246a29dc2a4b6e52ddad32004936e88961619ad07e29d2f89a0f5d0e6a',
    )
  })

  it('opens a link that was made long ago', () => {
    const old =
      'v1.a_eRIzYNFOdCqmBY4eSoABZRAOmBWAfNh-TkZWoXZmQVYKQVWuBcRkx1Vp6aRIu6KrE0BVirklxV4ah9gCwsSczM3AIplZlYGAHDkIRUBooJaCqzTDNONkoyTzQ0SEk1NU0GdaRrAQ'
    expect(decodeLink(old)).toEqual({ scenario: { ...smallScenario(), open: moment }, model: 1 })
  })

  it('is a checksum and deflated text in base64url', () => {
    const text = JSON.stringify({ model: 1, scenario: smallScenario() })
    const packed = deflateSync(stringBytes(text), { dictionary: LINK_DICTIONARY })
    const bytes = Uint8Array.from([...sha256(packed).subarray(0, 3), ...packed])
    expect(decodeLink(`v1.${toBase64Url(bytes)}`)).toEqual({ scenario: smallScenario(), model: 1 })
  })
})
