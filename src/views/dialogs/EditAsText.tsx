// A scenario as text, with what is wrong with it under it.
import { editWords } from '../../words/en/dialogs.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './Dialogs.module.css'
import type { ProblemShown } from './ProblemPage.tsx'

export interface EditAsTextProps {
  readonly text: string
  readonly problems: readonly ProblemShown[]
  readonly onChange: (text: string) => void
  readonly onOpen: () => void
  readonly onClose: () => void
}

/** A plain text area; problems are told as one types. */
export function EditAsText(props: EditAsTextProps) {
  const { problems } = props
  return (
    <Dialog
      title={editWords.title()}
      place="wide"
      onClose={props.onClose}
      footer={
        <Button look="primary" locked={problems[0]?.sentence} onPress={props.onOpen}>
          {editWords.open()}
        </Button>
      }
    >
      <textarea
        className={styles.code}
        aria-label={editWords.text()}
        aria-invalid={problems.length > 0 ? true : undefined}
        spellCheck={false}
        value={props.text}
        onChange={(event) => props.onChange(event.target.value)}
      />
      <ul className={styles.faults} aria-live="polite">
        {problems.length === 0 ? <li className={styles.hint}>{editWords.sound()}</li> : null}
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.sentence}`} className={styles.fault}>
            {problem.sentence}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
