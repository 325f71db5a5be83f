// What acts do, as a verb and the rest, so that they can follow `you` or `the scene`.

const s = (count: number): string => (count === 1 ? '' : 's')
const count = (number: number, thing: string): string => `${number} ${thing}${s(number)}`

/** A verb as it follows `you`, and the rest of the sentence. */
export type Deed = readonly [verb: string, rest: string]

const third = (verb: string): string => {
  if (verb === 'have') return 'has'
  return /(s|sh|ch|x|z)$/.test(verb) ? `${verb}es` : `${verb}s`
}

export const actWords = {
  createTopic: (topic: string): Deed => ['create', `topic ${topic}`],
  alterTopic: (topic: string): Deed => ['change', `topic ${topic}`],
  deleteTopic: (topic: string): Deed => ['delete', `topic ${topic}`],
  produceRecords: (client: string, topic: string, number: number): Deed => [
    'have',
    `${client} send ${count(number, 'record')} to ${topic}`,
  ],
  addClient: (client: string): Deed => ['add', client],
  removeClient: (client: string): Deed => ['remove', client],
  pauseClient: (client: string): Deed => ['pause', client],
  resumeClient: (client: string): Deed => ['let', `${client} go on`],
  freezeClient: (client: string): Deed => ['freeze', client],
  thawClient: (client: string): Deed => ['thaw', client],
  slowClient: (client: string, time: string): Deed => ['slow', `${client} to ${time} a record`],
  crashClient: (client: string): Deed => ['crash', client],
  restartClient: (client: string, set: string): Deed => [
    'restart',
    set === '' ? client : `${client} with ${set}`,
  ],
  seekReader: (client: string, partition: string, to: string): Deed => [
    'move',
    `${client} in ${partition} to ${to}`,
  ],
  deleteGroup: (group: string): Deed => ['delete', `group ${group}`],
  resetOffsets: (group: string, place: string, to: string): Deed => [
    'set',
    `the committed offsets of group ${group} in ${place} to ${to}`,
  ],
  stopBroker: (who: string): Deed => ['stop', who],
  crashBroker: (who: string): Deed => ['crash', who],
  startBroker: (who: string): Deed => ['start', who],
  freezeBroker: (who: string): Deed => ['freeze', who],
  thawBroker: (who: string): Deed => ['thaw', who],
  loseDisk: (who: string): Deed => ['take', `the disk of ${who}`],
  slowDisk: (who: string, time: string): Deed => ['slow', `the disk of ${who} by ${time}`],
  slowNode: (who: string, time: string): Deed => ['slow', `the way to ${who} by ${time}`],
  powerOn: (host: string): Deed => ['give', `${host} its power back`],
  splitNetwork: (islands: string): Deed => ['split', `the network: ${islands}`],
  cutLink: (from: string, to: string, both: boolean): Deed => [
    'cut',
    both ? `the link between ${from} and ${to}` : `the way from ${from} to ${to}`,
  ],
  healNetwork: (): Deed => ['heal', 'the network'],
  electLeaders: (unclean: boolean, what: string): Deed => [
    'ask',
    `for ${unclean ? 'an unclean' : 'the preferred'} leader of ${what}`,
  ],
  allTopics: 'all partitions',
  powerOff: (host: string): Deed => ['cut', `the power of ${host}`],
  delayConnection: (from: string, to: string, time: string): Deed => [
    'delay',
    `what ${from} sends to ${to} by ${time}`,
  ],
  silenceConnection: (from: string, to: string): Deed => ['silence', `what ${from} sends to ${to}`],
  healConnection: (from: string, to: string): Deed => ['heal', `the way from ${from} to ${to}`],
  resetConnection: (from: string, to: string): Deed => [
    'reset',
    `the connection of ${from} and ${to}`,
  ],
  alterConfig: (whose: string, what: string): Deed => ['set', `${what} of ${whose}`],
  place: {
    beginning: 'the beginning',
    end: 'the end',
    offset: (offset: number): string => `offset ${offset}`,
  },
  theCluster: 'the cluster',
  you: ([verb, rest]: Deed): string => `You ${verb} ${rest}.`,
  script: ([verb, rest]: Deed): string => `The scene ${third(verb)} ${rest}.`,
  youLine: 'Your act.',
  scriptLine: 'It is part of the scene’s own script.',
}
