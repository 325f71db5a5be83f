// Members keep what they had as far as shares stay even. What they had, they tell each time they join.
// Kafka: clients StickyAssignor, AbstractStickyAssignor.assignPartitions.
// KIPs: KIP-54, KIP-341 (generation in the user data).
// Simplified: nothing.
import { groupingByOrder, stringHash } from '../../../kafka/javaOrder.ts'
import { settleClaims, subscribeAlike } from './claims.ts'
import { assignConstrained } from './constrainedAssignment.ts'
import type { Assignment, Group, MemberData, Subscription, TopicPartition } from './Group.ts'
import { NO_GENERATION } from './Group.ts'
import { assignGeneral } from './generalAssignment.ts'

export function assignSticky(group: Group): Assignment {
  const claims = settleClaims(group)
  if (subscribeAlike(group.members)) return assignConstrained(group, claims).assignment
  return assignGeneral(group, claims)
}

/** Its consumer has revoked everything before it joins, so only the user data tells what it had. */
export function stickyClaims({ userData }: Subscription): MemberData {
  return userData ?? { partitions: [], generation: NO_GENERATION }
}

/** The last assignment received, with its generation, as written into the subscription; null = none received yet. */
export function stickyUserData(
  received: readonly TopicPartition[] | null,
  generation: number,
): MemberData | null {
  return received && { partitions: inTopicOrder(received), generation }
}

/** Topic by topic, in the order of the HashMap they are written from. */
function inTopicOrder(partitions: readonly TopicPartition[]): TopicPartition[] {
  const topics = [...new Set(partitions.map(({ topic }) => topic))]
  const last = partitions.at(-1)
  const isAskedAgain =
    partitions.findIndex(({ topic }) => topic === last?.topic) < partitions.length - 1
  const order = groupingByOrder(topics.map(stringHash), isAskedAgain)
  return order.flatMap((i) => partitions.filter(({ topic }) => topic === topics[i]))
}
