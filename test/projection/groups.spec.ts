import { describe, expect, it } from 'vitest'
import { COOPERATIVE, EAGER, orders, theGroup, threeOf } from './groupWindows.ts'

const texts = (bars: readonly { readonly text: string }[]) => bars.map(({ text }) => text)

describe('A third member among cooperative ones', () => {
  const group = theGroup(threeOf(COOPERATIVE))

  it('gets two partitions that nobody reads until the second round, and four go on', () => {
    expect(group.owners(22, 'orders-0')).toEqual(['c1'])
    expect(group.owners(22, 'orders-4')).toEqual(['c1', 'nobody', 'c3'])
    expect(group.owners(22, 'orders-5')).toEqual(['c2', 'nobody', 'c3'])
    expect(texts(group.chart(22).rows[4]?.bars ?? [])).toEqual(['c1', 'nobody, 3 s', 'c3'])
  })

  it('costs two moves, the least possible, and no break of the other four', () => {
    expect(group.card(22, 'Moved')).toBe('2, the least possible')
    expect(group.card(22, 'Never stopped')).toBe('4 of 6 partitions')
    expect(group.card(22, 'Longest pause')).toBe('3 s, orders-4')
    expect(group.card(22, 'Read twice')).toBe('no record')
  })

  it('takes the group through two rounds, each told with its generation', () => {
    const { states } = group.chart(22)
    expect(texts(states).filter((text) => text !== '')).toEqual([
      'Stable',
      'PreparingRebalance',
      'PreparingRebalance',
      'Stable',
    ])
    expect(states.map(({ above }) => above).filter((text) => text !== '')).toEqual([
      'CompletingRebalance, generation 2',
      'CompletingRebalance, generation 3',
    ])
    expect(states[1]?.accessibleName).toContain('Adding new member c3-')
  })

  it('shows each member waiting, what it still reads, and what its listener was called with', () => {
    const line = group.line(22, 'c1')
    expect(line.says).toBe('owns 0, 2')
    expect(texts(line.parked)).toContain('JoinGroup parked, still reading 0 and 2')
    const marks = line.marks.map(({ label }) => label)
    expect(marks).toContain('heartbeat: rebalance in progress')
    expect(marks).toContain('onPartitionsRevoked(4)')
    expect(group.line(22, 'c3').marks.map(({ label }) => label)).toContain(
      'onPartitionsAssigned(4, 5)',
    )
  })

  it('marks what is still to come, though it has been run', () => {
    const last = group.chart(22).rows[0]?.bars[0]
    expect(last?.past).toBeGreaterThan(0)
    expect(last?.past).toBeLessThan(last?.width ?? 0)
    expect(group.line(22, 'c3').marks.at(-1)?.future).toBe(true)
    expect(group.line(39, 'c3').marks.at(-1)?.future).toBe(false)
  })

  it('names the moment it began with, and counts the seconds from there', () => {
    const { axis } = group.chart(22)
    expect(axis.moments.map(({ text }) => text)).toEqual(['c3 joins'])
    expect(axis.ticks.map(({ text }) => text)).toContain('+2 s')
    expect(axis.fold).toBeNull()
  })

  it('stays in sight long after, with the quiet time folded', () => {
    const { axis, cursor, rows } = group.chart(39)
    expect(axis.fold?.text).toBe('14 s later')
    expect(cursor.x).toBeGreaterThan(axis.fold?.x ?? Number.POSITIVE_INFINITY)
    expect(rows[4]?.bars).toHaveLength(3)
  })

  it('is told in sentences too', () => {
    expect(group.chart(22).description).toEqual([
      'Group billing is PreparingRebalance in generation 2.',
      'c1 owns 0, 2.',
      'c2 owns 1, 3.',
      'c3 owns nothing.',
      'Nobody reads orders-4, orders-5.',
    ])
  })

  it('leaves partitions unowned because one member has not heard of the round yet', () => {
    expect(group.value(22, 'group:billing', 'unowned')).toBe('4, 5')
    const why = group.why(22, 'group:billing', 'unowned')
    expect(why?.question).toBe('Why does nobody read 4, 5?')
    expect(why?.links[0]).toMatchObject({
      where: 'c3',
      config: 'heartbeat.interval.ms 3000',
    })
    expect(why?.links[1]?.sentence).toContain('need to revoke partitions and re-join')
  })

  it('has its facts in the inspector', () => {
    const value = (row: string) => group.value(22, 'group:billing', row)
    expect(value('groupState')).toBe('PreparingRebalance')
    expect(value('generation')).toBe('2')
    expect(value('assignor')).toBe('cooperative-sticky')
    expect(value('groupLeader')).toBe('c1')
    expect(value('groupCoordinator')).toBe('broker 1')
    expect(group.value(22, 'client:c3', 'membership')).toBe('STABLE')
    expect(group.value(22, 'client:c1', 'memberGeneration')).toBe('2')
  })
})

describe('A third member among eager ones', () => {
  const group = theGroup(threeOf(EAGER))

  it('stops every partition for a moment', () => {
    expect(group.card(25, 'Never stopped')).toBe('0 of 6 partitions')
    expect(group.owners(25, 'orders-0')).toEqual(['c1', 'nobody', 'c1'])
  })

  it('moves more than it had to', () => {
    expect(group.card(25, 'Moved')).toBe('3')
  })
})

describe('A member that crashes', () => {
  const quick = { ...COOPERATIVE.configs, 'session.timeout.ms': '10000' }
  const group = theGroup(
    orders(6)
      .member('c1', { ...COOPERATIVE, configs: quick })
      .member('c2', { ...COOPERATIVE, startsAfter: '1.3s' })
      .at('20s', { type: 'crashClient', client: 'c1' })
      .scenario('40s'),
  )

  it('leaves its partitions to nobody from the crash on, not from when it is missed', () => {
    expect(group.owners(35, 'orders-0')).toEqual(['c1', 'nobody', 'c2'])
    expect(group.card(35, 'Longest pause')).toBe('10 s, orders-0')
    expect(group.chart(35).axis.moments.map(({ text }) => text)).toEqual([
      'c1 crashes',
      'c1 is removed',
    ])
  })

  it('has what it did not commit read twice', () => {
    expect(group.card(35, 'Read twice')).toMatch(/^\d+ records$/)
    expect(group.line(35, 'c1').says).toBe('crashed')
  })
})

describe('A member that is thrown out while it works', () => {
  const slow = {
    ...EAGER.configs,
    'max.poll.interval.ms': '6000',
    'max.poll.records': '5',
    'enable.auto.commit': 'false',
  }
  const group = theGroup(
    orders(2)
      .member('c1', { ...EAGER, processing: '4s', configs: slow, commit: 'after' })
      .member('c2', { ...EAGER, startsAfter: '1s' })
      .scenario('40s'),
  )

  it('still believes to own what another reads already: both are drawn', () => {
    const [first, second] = group.chart(20).rows[0]?.bars ?? []
    expect([first?.lane, first?.lanes]).toEqual([0, 2])
    expect([second?.lane, second?.lanes]).toEqual([1, 2])
    expect(second?.accessibleName).toContain('while another member reads it too')
    expect(group.chart(20).axis.moments[0]?.text).toBe('c1 is thrown out')
  })
})

describe('More members than partitions', () => {
  const group = theGroup(
    orders(1)
      .member('c1', EAGER)
      .member('c2', { ...EAGER, startsAfter: '1s' })
      .scenario('20s'),
  )

  it('leave one idle, and the inspector says why', () => {
    expect(group.line(15, 'c2').says).toBe('owns nothing')
    const why = group.why(15, 'client:c2', 'owned')
    expect(why?.question).toBe('Why does c2 own nothing?')
    expect(why?.links[0]?.sentence).toContain('2 members share 1 partition')
  })
})

describe('Many members on many partitions', () => {
  let scene = orders(60)
  for (let member = 1; member <= 14; member++)
    scene = scene.member(`c${member}`, { ...COOPERATIVE, startsAfter: `${member * 100}ms` })
  const { chart } = theGroup(scene.scenario('20s'))

  it('are folded into words, none silently', () => {
    const { rows, foldedRows, members, foldedMembers } = chart(15)
    expect(rows).toHaveLength(12)
    expect(foldedRows?.text).toMatch(/^48 more partitions, /)
    expect(members).toHaveLength(6)
    expect(foldedMembers?.text).toMatch(/^8 more members /)
  })
})

describe('A scene', () => {
  it('without a group says so', () => {
    const group = theGroup(orders(1).reading('r', { topic: 'orders' }).scenario('5s'))
    expect(group.model(2).empty).toContain('nobody shares partitions out')
  })

  it('with two groups offers both, and draws the one that is asked for', () => {
    const scene = orders(2)
      .member('c1', EAGER)
      .member('d1', { ...EAGER, group: 'audit' })
    expect(theGroup(scene.scenario('9s')).model(8).groups).toEqual(['billing', 'audit'])
    expect(theGroup(scene.scenario('9s'), 'audit').line(8, 'd1').says).toBe('owns 0, 1')
  })
})
