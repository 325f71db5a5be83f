// A plane of its own lightness; shadow only where it floats.
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './Panel.module.css'

/** A box; `floating` for menus, dialogs and sheets. */
export function Panel(props: {
  readonly children: ReactNode
  readonly floating?: boolean
  readonly className?: string | undefined
}) {
  return (
    <div className={classes(styles.panel, props.floating && styles.floating, props.className)}>
      {props.children}
    </div>
  )
}
