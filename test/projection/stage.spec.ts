import { describe, expect, it } from 'vitest'
import { projectStage } from '../../src/projection/stage.ts'
import { readerOf, sceneOfOrders } from './cannedState.ts'

describe('stage', () => {
  it('projects', () => {
    const state = sceneOfOrders()
    const model = projectStage({ state, at: 2000, read: readerOf(state), size: { width: 1136, height: 660 }, selection: null, colourBy: 'key', pitch: null, why: null })
    expect(model.brokers[0]?.tapes.length).toBe(3)
  })
})
