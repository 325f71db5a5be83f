// vectors/assignors: the four client assignors, alone or round after round with what their members remember.
import type { AssignorName, TopicRacks } from '../../engine/consumer/assignors/assignPartitions.ts'
import { assignPartitions, userDataOf } from '../../engine/consumer/assignors/assignPartitions.ts'
import type { Subscription, TopicPartition } from '../../engine/consumer/assignors/Group.ts'
import { partitionName } from '../../kafka/terms.ts'
import type { Harness } from './Harness.ts'
import type { JsonObject } from './json.ts'
import { isList, isObject, numberOf, objectOf, objectsOf, textOf, textsOf } from './json.ts'

const GIVEN_TO_ROUND = ['generation', 'events', 'topics', 'racks', 'members', 'missed']

export const assignorsHarness: Harness = {
  rules: {
    inputs: [
      'assignor',
      'topics',
      'racks',
      'members',
      ...GIVEN_TO_ROUND.map((input) => `rounds[].${input}`),
    ],
  },
  run(recorded) {
    const assignor = textOf(recorded, 'assignor') as AssignorName
    const newest = new Map<string, number>()
    if (!isList(recorded.rounds)) return rebalance(assignor, recorded, newest)
    let at = recorded
    const rounds = objectsOf(recorded, 'rounds').map((round) => {
      // A round names only what is no longer as it was.
      at = { ...at, ...round }
      return rebalance(assignor, at, newest)
    })
    return { rounds }
  },
}

/** One rebalance, led by the first member. `newest`: the newest generation each leader's assignor has met. */
function rebalance(
  assignor: AssignorName,
  round: JsonObject,
  newest: Map<string, number>,
): JsonObject {
  const members = objectsOf(round, 'members').map((member) => subscriptionOf(assignor, member))
  const leader = members[0]!.member
  const assigned = assignPartitions(assignor, metadataOf(round), members, newest.get(leader))
  if ('error' in assigned) throw new Error(assigned.error)
  newest.set(leader, assigned.newestGeneration)
  const lists = [...assigned.assignment].map(([id, list]) => [
    id,
    list.map(({ topic, partition }) => partitionName(topic, partition)),
  ])
  return { assignment: Object.fromEntries(lists) }
}

function metadataOf(round: JsonObject): TopicRacks {
  const topics = objectOf(round, 'topics')
  const racks = isObject(round.racks) ? round.racks : null
  const racksOf = (topic: string) =>
    racks
      ? (racks[topic] as readonly (readonly string[])[])
      : Array.from({ length: numberOf(topics, topic) }, () => [])
  return new Map(Object.keys(topics).map((topic) => [topic, racksOf(topic)]))
}

function subscriptionOf(assignor: AssignorName, member: JsonObject): Subscription {
  const owned = isList(member.owned) ? textsOf(member, 'owned').map(partitionOf) : []
  const generation = isList(member.owned) ? numberOf(member, 'generation') : -1
  return {
    member: textOf(member, 'id'),
    instance: typeof member.instance === 'string' ? member.instance : null,
    rack: typeof member.rack === 'string' ? member.rack : null,
    topics: textsOf(member, 'topics'),
    owned: assignor === 'cooperative-sticky' ? owned : [],
    generation,
    userData: userDataOf(assignor, generation < 0 ? null : owned, generation),
  }
}

function partitionOf(name: string): TopicPartition {
  const dash = name.lastIndexOf('-')
  return { topic: name.slice(0, dash), partition: Number(name.slice(dash + 1)) }
}
