// Scenes for specs of groups, and what one asks of a run with them.
import type { MemberOptions, Run } from '../driver.ts'
import { cluster } from '../driver.ts'

/** Few partitions for groups, and no waiting for more members. */
export const QUICK = {
  'offsets.topic.num.partitions': '4',
  'offsets.topic.replication.factor': '1',
  'group.initial.rebalance.delay.ms': '0',
}

/** A broker with topic `t`. */
export function topicOf(partitions: number, configs: Record<string, string> = QUICK) {
  return cluster({ configs }).topic('t', { partitions })
}

export const OF_G: MemberOptions = { group: 'g', topics: ['t'] }

/** What a member's listener was called with, in order. */
export function callbacks(run: Run, client: string): string[] {
  return run
    .events('RebalanceListenerCalled', { client })
    .map(({ callback, partitions }) => `${callback} ${partitions.join(' ')}`.trim())
}

/** Member's client → its partitions, as the coordinator has it. */
export function sharesOf(run: Run, group = 'g'): Record<string, string> {
  const { members } = run.group(group).view
  return Object.fromEntries(members.map(({ client, assignment }) => [client, assignment.join(' ')]))
}
