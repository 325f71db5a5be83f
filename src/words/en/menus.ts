// Rows of the menus: none of them is in the first picture.

export const menuWords = {
  details: { usual: 'hidden', all: 'shown' },
  loops: { on: 'on', off: 'off' },
  keys: (): string => 'Keyboard shortcuts',
  branchFrom: (time: string): string => `from ${time}`,
}
