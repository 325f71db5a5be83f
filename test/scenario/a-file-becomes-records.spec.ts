import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringByteLength, stringBytes } from '../../src/kafka/records/serializers.ts'
import { guessFormat } from '../../src/scenario/records/guessFormat.ts'
import type {
  ReadOptions,
  RecordsFile,
  ReportKind,
} from '../../src/scenario/records/RecordsFile.ts'
import { preview, readRecords } from '../../src/scenario/records/readRecords.ts'
import { expectToldWell } from './expectProblem.ts'

const read = (text: string, options: ReadOptions = { as: 'text' }) =>
  readRecords(stringBytes(text), options)
const values = (text: string, options?: ReadOptions) => read(text, options).records.values
const keys = (text: string, options: ReadOptions) => read(text, options).records.keys
const kinds = ({ report }: RecordsFile) => report.map(({ kind }) => kind)
const entry = (file: RecordsFile, kind: ReportKind) => file.report.find((one) => one.kind === kind)

describe('A text file', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b']],
    ['a\rb\r', ['a', 'b']],
    ['a\n\nb\n', ['a', '', 'b']],
    ['a\n\n', ['a', '']],
    ['\n', ['']],
    ['\r\n\r\n', ['', '']],
    ['a\n\rb', ['a', '', 'b']],
    [' a,b \n"c', [' a,b ', '"c']],
  ])('%j gives %j', (text, expected) => {
    const file = read(text)
    expect(file.records.values).toEqual(expected)
    expect(file.records.keys).toEqual(expected.map(() => null))
    expect(file.total).toBe(expected.length)
  })

  it('gives what a split at line ends gives', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ',', '"', '\n', '\r', '\r\n') })
    fc.assert(
      fc.property(text, (drawn) => {
        const lines = drawn.split(/\r\n|\r|\n/)
        expect(values(drawn)).toEqual(lines.at(-1) === '' ? lines.slice(0, -1) : lines)
      }),
      { numRuns: 1_000 },
    )
  })

  it('tells of empty lines, which are records', () => {
    expect(entry(read('a\n\nb\n\n'), 'emptyLine')).toMatchObject({
      level: 'note',
      count: 2,
      lines: [2, 4],
      sentence: 'Lines 2, 4 are empty: records with an empty value.',
    })
  })

  it('knows the line each record begins at', () => {
    expect([...read('a\r\n\r\nb\rc').records.lines]).toEqual([1, 2, 3, 4])
  })

  it('tells when it holds nothing', () => {
    expect(kinds(read(''))).toEqual(['nothing'])
    expect(kinds(read('\ufeff'))).toEqual(['byteOrderMark', 'nothing'])
  })
})

describe('A CSV file', () => {
  const csv: ReadOptions = { as: 'csv' }

  it('gives its rows as they stand, keyed by a column', () => {
    const text = 'id,name\n1,Ada\n2,"Grace ""Amazing"" Hopper"\n'
    expect(values(text, csv)).toEqual(['1,Ada', '2,"Grace ""Amazing"" Hopper"'])
    expect(keys(text, { as: 'csv', key: 'name' })).toEqual(['Ada', 'Grace "Amazing" Hopper'])
    expect(read(text, csv).columns).toEqual(['id', 'name'])
  })

  it('takes line ends in quotes for part of the record', () => {
    const file = read('id,note\r\n1,"two\r\nlines"\r\n2,x\r\n', { as: 'csv', key: 'note' })
    expect(file.records.values).toEqual(['1,"two\r\nlines"', '2,x'])
    expect(file.records.keys).toEqual(['two\r\nlines', 'x'])
    expect([...file.records.lines]).toEqual([2, 4])
    expect(file.report).toEqual([])
  })

  it('may have no header; columns then count from 1', () => {
    const file = read('1,Ada\n2,Grace', { as: 'csv', header: false, key: '2' })
    expect(file.records.keys).toEqual(['Ada', 'Grace'])
    expect(file.columns).toEqual(['1', '2'])
  })

  it('says which columns there are when the key is none of them', () => {
    const file = read('id,name\n1,Ada\n', { as: 'csv', key: 'nam' })
    expect(file.records.values).toEqual([])
    expect(file.problems).toEqual([
      {
        path: 'key',
        value: '"nam"',
        allowed: 'one of `id`, `name`',
        sentence: 'There is no column nam in this file.',
        hint: 'Did you mean `name`?',
      },
    ])
    expectToldWell(read('', { as: 'csv', key: 'nam' }).problems)
  })

  it('comes back as it was written, whatever its fields hold', () => {
    const field = fc.string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r', '\r\n') })
    const quote = (text: string) =>
      /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
    const rows = fc.array(fc.tuple(field, field, field), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.nat({ max: 2 }),
        (table, end, column) => {
          const lines = table.map((row) => row.map(quote).join(','))
          const file = read(`a,b,c${end}${lines.join(end)}${end}`, {
            as: 'csv',
            key: 'abc'[column] ?? 'a',
          })
          expect(file.records.values).toEqual(lines)
          expect(file.records.keys).toEqual(table.map((row) => row[column]))
          expect(file.report).toEqual([])
        },
      ),
      { numRuns: 1_000 },
    )
  })

  it.each<[string, string, ReportKind, string[]]>([
    ['a blank line', 'a,b\n\n1,2\n\n', 'blankSkipped', ['1,2']],
    ['a quote in a bare field', 'a,b\n1"x,2\n', 'strayQuote', ['1"x,2']],
    ['text after a quote', 'a,b\n"1"x,2\n3,4\n', 'strayQuote', ['"1"x,2', '3,4']],
    ['a quote without end', 'a,b\n1,"2\n3,4\n', 'openQuote', ['1,"2\n3,4\n']],
    ['too many columns', 'a,b\n1,2,3\n', 'columnCount', ['1,2,3']],
    ['too few columns', 'a,b\n1\n', 'columnCount', ['1']],
  ])('with %s is read and reported', (_name, text, kind, expected) => {
    const file = read(text, csv)
    expect(file.records.values).toEqual(expected)
    expect(kinds(file)).toEqual([kind])
  })

  it('reports rows without the key’s column', () => {
    const file = read('a,b\n1\n2,x\n', { as: 'csv', key: 'b' })
    expect(file.records.keys).toEqual([null, 'x'])
    expect(kinds(file)).toEqual(['noKey', 'columnCount'])
  })
})

describe('An NDJSON file', () => {
  const byId: ReadOptions = { as: 'ndjson', key: 'user.id' }

  it.each<[string, string | null]>([
    ['{"user":{"id":"a\\u00e9"}}', 'aé'],
    ['{"user":{"id":7}}', '7'],
    ['{"user":{"id":12345678901234567890}}', '12345678901234567890'],
    ['{"user":{"id":1.10}}', '1.10'],
    ['{"user":{"id":true}}', 'true'],
    ['{"user":{"id":""}}', ''],
    ['{"user":{"id":{"x":[1]}}}', '{"x":[1]}'],
    ['{"user":{"id":1,"id":2}}', '2'],
    ['{"user":{"id":null}}', null],
    ['{"user":{}}', null],
    ['{"user":5}', null],
    ['[1,2]', null],
  ])('%s has the key %j', (line, key) => {
    expect(keys(line, byId)).toEqual([key])
    expect(values(line, byId)).toEqual([line])
  })

  it('reaches into lists by number', () => {
    expect(
      keys('{"items":[{"sku":"a"},{"sku":"b"}]}', { as: 'ndjson', key: 'items.1.sku' }),
    ).toEqual(['b'])
  })

  it('counts what has no key, and keeps what is not JSON', () => {
    const file = read('{"user":{"id":"a"}}\n{"user":{}}\n\nnope\n{"user":{"id":"b"}}\n', byId)
    expect(file.records.values).toHaveLength(4)
    expect(file.records.keys).toEqual(['a', null, null, 'b'])
    expect(kinds(file)).toEqual(['noKey', 'blankSkipped', 'notJson'])
    expect(entry(file, 'notJson')?.sentence).toBe(
      'Line 4 is not JSON. The text is kept as the value, without a key.',
    )
  })

  it('names the paths that could be keys', () => {
    const file = read('{"id":1,"user":{"name":"a","tags":["x"]}}\n{"id":2,"at":null}\n', {
      as: 'ndjson',
    })
    expect(file.columns).toEqual(['id', 'user.name', 'at'])
  })

  it('is told of lines that are not JSON without a key, too', () => {
    expect(kinds(read('{"a":1}\n{a:1}\n', { as: 'ndjson' }))).toEqual(['notJson'])
  })
})

describe('Oddities', () => {
  it('of a byte order mark: it is no part of the first record', () => {
    const file = readRecords(Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x0a), { as: 'text' })
    expect(file.records.values).toEqual(['a'])
    expect([...file.records.valueBytes]).toEqual([1])
    expect(kinds(file)).toEqual(['byteOrderMark'])
    expect(read('\ufeffid\n1', { as: 'csv', key: 'id' }).records.keys).toEqual(['1'])
  })

  it('of bad UTF-8: shown as U+FFFD, stored as it is, by line', () => {
    const file = readRecords(Uint8Array.of(0x61, 0x0a, 0xff, 0xfe, 0x62, 0x0a, 0xc3, 0x0a), {
      as: 'text',
    })
    expect(file.records.values).toEqual(['a', '\ufffd\ufffdb', '\ufffd'])
    expect([...file.records.valueBytes]).toEqual([1, 3, 1])
    expect(entry(file, 'badUtf8')).toMatchObject({ level: 'change', count: 2, lines: [2, 3] })
  })

  it('of NUL: kept and told', () => {
    const file = read('a\0b\n')
    expect(file.records.values).toEqual(['a\0b'])
    expect(kinds(file)).toEqual(['nul'])
  })

  it('of line ends that differ: told once', () => {
    expect(kinds(read('a\nb\r\nc\rd\n'))).toEqual(['lineEnds'])
    expect(kinds(read('a\r\nb\r\n'))).toEqual([])
  })

  it('of an over-long line: left out, told, and the others stay', () => {
    const file = read(`a\n${'x'.repeat(1_048_577)}\nb\n${'y'.repeat(1_048_576)}\n`)
    expect(file.records.values.map((value) => value.length)).toEqual([1, 1, 1_048_576])
    expect([...file.records.lines]).toEqual([1, 3, 4])
    expect(file.total).toBe(4)
    expect(entry(file, 'tooLong')?.sentence).toContain(
      'Line 2 is a record of more than 1,048,576 bytes',
    )
  })

  it('of too many records: the first 200,000 are taken and the rest is counted', () => {
    const file = read('a\n'.repeat(200_003))
    expect(file.records.values).toHaveLength(200_000)
    expect(file.total).toBe(200_003)
    expect(entry(file, 'tooMany')?.sentence).toBe(
      '3 records from line 200,001 on are left out: a file may give 200,000.',
    )
  })

  it('of a file that is too big: not read, with a way on', () => {
    const file = readRecords(new Uint8Array(5_000_001), { as: 'text' })
    expect(file.records.values).toEqual([])
    expect(file.problems[0]?.sentence).toBe('This file has 5,000,001 bytes.')
    expect(file.problems[0]?.hint).toContain('head -c 5000000')
  })

  it.each([[[0xff, 0xfe]], [[0xfe, 0xff]]])('of UTF-16 (%j): not read, with a way on', (mark) => {
    const file = readRecords(Uint8Array.of(...mark, 0x61, 0), { as: 'text' })
    expect(file.problems[0]?.sentence).toBe('This file is UTF-16, not UTF-8.')
    expectToldWell(file.problems)
  })

  it('of many lines: five are named, all are counted', () => {
    expect(entry(read('\n'.repeat(1_234)), 'emptyLine')).toMatchObject({
      count: 1_234,
      lines: [1, 2, 3, 4, 5],
      sentence: 'Lines 1, 2, 3, 4, 5 and 1229 more are empty: records with an empty value.',
    })
  })
})

describe('Any bytes at all', () => {
  const noise = fc.array(
    fc.oneof(
      fc.constantFrom(0x0a, 0x0d, 0x22, 0x2c, 0x61, 0x7b, 0x7d, 0x3a, 0x5c),
      fc.nat({ max: 255 }),
    ),
    { maxLength: 60 },
  )
  const options: fc.Arbitrary<ReadOptions> = fc.record(
    {
      as: fc.constantFrom('text' as const, 'csv' as const, 'ndjson' as const),
      key: fc.constantFrom('a', '1', 'a.b', ''),
      header: fc.boolean(),
      first: fc.nat({ max: 5 }),
    },
    { requiredKeys: ['as'] },
  )

  it('become records that add up, or a problem that is told', () => {
    fc.assert(
      fc.property(noise, options, (list, how) => {
        const { records, report, total, problems } = readRecords(Uint8Array.from(list), how)
        const sizes = [records.keys, records.values, records.valueBytes, records.lines].map(
          (part) => part.length,
        )
        expect(new Set(sizes).size).toBe(1)
        if (problems.length > 0) expectToldWell(problems)
        else expect(total).toBe(records.values.length)
        for (const { sentence, count } of report) {
          expect(sentence).toMatch(/^.{10,}[.?]$/s)
          expect(sentence).not.toContain('undefined')
          expect(count).toBeGreaterThan(0)
        }
      }),
      { numRuns: 4_000 },
    )
  })

  it('lose no byte without a word: values and line ends are the file', () => {
    fc.assert(
      fc.property(noise, (list) => {
        const bytes = Uint8Array.from(list)
        const { records, report, problems } = readRecords(bytes, { as: 'text' })
        const changed = problems.length > 0 || report.some(({ level }) => level === 'change')
        const ends = list.filter((byte) => byte === 0x0a || byte === 0x0d).length
        const kept = records.valueBytes.reduce((sum, size) => sum + size, 0)
        if (!changed) expect(kept).toBe(list.length - ends)
        if (!changed) expect(records.values.map(stringByteLength)).toEqual([...records.valueBytes])
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('A preview', () => {
  it('shows the first records and the columns, and stops there', () => {
    const file = preview(
      stringBytes(`id,name\n${'1,Ada\n'.repeat(500)}`),
      { as: 'csv', key: 'name' },
      3,
    )
    expect(file.records.keys).toEqual(['Ada', 'Ada', 'Ada'])
    expect(file.columns).toEqual(['id', 'name'])
    expect(file.total).toBe(3)
    expect(file.report).toEqual([])
  })
})

describe('The format of a file', () => {
  it.each<[string, string, string]>([
    ['people.csv', 'anything', 'csv'],
    ['events.NDJSON', '', 'ndjson'],
    ['events.jsonl', '', 'ndjson'],
    ['notes.txt', 'a,b\nc,d\n', 'text'],
    ['events.json', '{"a":1}\n{"a":2}\n', 'ndjson'],
    ['pretty.json', '{\n  "a": 1\n}\n', 'text'],
    ['export', 'id,name\n1,Ada\n2,Grace\n', 'csv'],
    ['export', 'id,name\n1,"Ada,\nCountess"\n2,Gra', 'csv'],
    ['poem', 'Roses, red\nViolets, blue, too\n', 'text'],
    ['README', 'one line', 'text'],
    ['empty', '', 'text'],
    ['constructor', '', 'text'],
  ])('%s beginning with %j is %s', (name, text, expected) => {
    expect(guessFormat(name, stringBytes(text))).toBe(expected)
  })
})
