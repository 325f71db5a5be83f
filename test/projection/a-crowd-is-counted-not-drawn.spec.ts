import { beforeAll, describe, expect, it } from 'vitest'
import { groupsWindow } from '../../src/app/parts/groupsWindow.ts'
import { createHistory } from '../../src/engine/createHistory.ts'
import { readerOf } from '../../src/projection/readRecords.ts'
import type { StageModel } from '../../src/projection/StageModel.ts'
import { projectStage } from '../../src/projection/stage.ts'
import type { ClusterState } from '../../src/trace/ClusterState.ts'
import { EAGER, orders, threeOf } from './groupWindows.ts'

const stageOf = (state: ClusterState, selection: string | null = null): StageModel =>
  projectStage({
    state,
    at: state.at,
    read: readerOf(state, new Map()),
    size: { width: 1_136, height: 660 },
    selection,
    colourBy: 'key',
    pitch: null,
    why: null,
  })

/** A topic and the members that read it, once all have joined. */
function crowd(partitions: number, members: number): ClusterState {
  let scene = orders(partitions)
  for (let index = 0; index < members; index++) scene = scene.member(`c${index}`, EAGER)
  return createHistory(scene.scenario('8s')).stateAt({ at: 7_000_000 })
}

describe('A stage with more partitions and consumers than can be told apart', () => {
  let state: ClusterState
  beforeAll(() => {
    state = crowd(40, 40)
  })

  it('draws some lanes, and says how many it does not draw', () => {
    const [broker] = stageOf(state).brokers
    expect(broker?.tapes.length).toBe(24)
    expect(broker?.note).toBe('16 more partitions, not drawn.')
    expect(broker?.accessibleName).toContain('40')
  })

  it('keeps room for those words below the last lane', () => {
    const [broker] = stageOf(state).brokers
    const last = broker?.tapes.at(-1)
    const lane = last?.box.height ?? 0
    expect(broker?.box.height).toBeGreaterThan((last?.box.y ?? 0) + 2 * lane)
  })

  it('draws some consumers with their links, under a title that counts them', () => {
    const stage = stageOf(state)
    expect(stage.readers.length).toBe(24)
    expect(stage.columns.map(({ text }) => text)).toContain('Consumers, 24 of 40')
    const ends = stage.links.map(({ id }) => id).join(' ')
    expect(ends).toContain('c23')
    expect(ends).not.toContain('c24')
  })

  it('keeps room in a consumer’s box for how many partitions it does not name', () => {
    const [few, many] = [crowd(24, 4), crowd(40, 4)].map((each) => stageOf(each).readers[0])
    expect([few?.moreRows, many?.moreRows]).toEqual([0, 4])
    expect(many?.box.height).toBe((few?.box.height ?? 0) + 16)
  })

  it('always draws what is selected', () => {
    const lanes = stageOf(state, 'partition:orders-39').brokers[0]?.tapes ?? []
    expect(lanes.at(-1)?.partition).toBe('orders-39')
    expect(stageOf(state, 'client:c39').readers.at(-1)?.id).toBe('c39')
  })

  it('draws all where there are few', () => {
    const stage = stageOf(crowd(32, 3))
    expect(stage.brokers[0]?.tapes.length).toBe(32)
    expect(stage.brokers[0]?.note).toBeNull()
    expect(stage.columns.map(({ text }) => text)).toContain('Consumers')
  })
})

it('One who goes to and fro over two rebalances reads each of them once', () => {
  const history = createHistory(threeOf(EAGER))
  history.advance(history.endsAt)
  const kept: NonNullable<ReturnType<typeof groupsWindow>>[] = []
  const at = (s: number) => groupsWindow(history, 'billing', { at: s * 1_000_000 }, kept)
  const [early, late] = [at(10), at(30)]
  expect(early).not.toBe(late)
  expect(at(11)).toBe(early)
  expect(at(31)).toBe(late)
})
