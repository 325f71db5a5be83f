import { describe, expect, it } from 'vitest'
import { createHistory } from '../../src/engine/createHistory.ts'
import { presetNamed } from '../../src/presets/index.ts'
import { presenterLanes } from '../../src/projection/presenter.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import { projectStage } from '../../src/projection/stage.ts'

function lanesOf(preset: string, at: number, partition: string | null = null) {
  const scenario = presetNamed(preset)?.scenario
  if (scenario === undefined) throw new Error(`no preset ${preset}`)
  const history = createHistory(scenario)
  history.advance(at)
  const state = history.stateAt({ at })
  const stage = projectStage({
    state,
    at,
    read: readerOf(state, new Map()),
    size: { width: 826, height: 2_000 },
    selection: null,
    colourBy: 'key',
    pitch: 21,
    why: null,
  })
  return presenterLanes(stage, partition)
}

const names = (lanes: ReturnType<typeof lanesOf>) =>
  lanes.map(({ title, tape }) => `${title} ${tape.partition}`)

describe('The lanes for a room', () => {
  it('are the replicas of one partition, the dead one among them', () => {
    const lanes = lanesOf('leader-crash', 12_000_000)
    expect(names(lanes)).toEqual(['Broker 1 orders-0', 'Broker 2 orders-0', 'Broker 3 orders-0'])
    expect(lanes.map(({ serving }) => serving)).toEqual([false, true, true])
  })

  it('are three while a broker that no longer leads is back, too', () => {
    expect(names(lanesOf('leader-crash', 17_100_000))).toHaveLength(3)
  })

  it('are the partitions of a broker that is alone', () => {
    expect(names(lanesOf('first-records', 5_000_000))).toEqual([
      'Broker 1 orders-0',
      'Broker 1 orders-1',
      'Broker 1 orders-2',
    ])
  })

  it('follow the selected partition, and stay with the first when it is not there', () => {
    expect(names(lanesOf('controller-failover', 20_000_000, 'payments-0'))).toContain(
      'Broker 1 payments-0',
    )
    expect(names(lanesOf('leader-crash', 5_000_000, 'nothing-0'))[0]).toBe('Broker 1 orders-0')
  })
})
