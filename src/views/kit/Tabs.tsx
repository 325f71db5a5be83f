// Tabs choose a view. Arrow keys move, as the ARIA patterns ask.
import type { KeyboardEvent } from 'react'
import { useRef } from 'react'
import { classes } from './classes.ts'
import styles from './Tabs.module.css'

interface Choice<T extends string> {
  readonly id: T
  readonly name: string
}

export interface ChoicesProps<T extends string> {
  /** Accessible name of the whole. */
  readonly name: string
  readonly choices: readonly Choice<T>[]
  readonly value: T
  readonly onChange: (value: T) => void
}

/** The id a tab panel refers to with `aria-labelledby`. */
export const tabId = (id: string): string => `tab-${id}`
/** The id of the panel a tab opens. */
export const panelId = (id: string): string => `panel-${id}`

/** Arrow keys choose the next of a row, and go round. */
export function useArrows<T extends string>(props: ChoicesProps<T>) {
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const { choices } = props
    const index = choices.findIndex((choice) => choice.id === props.value)
    const next = (index + step + choices.length) % choices.length
    const choice = choices[next]
    if (choice === undefined) return
    props.onChange(choice.id)
    const button = row.current?.children[next]
    if (button instanceof HTMLElement) button.focus()
  }
  return { row, onKeyDown }
}

/** A tab list; the panel is the caller's, with `panelId` and `tabId`. */
export function Tabs<T extends string>(props: ChoicesProps<T> & { readonly className?: string }) {
  const { row, onKeyDown } = useArrows(props)
  return (
    <div
      ref={row}
      role="tablist"
      aria-label={props.name}
      className={classes(styles.tabs, props.className)}
      onKeyDown={onKeyDown}
    >
      {props.choices.map((choice) => (
        <button
          key={choice.id}
          type="button"
          role="tab"
          id={tabId(choice.id)}
          aria-controls={panelId(choice.id)}
          aria-selected={choice.id === props.value}
          tabIndex={choice.id === props.value ? 0 : -1}
          className={styles.tab}
          onClick={() => props.onChange(choice.id)}
        >
          {choice.name}
        </button>
      ))}
    </div>
  )
}
