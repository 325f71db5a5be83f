// The quiet count of promises in the top bar; it speaks up when one is broken.
import type { ReactNode } from 'react'
import { classes } from '../kit/classes.ts'
import styles from './PromiseCount.module.css'

export interface PromiseCountProps {
  readonly icon: ReactNode
  readonly name: string
  readonly tooltip: string
  /** Present when one is broken. */
  readonly onPress?: () => void
}

export function PromiseCount({ icon, name, tooltip, onPress }: PromiseCountProps) {
  const words = <span className={styles.words}>{name}</span>
  if (onPress === undefined) {
    return (
      <span className={styles.count} title={tooltip}>
        {icon}
        {words}
      </span>
    )
  }
  return (
    <button
      type="button"
      className={classes(styles.count, styles.broken)}
      title={tooltip}
      onClick={onPress}
    >
      {icon}
      {words}
    </button>
  )
}
