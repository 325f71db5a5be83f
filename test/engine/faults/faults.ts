// Faults as one says them: `.at('2s', split(['broker-1'], ['web']))`.
import type { Action } from '../../../src/scenario/Scenario.ts'

export const powerOn = (host: string): Action => ({ type: 'powerOn', host })
export const loseDisk = (node = 1): Action => ({ type: 'loseDisk', node })
export const slowDisk = (delay: string, node = 1): Action => ({ type: 'slowDisk', node, delay })
export const slowNode = (delay: string, node = 1): Action => ({ type: 'slowNode', node, delay })
export const split = (...islands: readonly (readonly string[])[]): Action => ({
  type: 'splitNetwork',
  islands,
})
export const cut = (from: readonly string[], to: readonly string[], bothWays = false): Action => ({
  type: 'cutLink',
  from,
  to,
  bothWays,
})
export const healNetwork: Action = { type: 'healNetwork' }
export const silenceWay = (from: string, to: string): Action => ({
  type: 'silenceConnection',
  from,
  to,
})
export const healWay = (from: string, to: string): Action => ({ type: 'healConnection', from, to })
export const delayWay = (from: string, to: string, delay: string): Action => ({
  type: 'delayConnection',
  from,
  to,
  delay,
})
export const resetWay = (from: string, to: string): Action => ({
  type: 'resetConnection',
  from,
  to,
})
export const elect = (
  electionType: 'PREFERRED' | 'UNCLEAN',
  topic?: string,
  partition?: number,
): Action => ({
  type: 'electLeaders',
  electionType,
  ...(topic === undefined ? {} : { topic }),
  ...(partition === undefined ? {} : { partition }),
})
