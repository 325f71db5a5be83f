// A few words about a thing, set beside its name.
import type { ReactNode } from 'react'
import styles from './Chip.module.css'
import { classes } from './classes.ts'

export type ChipLook = 'plain' | 'danger' | 'caution' | 'accent'

/** A small label; `mono` for configs and commands. */
export function Chip(props: {
  readonly children: ReactNode
  readonly look?: ChipLook
  readonly mono?: boolean
}) {
  const { look = 'plain' } = props
  return (
    <span
      className={classes(styles.chip, look !== 'plain' && styles[look], props.mono && styles.mono)}
    >
      {props.children}
    </span>
  )
}
