// What this is, whose trademark Kafka is, and what the model leaves out.
import { aboutWords } from '../../words/en/dialogs.ts'
import { Dialog } from './Dialog.tsx'
import styles from './Dialogs.module.css'
import { MarkdownText } from './MarkdownText.tsx'

export interface AboutDialogProps {
  /** The fidelity contract, as Markdown. */
  readonly fidelity: string
  readonly onClose: () => void
}

/** The about box. */
export function AboutDialog({ fidelity, onClose }: AboutDialogProps) {
  return (
    <Dialog title={aboutWords.title()} place="wide" onClose={onClose}>
      <p>{aboutWords.what()}</p>
      <p className={styles.hint}>{aboutWords.trademark()}</p>
      <p className={styles.hint}>{aboutWords.licence()}</p>
      <section className={styles.fidelity} aria-label={aboutWords.fidelityTitle()}>
        <MarkdownText text={fidelity} />
      </section>
    </Dialog>
  )
}
