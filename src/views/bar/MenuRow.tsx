// One line of a menu.
import type { ReactNode } from 'react'
import { classes } from '../kit/classes.ts'
import styles from './MenuRow.module.css'

export interface MenuRowProps {
  readonly name: string
  /** Beside the name, smaller. */
  readonly note?: string | undefined
  readonly icon?: ReactNode
  readonly current?: boolean
  readonly locked?: string | undefined
  readonly onPress: () => void
}

/** A button as wide as its menu. */
export function MenuRow(props: MenuRowProps) {
  const { locked } = props
  return (
    <button
      type="button"
      className={classes(styles.row, props.current && styles.current)}
      aria-label={props.name}
      aria-current={props.current ? 'true' : undefined}
      aria-disabled={locked === undefined ? undefined : true}
      title={locked}
      onClick={() => locked === undefined && props.onPress()}
    >
      {props.icon}
      <span className={styles.rowName}>{props.name}</span>
      {props.note === undefined ? null : <span className={styles.note}>{props.note}</span>}
    </button>
  )
}
