// A row of which one is chosen. Arrow keys move, as the ARIA patterns ask: the row is one stop of the Tab key.
import { type KeyboardEvent, useRef } from 'react'

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

/** What the row and each of its buttons have in common, whatever their roles. */
export function useChoices<T extends string>({ name, choices, value, onChange }: ChoicesProps<T>) {
  const row = useRef<HTMLDivElement>(null)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const index = choices.findIndex((choice) => choice.id === value)
    const next = (index + step + choices.length) % choices.length
    const choice = choices[next]
    if (choice === undefined) return
    onChange(choice.id)
    const button = row.current?.children[next]
    if (button instanceof HTMLElement) button.focus()
  }
  return {
    row: { ref: row, 'aria-label': name, onKeyDown },
    button: (choice: Choice<T>) => ({
      tabIndex: choice.id === value ? 0 : -1,
      onClick: () => onChange(choice.id),
      children: choice.name,
    }),
  }
}
