import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringBytes } from '../../src/kafka/records/serializers.ts'
import { toBase64 } from '../../src/scenario/base64.ts'
import { decodeFile, encodeFile, fileNameOf } from '../../src/scenario/file.ts'
import { placeOf, scanJson } from '../../src/scenario/jsonScan.ts'
import { sha256Hex } from '../../src/scenario/sha256.ts'
import { expectToldWell, problemAt } from './expectProblem.ts'
import { textMutation } from './mutations.ts'
import { actAt, smallScenario } from './smallScenario.ts'

/** A scenario that holds a person's file. */
function withFile(content: string, changes: object = {}) {
  const bytes = stringBytes(content)
  const file = {
    size: bytes.length,
    sha256: sha256Hex(bytes),
    content: toBase64(bytes),
    ...changes,
  }
  return smallScenario({ files: { 'people.csv': file } })
}

describe('A saved file', () => {
  it('is named after its scenario and can be read by people', () => {
    expect(fileNameOf(smallScenario())).toBe('small.kafkascope.json')
    const lines = encodeFile(smallScenario()).split('\n')
    expect(lines.slice(0, 4)).toEqual([
      '{',
      '  "kafkascope": 1,',
      '  "model": 1,',
      '  "scenario": {',
    ])
  })

  it('keeps the content of a person’s files', () => {
    const scenario = withFile('id,name\n1,Ada\n')
    expect(decodeFile(encodeFile(scenario))).toEqual({ scenario })
  })

  it('may be a scenario alone, as one writes it by hand, and begin with a byte order mark', () => {
    const text = JSON.stringify(smallScenario())
    expect(decodeFile(text)).toEqual({ scenario: smallScenario() })
    expect(decodeFile(`\ufeff${text}`)).toEqual({ scenario: smallScenario() })
  })

  it('is told when it is not what it should be', () => {
    const texts = [
      '',
      ' ',
      '5',
      '[]',
      '{}',
      'null',
      '"x"',
      '{"kafkascope":"1"}',
      '{"kafkascope":1}',
      '{"kafkascope":1,"more":2,"scenario":{}}',
      '{"kafkascope":1,"model":"x","scenario":{}}',
    ]
    for (const text of texts) {
      const decoded = decodeFile(text)
      expectToldWell('problems' in decoded ? decoded.problems : [])
    }
  })

  it('of a newer format is told apart', () => {
    const problem = problemAt(
      decodeFile('{\n  "kafkascope": 2,\n  "scenario": {}\n}'),
      'kafkascope',
    )
    expect(problem.sentence).toBe(
      'This file was made by a newer Kafkascope: file format 2; this one knows 1.',
    )
    expect(problem).toMatchObject({ line: 2, column: 17 })
  })

  it('that is too big is not read', () => {
    expect(problemAt(decodeFile(' '.repeat(8_000_001)), 'file').sentence).toBe(
      'This file has 8,000,001 bytes.',
    )
  })
})

describe('A problem in a saved file', () => {
  const acts = [
    actAt('9s', { type: 'crashBroker', node: 1 }),
    actAt('1s', { type: 'startBroker', node: 1 }),
  ]
  const text = encodeFile(smallScenario({ acts }))
  const lineOf = (part: string) => text.split('\n').findIndex((line) => line.includes(part)) + 1

  it('has the line and column of its value', () => {
    const problem = problemAt(decodeFile(text), 'acts[1].when.at')
    expect(problem.sentence).toBe('The second action in this file happens before the first.')
    expect(problem.line).toBe(lineOf('"at": "1s"'))
    expect(text.split('\n')[(problem.line ?? 0) - 1]?.slice((problem.column ?? 0) - 1)).toBe('"1s"')
  })

  it('has those of what is around it when the value is missing', () => {
    const problem = problemAt(decodeFile(text.replace('"seed": 1,', '')), 'seed')
    expect(problem).toMatchObject({ line: 4, column: 15 })
  })

  it('has those of a name with dots', () => {
    const configs = { 'log.roll.ms': 5 } as unknown as Record<string, string>
    const { main } = smallScenario().clusters
    const spoilt = encodeFile(smallScenario({ clusters: { main: { ...main!, configs } } }))
    const problem = problemAt(decodeFile(spoilt), 'clusters.main.configs["log.roll.ms"]')
    expect(spoilt.split('\n')[(problem.line ?? 0) - 1]).toContain('"log.roll.ms": 5')
  })

  it('is told where a key stands twice, since one of them could not count', () => {
    const twice = text.replace('"seed": 1,', '"seed": 1,\n    "seed": 2,')
    const problem = problemAt(decodeFile(twice), 'scenario.seed')
    expect(problem.line).toBe(lineOf('"seed"') + 1)
  })
})

describe('Broken JSON', () => {
  it.each<[string, string, number, number, string]>([
    ['a comma too many', '{\n  "a": 1,\n}', 3, 1, 'another entry after the comma, or no comma'],
    ['a comma too few', '{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma or }'],
    ['single quotes', "{'a': 1}", 1, 2, 'a key in double quotes'],
    ['a key without quotes', '{a: 1}', 1, 2, 'a key in double quotes'],
    ['a comment', '{\n  // so\n  "a": 1}', 2, 3, 'a key in double quotes'],
    ['a text without end', '["abc\n"]', 1, 6, 'a closing double quote before the end of the line'],
    ['a false escape', '["a\\x"]', 1, 4, 'after a backslash one of'],
    ['no colon', '{"a" 1}', 1, 6, 'a colon after the key'],
    ['a number that is none', '[01]', 1, 2, 'a value'],
    ['two values', '{} {}', 1, 4, 'nothing after the end of the value'],
    ['an early end', '{"a": [1, 2', 1, 12, 'a comma or ]'],
    ['NaN', '[NaN]', 1, 2, 'a value'],
  ])('with %s is told with its place', (_name, text, line, column, expected) => {
    const problem = problemAt(decodeFile(text), `line ${line}, column ${column}`)
    expect(problem).toMatchObject({ line, column })
    expect(problem.allowed).toContain(expected)
  })

  it('is found wherever JSON.parse finds it, and nowhere else', () => {
    fc.assert(
      fc.property(fc.json(), fc.array(textMutation, { maxLength: 2 }), (json, changes) => {
        const text = changes.reduce((before, change) => change(before), json)
        const isJson = scanJson(text) === undefined
        if (isJson) expect(() => JSON.parse(text)).not.toThrow()
        else expect(() => JSON.parse(text)).toThrow(SyntaxError)
      }),
      { numRuns: 3_000 },
    )
  })

  it('is told by line and column from 1', () => {
    expect(placeOf('ab\ncd', 0)).toEqual({ line: 1, column: 1 })
    expect(placeOf('ab\ncd', 2)).toEqual({ line: 1, column: 3 })
    expect(placeOf('ab\ncd', 3)).toEqual({ line: 2, column: 1 })
  })
})

describe('The content of a person’s file', () => {
  it.each<[string, object, string, string]>([
    [
      'that is no base64',
      { content: '=A==' },
      'content',
      'The content of people.csv is not base64 text.',
    ],
    [
      'of another size',
      { size: 4 },
      'size',
      'The content of people.csv has 5 bytes and its size says 4.',
    ],
    [
      'that was changed',
      { content: toBase64(stringBytes('b\nc\nd')) },
      'sha256',
      'The content of people.csv is not the one its SHA-256 names: it was changed.',
    ],
  ])('%s is told', (_name, changes, part, sentence) => {
    const decoded = decodeFile(encodeFile(withFile('a\nb\nc', changes)))
    expect(problemAt(decoded, `files["people.csv"].${part}`).sentence).toBe(sentence)
  })
})
