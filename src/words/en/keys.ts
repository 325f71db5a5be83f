// The sheet of shortcuts.

/** Keys, by what they do. */
export const keyWords = {
  title: (): string => 'Keyboard shortcuts',
  single: (): string => 'Single-key shortcuts',
  singleHint: (): string =>
    'Off: only keys with Ctrl or ⌘, Escape and the keys of the focused control work.',
  on: (): string => 'On',
  off: (): string => 'Off',
  groups: {
    time: 'Time',
    page: 'Page',
    stage: 'On the stage',
  },
  play: (): string => 'Play or pause',
  step: (): string => 'Step forward or back by a message',
  event: (): string => 'Step by a single event',
  milestone: (): string => 'Previous or next milestone',
  loopEnds: (): string => 'Start or end of the loop: here',
  loop: (): string => 'Loop this stretch, or let go of it',
  ends: (): string => 'Start or end of the run',
  pace: (): string => 'Slower or faster',
  view: (): string => 'Stage, Logs, Events',
  act: (): string => 'Act',
  suggested: (): string => 'The suggested act',
  why: (): string => 'Why? of the selected thing',
  inspector: (): string => 'Close or open the inspector',
  detail: (): string => 'Show or hide idle traffic',
  branches: (): string => 'Next branch, round all of them',
  undo: (): string => 'Undo',
  redo: (): string => 'Redo',
  help: (): string => 'This sheet',
  escape: (): string => 'Let go: close, deselect',
  arrows: (): string => 'Walk the focused part of the stage',
  enter: (): string => 'Select what has the focus',
  zoom: (): string => 'Closer, farther, usual size',
  filter: (): string => 'Search the events',
}
