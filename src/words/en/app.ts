// The shell: names of controls, the menus, the caption's frame, notices, keys.

/** Names that scripts and screen readers rely on; links lock controls by them. */
export const controls = {
  play: 'Play',
  pause: 'Pause',
  undo: 'Undo',
  redo: 'Redo',
  open: 'Open',
  save: 'Save',
  compare: 'Compare',
  share: 'Share',
  startOver: 'Start over',
  present: 'Present',
  act: 'Act',
  time: 'Time',
  speed: 'Speed',
} as const

export const viewNames = {
  stage: 'Stage',
  logs: 'Logs',
  groups: 'Groups',
  events: 'Events',
} as const

export const appWords = {
  start: (who: string): string => `Start ${who}`,
  thaw: (who: string): string => `Thaw ${who}`,
  promisesKept: (count: number): string => `${count} promises kept`,
  promisesBroken: (count: number): string =>
    count === 1 ? '1 promise broken' : `${count} promises broken`,
  promisesAbout: (): string =>
    'Watched all the time: an acknowledged record stays, none is stored twice, order is kept, no reader skips.',
  promisesGo: (): string => 'Go to where the first one broke',

  product: (): string => 'Kafkascope',
  views: (): string => 'Views',
  scenarioMenu: (title: string): string => `Scenario: ${title}`,
  viewsMenu: (): string => 'Views and display',
  moreMenu: (): string => 'More',
  scenarios: (): string => 'Scenarios',
  undoIt: (what: string): string => `Undo: ${what} (Ctrl Z)`,
  redoIt: (what: string): string => `Redo: ${what} (Ctrl Shift Z)`,
  nothingToUndo: (): string => 'Nothing to undo',
  nothingToRedo: (): string => 'Nothing to redo',
  startedOver: (): string => 'start over',
  lockedByLink: (): string => 'Locked by the one who shared this link.',
  theme: (): string => 'Theme',
  themeNext: (now: string, next: string): string => `Theme: ${now}. Switch to ${next}`,
  themes: { system: 'as the system', dark: 'dark', light: 'light' },
  detail: (): string => 'Idle traffic',
  help: (): string => 'Help and shortcuts',
  about: (): string => 'About Kafkascope',
  question: (): string => 'Question',
  close: (): string => 'Close',
  back: (): string => 'Back',
  branches: (): string => 'Branches',
  loading: (): string => 'Loading',
  time: (seconds: string): string => `${seconds} s`,
  pageTitle: (scene: string): string => `${scene} · Kafkascope`,
}

/** What the browser does not keep: told by the page itself, as it opens. */
export const storageWords = {
  noStorage: (): string =>
    'The browser keeps nothing for this page, so a reload would lose your work. Save it as a file to keep it.',
  storageLost: (why: string): string =>
    `What was saved here could not be opened again (${why}). It is kept: save it as a file before you go on.`,
}

/** When a part of the page fails: our bug, never the person's. */
export const brokenWords = {
  title: (part: string): string => `${part} cannot be drawn.`,
  sentence: (): string =>
    'That is a fault of Kafkascope. Your work is kept, and the other views still show it.',
  absent: (part: string): string => `${part} is not loaded yet.`,
  absentWhy: (): string => 'The network did not bring it. Your work is kept.',
  again: (): string => 'Try again',
  asFile: (): string => 'Save the scenario as a file',
  page: (): string => 'The page',
  run: (): string => 'The run',
  inspector: (): string => 'The inspector',
  timeline: (): string => 'The timeline',
  bar: (): string => 'The top bar',
  caption: (): string => 'The caption',
  transport: (): string => 'The transport',
}

/** Wall time to simulated time: `1 : 240` in slow motion, `8 : 1` where time flies. */
export function ratioText(slowness: number): string {
  const rounded = (value: number): string => {
    if (value < 10) return String(Math.round(value * 10) / 10)
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
    return String(Math.round(value / unit) * unit).replace(/\B(?=(\d{3})+$)/g, ' ')
  }
  return slowness >= 1 ? `1 : ${rounded(slowness)}` : `${rounded(1 / slowness)} : 1`
}
