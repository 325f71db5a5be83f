// The keys as the sheet shows them.
import type { ShortcutGroup } from '../../views/dialogs/ShortcutsSheet.tsx'
import { keyWords } from '../../words/en/keys.ts'

/** The sheet's groups. */
export function shortcutGroups(): readonly ShortcutGroup[] {
  return [
    {
      title: keyWords.groups.time,
      rows: [
        { keys: ['Space', 'K'], does: keyWords.play() },
        { keys: ['←', '→', 'J', 'L'], does: keyWords.step() },
        { keys: ['Shift ←', 'Shift →'], does: keyWords.event() },
        { keys: ['[', ']'], does: keyWords.milestone() },
        { keys: ['Shift [', 'Shift ]'], does: keyWords.loopEnds() },
        { keys: ['R'], does: keyWords.loop() },
        { keys: ['Home', 'End'], does: keyWords.ends() },
        { keys: ['B'], does: keyWords.branches() },
        { keys: [',', '.'], does: keyWords.pace() },
      ],
    },
    {
      title: keyWords.groups.page,
      rows: [
        { keys: ['1', '2', '3'], does: keyWords.view() },
        { keys: ['A'], does: keyWords.act() },
        { keys: ['F'], does: keyWords.suggested() },
        { keys: ['W'], does: keyWords.why() },
        { keys: ['I'], does: keyWords.inspector() },
        { keys: ['D'], does: keyWords.detail() },
        { keys: ['C'], does: keyWords.compare() },
        { keys: ['P'], does: keyWords.present() },
        { keys: ['Ctrl Z', '⌘ Z'], does: keyWords.undo() },
        { keys: ['Ctrl Shift Z', '⌘ Shift Z'], does: keyWords.redo() },
        { keys: ['?'], does: keyWords.help() },
        { keys: ['Esc'], does: keyWords.escape() },
      ],
    },
    {
      title: keyWords.groups.room,
      rows: [
        { keys: ['Page Down', 'Page Up'], does: keyWords.milestone() },
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
