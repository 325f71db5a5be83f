// The last records of one partition, near enough to read: the same cells, nearer.
import { memo } from 'react'
import type { LensCell, LensModel } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { stageWords } from '../../words/en/stage.ts'
import { keyClass } from '../kit/Cell.tsx'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { boxStyle } from './boxStyle.ts'
import styles from './Lens.module.css'

/** Below the brokers, where there is room. */
export const Lens = memo(function Lens(props: {
  readonly lens: LensModel
  readonly onSelect: (id: SelectionId) => void
}) {
  const { lens } = props
  return (
    <section aria-label={lens.title}>
      <h2
        className={styles.title}
        style={{ left: lens.box.x, top: lens.box.y, width: lens.box.width }}
      >
        {lens.title}
      </h2>
      {lens.cells.map((cell) => (
        <Card key={cell.id} cell={cell} flat={lens.flat} onSelect={props.onSelect} />
      ))}
      {lens.empty === null ? null : (
        <p
          className={styles.empty}
          style={{ left: lens.box.x, top: lens.box.y + 26, width: lens.box.width }}
        >
          {lens.empty}
        </p>
      )}
    </section>
  )
}, sameContent)

function Card(props: {
  readonly cell: LensCell
  readonly flat: boolean
  readonly onSelect: (id: SelectionId) => void
}) {
  const { cell, flat } = props
  return (
    <button
      type="button"
      data-stop={cell.select}
      className={classes(
        styles.card,
        flat && styles.flat,
        keyClass(cell.colour),
        styles[cell.look],
      )}
      style={boxStyle(cell.box)}
      aria-label={cell.accessibleName}
      aria-pressed={cell.selected}
      onClick={() => props.onSelect(cell.select)}
    >
      <span className={styles.row}>
        <span className={styles.key}>{cell.key}</span>
        <span className={styles.offset}>{cell.id}</span>
      </span>
      <span className={styles.value}>{cell.value}</span>
      {flat ? null : (
        <span className={styles.row}>
          <span>{cell.glyph}</span>
          <span>{stageWords.epoch(cell.epoch)}</span>
        </span>
      )}
    </button>
  )
}
