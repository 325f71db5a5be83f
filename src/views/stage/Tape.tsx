// One replica's lane: badge, name, and the log as cells with the marks that stand on it.
import { Snowflake } from 'lucide-react'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, memo } from 'react'
import type { TapeModel } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { boxStyle } from './boxStyle.ts'
import styles from './Tape.module.css'
import { TapeCells } from './TapeCells.tsx'
import { TapeMarks } from './TapeMarks.tsx'

interface TapeProps {
  readonly tape: TapeModel
  readonly onSelect: (id: SelectionId) => void
  /** Which replica it is, where one partition has several lanes. */
  readonly place?: SelectionId
  /** Big badge and names at the left, as in the Logs view. */
  readonly large?: boolean
}

/** A lane. Enter selects the partition; with the partition selected, Left and Right go from record to record. */
export const Tape = memo(function Tape(props: TapeProps) {
  const { tape, onSelect } = props
  const onClick = (event: MouseEvent<HTMLElement>) => {
    const offset = event.detail === 0 ? null : offsetUnder(tape, event)
    onSelect(offset === null ? tape.select : `record:${tape.partition}@${offset}`)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = tape.selected ? stepTo(tape, event.key) : null
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    onSelect(`record:${tape.partition}@${next}`)
  }
  return (
    <button
      type="button"
      data-stop={props.place ?? tape.select}
      className={classes(
        styles.lane,
        tape.selected && styles.selected,
        tape.strip && styles.strip,
        props.large && styles.large,
      )}
      style={{
        ...boxStyle(tape.box),
        ...(tape.strip ? {} : sideStyle(tape, props.large ?? false)),
      }}
      aria-label={tape.accessibleName}
      aria-pressed={tape.selected}
      onClick={onClick}
      onKeyDown={onKeyDown}
    >
      <span className={classes(styles.badge, styles[tape.standing])}>
        {tape.standing === 'frozen' ? <Snowflake size={12} aria-hidden="true" /> : tape.badge}
      </span>
      <span className={styles.names}>
        <span className={styles.name}>{tape.name}</span>
        {tape.strip ? null : (
          <span className={classes(styles.sub, styles[`sub-${tape.standing}`])}>{tape.sub}</span>
        )}
      </span>
      <svg
        className={styles.drawing}
        width={tape.box.width}
        height={tape.box.height}
        aria-hidden="true"
      >
        <Bed tape={tape} />
        <TapeCells tape={tape} />
        {tape.strip ? null : <TapeMarks tape={tape} />}
      </svg>
    </button>
  )
}, sameContent)

/** Badge and names stand at the middle of the bed, whatever its height. */
function sideStyle(tape: TapeModel, large: boolean): CSSProperties {
  const middle = tape.bed.y + tape.bed.height / 2
  return {
    '--badge-top': `${middle - (large ? 14 : 10)}px`,
    '--names-top': `${middle - (large ? 20 : 18)}px`,
    '--bed-left': `${tape.bed.x}px`,
  } as CSSProperties
}

/** The groove a log lies in, with the reel of what is out of sight. */
export function Bed({ tape }: { readonly tape: TapeModel }) {
  const { bed } = tape
  return (
    <>
      {tape.reel && !tape.strip
        ? [4, 7.5, 11].map((back, index) => (
            <line
              key={back}
              className={styles.reel}
              x1={bed.x - back}
              x2={bed.x - back}
              y1={bed.y + 3 + index * 2}
              y2={bed.y + bed.height - 3 - index * 2}
            />
          ))
        : null}
      <rect
        className={classes(styles.bed, styles[tape.standing], tape.leaderless && styles.leaderless)}
        x={bed.x}
        y={bed.y}
        width={bed.width}
        height={bed.height}
        rx={tape.strip ? 2 : 5}
      />
    </>
  )
}

function offsetUnder(tape: TapeModel, event: MouseEvent<HTMLElement>): number | null {
  const lane = event.currentTarget.getBoundingClientRect()
  const x = event.clientX - lane.left - tape.bed.x - 2
  const y = event.clientY - lane.top - tape.bed.y
  if (x < 0 || y < -2 || y > tape.bed.height + 2 || tape.far !== null) return null
  const offset = tape.from + Math.floor(x / tape.pitch)
  return tape.cells.some((cell) => cell.id === offset) ? offset : null
}

function stepTo(tape: TapeModel, key: string): number | null {
  const last = tape.logEnd.offset - 1
  const first = tape.startAt?.offset ?? 0
  if (last < first) return null
  const from = tape.selectedOffset
  if (key === 'ArrowLeft') return from === null ? last : Math.max(first, from - 1)
  if (key === 'ArrowRight')
    return from === null ? (tape.cells[0]?.id ?? first) : Math.min(last, from + 1)
  if (key === 'Home') return first
  if (key === 'End') return last
  return null
}
