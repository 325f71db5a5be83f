// Acts as something that was done.

const s = (count: number): string => (count === 1 ? '' : 's')

/** An act as something a person did: on a branch, in a tooltip, on the timeline. */
export const actDone = {
  produceRecords: (client: string, count: number): string =>
    `${client} sends ${count} record${s(count)}`,
  createTopic: (topic: string): string => `create ${topic}`,
  alterTopic: (topic: string): string => `alter ${topic}`,
  deleteTopic: (topic: string): string => `delete ${topic}`,
  addClient: (client: string): string => `add ${client}`,
  removeClient: (client: string): string => `close ${client}`,
  pauseClient: (client: string): string => `pause ${client}`,
  resumeClient: (client: string): string => `resume ${client}`,
  freezeClient: (client: string): string => `freeze ${client}`,
  thawClient: (client: string): string => `thaw ${client}`,
  slowClient: (client: string): string => `slow ${client}`,
  crashClient: (client: string): string => `crash ${client}`,
  restartClient: (client: string): string => `restart ${client}`,
  stopBroker: (who: string): string => `stop ${who}`,
  crashBroker: (who: string): string => `crash ${who}`,
  freezeBroker: (who: string): string => `freeze ${who}`,
  thawBroker: (who: string): string => `thaw ${who}`,
  startBroker: (who: string): string => `start ${who}`,
  loseDisk: (who: string): string => `lose the disk of ${who}`,
  slowDisk: (who: string): string => `slow the disk of ${who}`,
  slowNode: (who: string): string => `slow the way to ${who}`,
  powerOff: (host: string): string => `power off ${host}`,
  powerOn: (host: string): string => `power on ${host}`,
  splitNetwork: (count: number): string => `split the network in ${count}`,
  cutLink: (from: string, to: string): string => `cut ${from} – ${to}`,
  healNetwork: (): string => 'heal the network',
  electLeaders: (kind: string, what: string): string => `elect ${kind} leaders of ${what}`,
  allTopics: (): string => 'all topics',
  delayConnection: (from: string, to: string): string => `delay ${from} → ${to}`,
  silenceConnection: (from: string, to: string): string => `silence ${from} → ${to}`,
  healConnection: (from: string, to: string): string => `heal ${from} → ${to}`,
  resetConnection: (from: string, to: string): string => `reset ${from} – ${to}`,
  alterConfig: (whose: string): string => `configure ${whose}`,
  seekReader: (client: string, partition: string): string => `seek ${client} on ${partition}`,
  deleteGroup: (group: string): string => `delete group ${group}`,
  resetOffsets: (group: string): string => `reset group ${group}`,
  brokerSettings: (node: number): string => `broker ${node}`,
  clusterSettings: (): string => 'all brokers',
}

/** Another scene in place of the one before. */
export const sceneOpened = (title: string): string => `open ${title}`

/** Of the branch a scene begins with. */
export const asOpened = 'as it was opened'
