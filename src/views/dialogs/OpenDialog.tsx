// Opening something: a file, a link, or text.
import { FolderOpen } from 'lucide-react'
import { useRef, useState } from 'react'
import { openWords } from '../../words/en/dialogs.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './Dialogs.module.css'

export interface OpenDialogProps {
  readonly onFile: (file: File) => void
  /** A link or the text of a scenario. */
  readonly onText: (text: string) => void
  readonly onClose: () => void
}

/** The dialog behind `Open`. */
export function OpenDialog({ onFile, onText, onClose }: OpenDialogProps) {
  const [text, setText] = useState('')
  const [asked, setAsked] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const isEmpty = text.trim() === ''
  const send = () => {
    setAsked(true)
    if (!isEmpty) onText(text)
  }
  return (
    <Dialog
      title={openWords.title()}
      onClose={onClose}
      footer={
        <Button look="primary" onPress={send}>
          {openWords.open()}
        </Button>
      }
    >
      <div className={styles.choose}>
        <Button
          icon={<FolderOpen size={16} aria-hidden="true" />}
          onPress={() => input.current?.click()}
        >
          {openWords.file()}
        </Button>
        <input
          ref={input}
          className={styles.hidden}
          type="file"
          aria-label={openWords.file()}
          tabIndex={-1}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file !== undefined) onFile(file)
          }}
        />
        <p className={styles.hint}>{openWords.fileHint()}</p>
      </div>
      <Field
        label={openWords.paste()}
        hint={openWords.pasteHint()}
        error={asked && isEmpty ? openWords.empty() : undefined}
        value={text}
        onChange={setText}
        lines
      />
    </Dialog>
  )
}
