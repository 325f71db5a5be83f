// All partitions in one row, dealt to the members in a circle; whoever does not subscribe is passed over.
// Kafka: clients RoundRobinAssignor.
// KIPs: KIP-345 (static members first).
// Simplified: nothing.
import { byText } from '../../../scenario/byText.ts'
import type { Assignment, Group } from './Group.ts'
import { byInstanceThenId, emptyAssignment } from './Group.ts'

/** Remembers nothing: a member more or less moves nearly everything. */
export function assignRoundRobin(group: Group): Assignment {
  const assignment = emptyAssignment(group.members)
  const circle = group.members.toSorted(byInstanceThenId)
  let next = 0
  for (const topic of [...group.topics.keys()].toSorted(byText)) {
    for (const partition of group.topics.get(topic)!) {
      while (!circle[next]!.topics.has(topic)) next = (next + 1) % circle.length
      assignment.get(circle[next]!)!.push(partition)
      next = (next + 1) % circle.length
    }
  }
  return assignment
}
