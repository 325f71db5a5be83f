import { describe, expect, it } from 'vitest'
import { loadPresets, usualScene } from '../../src/app/open/presets.ts'
import { encodeLink, openLink } from '../../src/app/open/sharing.ts'
import { createSession, playedScenario } from '../../src/app/session/createSession.ts'
import { suggestionOf } from '../../src/app/suggestion.ts'
import { createHistory } from '../../src/engine/createHistory.ts'
import { leaderCrash } from '../../src/presets/leaderCrash.ts'
import type { Action, Scenario } from '../../src/scenario/Scenario.ts'
import type { ClusterState } from '../../src/trace/ClusterState.ts'

const crash: Action = { type: 'crashBroker', node: 1 }

/** The run, known up to an instant. */
function played(scenario: Scenario, at: number) {
  const history = createHistory(scenario)
  history.advance(at)
  return history
}

const crashed = ({ nodes }: ClusterState) =>
  nodes.filter(({ process }) => process !== 'Running').map(({ id }) => id)

function session() {
  const store = createSession(usualScene())
  const suggested = () => suggestionOf(store.getState().scene, undefined)
  return { get: store.getState, suggested }
}

describe('The opening scene', () => {
  it('is the leader’s crash, with the crash left to the person', () => {
    const { get, suggested } = session()
    expect(get().scene.base.id).toBe('leader-crash')
    expect(crashed(played(playedScenario(get()), 39_000_000).stateAt({ at: 39_000_000 }))).toEqual(
      [],
    )
    expect(suggested()).toEqual({ label: 'Crash broker 1', act: crash, isFault: true })
  })

  it('plays its script when nobody sits before it', () => {
    expect(crashed(played(leaderCrash.scenario, 10_000_000).stateAt({ at: 10_000_000 }))).toEqual([
      1,
    ])
  })

  it('suggests the act to try once the crash is done, then the act to break', () => {
    const { get, suggested } = session()
    const labels = [1, 2, 3].map(() => {
      const next = suggested()
      if (next !== null) get().act(next.act)
      return next?.label
    })
    expect(labels).toEqual(['Crash broker 1', 'Elect the preferred leader', 'Crash broker 2 too'])
    expect(suggested()).toBeNull()
  })

  it('goes into a link as it was played, and its replay is the same run', async () => {
    await loadPresets()
    const { get } = session()
    get().moveTo({ at: 5_250_000 })
    get().act(crash)
    const scenario = playedScenario(get())
    const link = encodeLink(scenario, { at: '20s' })
    if (!('fragment' in link)) throw new Error('no link')
    const opened = openLink(link.fragment)
    if (!('scenario' in opened)) throw new Error('it does not open')
    expect(opened.scenario.script).toEqual([])
    const at = { at: 20_000_000 }
    const hashes = [opened.scenario, scenario].map((one) => played(one, at.at).hashAt(at))
    expect(hashes[0]).toBe(hashes[1])
    const again = createSession(opened.scenario)
    expect(suggestionOf(again.getState().scene, undefined)?.label).toBe(
      'Elect the preferred leader',
    )
  })

  it('suggests no crash in a link whose script plays by itself', () => {
    const store = createSession(leaderCrash.scenario)
    expect(suggestionOf(store.getState().scene, undefined)?.label).toBe(
      'Elect the preferred leader',
    )
  })
})
