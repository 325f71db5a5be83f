// The page's frame: top bar, caption, the view, inspector and dock, at every width. It knows where things go, not what they are.
import type { ReactNode } from 'react'
import styles from './Page.module.css'

export interface PageProps {
  readonly topBar: ReactNode
  readonly caption: ReactNode
  /** The open view; its tab panel. */
  readonly children: ReactNode
  /** Null when nothing is selected: the view then takes the room (wide screens keep the column). */
  readonly inspector: ReactNode | null
  readonly transport: ReactNode
  readonly timeline: ReactNode
  /** Things that float: dialogs, toasts, the drop target. */
  readonly over?: ReactNode
}

/** Lays out the page. */
export function Page(props: PageProps) {
  return (
    <div className={styles.page} data-inspector={props.inspector === null ? undefined : ''}>
      <header className={styles.topBar}>{props.topBar}</header>
      <main className={styles.main}>
        <div className={styles.caption}>{props.caption}</div>
        <div className={styles.view}>{props.children}</div>
      </main>
      {props.inspector === null ? null : <div className={styles.inspector}>{props.inspector}</div>}
      <footer className={styles.dock}>
        <div className={styles.transport}>{props.transport}</div>
        <div className={styles.timeline}>{props.timeline}</div>
      </footer>
      {props.over}
    </div>
  )
}
