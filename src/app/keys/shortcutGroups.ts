// The keys as the sheet shows them: those of pageActions.ts, the room's, and those of the stage, which it hears itself.
import type { ShortcutGroup } from '../../views/dialogs/ShortcutsSheet.tsx'
import { keyWords } from '../../words/en/keys.ts'
import type { Shell } from '../Shell.ts'
import { chordActions, type PageAction, singleKeyActions } from './pageActions.ts'

/** The sheet's groups. */
export function shortcutGroups(shell: Shell): readonly ShortcutGroup[] {
  const actions = [...singleKeyActions(shell), ...chordActions(shell)]
  return [
    { title: keyWords.groups.time, rows: rowsOf(actions, 'time') },
    { title: keyWords.groups.page, rows: rowsOf(actions, 'page') },
    {
      title: keyWords.groups.room,
      rows: [
        { keys: ['Page Up', 'Page Down'], does: keyWords.milestone() },
        { keys: ['.', 'B'], does: keyWords.black() },
        { keys: ['H'], does: keyWords.hide() },
        { keys: ['1', '2', '3'], does: keyWords.spot() },
        { keys: ['S'], does: keyWords.light() },
        { keys: ['P', 'Esc'], does: keyWords.leaveRoom() },
      ],
    },
    {
      title: keyWords.groups.stage,
      rows: [
        { keys: ['↑', '↓', '←', '→'], does: keyWords.arrows() },
        { keys: ['Enter'], does: keyWords.enter() },
        { keys: ['+', '−', '0'], does: keyWords.zoom() },
      ],
    },
  ]
}

/** One row for all that share a line. */
function rowsOf(actions: readonly PageAction[], group: PageAction['group']): ShortcutGroup['rows'] {
  const own = actions.filter((action) => action.group === group)
  const lines = [...new Set(own.map(({ does }) => does))]
  return lines.map((does) => ({
    does,
    keys: own.filter((action) => action.does === does).flatMap(({ shown }) => shown),
  }))
}
