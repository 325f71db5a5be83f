// A dialog: the browser's own modal element, so focus stays inside, Escape closes and the page behind is inert.
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useEffect, useId, useRef } from 'react'
import { appWords } from '../../words/en/app.ts'
import { IconButton } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import styles from './Dialog.module.css'

export interface DialogProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons, the primary one first. */
  readonly footer?: ReactNode
  /** `corner` leaves the stage in sight; `page` takes all of it. */
  readonly place?: 'middle' | 'wide' | 'corner' | 'page'
}

/** What the focus goes to first: what the dialog is about, not its closing. */
const FIRST =
  'input:not([tabindex="-1"]), select, textarea, button:not([aria-disabled]):not([tabindex="-1"])'

/** Opens when it is mounted; whoever mounted it takes it away on `onClose`. */
export function Dialog(props: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const titleId = useId()
  const { place = 'middle', onClose } = props
  useEffect(() => {
    const element = dialog.current
    if (element === null || element.open) return
    const before = document.activeElement
    element.showModal()
    body.current?.querySelector<HTMLElement>(FIRST)?.focus()
    return () => {
      element.close()
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; the key for that is Escape, which the browser sends as `cancel`
    <dialog
      ref={dialog}
      className={classes(styles.dialog, place !== 'middle' && styles[place])}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={styles.head}>
        <h2 id={titleId} className={styles.title}>
          {props.title}
        </h2>
        <IconButton name={appWords.close()} icon={<X size={18} />} onPress={onClose} />
      </div>
      <div ref={body} className={styles.body}>
        {props.children}
      </div>
      {props.footer === undefined ? null : <div className={styles.foot}>{props.footer}</div>}
    </dialog>
  )
}
