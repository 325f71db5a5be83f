// Records of the metadata log as sentences.

/** What a record of the metadata log says. */
export const metadataWords = {
  leader: (leader: number, epoch: number): string =>
    `Controller ${leader} is active in epoch ${epoch}.`,
  feature: (name: string, level: number): string => `Feature ${name} is at level ${level}.`,
  registered: (node: number): string => `Broker ${node} is registered.`,
  fenced: (node: number): string => `Broker ${node} is fenced.`,
  unfenced: (node: number): string => `Broker ${node} is unfenced and may serve.`,
  leaving: (node: number): string => `Broker ${node} is about to shut down.`,
  registration: (node: number): string => `The registration of broker ${node} changes.`,
  topic: (name: string): string => `Topic ${name} is decided.`,
  partition: (name: string, leader: number): string => `${name} is led by broker ${leader}.`,
  noLeader: (name: string): string => `${name} has no leader.`,
  isr: (name: string, isr: string): string => `The in-sync replicas of ${name} are ${isr}.`,
  clearElr: (topic: string): string =>
    topic === ''
      ? 'No replica of any topic is eligible any more.'
      : `No replica of ${topic} is eligible any more.`,
  removed: (name: string): string => `Topic ${name} is removed.`,
  config: (resource: string, name: string, value: string): string =>
    `${name} of ${resource} is ${value}.`,
  configGone: (resource: string, name: string): string =>
    `${name} of ${resource} is back to its default.`,
  producerIds: (node: number): string => `Broker ${node} gets a block of producer ids.`,
  whyFenced: 'The controller keeps it out: nobody sends to it, and it may lead nothing.',
  whyNobody: 'No replica of the in-sync set or the ELR is alive.',
  whyUnclean:
    'No replica of the in-sync set or the ELR was left: an unclean election takes any that lives.',
  whyLeader: (order: string): string =>
    `It is the first in the order of the assignment${
      order === '' ? '' : ` (${order})`
    } that is alive and eligible; how much it has copied plays no part.`,
  noOp: 'The controller writes a NoOp.',
}
