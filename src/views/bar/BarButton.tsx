// A button of the top bar: an icon whose name is its control's, with a tooltip that may say more.
import type { ReactNode } from 'react'
import { classes } from '../kit/classes.ts'
import styles from './Menu.module.css'

export interface BarButtonProps {
  readonly name: string
  readonly icon: ReactNode
  readonly onPress: () => void
  /** More than the name: what would be undone, or why it cannot be pressed. */
  readonly tooltip?: string | undefined
  readonly isLocked?: boolean
  readonly shortcut?: string
}

/** Stays focusable when it cannot be pressed, and says why. */
export function BarButton(props: BarButtonProps) {
  const { isLocked = false } = props
  return (
    <button
      type="button"
      className={classes(styles.button, isLocked && styles.locked)}
      aria-label={props.name}
      aria-disabled={isLocked ? true : undefined}
      aria-keyshortcuts={props.shortcut}
      title={props.tooltip ?? props.name}
      onClick={() => !isLocked && props.onPress()}
    >
      {props.icon}
    </button>
  )
}
