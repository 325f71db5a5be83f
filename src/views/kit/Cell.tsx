// One record, as it looks in a queue, in a reader's hands and in a legend. Tapes draw the same cell in SVG.
import type { CellModel } from '../../projection/StageModel.ts'
import styles from './Cell.module.css'
import { classes } from './classes.ts'

/** The class that sets a key's colours: `--fill`, `--edge`. */
export const keyClass = (colour: number): string => styles[`key${colour}`] ?? ''

/** A small square with its key's letter. */
export function Cell(props: { readonly cell: CellModel }) {
  const { cell } = props
  return (
    <span className={classes(styles.cell, keyClass(cell.colour), styles[cell.look])}>
      {cell.glyph}
      {cell.bar ? <span className={styles.bar} /> : null}
    </span>
  )
}
