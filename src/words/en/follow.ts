// Following a message or an event to what it brought about.

export const followWords = {
  effect: (): string => 'Follow to its effect',
  origin: (): string => 'Where it came from',
  toEffect: (): string => 'To its effect',
  toCause: (): string => 'To its cause',
  none: (way: 'effect' | 'origin'): string =>
    way === 'effect' ? 'Nothing has come of it.' : 'Nothing before it: it came with the scene.',
  does: (): string => 'Follow a message to its effect, or back to its cause',
}
