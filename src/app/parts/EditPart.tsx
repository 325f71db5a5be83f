// Edit as text: checked while one types, opened when it is sound.
import { useDeferredValue, useMemo, useState } from 'react'
import { EditAsText } from '../../views/dialogs/EditAsText.tsx'
import { openBrought } from '../open/openScenario.ts'
import { openFile } from '../open/sharing.ts'
import { useShell } from '../ShellContext.ts'

export interface EditPartProps {
  readonly text: string
  readonly onClose: () => void
}

/** The editor, wired. */
export function EditPart({ text: first, onClose }: EditPartProps) {
  const shell = useShell()
  const [text, setText] = useState(first)
  const checked = useDeferredValue(text)
  const opened = useMemo(() => openFile(checked), [checked])
  const open = () => {
    const now = openFile(text)
    if ('trouble' in now) return
    void openBrought(shell, now.scenario)
    onClose()
  }
  return (
    <EditAsText
      text={text}
      problems={'trouble' in opened ? opened.trouble.problems : []}
      onChange={setText}
      onOpen={open}
      onClose={onClose}
    />
  )
}
