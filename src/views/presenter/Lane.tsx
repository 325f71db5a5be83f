// One lane for a room: whose log it is, how it stands, and the log, drawn with the very tape of the stage.
import type { CSSProperties } from 'react'
import type { PresenterLane } from '../../projection/presenter.ts'
import { Arc } from '../kit/Arc.tsx'
import { classes } from '../kit/classes.ts'
import { Bed } from '../stage/Tape.tsx'
import { TapeCells } from '../stage/TapeCells.tsx'
import { TapeMarks } from '../stage/TapeMarks.tsx'
import styles from './Presenter.module.css'

/** px of the reel at the bed's left end, and of what hangs over at its right. */
const EDGES = { left: 14, right: 6 }

/** The lane; outside the spotlight it is dim. */
export function Lane(props: {
  readonly lane: PresenterLane
  readonly isDim: boolean
  readonly style: CSSProperties | undefined
}) {
  const { lane, isDim } = props
  const { tape, session } = lane
  const left = tape.bed.x - EDGES.left
  const width = tape.bed.width + EDGES.left + EDGES.right
  return (
    <section
      className={classes(styles.lane, !lane.serving && styles.off, isDim && styles.dim)}
      style={props.style}
      aria-label={lane.id}
    >
      <div className={styles.laneHead}>
        <h2 className={styles.title}>{lane.title}</h2>
        {lane.chips.map(({ text, look }) => (
          <span key={text} className={classes(styles.chip, styles[look])}>
            {text}
          </span>
        ))}
        {session === null ? null : (
          <span className={styles.session}>
            {session.text}
            <Arc arc={session.arc} size={26} />
          </span>
        )}
      </div>
      <div className={styles.log}>
        <span className={classes(styles.badge, styles[tape.standing])}>{tape.badge}</span>
        <span className={styles.names}>
          <span className={styles.name}>{tape.name}</span>
          <span className={styles.sub}>{tape.sub}</span>
        </span>
        <svg
          className={styles.tape}
          viewBox={`${left} 0 ${width} ${tape.box.height}`}
          role="img"
          aria-label={tape.accessibleName}
        >
          <Bed tape={tape} />
          <TapeCells tape={tape} />
          <TapeMarks tape={tape} />
        </svg>
      </div>
    </section>
  )
}
