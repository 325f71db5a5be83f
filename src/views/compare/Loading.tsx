// A half whose run does not reach the moment yet.
import styles from './Compare.module.css'

/** Says what is waited for, and how far it is. */
export function Loading({ text, share }: { readonly text: string; readonly share: number }) {
  return (
    <div className={styles.loading} role="status">
      <p>{text}</p>
      <progress className={styles.progress} aria-label={text} max={1} value={share} />
    </div>
  )
}
