// The timeline and the transport.

const s = (count: number): string => (count === 1 ? '' : 's')

export const timelineWords = {
  time: 'Time',
  milestones: 'Milestones',
  branches: 'Branches',
  idle: (time: string): string => `${time} idle`,
  around: (time: string): string => `±${time} around now`,
  loopStart: 'Loop start',
  loopEnd: 'Loop end',
  value: (at: string, end: string, after: string): string =>
    after === '' ? `${at} of ${end}` : `${at} of ${end}, after: ${after}`,
  milestone: (label: string, time: string, future: boolean): string =>
    `${label}, at ${time}${future ? ', still to come' : ''}`,
  branch: (name: string, current: boolean): string => (current ? `${name}, this branch` : name),
  from: (time: string): string => `from ${time}`,
  /** Behind it stand all branches by name. */
  moreBranches: (count: number): string => `${count} more`,
  allBranches: (count: number): string => `All ${count} branches`,
  thisBranch: 'this one',
}

export const transportWords = {
  name: 'Transport',
  play: 'Play',
  pause: 'Pause',
  stepForward: 'Step forward',
  stepBack: 'Step back',
  nextMilestone: 'Next milestone',
  previousMilestone: 'Previous milestone',
  loop: 'Loop',
  loopOff: (from: string, to: string): string => `Loop, from ${from} to ${to}: let go of it`,
  loopOn: 'Loop this stretch, from milestone to milestone',
  faster: 'Faster',
  slower: 'Slower',
  story: 'story pace',
  plain: 'steady pace',
  pace: 'Pace',
  paceOf: (kind: string, ratio: string): string => `Pace: ${kind}, ${ratio}`,
  switchTo: (kind: string): string => `Change to ${kind}`,
}

/** Labels of milestones: two or three words, so that they fit above the track. */
export const milestoneWords = {
  topic: (topic: string): string => `topic ${topic}`,
  topicGone: (topic: string): string => `${topic} deleted`,
  topicAltered: (topic: string): string => `${topic} changed`,
  clientStarts: (client: string): string => `${client} starts`,
  client: (client: string, what: string): string => `${client} ${what}`,
  brokerStarts: (node: number): string => `broker ${node} starts`,
  brokerStops: (node: number): string => `broker ${node} stops`,
  brokerCrashes: (node: number): string => `broker ${node} crashes`,
  brokerFreezes: (node: number): string => `broker ${node} freezes`,
  brokerThaws: (node: number): string => `broker ${node} thaws`,
  power: (what: string): string => `power of ${what}`,
  records: (count: number): string => `${count} record${s(count)}`,
  truncated: (partition: string): string => `${partition} cut`,
  failed: (client: string): string => `${client} fails`,
  answered: (call: string): string => call,
  broken: 'promise broken',
  seek: (client: string): string => `${client} seeks`,
  connection: (what: string): string => what,
  config: 'config changed',
  delay: 'delay',
  silence: 'silence',
  heal: 'healed',
  reset: 'reset',
  crash: (client: string): string => `${client} crashes`,
  pause: (client: string): string => `${client} pauses`,
  resume: (client: string): string => `${client} goes on`,
  slow: (client: string): string => `${client} slows`,
  restart: (client: string): string => `${client} restarts`,
  add: (client: string): string => `${client} added`,
  remove: (client: string): string => `${client} removed`,
  lifecycle: {
    Running: 'runs',
    Paused: 'pauses',
    Crashed: 'crashes',
    Closed: 'closes',
    Refused: 'refused',
  },
}
