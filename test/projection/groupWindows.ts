// Scenes of members sharing a topic, and what the Groups view makes of a moment of theirs.
import { groupsWindow } from '../../src/app/parts/groupsWindow.ts'
import { createHistory } from '../../src/engine/createHistory.ts'
import { createEventMemory } from '../../src/projection/captionContext.ts'
import { projectWhy } from '../../src/projection/causes.ts'
import type { GroupChart } from '../../src/projection/GroupsModel.ts'
import { groupsOf } from '../../src/projection/groups/readGroup.ts'
import { projectGroups } from '../../src/projection/groups.ts'
import { projectInspector } from '../../src/projection/inspector.ts'
import type { Action, Scenario } from '../../src/scenario/Scenario.ts'
import { type ClusterDriver, cluster, type MemberOptions, memberSpec } from '../engine/driver.ts'

export const COOPERATIVE: MemberOptions = {
  group: 'billing',
  topics: ['orders'],
  assignors: ['cooperative-sticky'],
  configs: { 'heartbeat.interval.ms': '3000' },
}

export const EAGER: MemberOptions = { ...COOPERATIVE, assignors: ['range'] }

/** A broker, a topic `orders` and a producer that fills it. */
export function orders(partitions: number): ClusterDriver {
  return cluster({ configs: { 'offsets.topic.replication.factor': '1' } })
    .topic('orders', { partitions })
    .producing('web', {
      topic: 'orders',
      perSecond: 20,
      keys: { type: 'range', prefix: 'k', count: 50 },
    })
}

/** Two members from the start, a third at 20 s. */
export function threeOf(options: MemberOptions): Scenario {
  return orders(6)
    .member('c1', options)
    .member('c2', { ...options, startsAfter: '1.3s' })
    .at('20s', joins('c3', options))
    .scenario('40s')
}

const joins = (id: string, options: MemberOptions): Action => ({
  type: 'addClient',
  client: memberSpec(id, options),
})

/** The view of a scene; times are in seconds. */
export function theGroup(scenario: Scenario, id = 'billing') {
  const history = createHistory(scenario)
  history.advance(history.endsAt)
  const model = (at: number, size = { width: 1_136, height: 560 }) => {
    const cursor = { at: Math.round(at * 1_000_000) }
    const state = history.stateAt(cursor)
    const groups = groupsOf(state)
    const shown = groups.includes(id) ? id : ''
    const reading = groupsWindow(history, id, cursor, [])?.reading ?? null
    return projectGroups({ groups, shown, reading, state, at: cursor.at, size, selection: null })
  }
  const chart = (at: number, size?: { width: number; height: number }): GroupChart => {
    const { chart: drawn, empty } = model(at, size)
    if (drawn === null) throw new Error(`nothing is drawn: ${empty}`)
    return drawn
  }
  const asked = (at: number, selection: string) => {
    const state = history.stateAt({ at: at * 1_000_000 })
    const context = { state, read: () => ({ key: null, value: null }), memory: createEventMemory() }
    return { context, at: at * 1_000_000, selection }
  }
  return {
    model,
    chart,
    /** `c1, nobody, c3`: who owned a partition, one after the other. */
    owners: (at: number, partition: string) =>
      chart(at)
        .rows.find((row) => row.partition === partition)
        ?.bars.map(({ accessibleName }) => / (\S+), from/.exec(`${accessibleName}`)?.[1]),
    card: (at: number, name: string) => chart(at).cards.find((card) => card.name === name)?.value,
    line: (at: number, client: string) => {
      const line = chart(at).members.find((one) => one.client === client)
      if (line === undefined) throw new Error(`no line of ${client}`)
      return line
    },
    /** Ids of all rows the inspector has. */
    ids: (at: number, selection: string) =>
      (projectInspector(asked(at, selection))?.sections ?? []).flatMap(({ rows }) =>
        rows.map(({ id: known }) => known),
      ),
    value: (at: number, selection: string, row: string) =>
      projectInspector(asked(at, selection))
        ?.sections.flatMap(({ rows }) => rows)
        .find(({ id: known }) => known === row)?.value,
    why: (at: number, selection: string, value: string) =>
      projectWhy({
        ...asked(at, selection),
        value,
        eventNumbered: (n) => history.eventNumbered(n),
      }),
  }
}
