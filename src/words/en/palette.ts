// The palette: every action by its name.

export const paletteWords = {
  title: (): string => 'Find an action',
  search: (): string => 'Action',
  hint: (): string => 'An act, a view, a scene, a thing on the stage',
  found: (count: number): string => (count === 1 ? '1 action' : `${count} actions`),
  nothing: (search: string): string => `No action here is called “${search}”.`,
  nothingWay: (): string => 'A part of a word is enough, in any order: “crash”, “elect lead”.',
  groups: { act: 'Act', page: 'Page', time: 'Time', scene: 'Scene', thing: 'Select' },
  open: (scene: string): string => `Open “${scene}”`,
  select: (thing: string): string => `Select ${thing}`,
  suggested: (act: string): string => `Suggested: ${act}`,
}
