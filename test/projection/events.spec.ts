import { describe, expect, it } from 'vitest'
import { createEventMemory } from '../../src/projection/captionContext.ts'
import { captionOf } from '../../src/projection/captions.ts'
import { chainOf, LONGEST_CHAIN, projectWhy } from '../../src/projection/causes.ts'
import type { EventsFilter } from '../../src/projection/EventsModel.ts'
import { projectEvents } from '../../src/projection/events.ts'
import { projectInspector } from '../../src/projection/inspector.ts'
import { cannedRun } from './cannedEvents.ts'
import { sceneOfOrders } from './cannedScenes.ts'
import { readerOf } from './cannedState.ts'

const events = cannedRun()
const state = sceneOfOrders()
const context = { state, read: readerOf(state), memory: createEventMemory(events) }
const eventNumbered = (n: number) => events.find((event) => event.n === n)
const sentences = (n: number) => {
  const event = eventNumbered(n)
  if (event === undefined) throw new Error(`no event ${n}`)
  return captionOf(event, context)
}

describe('a sentence', () => {
  it('names who queues what where, and why it waits', () => {
    expect(sentences(4)).toMatchObject({
      headline: 'web-checkout queues carol: “{"total": 40.00}” for orders-0.',
      line: 'Key carol belongs to orders-0 (murmur2 of the key). It opens a batch. linger.ms 5: waits up to 5 ms for company.',
    })
  })

  it('says why a batch goes now, and what its sender waits for', () => {
    expect(sentences(5).line).toBe(
      'carol: “{"total": 40.00}”. The first waited 5 ms for company (linger.ms 5). acks=all: the answer comes when every in-sync replica has them.',
    )
  })

  it('names the offsets where records are stored', () => {
    expect(sentences(8).headline).toBe(
      'Broker 1 appends 1 record of web-checkout to orders-0 at offset 26.',
    )
    expect(sentences(12).headline).toBe('web-checkout learns that orders-0 offset 26 is stored.')
  })

  it('tells a person’s acts from the scene’s', () => {
    expect(sentences(1).headline).toBe('The scene creates topic orders.')
    expect(sentences(3).headline).toBe('You have web-checkout send 1 record to orders.')
  })

  it('keeps headlines to 90 characters and ends them as sentences', () => {
    for (const event of events) {
      const { headline } = captionOf(event, context)
      expect(headline.length).toBeLessThanOrEqual(90)
      expect(headline).toMatch(/[.…]$/)
    }
  })
})

describe('the list of events', () => {
  const listOf = (filter: Partial<EventsFilter>) =>
    projectEvents({
      events,
      at: 6_450,
      n: 8,
      filter: { level: 'chatter', search: '', about: '', ...filter },
      context,
    })

  it('filters by level and counts what it hides', () => {
    const { rows, hidden, hiddenChatter } = listOf({ level: 'milestone' })
    expect(rows.map((row) => row.event)).toEqual([1, 2, 3, 14, 15])
    expect([hidden, hiddenChatter]).toEqual([10, 1])
  })

  it('finds words in sentences', () => {
    expect(listOf({ search: 'high WATERMARK' }).rows.map((row) => row.event)).toEqual([9])
    expect(listOf({ search: 'orders-9' }).rows).toEqual([])
  })

  it('finds what is about one client', () => {
    expect(listOf({ about: 'billing' }).rows.map((row) => row.event)).toEqual([13])
  })

  it('knows the row of now, also among events of one instant', () => {
    const { rows, currentIndex } = listOf({})
    expect(rows[currentIndex]?.event).toBe(8)
  })
})

describe('a why chain', () => {
  const why = (selection: string, value: string) =>
    projectWhy({ context, at: 2_000, selection, value, eventNumbered })

  it('goes from the event that set a value back to the person’s act', () => {
    const chain = why('partition:orders-0', 'highWatermark')
    expect(chain?.question).toBe('Why is the high watermark 27?')
    expect(chain?.links.map((link) => link.event)).toEqual([9, 8, 5, 4, 3])
    expect(chain?.links.map((link) => link.last)).toEqual([false, false, false, false, true])
    expect(chain?.links.at(-1)?.sentence).toBe('You have web-checkout send 1 record to orders.')
  })

  it('names the config that made a record wait', () => {
    const configs = new Map([
      ['linger.ms', { value: '5', source: 'DEFAULT_CONFIG' as const, setBy: 0 }],
    ])
    const [web] = state.clients
    Object.assign(web ?? {}, { configs })
    expect(why('partition:orders-0', 'highWatermark')?.links[3]?.config).toBe('linger.ms 5')
  })

  it('has no answer for a value that no event set', () => {
    expect(why('partition:orders-0', 'replicas')).toBeNull()
    expect(why('partition:nowhere-0', 'highWatermark')).toBeNull()
  })

  it('shows at most six links and always the first and the last', () => {
    const long = Array.from({ length: 40 }, (_, index) => ({
      ...sentLike(index + 1),
      cause: index,
    }))
    const chain = projectWhy({
      context,
      at: 0,
      selection: 'event:40',
      value: 'event',
      eventNumbered: (n) => long[n - 1] as (typeof events)[number] | undefined,
    })
    expect(chain?.links.length).toBe(LONGEST_CHAIN)
    expect([chain?.links[0]?.event, chain?.links.at(-1)?.event]).toEqual([40, 1])
  })

  it('ends at a loop instead of going round', () => {
    const looped = { ...sentLike(5), cause: 5 }
    expect(chainOf(5, () => looped as (typeof events)[number]).length).toBe(1)
  })
})

const sentLike = (n: number) => ({ ...(events[8] as (typeof events)[number]), n })

describe('the inspector', () => {
  it('reads was → now for values that the step changed', () => {
    const before = projectInspector({ context, at: 0, selection: 'partition:orders-0' })
    const [broker] = state.nodes
    const [first] = broker?.replicas ?? []
    Object.assign(first ?? {}, { highWatermark: 26 })
    const after = projectInspector({ context, at: 0, selection: 'partition:orders-0', before })
    Object.assign(first ?? {}, { highWatermark: 27 })
    const rows = after?.sections.flatMap((section) => section.rows) ?? []
    expect(
      rows.filter((row) => row.was !== null).map(({ id, was, value }) => [id, was, value]),
    ).toEqual([['highWatermark', '27', '26']])
  })

  it.each([
    'broker:1',
    'client:billing',
    'client:web-checkout',
    'record:orders-0@3',
    'message:1',
    'quorum',
    'event:9',
  ])('has values for %s', (selection) => {
    const model = projectInspector({ context, at: 2_000, selection, eventNumbered })
    expect(model?.sections[0]?.rows.length).toBeGreaterThan(2)
    expect(model?.title).not.toBe('')
  })

  it.each(['broker:9', 'client:nobody', 'record:orders-0@999', 'message:999', 'nonsense'])(
    'has nothing for %s',
    (selection) => {
      expect(projectInspector({ context, at: 2_000, selection, eventNumbered })).toBeNull()
    },
  )
})
