// A preset's run, asked what the page would show at an instant.

import { createHistory } from '../../src/engine/createHistory.ts'
import { presetNamed } from '../../src/presets/index.ts'
import { createEventMemory } from '../../src/projection/captionContext.ts'
import { projectWhy } from '../../src/projection/causes.ts'
import { projectInspector } from '../../src/projection/inspector.ts'
import { projectLogs } from '../../src/projection/logs.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import { projectStage } from '../../src/projection/stage.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'

/** A usual page's stage, px. */
export const WIDE = { width: 1_440, height: 724 }

/** Opens a preset, with more acts, and runs it to a time; every time below is in seconds. */
export function theRun(preset: string, until: number, acts: Scenario['acts'] = []) {
  const found = presetNamed(preset)
  if (found === undefined) throw new Error(`no preset ${preset}`)
  const history = createHistory({ ...found.scenario, acts })
  history.advance(until * 1_000_000)
  const moment = (at: number) => {
    const state = history.stateAt({ at: at * 1_000_000 })
    return { state, at: at * 1_000_000, read: readerOf(state, new Map()) }
  }
  const asked = (at: number, selection: string) => {
    const { state, read } = moment(at)
    const memory = createEventMemory()
    return { context: { state, read, memory }, at: at * 1_000_000, selection }
  }
  const stage = (at: number, size = WIDE, selection: string | null = null) =>
    projectStage({
      ...moment(at),
      size,
      selection,
      colourBy: 'key',
      pitch: null,
      why: null,
    })
  return {
    state: (at: number) => moment(at).state,
    stage,
    broker: (at: number, node: number) => {
      const broker = stage(at).brokers.find((one) => one.node === node)
      if (broker === undefined) throw new Error(`no broker ${node}`)
      return broker
    },
    voters: (at: number) => stage(at).quorum?.voters ?? [],
    group: (at: number) => {
      const { state, read } = moment(at)
      const size = { width: 1_400, height: 700 }
      const [group] = projectLogs({
        state,
        read,
        size,
        selection: null,
        colourBy: 'key',
        shown: '',
      }).groups
      if (group === undefined) throw new Error('no logs')
      return group
    },
    value: (at: number, selection: string, id: string) =>
      projectInspector(asked(at, selection))
        ?.sections.flatMap(({ rows }) => rows)
        .find((row) => row.id === id)?.value,
    why: (at: number, selection: string, value: string) =>
      projectWhy({
        ...asked(at, selection),
        value,
        eventNumbered: (n) => history.eventNumbered(n),
      }),
  }
}
