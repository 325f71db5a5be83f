// Acts on groups: calls of the admin client that a coordinator may refuse.
import type { Action } from '../../scenario/Scenario.ts'
import type { GroupCall } from '../admin/AdminMemory.ts'
import { callAdmin } from '../admin/admin.ts'
import type { Sim } from '../Memory.ts'

const NOTHING: Pick<GroupCall, 'partitions' | 'offsets' | 'reset'> = Object.freeze({
  partitions: Object.freeze([]),
  offsets: Object.freeze([]),
  reset: null,
})

export function deleteGroup(sim: Sim, { group }: Extract<Action, { type: 'deleteGroup' }>): void {
  callAdmin(sim, `deleteConsumerGroups ${group}`, { ...NOTHING, api: 'DeleteGroups', group })
}

export function resetOffsets(
  sim: Sim,
  { group, topic, partition, to }: Extract<Action, { type: 'resetOffsets' }>,
): void {
  const reset = { topic, partition: partition ?? null, to }
  callAdmin(sim, `alterConsumerGroupOffsets ${group}`, {
    ...NOTHING,
    api: 'OffsetCommit',
    group,
    reset,
  })
}
