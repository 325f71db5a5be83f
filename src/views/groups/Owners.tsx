// Who reads what: a row a partition, a bar an owner.
import { memo } from 'react'
import type { OwnerBar, PartitionRow } from '../../projection/GroupsModel.ts'
import { groupsWords as words } from '../../words/en/groups.ts'
import { keyClass } from '../kit/Cell.tsx'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import type { ChartProps } from './ChartProps.ts'
import styles from './Owners.module.css'
import patterns from './patterns.module.css'
import { Folded, Title } from './Words.tsx'

/** All rows, and what is folded in words. */
export const Owners = memo(function Owners({ chart, onGoal }: ChartProps) {
  const { rows, foldedRows } = chart
  return (
    <>
      <Title y={chart.rowsTitleY} text={words.owners} />
      <ul aria-label={words.owners}>
        {rows.map((row) => (
          <Row key={row.partition} row={row} left={chart.labelWidth} onGoal={onGoal} />
        ))}
      </ul>
      <Folded rows={foldedRows} />
    </>
  )
}, sameContent)

/** px below which a bar's letters would be cut; its name is still heard. */
const LEAST_FOR_TEXT = 12

const Row = memo(function Row(
  props: Pick<ChartProps, 'onGoal'> & { readonly row: PartitionRow; readonly left: number },
) {
  const { row, left } = props
  return (
    <li className={styles.row} style={{ top: row.y, height: row.height }}>
      <span
        className={classes(styles.name, row.selected && styles.selected)}
        style={{ width: left - 8 }}
      >
        {row.partition}
      </span>
      <span className={styles.bars} style={{ left }}>
        {row.bars.map((bar) => (
          <Bar key={bar.accessibleName} bar={bar} height={row.height} onGoal={props.onGoal} />
        ))}
      </span>
    </li>
  )
}, sameContent)

function Bar(
  props: Pick<ChartProps, 'onGoal'> & { readonly bar: OwnerBar; readonly height: number },
) {
  const { bar } = props
  const height = props.height / bar.lanes
  const { dress } = bar
  return (
    <button
      type="button"
      className={classes(
        styles.bar,
        dress === null ? styles.nobody : classes(styles.owner, keyClass(dress.colour)),
      )}
      style={{ left: bar.x, width: bar.width, top: bar.lane * height, height }}
      aria-label={bar.accessibleName}
      title={bar.accessibleName}
      onClick={() => props.onGoal(bar)}
    >
      {dress === null ? null : (
        <>
          <span className={styles.past} style={{ width: bar.past }} />
          <span className={classes(styles.pattern, patterns[`pattern${dress.pattern}`])} />
        </>
      )}
      {height < LEAST_FOR_TEXT ? null : (
        <span className={styles.text} style={bar.lanes > 1 ? { fontSize: height - 2 } : undefined}>
          {bar.text}
        </span>
      )}
    </button>
  )
}
