// What is happening, in one headline and one line; on the right what one can do about it.
import type { ReactNode } from 'react'
import styles from './Caption.module.css'

export interface CaptionProps {
  readonly headline: string
  readonly line: string
  /** Read out on change: false until the person has acted, and while playing. */
  readonly speaking: boolean
  /** One suggested fault or act, as a button. */
  readonly suggestion?: ReactNode
  /** The Act menu, or a view's own switches. */
  readonly actions?: ReactNode
}

/** The caption and its two slots. */
export function Caption(props: CaptionProps) {
  return (
    <div className={styles.caption}>
      <div
        className={styles.words}
        aria-live={props.speaking ? 'polite' : 'off'}
        aria-atomic="true"
      >
        <h1 className={styles.headline}>{props.headline}</h1>
        <p className={styles.line}>{props.line}</p>
      </div>
      <div className={styles.actions}>
        {props.suggestion}
        {props.actions}
      </div>
    </div>
  )
}
