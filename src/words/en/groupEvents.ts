// What happens in consumer groups, at their coordinator and at their members.
import { type Sentence, say } from './Sentence.ts'

/** A text as a sentence: with one full stop, and none behind what is cut short. */
const ended = (text: string): string => (/[.…]$/.test(text) ? text : `${text}.`)
const because = (why: string): string => (why === '' ? '' : ended(`Why: ${why}`))
const logged = (why: string): string => ended(`Kafka logs: ${why}`)
const or = (partitions: string): string => (partitions === '' ? 'no partition' : partitions)

/** What a no of the coordinator means. */
const refusals: Readonly<Record<string, string>> = {
  COORDINATOR_LOAD_IN_PROGRESS: 'It is still reading what the coordinator before it has written.',
  COORDINATOR_NOT_AVAILABLE: 'What it has to write could not be stored.',
  FENCED_INSTANCE_ID: 'Another process has joined with its group.instance.id: the newcomer wins.',
  ILLEGAL_GENERATION: 'It speaks of a generation that is over.',
  INCONSISTENT_GROUP_PROTOCOL: 'It names no assignor that all other members can take.',
  NOT_COORDINATOR:
    'It does not lead the partition of __consumer_offsets that keeps the group: another broker does.',
  REBALANCE_IN_PROGRESS: 'The group is between two generations: it has to join first.',
  UNKNOWN_MEMBER_ID: 'The group does not know its member id, or knows it no longer.',
}

/** Why all members join again; `why` as Kafka logs it. */
const rebalances = {
  joins: (group: string, name: string, why: string) =>
    say(`Group ${group} rebalances, because ${name} joins.`, logged(why)),
  leaves: (group: string, name: string, why: string) =>
    say(`Group ${group} rebalances, because ${name} leaves.`, logged(why)),
  thrownOut: (group: string, name: string, why: string) =>
    say(`Group ${group} rebalances: ${name} was not back in poll() in time.`, logged(why)),
  silent: (group: string, name: string, why: string) =>
    say(`Group ${group} rebalances: nothing is heard of ${name}.`, logged(why)),
  gaveUp: (group: string, name: string, why: string) =>
    say(`Group ${group} rebalances once more: ${name} has given up what others get.`, logged(why)),
  grown: (group: string, name: string, why: string) =>
    say(`Group ${group} rebalances: ${name} sees other partitions in a topic.`, logged(why)),
  again: (group: string, name: string, why: string) =>
    say(`Group ${group} rebalances, because ${name} joins again.`, logged(why)),
  replaced: (group: string, name: string, why: string) =>
    say(`Group ${group} rebalances: another process is ${name} now.`, logged(why)),
  other: (group: string, _name: string, why: string) =>
    say(`Group ${group} rebalances: every member has to join again.`, logged(why)),
}

/** Sentences about groups; `why` as Kafka logs it. */
export const groupEventWords = {
  rebalances,
  empty: (group: string, generation: number) =>
    say(
      `Group ${group} is empty.`,
      `Generation ${generation} has no members; what is committed stays.`,
    ),
  dead: (group: string, why: string) => say(`Group ${group} is deleted.`, because(why)),
  first: (group: string, name: string) =>
    say(
      `${name} is the first in group ${group}, which waits for more.`,
      'Members that come within group.initial.rebalance.delay.ms begin together.',
    ),
  joined: (group: string, generation: number, members: number, leader: string, assignor: string) =>
    say(
      `Generation ${generation} of group ${group} begins with ${members} member${members === 1 ? '' : 's'}.`,
      `${leader} leads it and shares the partitions out with ${assignor}.`,
    ),
  stable: (group: string, generation: number, shares: string): Sentence => ({
    headline: `Group ${group} is stable in generation ${generation}.`,
    line: `${shares}.`,
    why: 'What its leader has assigned is stored.',
  }),
  share: (client: string, partitions: string): string =>
    `${client} owns ${partitions === '' ? 'nothing' : partitions}`,
  list: (parts: readonly string[], more: number, between = ', '): string =>
    more > 0 ? `${parts.join(between)} and ${more} more` : parts.join(between),
  member: {
    joins: (group: string, name: string) =>
      say(
        `${name} joins group ${group}.`,
        'Its JoinGroup is answered when every other member has joined as well.',
      ),
    out: (group: string, name: string, why: string) =>
      say(`${name} is no longer a member of group ${group}.`, because(why)),
    replaced: (group: string, name: string) =>
      say(
        `Another process is ${name} in group ${group} now.`,
        'It has the same group.instance.id: the one before is fenced.',
      ),
  },
  loaded: (node: number, partition: number, groups: string) =>
    say(
      `Broker ${node} coordinates ${groups}.`,
      `It has read __consumer_offsets-${partition}: members, generations and offsets are as they were.`,
    ),
  unloaded: (node: number, partition: number, why: string) =>
    say(
      `Broker ${node} no longer coordinates the groups of __consumer_offsets-${partition}.`,
      because(why),
    ),
  noGroups: 'no group yet',
  committed: (group: string, offsets: string) =>
    say(
      `Group ${group} has committed ${offsets}.`,
      'The next offset to read; every in-sync replica of __consumer_offsets has it.',
    ),
  offsetsDeleted: (group: string, partitions: string, why: string) =>
    say(`Group ${group} has no committed offset for ${partitions} any more.`, because(why)),
  groupRecord: (group: string, generation: number, members: number): string =>
    `group ${group} in generation ${generation} with ${members} member${members === 1 ? '' : 's'}`,
  groupGone: (group: string): string => `group ${group} is gone`,
  offsetRecord: (group: string, partition: string, offset: number): string =>
    `${group} commits ${partition} at ${offset}`,
  offsetGone: (group: string, partition: string): string =>
    `${group} has nothing committed for ${partition} any more`,
  offset: (partition: string, offset: number): string => `${partition} at ${offset}`,
  refused: (node: number, client: string, api: string, group: string, error: string) =>
    say(
      `Broker ${node} refuses ${client}'s ${api} in group ${group}: ${error}.`,
      refusals[error] ?? '',
    ),
  coordinator: (client: string, node: number, why: string): Sentence =>
    node < 0
      ? say(`${client} does not know its coordinator any more.`, because(why))
      : say(
          `${client} finds its coordinator: broker ${node}.`,
          'It leads the partition of __consumer_offsets that keeps the group.',
        ),
  membership: {
    UNJOINED: (client: string, group: string, why: string, generation: number, member: string) => {
      if (generation >= 0) return say(`${client} has to join group ${group} again.`, because(why))
      return member === ''
        ? say(`${client} is no member of group ${group}.`, because(why))
        : say(`${client} is ${member} in group ${group}.`, because(why))
    },
    PREPARING_REBALANCE: (client: string, group: string, why: string, generation: number) =>
      say(`${client} joins group ${group}${generation < 0 ? '' : ' again'}.`, because(why)),
    COMPLETING_REBALANCE: (client: string, group: string, why: string, generation: number) =>
      say(`${client} is in generation ${generation} of group ${group}.`, because(why)),
    STABLE: (client: string, group: string, _why: string, generation: number) =>
      say(`${client} learns its share in generation ${generation} of group ${group}.`),
  },
  listener: {
    assigned: (client: string, partitions: string, owned: string) =>
      say(
        `${client} is given ${or(partitions)}.`,
        owned === partitions
          ? 'onPartitionsAssigned: that is all it owns.'
          : `onPartitionsAssigned: it owns ${or(owned)} now.`,
      ),
    commits: (client: string, partitions: string) =>
      say(
        `${client} commits before it gives up ${or(partitions)}.`,
        'onPartitionsRevoked: the partitions are its own until commitSync() has returned.',
      ),
    returns: (client: string, owned: string) =>
      say(
        `${client} has given up what was taken from it.`,
        owned === '' ? 'It reads nothing until it is given something.' : `It owns ${owned} now.`,
      ),
    revoked: (client: string, partitions: string, owned: string) =>
      say(
        `${client} gives up ${or(partitions)}.`,
        owned === ''
          ? 'onPartitionsRevoked: it reads nothing until it is given something.'
          : `onPartitionsRevoked: it reads on from ${owned}.`,
      ),
    lost: (client: string, partitions: string, _owned: string) =>
      say(
        `${client} has lost ${or(partitions)}.`,
        'onPartitionsLost: others may own them already, so nothing can be committed.',
      ),
  },
  commitDone: (client: string, offsets: string) =>
    say(`${client} learns that its commit stands: ${offsets}.`),
  commitFailed: (client: string, offsets: string, error: string) =>
    say(`${client}'s commit of ${offsets} fails.`, error),
}
