// The admin client: it asks, and a broker or controller may refuse.
import { memo } from 'react'
import type { AdminModel } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { boxStyle } from './boxStyle.ts'
import styles from './Client.module.css'

/** The admin client's box. */
export const AdminBox = memo(function AdminBox(props: {
  readonly admin: AdminModel
  readonly onSelect: (id: SelectionId) => void
}) {
  const { admin } = props
  return (
    <button
      type="button"
      data-stop={admin.select}
      className={classes(styles.client, styles.compact)}
      style={boxStyle(admin.box)}
      aria-label={admin.accessibleName}
      aria-pressed={admin.selected}
      onClick={() => props.onSelect(admin.select)}
    >
      <span className={styles.title}>{admin.id}</span>
      <span className={styles.sub}>{admin.sub}</span>
    </button>
  )
}, sameContent)
