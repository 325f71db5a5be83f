// What two runs have come to, where there is little room: without a line below, and only as high as its words.
import styles from './Compare.module.css'

export interface HeadlineProps {
  readonly text: string
  /** Read out when it changes. */
  readonly speaking: boolean
}

/** The page's heading on a phone. */
export function Headline({ text, speaking }: HeadlineProps) {
  return (
    <h1 className={styles.headline} aria-live={speaking ? 'polite' : 'off'}>
      {text}
    </h1>
  )
}
