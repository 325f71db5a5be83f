// The axis under a group's chart, and the line that stands for now.
import { memo } from 'react'
import type { GroupAxis, GroupChart } from '../../projection/GroupsModel.ts'
import { sameContent } from '../kit/sameContent.ts'
import styles from './Axis.module.css'
import type { GroupsProps } from './GroupsProps.ts'

/** px above the lines: words over brief states. */
const TOP = 20

/** Ticks with their lines, named moments, and the fold of quiet time. */
export const Axis = memo(function Axis(
  props: Pick<GroupsProps, 'onGoal'> & { readonly axis: GroupAxis; readonly left: number },
) {
  const { axis, left } = props
  return (
    <div className={styles.axis} style={{ left }}>
      {axis.ticks.map(({ x, text }) => (
        <span key={text} className={styles.tick} style={{ left: x, height: axis.y - TOP }}>
          <span className={styles.words}>{text}</span>
        </span>
      ))}
      {axis.moments.map((moment) => (
        <span
          key={moment.event}
          className={styles.tick}
          style={{ left: moment.x, height: axis.y - TOP }}
        >
          <button
            type="button"
            className={styles.moment}
            aria-label={moment.accessibleName}
            title={moment.accessibleName}
            onClick={() => props.onGoal(moment)}
          >
            {moment.text}
          </button>
        </span>
      ))}
      {axis.fold === null ? null : (
        <span
          className={styles.fold}
          style={{ left: axis.fold.x, width: axis.fold.width, height: axis.y - TOP }}
        >
          <span className={styles.foldWords}>{axis.fold.text}</span>
        </span>
      )}
    </div>
  )
}, sameContent)

/** Now. */
export function Cursor(props: {
  readonly cursor: GroupChart['cursor']
  readonly left: number
  readonly height: number
}) {
  const { cursor, left, height } = props
  return (
    <span
      className={styles.cursor}
      role="img"
      aria-label={cursor.text}
      style={{ left: left + cursor.x, top: TOP - 6, height: height - TOP + 6 }}
    />
  )
}
