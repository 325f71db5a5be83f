// The words after `npm run sim --`, checked before anything is opened.
import { isTopicName, type Us } from '../../kafka/terms.ts'
import { parseDuration } from '../../scenario/duration.ts'
import { guess } from '../../scenario/guess.ts'
import { type Problem, valueText } from '../../scenario/Problem.ts'
import type { RecordFormat } from '../../scenario/records/RecordsFile.ts'
import { callWords as words } from '../../words/en/cli.ts'

export const PRINTS = ['text', 'jsonl', 'summary', 'hash'] as const
export type Print = (typeof PRINTS)[number]

const FORMATS: readonly RecordFormat[] = ['text', 'csv', 'ndjson']

export interface SimOptions {
  /** A preset's id, a file's path or a link. */
  readonly input: string
  readonly seed?: number
  readonly until?: Us
  readonly records?: string
  readonly topic?: string
  readonly as?: RecordFormat
  readonly key?: string
  readonly print: Print
}

export type Call =
  | { readonly do: 'help' }
  | { readonly do: 'list' }
  | { readonly do: 'run'; readonly options: SimOptions }
  | { readonly do: 'nothing'; readonly problems: readonly Problem[] }

/** Options that take a value: what the value has to be, and its check. */
const VALUED: Readonly<
  Record<string, { readonly fits: string; readonly isSound: (value: string) => boolean }>
> = {
  '--seed': { fits: words.seedFits(), isSound: isSeed },
  '--until': { fits: words.untilFits(), isSound: (value) => parseDuration(value) !== undefined },
  '--records': { fits: words.fileFits(), isSound: (value) => value !== '' },
  '--topic': { fits: words.topicFits(), isSound: isTopicName },
  '--as': {
    fits: words.formatFits(FORMATS),
    isSound: (value) => (FORMATS as readonly string[]).includes(value),
  },
  '--key': { fits: words.keyFits(), isSound: (value) => value !== '' },
  '--print': {
    fits: words.formatFits(PRINTS),
    isSound: (value) => (PRINTS as readonly string[]).includes(value),
  },
}
const FLAGS: readonly string[] = ['--list', '--help']
const NAMES: readonly string[] = [...Object.keys(VALUED), ...FLAGS]

function isSeed(value: string): boolean {
  return /^\d{1,10}$/.test(value) && Number(value) <= 4_294_967_295
}

interface Words {
  readonly inputs: string[]
  readonly values: Map<string, string>
  readonly flags: Set<string>
  readonly problems: Problem[]
}

/** What a call asks for; `presets` are the ids a sentence may name. */
export function readOptions(args: readonly string[], presets: readonly string[]): Call {
  const read = readWords(args)
  if (read.flags.has('--help')) return { do: 'help' }
  checkRecords(read)
  checkInputs(read, presets)
  if (read.problems.length > 0) return { do: 'nothing', problems: read.problems }
  if (read.flags.has('--list')) return { do: 'list' }
  return { do: 'run', options: optionsOf(read) }
}

function readWords(args: readonly string[]): Words {
  const read: Words = { inputs: [], values: new Map(), flags: new Set(), problems: [] }
  for (let place = 0; place < args.length; place++) {
    const word = args[place] ?? ''
    if (word === '-h') read.flags.add('--help')
    else if (!word.startsWith('-')) read.inputs.push(word)
    else if (takeOption(read, word, args[place + 1])) place++
  }
  return read
}

/** Takes an option in; true when the next word was its value. */
function takeOption(read: Words, word: string, next: string | undefined): boolean {
  const [name = '', inline] = splitOption(word)
  if (FLAGS.includes(name)) {
    if (inline === undefined) read.flags.add(name)
    else read.problems.push(problem(name, inline, words.takesNoneFits(name), words.takesNone(name)))
    return false
  }
  const row = VALUED[name]
  if (!row) {
    read.problems.push(unknownOption(name))
    return false
  }
  const isNext = inline === undefined && next !== undefined && !next.startsWith('--')
  const value = inline ?? (isNext ? next : undefined)
  if (value === undefined)
    read.problems.push(problem(name, undefined, row.fits, words.noValue(name)))
  else if (row.isSound(value)) read.values.set(name, value)
  else read.problems.push(problem(name, value, row.fits, words.noSuchValue(name, valueText(value))))
  return isNext
}

function splitOption(word: string): readonly [string, string?] {
  const at = word.indexOf('=')
  return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)]
}

function unknownOption(name: string): Problem {
  const near = guess(name, NAMES)
  return {
    ...problem(name, name, words.unknownOptionFits(NAMES), words.unknownOption(name)),
    ...(near === undefined ? {} : { hint: words.didYouMean(near) }),
  }
}

/** How a file is read means nothing without one. */
function checkRecords({ values, problems }: Words): void {
  if (values.has('--records')) return
  for (const name of ['--topic', '--as', '--key']) {
    const value = values.get(name)
    if (value !== undefined)
      problems.push(problem(name, value, words.needsRecordsFits(), words.needsRecords(name)))
  }
}

function checkInputs({ inputs, flags, problems }: Words, presets: readonly string[]): void {
  const [, second] = inputs
  // Beside an unknown option it may be that option's value.
  if (second !== undefined && problems.length === 0)
    problems.push(problem('input', second, words.tooManyFits(), words.tooMany(second)))
  if (inputs.length === 0 && !flags.has('--list') && problems.length === 0)
    problems.push(problem('input', undefined, words.noInputFits(presets), words.noInput()))
}

function problem(
  path: string,
  value: string | undefined,
  allowed: string,
  sentence: string,
): Problem {
  return { path, value: valueText(value), allowed, sentence }
}

function optionsOf({ inputs, values }: Words): SimOptions {
  const seed = values.get('--seed')
  const until = parseDuration(values.get('--until') ?? '')
  const records = values.get('--records')
  const topic = values.get('--topic')
  const as = values.get('--as') as RecordFormat | undefined
  const key = values.get('--key')
  return {
    input: inputs[0] ?? '',
    print: (values.get('--print') ?? 'text') as Print,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(until === undefined ? {} : { until }),
    ...(records === undefined ? {} : { records }),
    ...(topic === undefined ? {} : { topic }),
    ...(as === undefined ? {} : { as }),
    ...(key === undefined ? {} : { key }),
  }
}
