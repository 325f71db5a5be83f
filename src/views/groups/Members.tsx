// What each member does: a line with what waits and what happens on it.
import { memo } from 'react'
import type { MemberLine, MemberMark } from '../../projection/GroupsModel.ts'
import { groupsWords as words } from '../../words/en/groups.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import type { ChartProps } from './ChartProps.ts'
import { MemberChip } from './MemberChip.tsx'
import styles from './Members.module.css'
import { Folded, Title } from './Words.tsx'

/** All lines, and what is folded in words. */
export const Members = memo(function Members({ chart, onGoal }: ChartProps) {
  const { members, foldedMembers } = chart
  return (
    <>
      <Title y={chart.membersTitleY} text={words.members} />
      <ul aria-label={words.members}>
        {members.map((line) => (
          <Line
            key={line.client}
            line={line}
            left={chart.labelWidth}
            width={chart.plotWidth}
            onGoal={onGoal}
          />
        ))}
      </ul>
      <Folded rows={foldedMembers} />
    </>
  )
}, sameContent)

const Line = memo(function Line(
  props: Pick<ChartProps, 'onGoal'> & {
    readonly line: MemberLine
    readonly left: number
    readonly width: number
  },
) {
  const { line, left, onGoal } = props
  return (
    <li className={styles.line} style={{ top: line.y, height: line.height }}>
      <button
        type="button"
        className={classes(styles.member, line.selected && styles.selected)}
        style={{ width: left - 10 }}
        aria-label={line.accessibleName}
        aria-pressed={line.selected}
        onClick={() =>
          onGoal({ select: line.select, at: 0, event: 0, accessibleName: line.accessibleName })
        }
      >
        <MemberChip client={line.client} dress={line.dress} />
        <span className={styles.says}>{line.says}</span>
      </button>
      <div className={styles.track} style={{ left, width: props.width }}>
        {line.parked.map((wait) => (
          <button
            key={wait.event}
            type="button"
            className={classes(styles.parked, wait.past === 0 && styles.future)}
            style={{ left: wait.x, width: wait.width }}
            aria-label={wait.accessibleName}
            title={wait.accessibleName}
            onClick={() => onGoal(wait)}
          >
            {wait.text}
          </button>
        ))}
        {line.marks.map((mark) => (
          <Mark key={mark.accessibleName} mark={mark} onGoal={onGoal} />
        ))}
      </div>
    </li>
  )
}, sameContent)

/** A beat without news is only looked at; everything else can be gone to. */
function Mark({ mark, onGoal }: Pick<ChartProps, 'onGoal'> & { readonly mark: MemberMark }) {
  const looks = classes(styles.mark, styles[mark.kind], mark.future && styles.future)
  if (mark.event === 0)
    return (
      <span
        role="img"
        className={looks}
        style={{ left: mark.x }}
        aria-label={mark.accessibleName}
        title={mark.accessibleName}
      />
    )
  return (
    <>
      <button
        type="button"
        className={looks}
        style={{ left: mark.x }}
        aria-label={mark.accessibleName}
        title={mark.accessibleName}
        onClick={() => onGoal(mark)}
      />
      {mark.label === '' ? null : (
        <span
          className={classes(
            styles.label,
            mark.labelAbove && styles.above,
            styles[`${mark.kind}Label`],
            mark.future && styles.future,
          )}
          style={{ left: mark.labelX }}
          aria-hidden="true"
        >
          {mark.label}
        </span>
      )}
    </>
  )
}
