import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import { presetNamed } from '../../src/presets/index.ts'
import { createEventMemory, learn } from '../../src/projection/captionContext.ts'
import { captionOf } from '../../src/projection/captions.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import type { Action, Scenario } from '../../src/scenario/Scenario.ts'
import { levelOf } from '../../src/trace/levels.ts'
import type { TraceEvent } from '../../src/trace/TraceEvent.ts'
import { EAGER, orders, theGroup } from './groupWindows.ts'

interface Line {
  readonly event: TraceEvent
  readonly headline: string
  readonly line: string
}

/** Every event of a scene between two instants, in s, with what is said of it. */
function told(scenario: Scenario, from: number, to: number): Line[] {
  const history = createHistory(scenario)
  history.advance(to * 1_000_000)
  const state = history.stateAt({ at: to * 1_000_000 })
  const context = { state, read: readerOf(state, new Map()), memory: createEventMemory() }
  return history.eventsBetween(0, to * 1_000_000).flatMap((event) => {
    learn(context.memory, event)
    const { headline, line } = captionOf(event, context)
    return event.at < from * 1_000_000 ? [] : [{ event, headline, line }]
  })
}

const grows = presetNamed('group-grows')?.scenario as Scenario
const lines = told(grows, 13, 21)
const saidBy = (type: TraceEvent['type']) => lines.filter(({ event }) => event.type === type)

/** What a group does after an act at 10 s: one sentence a round. */
function roundsAfter(act: Action): string[] {
  const configs = {
    ...EAGER.configs,
    'session.timeout.ms': '6000',
    'max.poll.interval.ms': '6000',
    'metadata.max.age.ms': '2000',
  }
  const scene = orders(4)
    .member('c1', { ...EAGER, configs })
    .member('c2', { ...EAGER, configs })
    .at('10s', act)
    .scenario('30s')
  return told(scene, 10, 25)
    .filter(({ event }) => event.type === 'GroupChanged' && event.to === 'PreparingRebalance')
    .filter(({ event }) => event.type === 'GroupChanged' && event.from !== event.to)
    .map(({ headline }) => headline)
}

describe('A group that rebalances', () => {
  it('is told with who joined, and with the reason that Kafka logs', () => {
    const [joined, begun] = saidBy('GroupChanged')
    expect(joined?.headline).toBe('c3 joins group billing.')
    expect(begun?.headline).toBe('Group billing rebalances, because c3 joins.')
    expect(begun?.line).toMatch(
      /^Kafka logs: Adding new member c3-[0-9a-f]{8}…; client reason: need to re-join with the given member-id: c3-[0-9a-f]{8}…$/,
    )
  })

  it('is told with who gave up what, and who owns what now', () => {
    const [revoked] = saidBy('RebalanceListenerCalled')
    expect(revoked?.headline).toMatch(/^c\d gives up orders-\d, orders-\d, orders-\d\.$/)
    expect(saidBy('GroupChanged').at(-1)).toMatchObject({
      headline: 'Group billing is stable in generation 2.',
      line: 'c1 owns orders-0, orders-1; c2 owns orders-2, orders-3; c3 owns orders-4, orders-5.',
    })
  })

  it('says what began each round', () => {
    expect(roundsAfter({ type: 'removeClient', client: 'c2' })[0]).toBe(
      'Group billing rebalances, because c2 leaves.',
    )
    expect(roundsAfter({ type: 'crashClient', client: 'c2' })[0]).toBe(
      'Group billing rebalances: nothing is heard of c2.',
    )
    expect(roundsAfter({ type: 'pauseClient', client: 'c2' })[0]).toBe(
      'Group billing rebalances: c2 was not back in poll() in time.',
    )
    expect(roundsAfter({ type: 'alterTopic', topic: 'orders', partitions: 6 })[0]).toBe(
      'Group billing rebalances: c1 sees other partitions in a topic.',
    )
  })
})

describe('Records of __consumer_offsets', () => {
  const stored = lines.filter(
    ({ event, headline }) => event.n > 0 && headline.includes('__consumer_offsets'),
  )

  it('say that they are commits, and a generation of the group', () => {
    const texts = saidBy('RecordsAppended').map(({ line }) => line)
    expect(texts).toContainEqual(
      expect.stringMatching(/^billing commits orders-3 at \d+, billing commits orders-4 at \d+,/),
    )
    expect(texts).toContainEqual(
      expect.stringMatching(/^group billing in generation 2 with 3 members\. /),
    )
  })

  it('say so on their way to the followers too, and never that there is nothing', () => {
    expect(stored.length).toBeGreaterThan(20)
    for (const { headline, line } of stored) expect(`${headline} ${line}`).not.toContain('no value')
    const copied = saidBy('RecordsCopied').filter(({ headline }) => headline.includes('__consumer'))
    expect(copied[0]?.line).toMatch(/^billing commits orders-\d at \d+/)
  })

  it('are no news by themselves: a commit is, once it stands', () => {
    for (const { event } of stored)
      if (event.type === 'RecordsCopied' || event.type === 'HighWatermarkAdvanced')
        expect(levelOf(event)).toBe('message')
    expect(saidBy('OffsetsCommitted').map(({ event }) => levelOf(event))).toContain('decision')
  })
})

describe('“Why?” of a group', () => {
  it('leads from a generation over the round and the member that began it to the act', () => {
    const why = theGroup(grows).why(20, 'group:billing', 'generation')
    expect(why?.question).toBe('Why is it generation 2?')
    const said = why?.links.map(({ sentence }) => sentence) ?? []
    expect(said[0]).toMatch(/^Group billing is stable in generation 2\./)
    expect(said.some((one) => one.startsWith('Group billing rebalances, because c3 joins.'))).toBe(
      true,
    )
    expect(said.at(-1)).toBe('The scene adds c3.')
  })

  it('leads from a commit to the timer that asked for it', () => {
    const why = theGroup(grows).why(21, 'group:billing', 'committedOffset orders-0')
    expect(why?.links.map(({ config }) => config)).toContain('auto.commit.interval.ms 5000')
  })

  it('leads from an error of a member that was put out to what silenced it', () => {
    const configs = { ...EAGER.configs, 'max.poll.interval.ms': '6000' }
    const scene = orders(4)
      .member('c1', EAGER)
      .member('c2', { ...EAGER, commit: 'after', processing: '10ms', configs })
      .at('10s', { type: 'slowClient', client: 'c2', processing: '9s' })
      .scenario('40s')
    const why = theGroup(scene).why(30, 'client:c2', 'lastError')
    expect(why?.question).toMatch(/^Why did “CommitFailedException/)
    expect(why?.links.map(({ config }) => config)).toContain('max.poll.interval.ms 6000')
  })
})
