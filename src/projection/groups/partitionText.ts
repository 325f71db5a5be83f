// Partitions in few words: by their numbers alone where all are of one topic.
import type { PartitionName } from '../../kafka/terms.ts'
import { groupsWords as words } from '../../words/en/groups.ts'

/** Partitions named one by one; more are counted. */
const MOST_NAMED = 4

/** `0, 2`; with several topics `orders-0, users-2`; `12 partitions` when there are many. */
export function ofOneTopic(names: readonly PartitionName[]): readonly string[] {
  if (names.length > MOST_NAMED) return [words.partitions(names.length)]
  const topics = new Set(names.map((name) => name.replace(/-\d+$/, '')))
  return topics.size > 1 ? names : names.map((name) => name.replace(/^.*-/, ''))
}
