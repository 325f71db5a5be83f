// A button that opens a small panel under it. Escape, a click elsewhere or choosing closes it.
import type { ReactNode } from 'react'
import { useEffect, useId, useRef, useState } from 'react'
import { classes } from '../kit/classes.ts'
import styles from './Menu.module.css'

export interface MenuProps {
  readonly name: string
  /** What the button shows; its name is `name`. */
  readonly label: ReactNode
  readonly children: (close: () => void) => ReactNode
  readonly align?: 'left' | 'right'
  /** Above the button, where there is no room below. */
  readonly up?: boolean
  readonly className?: string | undefined
}

/** The button and its panel. */
export function Menu(props: MenuProps) {
  const [open, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const panelId = useId()
  useEffect(() => {
    if (!open) return
    const leave = (event: Event) => {
      const { target } = event
      if (target instanceof Node && !frame.current?.contains(target)) setOpen(false)
    }
    document.addEventListener('pointerdown', leave)
    document.addEventListener('focusin', leave)
    return () => {
      document.removeEventListener('pointerdown', leave)
      document.removeEventListener('focusin', leave)
    }
  }, [open])
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from wherever the focus is inside
    <div
      ref={frame}
      className={styles.frame}
      onKeyDown={(event) => {
        if (!open || event.key !== 'Escape') return
        event.stopPropagation()
        close()
      }}
    >
      <button
        ref={button}
        type="button"
        className={classes(styles.button, props.className)}
        aria-label={props.name}
        title={props.name}
        aria-expanded={open}
        aria-controls={open ? panelId : undefined}
        onClick={() => setOpen(!open)}
      >
        {props.label}
      </button>
      {open ? (
        <div
          id={panelId}
          className={classes(
            styles.panel,
            props.align === 'right' && styles.right,
            props.up && styles.up,
          )}
        >
          {props.children(close)}
        </div>
      ) : null}
    </div>
  )
}
