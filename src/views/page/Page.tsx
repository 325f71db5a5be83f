// The page's frame: top bar, caption, the view, inspector and dock, at every width. It knows where things go, not what they are.
import type { ReactNode } from 'react'
import styles from './Page.module.css'

export interface PageProps {
  readonly topBar: ReactNode
  readonly caption: ReactNode
  /** The open view; its tab panel. */
  readonly children: ReactNode
  /** Stands in the view's lower right corner, over what is there; where no column is free, as a low strip. */
  readonly corner?: ReactNode
  /** A `Sheet`; null when nothing is selected: the view then takes the room. */
  readonly inspector: ReactNode | null
  /** The inspector lies over one end of the view, which keeps its width. */
  readonly inspectorOver?: boolean
  /** What one can do next; on a phone, at the thumb, where the sheet comes when something is selected. */
  readonly acts: ReactNode | null
  readonly transport: ReactNode
  readonly timeline: ReactNode
  /** Things that float: dialogs, toasts, the drop target. */
  readonly over?: ReactNode
}

/** Lays out the page: columns, a drawer below 1180 px, a sheet below 600 px. */
export function Page(props: PageProps) {
  return (
    <div className={styles.page}>
      <header className={styles.topBar}>{props.topBar}</header>
      <main className={styles.main}>
        <div className={styles.caption}>{props.caption}</div>
        <div className={styles.view}>{props.children}</div>
        <div className={styles.corner} data-low={props.inspectorOver || undefined}>
          {props.corner}
        </div>
      </main>
      {props.inspector !== null || props.acts === null ? null : (
        <div className={styles.acts}>{props.acts}</div>
      )}
      {props.inspector === null ? null : <div className={styles.inspector}>{props.inspector}</div>}
      <footer className={styles.dock}>
        <div className={styles.transport}>{props.transport}</div>
        <div className={styles.timeline}>{props.timeline}</div>
      </footer>
      {props.over}
    </div>
  )
}
