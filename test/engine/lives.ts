// Scenes in which a voter's life goes every way it can: elections, cuts, crashes in the middle of them.
import type { Action, EventMatch, Scenario } from '../../src/scenario/Scenario.ts'
import { crashBroker, freezeBroker, startBroker, stopBroker, thawBroker } from './acts.ts'
import { cluster } from './driver.ts'

const CONTROLLERS = ['controller-101', 'controller-102', 'controller-103']

const cutOff = (id: string): Action => ({
  type: 'splitNetwork',
  islands: [[id], CONTROLLERS.filter((other) => other !== id)],
})
const apart: Action = { type: 'splitNetwork', islands: CONTROLLERS.map((id) => [id]) }
const heal: Action = { type: 'healNetwork' }

const becomes = (node: number, to: string, nth = 1): { on: EventMatch } => ({
  on: { event: 'QuorumStateChanged', where: { node, to }, nth },
})

const three = (seed: number) =>
  cluster({ seed, brokers: 1, controllers: 3, activeController: 101, start: 'cold' })

export const QUORUM_LIVES: readonly Scenario[] = [
  // The leader dies, stops, freezes, is cut off; followers time out.
  three(1)
    .at('5s', crashBroker(101))
    .at('12s', startBroker(101))
    .at('16s', cutOff('controller-102'))
    .at('26s', heal)
    .at('32s', cutOff('controller-103'))
    .at('42s', heal)
    .at('48s', stopBroker(102))
    .at('50s', stopBroker(103))
    .scenario('60s'),
  // Nobody reaches anybody, then everybody does.
  three(2).at('5s', apart).at('20s', heal).at('30s', apart).at('31s', heal).scenario('60s'),
  // Killed in every state, and started again.
  three(3)
    .at('1600ms', crashBroker(101))
    .at('1700ms', startBroker(101))
    .when(becomes(102, 'Candidate'), crashBroker(102))
    .when(becomes(103, 'Candidate'), crashBroker(103))
    .at('8s', crashBroker(101))
    .at('12s', startBroker(102), startBroker(103))
    .at('22s', startBroker(101), startBroker(102))
    .at('32s', freezeBroker(101), freezeBroker(102))
    .at('40s', thawBroker(101), thawBroker(102))
    .at('50s', startBroker(101), startBroker(102), startBroker(103))
    .scenario('60s'),
  // The leader stops while two others cannot hear each other; one is cut off in the middle of its candidacy.
  three(4)
    .at('5s', { type: 'cutLink', from: ['controller-102'], to: ['controller-103'], bothWays: true })
    .at('6s', stopBroker(101))
    .at('10s', heal)
    .at('12s', startBroker(101))
    .scenario('60s'),
  three(5)
    .when(becomes(102, 'Candidate'), apart)
    .when(becomes(103, 'Candidate'), apart)
    .at('6s', crashBroker(101))
    .at('14s', heal)
    .at('20s', startBroker(101))
    .scenario('60s'),
  // The leader is cut off: it gives up, asks around, and finds that others have gone on.
  three(6)
    .at('6s', cutOff('controller-101'))
    .when(becomes(101, 'Prospective', 2), heal)
    .at('30s', cutOff('controller-101'), cutOff('controller-102'))
    .scenario('60s'),
  three(7)
    .at('6s', cutOff('controller-101'))
    .when(becomes(101, 'Resigned'), crashBroker(101))
    .at('20s', heal)
    .when(becomes(102, 'Prospective'), crashBroker(102))
    .at('22s', startBroker(101), startBroker(102))
    .scenario('60s'),
  // A frozen leader wakes up to somebody who stands in the next epoch.
  three(8)
    .at('6s', freezeBroker(101))
    .when(becomes(102, 'Candidate'), thawBroker(101))
    .when(becomes(103, 'Candidate'), thawBroker(101))
    .scenario('30s'),
  // It wakes up when somebody has won, before its own patience is over.
  three(9)
    .at('6s', freezeBroker(101))
    .when({ ...becomes(102, 'Leader'), after: '50ms' }, thawBroker(101))
    .when({ ...becomes(103, 'Leader'), after: '50ms' }, thawBroker(101))
    .scenario('30s'),
]
