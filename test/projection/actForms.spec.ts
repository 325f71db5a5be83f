import { describe, expect, it } from 'vitest'
import type { ActContext } from '../../src/projection/act/ActContext.ts'
import type { FormValues } from '../../src/projection/act/ActForm.ts'
import { actName } from '../../src/projection/act/actName.ts'
import { configEntries, withConfigEntries } from '../../src/projection/act/configRows.ts'
import {
  initialValues,
  projectActForm,
  projectActMenu,
} from '../../src/projection/act/projectActForm.ts'
import { actSchema } from '../../src/scenario/actSchema.ts'
import type { ActionType } from '../../src/scenario/Scenario.ts'

const busy: ActContext = {
  topics: [
    { name: 'orders', partitions: 2 },
    { name: 'audit', partitions: 1 },
  ],
  clients: [
    { id: 'web', type: 'producer', lifecycle: 'Running', partitions: [] },
    { id: 'api', type: 'producer', lifecycle: 'Paused', partitions: [] },
    { id: 'stuck', type: 'producer', lifecycle: 'Frozen', partitions: [] },
    {
      id: 'billing',
      type: 'reader',
      lifecycle: 'Running',
      partitions: [
        { topic: 'orders', partition: 0 },
        { topic: 'orders', partition: 1 },
      ],
    },
  ],
  brokers: [
    { node: 1, process: 'Running', isBroker: true, endpoint: 'broker-1' },
    { node: 2, process: 'Frozen', isBroker: true, endpoint: 'broker-2' },
    { node: 3, process: 'Stopped', isBroker: true, endpoint: 'broker-3' },
  ],
  hosts: [
    { name: 'host-1', powered: true },
    { name: 'host-2', powered: false },
  ],
  connections: [{ client: 'web', node: 'broker-1' }],
  groups: [
    { id: 'billing', state: 'Stable' },
    { id: 'audits', state: 'Empty' },
  ],
  selected: null,
}

const bare: ActContext = {
  ...busy,
  topics: [],
  clients: [],
  brokers: [],
  hosts: [],
  connections: [],
  groups: [],
}

const fill = (type: ActionType, values: FormValues = {}, context = busy) =>
  projectActForm(type, context, { ...initialValues(type, context), ...values })

const types = projectActMenu(busy).areas.flatMap(({ acts }) => acts.map(({ type }) => type))

/** What each form still needs before it can be sent. */
const needed: Partial<Record<ActionType, FormValues>> = {
  createTopic: { topic: 'payments' },
  alterTopic: { partitions: '3' },
  alterConfig: { 'set.0.name': 'log.flush.interval.messages', 'set.0.value': '1' },
}

describe('The Act menu', () => {
  it('begins with producing a record', () => {
    expect(types[0]).toBe('produceRecords')
  })

  it('offers every action there is, once', () => {
    const known = actSchema.shape.do.def.options.map((option) => option.shape.type.def.values[0])
    expect([...types].sort()).toEqual([...known].sort())
  })

  it('says why something cannot be done', () => {
    const menu = projectActMenu(bare).areas.flatMap(({ acts }) => acts)
    const reason = menu.find(({ type }) => type === 'produceRecords')?.unavailable
    expect(reason).toBe('No producer runs. Add a client first.')
    const possible = menu.filter(({ unavailable }) => unavailable === undefined)
    expect(possible.map(({ type }) => type)).toEqual(['createTopic', 'healNetwork', 'alterConfig'])
  })
})

describe('The form of each act', () => {
  it.each(types)('%s comes to an action that a scenario takes', (type) => {
    const form = fill(type, needed[type])
    expect(form.fields.filter(({ error }) => error !== undefined)).toEqual([])
    const act = { when: { at: '1s' }, do: form.action }
    expect(actSchema.safeParse(act).error).toBeUndefined()
  })

  it.each(types)('%s has a name once it is done', (type) => {
    const { action } = fill(type, needed[type])
    if (action === null) throw new Error('not complete')
    expect(actName(action).length).toBeGreaterThan(3)
    expect(actName(action).length).toBeLessThan(60)
  })

  it('begins with what is selected on the page', () => {
    const selected = { ...busy, selected: 'partition:audit-0' }
    expect(initialValues('produceRecords', selected).topic).toBe('audit')
    expect(initialValues('crashClient', { ...busy, selected: 'client:billing' }).client).toBe(
      'billing',
    )
  })

  it('asks for a value only while the record has one', () => {
    expect(fill('produceRecords').fields.map(({ id }) => id)).toContain('value')
    const tombstone = fill('produceRecords', { kind: 'tombstone' })
    expect(tombstone.fields.map(({ id }) => id)).not.toContain('value')
    expect(tombstone.action).toMatchObject({ records: [{ value: null }] })
  })

  it('offers the partitions of the chosen topic', () => {
    const partitions = (topic: string) =>
      fill('produceRecords', { topic }).fields.find(({ id }) => id === 'partition')?.options?.length
    expect([partitions('orders'), partitions('audit')]).toEqual([3, 2])
  })

  it('lets go of a partition that the newly chosen topic does not have', () => {
    const form = fill('produceRecords', { topic: 'audit', partition: '1' })
    expect(form.action).toMatchObject({ records: [{ value: 'hello' }] })
    expect(form.action).not.toMatchObject({ records: [{ partition: 1 }] })
  })

  it('sends several records, with headers', () => {
    const { action } = fill('produceRecords', { copies: '3', headers: 'trace: 17\nfrom: web' })
    expect(action).toMatchObject({ records: { length: 3 } })
    expect(action).toMatchObject({
      records: [
        {
          headers: [
            ['trace', '17'],
            ['from', 'web'],
          ],
        },
        {},
        {},
      ],
    })
  })

  it.each([
    ['produceRecords', 'copies', '0', 'A whole number from 1 to 1000.'],
    ['produceRecords', 'copies', 'many', 'A whole number from 1 to 1000.'],
    ['produceRecords', 'headers', 'no colon', '“no colon” has no colon. Write name: value.'],
    ['createTopic', 'topic', 'orders', 'There is a topic of this name already.'],
    [
      'createTopic',
      'topic',
      'a b',
      'Letters, digits, dot, dash and underscore only; at most 249 of them.',
    ],
    ['createTopic', 'topic', '', 'Fill this in.'],
    ['alterTopic', 'partitions', '2', 'A whole number from 3 to 1000.'],
    ['addClient', 'id', 'web', 'There is a client of this name already.'],
    ['slowClient', 'processing', '5', 'A number with a unit: 200ms, 1.5s, 2m.'],
    ['delayConnection', 'delay', '-1s', 'A number with a unit: 200ms, 1.5s, 2m.'],
  ] as const)('%s says what is wrong with %s “%s”', (type, id, value, words) => {
    const form = fill(type, { [id]: value })
    expect(form.fields.find((field) => field.id === id)?.error).toBe(words)
    expect(form.action).toBeNull()
  })

  it('asks for something to change before it alters anything', () => {
    expect(fill('alterTopic').problem).toBe('Change something first.')
    expect(fill('alterConfig').problem).toBe('Change something first.')
  })

  it('adds a producer with its load or a reader with its place', () => {
    expect(fill('addClient', { kind: 'producer', id: 'p', perSecond: '2.5' }).action).toMatchObject(
      {
        client: { type: 'producer', id: 'p', workload: { perSecond: 2.5 } },
      },
    )
    expect(fill('addClient', { kind: 'producer', id: 'p', perSecond: '0' }).action).toEqual({
      type: 'addClient',
      client: { type: 'producer', id: 'p' },
    })
    expect(fill('addClient', { from: 'offset', offset: '7' }).action).toMatchObject({
      client: { type: 'reader', from: { offset: 7 } },
    })
  })

  it('adds a member of a group, which has no place of its own to begin at', () => {
    const filled = fill('addClient', { id: 'c3', group: ' billing ', from: 'beginning' })
    expect(filled.action).toMatchObject({
      client: { type: 'reader', id: 'c3', group: 'billing', subscribe: [expect.any(String)] },
    })
    expect(filled.action).not.toHaveProperty('client.assign')
    expect(filled.action).not.toHaveProperty('client.from')
    expect(filled.fields.map(({ id }) => id)).not.toContain('from')
  })

  it('restarts a client as it was, or with other settings', () => {
    const client = 'billing'
    expect(fill('restartClient', { client }).action).toEqual({
      type: 'restartClient',
      client,
    })
    const row = { 'set.0.name': 'partition.assignment.strategy', 'set.0.value': 'x.Y' }
    expect(fill('restartClient', { client, ...row }).action).toEqual({
      type: 'restartClient',
      client,
      set: { 'partition.assignment.strategy': 'x.Y' },
    })
  })
})

describe('Acts on groups', () => {
  it('name each group with its state, so that one sees whom Kafka will refuse', () => {
    const [field] = fill('deleteGroup').fields
    expect(field?.options?.map(({ name }) => name)).toEqual(['billing (Stable)', 'audits (Empty)'])
  })

  it('reset all partitions of a topic, or one, to any place', () => {
    expect(fill('resetOffsets', { group: 'audits' }).action).toEqual({
      type: 'resetOffsets',
      group: 'audits',
      topic: 'orders',
      to: 'beginning',
    })
    const one = { group: 'audits', partition: '1', from: 'offset', offset: '7' }
    expect(fill('resetOffsets', one).action).toMatchObject({ partition: 1, to: { offset: 7 } })
  })
})

describe('The form for a new reader', () => {
  const fieldsOf = (values: Record<string, string>) =>
    fill('addClient', values).fields.map(({ id }) => id)

  it('asks a reader alone where it begins, and a member of a group when it commits', () => {
    expect(fieldsOf({})).toContain('from')
    expect(fieldsOf({})).not.toContain('commit')
    expect(fieldsOf({ group: 'billing' })).toContain('commit')
    expect(fieldsOf({ group: 'billing' })).not.toContain('from')
    const { action } = fill('addClient', { group: 'billing', commit: 'each' })
    expect(action).toMatchObject({
      client: { group: 'billing', subscribe: ['orders'], commit: 'each' },
    })
  })

  it('takes a pattern in place of the topic, and a listener that commits', () => {
    const member = { group: 'billing', pattern: ' log-.* ', onRevoked: 'commit' }
    expect(fill('addClient', member).action).toMatchObject({
      client: { group: 'billing', subscribe: { pattern: 'log-.*' }, onRevoked: 'commit' },
    })
    const form = fill('addClient', { ...member, pattern: '(a+)+' })
    expect(form.action).toBeNull()
    expect(form.fields.find(({ id }) => id === 'pattern')?.error).toContain(
      'at most two of *, + and ?',
    )
  })

  it('takes records that are slow, by key, and records that throw, every nth', () => {
    const slow = { some: 'slow', which: 'key', key: 'alice', slow: '2s' }
    expect(fill('addClient', slow).action).toMatchObject({
      client: { slow: { of: { key: 'alice' }, processing: '2s' } },
    })
    const poison = { some: 'poison', every: '7', handler: 'skip' }
    expect(fill('addClient', poison).action).toMatchObject({
      client: { poison: { of: { every: 7 }, handler: 'skip' } },
    })
    expect(fill('addClient', { ...poison, every: '0' }).action).toBeNull()
  })

  it('says nothing of what was left as it is', () => {
    expect(fill('addClient').action).toEqual({
      type: 'addClient',
      client: {
        type: 'reader',
        id: 'reader-1',
        assign: [{ topic: 'orders', partitions: 'all' }],
        processing: '0ms',
      },
    })
  })
})

describe('Rows of settings', () => {
  it('come and go without touching other fields', () => {
    const one = withConfigEntries({ topic: 't' }, 'set', [{ name: 'a', value: '1' }])
    expect(configEntries(one, 'set')).toEqual([{ name: 'a', value: '1' }])
    expect(withConfigEntries(one, 'set', [])).toEqual({ topic: 't' })
  })

  it('need a name and a value', () => {
    const row = { 'set.0.name': 'retention.ms', 'set.0.value': '' }
    const fields = fill('alterConfig', row).fields
    expect(fields.find(({ id }) => id === 'set')?.error).toBe('Give a value.')
  })
})
