// What a run has to tell besides its events: that it differs, that it ends early, that it misses a file.

export const runWords = {
  differs: (): string => 'This replay differs from the one that was shared.',
  differsDetail: (recorded: string, found: string): string =>
    `The trace up to that moment has the hash ${found}; the link says ${recorded}. The model has changed since: look again before you rely on what the link was about.`,
  limit: (seconds: string, name: string, value: string): string =>
    `The run stops at ${seconds} s: ${value} ${name}.`,
  limitDetail: (): string =>
    'Everything up to here can still be stepped and shared. Fewer records per second would reach further.',
  filesMissing: (names: string): string => `This scenario needs a file of yours: ${names}.`,
  filesMissingDetail: (): string =>
    'A link carries only its name, size and hash. Drop the file here and the run is complete.',
}
