// One hint, small: a line under the caption, or a low strip where that has no room. It takes no focus.
import { Lightbulb } from 'lucide-react'
import { hintWords as words } from '../../words/en/welcome.ts'
import { Button } from '../kit/Button.tsx'
import styles from './Welcome.module.css'

export interface HintProps {
  readonly text: string
  readonly onKnown: () => void
  readonly onOff: () => void
}

/** The hint, with its two ways out. */
export function Hint({ text, onKnown, onOff }: HintProps) {
  return (
    <section className={styles.hint} aria-label={words.region()} data-line>
      <Lightbulb size={16} aria-hidden="true" />
      <p className={styles.hintText}>{text}</p>
      <div className={styles.hintWays}>
        <Button look="quiet" onPress={onKnown}>
          {words.known()}
        </Button>
        <Button look="quiet" onPress={onOff}>
          {words.off()}
        </Button>
      </div>
    </section>
  )
}
