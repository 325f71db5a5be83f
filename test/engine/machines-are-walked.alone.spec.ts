import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type AnyStateMachine, createMachine } from 'xstate'
import { getSimplePaths } from 'xstate/graph'
import { drawScenario } from '../../src/cli/seeds/drawScenario.ts'
import { runUnderLaws } from '../../src/cli/seeds/runSeed.ts'
import { advance, takenTransitions } from '../../src/engine/kernel/lifecycle.ts'
import { simulate } from '../../src/engine/simulate.ts'
import { brokerMachine } from '../../src/kafka/machines/brokerMachine.ts'
import { classicGroupMachine } from '../../src/kafka/machines/classicGroupMachine.ts'
import { processMachine } from '../../src/kafka/machines/processMachine.ts'
import { quorumMachine } from '../../src/kafka/machines/quorumMachine.ts'
import { PRESETS } from '../../src/presets/index.ts'
import { durationUs } from '../../src/scenario/duration.ts'
import type { Scenario } from '../../src/scenario/Scenario.ts'
import {
  crashBroker,
  deleteGroup,
  freezeBroker,
  powerOff,
  removeClient,
  startBroker,
  stopBroker,
  thawBroker,
} from './acts.ts'
import { cluster } from './driver.ts'
import { OF_G, QUICK } from './group/aGroup.ts'
import { QUORUM_LIVES } from './lives.ts'

const MACHINES: readonly AnyStateMachine[] = [
  processMachine,
  brokerMachine,
  quorumMachine,
  classicGroupMachine,
]

/** Transitions no run takes yet, with why. */
const UNTAKEN: Readonly<Record<string, string>> = {
  'quorum: Candidate leaderFound':
    'Three voters split their votes two ways only: somebody else cannot win the same epoch.',
}

/** Every way a node's life can go, one after the other. */
const LIVES = cluster({ start: 'cold' })
  .topic('orders', { partitions: 1 })
  .at('200ms', crashBroker())
  .at('300ms', startBroker())
  .at('4s', stopBroker())
  .at('5s', startBroker())
  .at('9s', freezeBroker())
  .at('10s', thawBroker())
  .at('11s', freezeBroker())
  .at('12s', crashBroker())
  .at('13s', startBroker())
  .at('15s', stopBroker())
  .at('15.02s', powerOff())
  .at('16s', startBroker())
  .at('18s', stopBroker())
  .at('18.1s', crashBroker())
  .at('19s', startBroker())
  .at('21s', crashBroker())
  .at('22s', startBroker())
  .at('22.9005s', crashBroker())
  .at('23s', startBroker())
  .at('23.916s', crashBroker())
  .at('25s', startBroker())
  .scenario('30s')

/** A group whose members join while it assigns, and leave; then it is deleted. */
const GROUP_LIFE = cluster({ configs: QUICK })
  .topic('t', { partitions: 2 })
  .member('c1', OF_G)
  .member('c2', { ...OF_G, startsAfter: '4s' })
  .member('c3', { ...OF_G, instance: 'late', startsAfter: '4.1032s' })
  .at('8s', removeClient('c1'), removeClient('c2'))
  .at('9s', removeClient('c3'))
  .at('58s', deleteGroup('g'))
  .scenario('60s')

const SCENES_OF: Readonly<Record<string, readonly Scenario[]>> = {
  quorum: [LIVES, ...QUORUM_LIVES],
  classicGroup: [GROUP_LIFE],
}

/** Each `machine: state event` of a machine. */
function transitionsOf(machine: AnyStateMachine): string[] {
  return Object.entries(machine.config.states ?? {}).flatMap(([state, { on }]) =>
    Object.keys(on ?? {}).map((event) => `${machine.id}: ${state} ${event}`),
  )
}

describe('Every path through a lifecycle', () => {
  for (const machine of MACHINES)
    it(`of the ${machine.id} is one the engine can go`, () => {
      const paths = getSimplePaths(machine)
      expect(paths.length).toBeGreaterThanOrEqual(3)
      for (const { steps } of paths) {
        let state = String(machine.config.initial)
        for (const { event, state: reached } of steps) {
          if (event.type === 'xstate.init') continue
          state = advance(machine, state, event.type)
          expect(state).toBe(String(reached.value))
        }
      }
    })

  it('has words for every state and every transition', () => {
    for (const machine of MACHINES)
      for (const [name, state] of Object.entries(machine.config.states ?? {})) {
        expect(state.description, `${machine.id} ${name}`).toMatch(/\.$/)
        for (const [event, taken] of Object.entries(state.on ?? {}))
          expect((taken as { description?: string }).description, `${name} ${event}`).toMatch(/\.$/)
      }
  })
})

describe('Every transition', () => {
  it('is taken by a preset, a scene or a drawn run, or stands on the list of those that are not', () => {
    // The walk above took each once without a run: only what runs take counts.
    const before = new Map(takenTransitions())
    for (const { scenario } of PRESETS)
      simulate(scenario).run({ at: durationUs(scenario.endsAfter) })
    for (const scene of [LIVES, GROUP_LIFE, ...QUORUM_LIVES])
      simulate(scene).run({ at: 60_000_000 })
    for (let seed = 1; seed <= 40; seed++)
      expect(runUnderLaws(drawScenario(seed), seed).fault).toBeUndefined()
    const all = MACHINES.flatMap((machine) => transitionsOf(machine))
    const untaken = all.filter((name) => takenTransitions().get(name) === before.get(name))
    expect(untaken).toEqual(Object.keys(UNTAKEN))
  })
})

describe('A transition that is taken away', () => {
  beforeEach(() => {
    vi.resetModules()
  })
  afterEach(() => {
    vi.doUnmock('../../src/kafka/machines/brokerMachine.ts')
    vi.doUnmock('../../src/kafka/machines/processMachine.ts')
    vi.doUnmock('../../src/kafka/machines/quorumMachine.ts')
    vi.doUnmock('../../src/kafka/machines/classicGroupMachine.ts')
  })

  for (const machine of MACHINES)
    for (const name of transitionsOf(machine).filter((each) => !(each in UNTAKEN)))
      it(`makes a run throw: ${name}`, async () => {
        const file = `../../src/kafka/machines/${machine.id}Machine.ts`
        vi.doMock(file, () => ({ [`${machine.id}Machine`]: without(machine, name) }))
        const { simulate: simulateSpoilt } = await import('../../src/engine/simulate.ts')
        await import('../../src/engine/group/index.ts')
        expect(() => {
          for (const scene of SCENES_OF[machine.id] ?? [LIVES])
            simulateSpoilt(scene).run({ at: 60_000_000 })
        }).toThrow(/takes no/)
      })
})

/** The same machine without one transition. */
function without(machine: AnyStateMachine, name: string): AnyStateMachine {
  const [state = '', event = ''] = name.slice(`${machine.id}: `.length).split(' ')
  const states = structuredClone(machine.config.states ?? {})
  delete (states[state]?.on as Record<string, unknown> | undefined)?.[event]
  return createMachine({ ...machine.config, states } as Parameters<typeof createMachine>[0])
}
