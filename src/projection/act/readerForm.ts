// A new consumer: alone or in a group, where it begins, and what its application does with each record.
import { isTopicPattern } from '../../kafka/topicPattern.ts'
import { LIMITS } from '../../scenario/limits.ts'
import type { ClientSpec, ReaderSpec, ReadFrom, SomeRecords } from '../../scenario/Scenario.ts'
import { actFaults, actFields, applicationFields as words } from '../../words/en/act.ts'
import type { FieldSpec, FormValues } from './ActForm.ts'
import { isDuration, isInstant, orEmpty, wholeFrom } from './fieldChecks.ts'

/** What stands in the form at first. */
export const READER_VALUES: FormValues = {
  group: '',
  pattern: '',
  commit: '',
  onRevoked: '',
  from: '',
  offset: '0',
  timestamp: '',
  processing: '0ms',
  perPoll: '0ms',
  some: '',
  which: 'every',
  key: '',
  every: '10',
  slow: '1s',
  handler: 'stop',
}

export function readerFields(values: FormValues): readonly FieldSpec[] {
  return [
    { id: 'group', label: words.group(), kind: 'text', hint: words.groupHint(), check: isGroup },
    ...(isAlone(values) ? fromFields(values, actFields.from(), true) : memberFields),
    duration('processing', actFields.processing()),
    duration('perPoll', words.perPoll()),
    {
      id: 'some',
      label: words.some(),
      kind: 'choice',
      options: [
        { value: '', name: words.alike() },
        { value: 'slow', name: words.slow() },
        { value: 'poison', name: words.poison() },
      ],
    },
    ...(values.some === '' ? [] : someFields(values)),
  ]
}

const isAlone = ({ group = '' }: FormValues) => group.trim() === ''

const isGroup = orEmpty((value) => (value.trim().length > 255 ? actFaults.group() : undefined))

const isPattern = orEmpty((value) =>
  isTopicPattern(value.trim()) ? undefined : actFaults.pattern(),
)

const duration = (id: string, label: string): FieldSpec => ({
  id,
  label,
  kind: 'text',
  hint: actFields.processingHint(),
  check: isDuration,
})

const commitField: FieldSpec = {
  id: 'commit',
  label: words.commit(),
  kind: 'choice',
  options: [
    { value: '', name: words.commitByTimer() },
    { value: 'before', name: words.commitBefore() },
    { value: 'after', name: words.commitAfter() },
    { value: 'each', name: words.commitEach() },
  ],
}

const memberFields: readonly FieldSpec[] = [
  {
    id: 'pattern',
    label: words.pattern(),
    kind: 'text',
    hint: words.patternHint(),
    check: isPattern,
  },
  commitField,
  {
    id: 'onRevoked',
    label: words.onRevoked(),
    kind: 'choice',
    options: [
      { value: '', name: words.revokedNothing() },
      { value: 'commit', name: words.revokedCommits() },
    ],
  },
]

function someFields(values: FormValues): readonly FieldSpec[] {
  return [
    {
      id: 'which',
      label: words.which(),
      kind: 'choice',
      options: [
        { value: 'every', name: words.everyNth() },
        { value: 'key', name: words.withKey() },
      ],
    },
    values.which === 'key'
      ? { id: 'key', label: words.key(), kind: 'text' }
      : {
          id: 'every',
          label: words.every(),
          kind: 'number',
          check: wholeFrom(1, LIMITS.rateRecords),
        },
    values.some === 'slow'
      ? duration('slow', words.slowFor())
      : {
          id: 'handler',
          label: words.handler(),
          kind: 'choice',
          options: [
            { value: 'stop', name: words.stop() },
            { value: 'skip', name: words.skip() },
            { value: 'retry', name: words.retry() },
          ],
        },
  ]
}

/** Where to read from, with a field for the offset or the timestamp. */
export function fromFields(
  values: FormValues,
  label: string,
  withReset: boolean,
): readonly FieldSpec[] {
  const options = [
    ...(withReset ? [{ value: '', name: actFields.fromReset() }] : []),
    { value: 'beginning', name: actFields.fromBeginning() },
    { value: 'end', name: actFields.fromEnd() },
    { value: 'offset', name: actFields.fromOffset() },
    { value: 'timestamp', name: actFields.fromTimestamp() },
  ]
  const choice: FieldSpec = { id: 'from', label, kind: 'choice', options }
  if (values.from === 'offset') return [choice, offsetField]
  return values.from === 'timestamp' ? [choice, timestampField] : [choice]
}

const offsetField: FieldSpec = {
  id: 'offset',
  label: actFields.offset(),
  kind: 'number',
  check: wholeFrom(0, Number.MAX_SAFE_INTEGER),
}

const timestampField: FieldSpec = {
  id: 'timestamp',
  label: actFields.timestamp(),
  kind: 'text',
  hint: actFields.timestampHint('2026-01-01T00:00:05Z'),
  check: isInstant,
}

export function readFrom(values: FormValues): ReadFrom | undefined {
  const { from, offset, timestamp = '' } = values
  if (from === 'beginning' || from === 'end') return from
  if (from === 'offset') return { offset: Number(offset) }
  return from === 'timestamp' ? { timestamp: timestamp.trim() } : undefined
}

export function readerOf(base: Pick<ClientSpec, 'id' | 'configs'>, values: FormValues): ReaderSpec {
  const { topic = '', group = '', processing = '', perPoll = '' } = values
  return {
    ...base,
    type: 'reader',
    ...(isAlone(values) ? aloneOf(values, topic) : memberOf(values, topic, group.trim())),
    processing: processing.trim(),
    ...(perPoll.trim() === '0ms' ? {} : { perPoll: perPoll.trim() }),
    ...someOf(values),
  }
}

function aloneOf(values: FormValues, topic: string): Pick<ReaderSpec, 'assign' | 'from'> {
  const from = readFrom(values)
  return { assign: [{ topic, partitions: 'all' }], ...(from === undefined ? {} : { from }) }
}

function memberOf(
  { commit, onRevoked, pattern = '' }: FormValues,
  topic: string,
  group: string,
): Pick<ReaderSpec, 'group' | 'subscribe' | 'commit' | 'onRevoked'> {
  const calls = (['before', 'after', 'each'] as const).find((one) => one === commit)
  return {
    group,
    subscribe: pattern.trim() === '' ? [topic] : { pattern: pattern.trim() },
    ...(calls === undefined ? {} : { commit: calls }),
    ...(onRevoked === 'commit' ? { onRevoked } : {}),
  }
}

function someOf(values: FormValues): Pick<ReaderSpec, 'slow' | 'poison'> {
  const { some, which, key = '', every, slow = '' } = values
  const of: SomeRecords = which === 'key' ? { key } : { every: Number(every) }
  const handler = (['stop', 'skip', 'retry'] as const).find((one) => one === values.handler)
  if (some === 'slow') return { slow: { of, processing: slow.trim() } }
  return some === 'poison' && handler !== undefined ? { poison: { of, handler } } : {}
}
