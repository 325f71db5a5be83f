// The transport: playing, stepping, how fast.

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
