// The why chain's numbers, at the places of its causes.
import type { WhyMark } from '../../projection/StageModel.ts'
import { classes } from '../kit/classes.ts'
import styles from './Stage.module.css'

/** The same discs as in the inspector. */
export function WhyMarks(props: {
  readonly marks: readonly WhyMark[]
  readonly spotlight: number | null
}) {
  return props.marks.map((mark) => (
    <span
      key={mark.number}
      className={classes(
        styles.why,
        mark.last && styles.whyLast,
        props.spotlight !== null && props.spotlight !== mark.number && styles.dimmed,
      )}
      style={{ left: mark.x - 9, top: mark.y - 9 }}
      aria-hidden="true"
    >
      {mark.number}
    </span>
  ))
}
