import { describe, expect, it } from 'vitest'
import { presetNamed } from '../../src/presets/index.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { theGroup } from './groupWindows.ts'

function sceneOf(id: string): { scenario: Scenario; opposite: Scenario } {
  const preset = presetNamed(id)
  if (!preset) throw new Error(`no scene ${id}`)
  return { scenario: preset.scenario, opposite: preset.claim.opposite(preset.scenario) }
}

const { scenario: before, opposite: after } = sceneOf('commit-before-or-after')

/** The only row of a member's work of that kind that can be asked about, and its chain. */
function asked(group: ReturnType<typeof theGroup>, at: number, kind: 'again' | 'gap') {
  const ids = group.ids(at, 'group:billing').filter((id) => id.startsWith(`${kind} `))
  const why = group.why(at, 'group:billing', ids[0] ?? '')
  return { count: ids.length, question: why?.question, links: why?.links ?? [] }
}

describe('A group whose member died after its commit and before its work', () => {
  const group = theGroup(before)

  it('lists what the member was handed and what it finished, record by record', () => {
    const [c1] = group.chart(12).records
    expect(c1?.handed.text).toBe('15: orders-0 0–14')
    expect(c1?.finished.text).toBe('12: orders-0 0–11')
  })

  it('marks the records that nobody finishes, by partition and offset', () => {
    expect(group.chart(29).records[0]?.marks).toMatchObject([
      { kind: 'gap', text: 'orders-0 12–14 finished by nobody', select: 'record:orders-0@12' },
    ])
    expect(group.card(29, 'Finished by nobody')).toBe('3 records')
    expect(group.card(29, 'Finished twice')).toBe('no record')
  })

  it('leads from them to the crash, by way of the commit', () => {
    const { count, question, links } = asked(group, 29, 'gap')
    expect(count).toBe(1)
    expect(question).toBe('Why does nobody do the work on offsets 12–14?')
    expect(links[0]?.sentence).toMatch(/^billing has committed \d+ for orders-0: /)
    expect(links[1]?.sentence).toMatch(/^c1 stops after 2 of 5 records\./)
    expect(links.at(-1)).toMatchObject({ last: true })
    expect(links.at(-1)?.sentence).toBe('The scene crashes c1.')
  })

  it('says the same of each of these records, and nothing of the others', () => {
    const kinds = (offset: number) =>
      group.ids(29, `record:orders-0@${offset}`).filter((id) => /^(again|gap) /.test(id))
    expect([11, 12, 14, 15].map((offset) => kinds(offset).length)).toEqual([0, 1, 1, 0])
    expect(group.value(29, 'record:orders-0@12', kinds(12)[0] ?? '')).toBe('finished by nobody')
  })
})

describe('A group whose member died after its work and before its commit', () => {
  const group = theGroup(after)

  it('marks what is finished twice at the member that was handed it again', () => {
    expect(group.chart(16).records[0]?.marks).toEqual([])
    expect(group.chart(29).records[0]?.marks).toMatchObject([
      { kind: 'again', text: 'orders-0 10–11 finished twice' },
    ])
    expect(group.card(29, 'Finished twice')).toBe('2 records')
    expect(group.card(29, 'Finished by nobody')).toBe('no record')
  })

  it('leads from them to the crash', () => {
    const { question, links } = asked(group, 29, 'again')
    expect(question).toBe('Why was the work on offsets 10–11 done twice?')
    expect(links[0]?.sentence).toMatch(/^c1 was handed offsets 10–11 of orders-0 again: /)
    expect(links.at(-1)?.sentence).toBe('The scene crashes c1.')
  })
})

describe('A group that has thrown a member out', () => {
  const group = theGroup(sceneOf('thrown-out').scenario)

  it('has its records finished by two, marked at the one who came second', () => {
    const [c1, c2] = group.chart(39).records
    expect(c1?.marks).toEqual([])
    expect(c2?.marks.map(({ kind }) => kind)).toEqual(['again'])
  })

  it('leads from them to max.poll.interval.ms', () => {
    const { links } = asked(group, 39, 'again')
    expect(links[1]?.config).toBe('max.poll.interval.ms 6000')
  })
})
