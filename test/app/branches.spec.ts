import { describe, expect, it } from 'vitest'
import {
  actAt,
  currentBranch,
  openScene,
  scenarioOf,
  sharedUntil,
  switchBranch,
} from '../../src/app/session/branches.ts'
import type { Action } from '../../src/scenario/Scenario.ts'
import { smallScenario } from './smallScenario.ts'

const crash: Action = { type: 'crashBroker', node: 1 }
const start: Action = { type: 'startBroker', node: 1 }
const pause: Action = { type: 'pauseClient', client: 'web' }
const actionsOf = (scene: ReturnType<typeof openScene>) =>
  scenarioOf(scene).acts.map((act) => act.do.type)

describe('Branches of a scene', () => {
  it('go on in the same branch while nothing beyond the act was seen', () => {
    const scene = actAt(openScene(smallScenario), crash, 2_000_000, 2_000_000)
    expect(scene.branches).toHaveLength(1)
    expect(scenarioOf(scene).acts).toEqual([{ when: { at: '2s' }, do: crash }])
  })

  it('fork when the act lies in what was already seen', () => {
    const scene = actAt(openScene(smallScenario), crash, 1_000_000, 2_000_000)
    expect(scene.branches).toHaveLength(2)
    expect(currentBranch(scene)).toMatchObject({
      parent: 'b1',
      forkedAt: 1_000_000,
      begunBy: crash,
    })
  })

  it('leave later acts of the person with the old future', () => {
    const once = actAt(openScene(smallScenario), crash, 1_000_000, 1_000_000)
    const twice = actAt(once, start, 3_000_000, 3_000_000)
    const forked = actAt(twice, pause, 2_000_000, 3_000_000)
    expect(actionsOf(forked)).toEqual(['crashBroker', 'pauseClient'])
    expect(actionsOf(switchBranch(forked, 'b1'))).toEqual(['crashBroker', 'startBroker'])
  })

  it("keep the scene's own script in every branch", () => {
    const scripted = {
      ...smallScenario,
      script: [{ when: { at: '5s' }, do: start }],
    }
    const forked = actAt(openScene(scripted), crash, 1_000_000, 9_000_000)
    expect(scenarioOf(forked).script).toEqual(scripted.script)
  })

  it('tell the same story up to the fork', () => {
    const root = openScene(smallScenario)
    const first = actAt(root, crash, 4_000_000, 9_000_000)
    const second = actAt(switchBranch(first, 'b1'), pause, 2_000_000, 9_000_000)
    expect(sharedUntil(second, 'b1', 'b2')).toBe(4_000_000)
    expect(sharedUntil(second, 'b2', 'b3')).toBe(2_000_000)
    const third = actAt(switchBranch(second, 'b2'), start, 6_000_000, 9_000_000)
    expect(sharedUntil(third, 'b4', 'b1')).toBe(4_000_000)
    expect(sharedUntil(third, 'b4', 'b2')).toBe(6_000_000)
  })

  it('stay as they are when asked for a branch that is not there', () => {
    const scene = openScene(smallScenario)
    expect(switchBranch(scene, 'b9')).toBe(scene)
  })
})
