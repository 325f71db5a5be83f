// Every action by its name: type a part of it, choose with the arrows, Enter does it.
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { paletteWords as words } from '../../words/en/palette.ts'
import { Dialog } from '../dialogs/Dialog.tsx'
import { classes } from '../kit/classes.ts'
import styles from './Palette.module.css'

export interface PaletteRow {
  readonly id: string
  /** Where it belongs, in a word. */
  readonly group: string
  readonly name: string
  /** The key that does the same. */
  readonly shortcut?: string | undefined
  /** Why it cannot be done now. */
  readonly locked?: string | undefined
}

export interface PaletteProps {
  readonly search: string
  readonly onSearch: (text: string) => void
  /** Those that say what is looked for, the best first. */
  readonly rows: readonly PaletteRow[]
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}

/** The palette; the focus stays in the field, and the list says which row Enter would take. */
export function Palette(props: PaletteProps) {
  const { rows, search } = props
  const listId = useId()
  const [place, setPlace] = useState(0)
  const at = Math.min(place, rows.length - 1)
  const chosen = rows[at]
  const choose = (row: PaletteRow | undefined) => {
    if (row !== undefined && row.locked === undefined) props.onChoose(row.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, at, rows.length)
    if (next === null && event.key !== 'Enter') return
    event.preventDefault()
    if (next === null) choose(chosen)
    else setPlace(next)
  }
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const row = list.current?.children[at]
    if (row !== undefined && 'scrollIntoView' in row) row.scrollIntoView({ block: 'nearest' })
  }, [at])
  return (
    <Dialog title={words.title()} place="wide" onClose={props.onClose}>
      <input
        className={styles.field}
        role="combobox"
        aria-label={words.search()}
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={chosen === undefined ? undefined : `${listId}-${at}`}
        aria-autocomplete="list"
        placeholder={words.hint()}
        value={search}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => {
          setPlace(0)
          props.onSearch(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      <p className={styles.count} role="status">
        {rows.length === 0 ? words.nothing(search) : words.found(rows.length)}
      </p>
      {rows.length === 0 ? <p className={styles.way}>{words.nothingWay()}</p> : null}
      <div
        ref={list}
        id={listId}
        className={styles.rows}
        role="listbox"
        tabIndex={-1}
        aria-label={words.title()}
      >
        {rows.map((row, index) => (
          <Row
            key={row.id}
            id={`${listId}-${index}`}
            row={row}
            isChosen={index === at}
            onPress={() => choose(row)}
          />
        ))}
      </div>
    </Dialog>
  )
}

/** Up and down, round the ends; a page at a time. Null for a key that moves nothing. */
function placeAfter(key: string, place: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (place + 1) % count
  if (key === 'ArrowUp') return (place + count - 1) % count
  if (key === 'PageDown') return Math.min(count - 1, place + 8)
  return key === 'PageUp' ? Math.max(0, place - 8) : null
}

interface RowProps {
  readonly id: string
  readonly row: PaletteRow
  readonly isChosen: boolean
  readonly onPress: () => void
}

function Row({ id, row, isChosen, onPress }: RowProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus, and Enter there takes the chosen row
    <div
      id={id}
      className={classes(styles.row, isChosen && styles.chosen, row.locked && styles.off)}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      aria-disabled={row.locked === undefined ? undefined : true}
      onClick={onPress}
    >
      <span className={styles.group}>{row.group}</span>
      <span className={styles.name}>{row.name}</span>
      {row.locked === undefined ? null : <span className={styles.reason}>{row.locked}</span>}
      {row.shortcut === undefined ? null : <kbd className={styles.key}>{row.shortcut}</kbd>}
    </div>
  )
}
