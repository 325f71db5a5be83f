// The sheet of all keys.
import { ShortcutsSheet } from '../../views/dialogs/ShortcutsSheet.tsx'
import { shortcutGroups } from '../keys/shortcutGroups.ts'
import { useSession, useShell } from '../ShellContext.ts'

/** The sheet, wired. */
export function KeysPart({ onClose }: { readonly onClose: () => void }) {
  const shell = useShell()
  const { store } = shell
  const keysOn = useSession((state) => state.keysOn)
  return (
    <ShortcutsSheet
      groups={shortcutGroups(shell)}
      keysOn={keysOn}
      onKeysOn={(on) => store.getState().set({ keysOn: on })}
      onClose={onClose}
    />
  )
}
