// The page for a room: few words, large.

export const presenterWords = {
  leave: (): string => 'Leave the presenter',
  next: (): string => 'Next',
  back: (): string => 'Back',
  place: (passed: number, all: number): string => `${passed} of ${all}`,
  hidden: (): string => 'hidden · H',
  hiddenHeadline: (): string => 'What happens?',
  hiddenLine: (): string => 'The answer is hidden until H is pressed.',
  black: (): string => 'The screen is black. Press . to go on.',
  strip: (more: number): string =>
    more === 0 ? 'Clients and quorum' : `Clients and quorum; ${more} more clients are not shown`,
  lanes: (): string => 'Logs',
  empty: (): string => 'There is no log yet.',
  emptyLine: (): string => 'A topic gets one on each of its brokers.',
  run: (clock: string, passed: number, all: number): string =>
    `${clock}, ${passed} of ${all} milestones passed`,
}
