// Open: a file or pasted text becomes a scene, a preview, or a page that says what is wrong.
import { OpenDialog } from '../../views/dialogs/OpenDialog.tsx'
import { noticeWords } from '../../words/en/notices.ts'
import { looksKept } from '../keep/keptFile.ts'
import { restoreKept } from '../keep/restoreKept.ts'
import { takeFile } from '../open/dropped.ts'
import { openBrought } from '../open/openScenario.ts'
import { openText } from '../open/sharing.ts'
import { useShell } from '../ShellContext.ts'

/** The dialog behind `Open`, wired. */
export function OpenPart({ onClose }: { readonly onClose: () => void }) {
  const shell = useShell()
  const onFile = async (file: File) => {
    const dropped = await takeFile(shell, file)
    shell.desk.setState({ dialog: dropped === undefined ? null : { name: 'drop', file: dropped } })
  }
  const onText = async (text: string) => {
    onClose()
    if (looksKept(text)) return restoreKept(shell, text)
    const opened = openText(text)
    if ('trouble' in opened) {
      shell.playback.pause()
      shell.store.getState().set({ trouble: opened.trouble })
    } else {
      await openBrought(shell, opened.scenario)
      const words = noticeWords.opened(opened.scenario.title)
      shell.store.getState().notify({ kind: 'opened', text: words })
    }
  }
  return (
    <OpenDialog
      onFile={(file) => void onFile(file)}
      onText={(text) => void onText(text)}
      onClose={onClose}
    />
  )
}
