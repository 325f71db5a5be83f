// Words that stand in the chart, over rows and in their stead.
import type { FoldedRows } from '../../projection/GroupsModel.ts'
import styles from './Words.module.css'

/** What the rows below are. */
export function Title({ y, text }: FoldedRows) {
  return (
    <h2 className={styles.title} style={{ top: y }}>
      {text}
    </h2>
  )
}

/** What has no row of its own. */
export function Folded({ rows }: { readonly rows: FoldedRows | null }) {
  if (rows === null) return null
  return (
    <p className={styles.folded} style={{ top: rows.y }}>
      {rows.text}
    </p>
  )
}
