// The gallery: scenes to open, and those a person keeps in this browser.

const s = (count: number): string => (count === 1 ? '' : 's')

export const galleryWords = {
  title: (): string => 'Pick a scenario',
  search: (): string => 'Search',
  searchHint: (): string => 'A topic, a config, an act, a word',
  areas: (): string => 'Areas',
  area: {
    all: 'All',
    start: 'Start here',
    groups: 'Groups',
    replication: 'Replication',
    quorum: 'KRaft',
    own: 'Yours',
  },
  openFile: (): string => 'Open a file or a link',
  keep: (): string => 'Keep this scene',
  openNow: (): string => 'open now',
  noneFound: (search: string): string => `No scene here mentions “${search}”.`,
  noneFoundWay: (): string => 'A shorter word finds more; All looks in every area.',
  clear: (): string => 'Clear the search',
  noneOwn: (): string => 'You have kept no scene yet.',
  noneOwnWay: (): string =>
    'Keep the one that is open: it stays in this browser, with all you did, until you delete it.',
  name: (): string => 'Name',
  rename: (name: string): string => `Rename ${name}`,
  save: (): string => 'Save',
  exportIt: (name: string): string => `Save ${name} as a file`,
  remove: (name: string): string => `Delete ${name}`,
  kept: (name: string): string => `“${name}” is kept in this browser.`,
  removed: (name: string): string => `“${name}” is deleted.`,
  undo: (): string => 'Undo',
  refused: (): string =>
    'This browser keeps nothing for the page. Save the scene as a file instead.',
  ownAim: (acts: number): string => `Kept by you, with ${acts} act${s(acts)} of yours.`,
  unreadable: (): string => 'This cannot be read any more; saved as a file it is not lost.',
}
