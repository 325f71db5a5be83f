// What a scene is about when it opens, and the hints that stand in its place later: both can be closed for good.

export const welcomeWords = {
  region: (): string => 'About this scene',
  toTry: (): string => 'Try',
  toBreak: (): string => 'Break',
  tryIt: (act: string): string => `Try: ${act}`,
  breakIt: (act: string): string => `Break: ${act}`,
  more: (): string => 'More scenes',
  all: (): string => 'All scenarios',
  close: (): string => 'Close what the scene is about',
}

export const hintWords = {
  region: (): string => 'Hint',
  known: (): string => 'Got it',
  off: (): string => 'No more hints',
  keys: {
    step: '→ steps to the next message, ← back. Space plays.',
    why: 'Select a record, a log or a broker: every value with a dotted line says why.',
    palette: 'Ctrl K finds every action by its name; ? lists all keys.',
  },
  touch: {
    step: 'The two buttons beside Play step from message to message.',
    why: 'Tap a record, a log or a broker: every value with a dotted line says why.',
    palette: 'The menu at the top right finds every action by its name.',
  },
}
