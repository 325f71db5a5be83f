// The page's buttons. A locked button stays focusable and says why; it never just goes grey.
import type { ReactNode } from 'react'
import styles from './Button.module.css'
import { classes } from './classes.ts'

export interface ButtonProps {
  readonly children: ReactNode
  /** Its accessible name, where it says more than its words. */
  readonly name?: string
  readonly onPress: () => void
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet'
  readonly icon?: ReactNode
  /** A single-key shortcut, shown at the end. */
  readonly shortcut?: string
  /** Why it cannot be pressed now; shown as its tooltip. */
  readonly locked?: string | undefined
  readonly className?: string | undefined
}

/** A button with words. */
export function Button(props: ButtonProps) {
  const { look = 'plain', locked, onPress } = props
  return (
    <button
      type="button"
      className={classes(styles.button, look !== 'plain' && styles[look], props.className)}
      aria-label={props.name}
      aria-disabled={locked === undefined ? undefined : true}
      aria-keyshortcuts={props.shortcut}
      title={locked ?? props.name}
      onClick={() => locked === undefined && onPress()}
    >
      {props.icon}
      {props.children}
      {props.shortcut === undefined ? null : (
        <span className={styles.key} aria-hidden="true">
          {props.shortcut}
        </span>
      )}
    </button>
  )
}

export interface IconButtonProps {
  /** Its accessible name, and its tooltip unless there is another. */
  readonly name: string
  readonly tooltip?: string
  readonly icon: ReactNode
  readonly onPress: () => void
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet'
  readonly pressed?: boolean
  readonly locked?: string | undefined
  readonly className?: string | undefined
}

/** A button with an icon only; its name is its tooltip. */
export function IconButton(props: IconButtonProps) {
  const { look = 'quiet', locked, onPress } = props
  return (
    <button
      type="button"
      className={classes(
        styles.button,
        styles.icon,
        look !== 'plain' && styles[look],
        props.className,
      )}
      aria-label={props.name}
      aria-pressed={props.pressed}
      aria-disabled={locked === undefined ? undefined : true}
      title={locked ?? props.tooltip ?? props.name}
      onClick={() => locked === undefined && onPress()}
    >
      {props.icon}
    </button>
  )
}
