// What happens in consumer groups, at their coordinator and at their members.
import { type Sentence, say } from './Sentence.ts'

const because = (why: string): string => (why === '' ? '' : `Why: ${why.replace(/\.$/, '')}.`)

const list = (names: readonly string[]): string =>
  names.length === 0 ? 'no partition' : names.join(', ')

/** Sentences about groups; `why` as Kafka logs it. */
export const groupEventWords = {
  state: {
    Empty: (group: string, why: string) => say(`Group ${group} is empty.`, because(why)),
    PreparingRebalance: (group: string, why: string) =>
      say(`Group ${group} rebalances: every member has to join again.`, because(why)),
    CompletingRebalance: (group: string, why: string) =>
      say(`Everybody has joined group ${group}; its leader assigns.`, because(why)),
    Stable: (group: string, why: string) =>
      say(`Group ${group} is stable: every member knows its partitions.`, because(why)),
    Dead: (group: string, why: string) => say(`Group ${group} is deleted.`, because(why)),
  },
  member: (group: string, member: string, why: string) =>
    say(`Group ${group}, member ${member}.`, because(why)),
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
      'The next offset to read; it stands in __consumer_offsets.',
    ),
  offsetsDeleted: (group: string, partitions: readonly string[], why: string) =>
    say(`Group ${group} has no committed offset for ${list(partitions)} any more.`, because(why)),
  groupTombstone: (group: string): string => `tombstone of group ${group}`,
  offsetTombstone: (group: string, partition: string): string =>
    `tombstone of ${group} in ${partition}`,
  groupRecord: (group: string, generation: number): string =>
    `group ${group} in generation ${generation}`,
  offsetRecord: (group: string, partition: string, offset: number): string =>
    `${group} reads ${partition} on from ${offset}`,
  offset: (partition: string, offset: number): string => `${partition} at ${offset}`,
  refused: (node: number, client: string, api: string, group: string, error: string) =>
    say(`Broker ${node} refuses ${client}'s ${api} in group ${group}: ${error}.`),
  coordinator: (client: string, node: number, why: string): Sentence =>
    node < 0
      ? say(`${client} does not know its coordinator any more.`, because(why))
      : say(`${client} finds its coordinator: broker ${node}.`),
  membership: {
    UNJOINED: (client: string, group: string, why: string) =>
      say(`${client} is no member of group ${group}.`, because(why)),
    PREPARING_REBALANCE: (client: string, group: string, why: string) =>
      say(`${client} joins group ${group}.`, because(why)),
    COMPLETING_REBALANCE: (client: string, group: string, why: string) =>
      say(`${client} has joined group ${group}.`, because(why)),
    STABLE: (client: string, group: string, why: string) =>
      say(`${client} has its share of group ${group}.`, because(why)),
  },
  listener: {
    assigned: (client: string, partitions: readonly string[]) =>
      say(`${client} is given ${list(partitions)}.`, 'onPartitionsAssigned.'),
    revoked: (client: string, partitions: readonly string[]) =>
      say(
        `${client} gives up ${list(partitions)}.`,
        'onPartitionsRevoked: what it has read may still be committed.',
      ),
    lost: (client: string, partitions: readonly string[]) =>
      say(
        `${client} has lost ${list(partitions)}.`,
        'onPartitionsLost: others may own them already, so nothing can be committed.',
      ),
  },
  commitDone: (client: string, offsets: string) =>
    say(`${client} learns that its commit stands: ${offsets}.`),
  commitFailed: (client: string, offsets: string, error: string) =>
    say(`${client}'s commit of ${offsets} fails.`, error),
}
