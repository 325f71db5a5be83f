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
