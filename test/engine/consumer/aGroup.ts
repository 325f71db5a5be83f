import {
  type AssignorName,
  assignPartitions,
  userDataOf,
} from '../../../src/engine/consumer/assignors/assignPartitions.ts'
import type { Subscription, TopicPartition } from '../../../src/engine/consumer/assignors/Group.ts'

/** What a member had received, `A0 A3`, and in which generation. */
interface Claim {
  readonly had?: string
  readonly at?: number
}

interface Joining extends Claim {
  readonly instance?: string
  readonly rack?: string
  /** The generation its consumer has, where it is not that of its claim. */
  readonly consumerAt?: number
}

interface Member extends Joining {
  readonly id: string
  readonly topics: string
}

/** Topics named by a letter, `A:6`, or with the racks of each partition's replicas. */
type Topics = Readonly<Record<string, number | readonly string[]>>

/** A group whose members remember what real ones do: `A0 A3` stands for partitions 0 and 3 of topic A. */
export function aGroup(assignor: AssignorName, topics: Topics) {
  let known = topics
  let members: Member[] = []
  let generation = 0
  const newest = new Map<string, number>()

  const assigned = () => {
    const leader = members[0]!.id
    const subscriptions = members.map((member) => subscriptionOf(assignor, member))
    const result = assignPartitions(assignor, racksOf(known), subscriptions, newest.get(leader))
    if ('assignment' in result) newest.set(leader, result.newestGeneration)
    return result
  }

  const group = {
    /** Joins behind the others; the first one leads. */
    join(id: string, subscribed: string, with_: Joining = {}) {
      generation = Math.max(generation, with_.at ?? 0)
      members.push({ id, topics: subscribed, ...with_ })
      return group
    },
    leave(id: string) {
      members = members.filter((member) => member.id !== id)
      return group
    },
    subscribe(id: string, subscribed: string) {
      members = members.map((each) => (each.id === id ? { ...each, topics: subscribed } : each))
      return group
    },
    /** What the leader's metadata says now. */
    metadata(changed: Topics) {
      known = { ...known, ...changed }
      return group
    },
    /** Everybody gets its list, but for those who miss it; returns the lists. */
    rebalance(...missing: string[]): Record<string, string> {
      const result = assigned()
      if ('error' in result) throw new Error(result.error)
      generation += 1
      const lists = Object.fromEntries(
        [...result.assignment].map(([id, list]) => [id, list.map(nameOf).join(' ')]),
      )
      members = members.map((member) =>
        missing.includes(member.id)
          ? member
          : { ...member, had: lists[member.id]!, at: generation, consumerAt: generation },
      )
      return lists
    },
    /** The exception that the leader's poll() throws. */
    refusal() {
      const result = assigned()
      return 'error' in result ? result.error : null
    },
  }
  return group
}

function subscriptionOf(assignor: AssignorName, member: Member): Subscription {
  const { id, topics, instance, rack, had, at = -1, consumerAt = at } = member
  const received = had === undefined ? null : partitionsOf(had)
  return {
    member: id,
    instance: instance ?? null,
    rack: rack ?? null,
    topics: topics.split(' '),
    owned: assignor === 'cooperative-sticky' ? (received ?? []) : [],
    generation: consumerAt,
    userData: userDataOf(assignor, received, at),
  }
}

function racksOf(topics: Topics): Map<string, string[][]> {
  const racks = (told: number | readonly string[]) =>
    typeof told === 'number'
      ? Array.from({ length: told }, () => [])
      : told.map((each) => each.split(' '))
  return new Map(Object.entries(topics).map(([topic, told]) => [topic, racks(told)]))
}

function partitionsOf(names: string): TopicPartition[] {
  const each = names.split(' ').filter((name) => name !== '')
  return each.map((name) => ({ topic: name[0]!, partition: Number(name.slice(1)) }))
}

function nameOf({ topic, partition }: TopicPartition): string {
  return `${topic}${partition}`
}
