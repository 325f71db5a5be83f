import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import { cutsAhead } from '../../src/projection/cutsAhead.ts'
import { projectLogs } from '../../src/projection/logs.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import { smallScenario } from '../app/smallScenario.ts'

/** The power of the only host fails at 4 s and is back, with its broker, at 6 s. */
const powerFails: Scenario = {
  ...smallScenario,
  script: [
    { when: { at: '4s' }, do: { type: 'powerOff', host: 'host-1' } },
    { when: { at: '6s' }, do: { type: 'startBroker', node: 1 } },
  ],
}

const historyOf = (scenario: Scenario) => {
  const history = createHistory(scenario)
  history.advance(history.endsAt)
  return history
}

/** Looks of the records of all logs at an instant, by partition. */
function looksAt(history: ReturnType<typeof historyOf>, at: number) {
  const state = history.stateAt({ at })
  const model = projectLogs({
    state,
    read: readerOf(state, new Map()),
    size: { width: 2_000, height: 900 },
    selection: null,
    colourBy: 'key',
    shown: '',
    cuts: cutsAhead(state, history.milestones),
  })
  return model.groups
    .flatMap(({ logs }) => logs)
    .map(({ tape }) => ({
      partition: tape.partition,
      sub: tape.sub,
      cells: tape.cells,
    }))
}

describe('records that a power cut has doomed', () => {
  const history = historyOf(powerFails)
  const truncations = history.milestones.flatMap((event) =>
    event.type === 'LogTruncated' ? [event] : [],
  )

  it('are hatched from the cut of power until recovery takes them, and only they', () => {
    expect(truncations.length).toBeGreaterThan(0)
    const looks = looksAt(history, 5_000_000)
    for (const { partition, to } of truncations) {
      const log = looks.find((one) => one.partition === partition)
      expect(log?.cells.filter(({ look }) => look === 'cut').map(({ id }) => id)).toEqual(
        log?.cells.map(({ id }) => id).filter((offset) => offset >= to),
      )
      expect(log?.cells.some(({ id }) => id >= to)).toBe(true)
      expect(log?.sub).toBe(`cut from ${to}`)
    }
  })

  it('are not foretold while the broker still serves', () => {
    const before = looksAt(history, 3_900_000).flatMap(({ cells }) => cells)
    expect(before.length).toBeGreaterThan(0)
    expect(before.some(({ look }) => look === 'cut')).toBe(false)
  })

  it('are gone once it has recovered', () => {
    const after = looksAt(history, 9_900_000).flatMap(({ cells }) => cells)
    expect(after.some(({ look }) => look === 'cut')).toBe(false)
  })

  it('are none after a crash of the process alone: the page cache outlives it', () => {
    const crashed = historyOf({
      ...powerFails,
      script: [
        { when: { at: '4s' }, do: { type: 'crashBroker', node: 1 } },
        { when: { at: '6s' }, do: { type: 'startBroker', node: 1 } },
      ],
    })
    const looks = looksAt(crashed, 5_000_000).flatMap(({ cells }) => cells)
    expect(looks.some(({ look }) => look === 'offline')).toBe(true)
    expect(looks.some(({ look }) => look === 'cut')).toBe(false)
  })

  it('are those of the cut that was: another one has not decided anything yet', () => {
    const crashedFirst = historyOf({
      ...powerFails,
      script: [
        { when: { at: '3s' }, do: { type: 'crashBroker', node: 1 } },
        { when: { at: '4s' }, do: { type: 'startBroker', node: 1 } },
        { when: { at: '7s' }, do: { type: 'powerOff', host: 'host-1' } },
        { when: { at: '8s' }, do: { type: 'startBroker', node: 1 } },
      ],
    })
    expect(crashedFirst.milestones.some(({ type }) => type === 'LogTruncated')).toBe(true)
    const looks = looksAt(crashedFirst, 3_500_000).flatMap(({ cells }) => cells)
    expect(looks.some(({ look }) => look === 'cut')).toBe(false)
  })
})
