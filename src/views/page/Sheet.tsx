// What is selected: a column or drawer on a wide page; on a phone a sheet between the view and the dock, which never lies over
// what it explains: the view gives way and brings the thing into what is left of it.
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef } from 'react'
import { pageWords } from '../../words/en/stage.ts'
import styles from './Sheet.module.css'

/** How much of the phone's sheet is up: its first line, the facts beside the thing itself, or facts alone. */
export type SheetHeight = 'peek' | 'half' | 'full'

const HEIGHTS: readonly SheetHeight[] = ['peek', 'half', 'full']
/** px a finger goes up or down before the sheet does. */
const SWIPE = 32
/** px from the sheet's top that a finger can take it by: the grip and the first line. */
const GRASP = 76

export interface SheetProps {
  readonly height: SheetHeight
  readonly onHeight: (height: SheetHeight) => void
  readonly over?: 'start' | 'end' | undefined
  /** A question is being answered: a sheet that only peeks comes up to show it. */
  readonly answers: boolean
  readonly children: ReactNode
}

/** The frame of the inspector. The grip raises and lowers it, so do a swipe and, with the grip focused, Up and Down. */
export function Sheet({ height, onHeight, over, answers, children }: SheetProps) {
  const from = useRef<number | null>(null)
  const now = useRef({ height, onHeight })
  now.current = { height, onHeight }
  useEffect(() => {
    if (answers && now.current.height === 'peek') now.current.onHeight('half')
  }, [answers])
  const move = (way: 1 | -1): boolean => {
    const next = HEIGHTS[HEIGHTS.indexOf(height) + way]
    if (next !== undefined) onHeight(next)
    return next !== undefined
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const way = ({ ArrowUp: 1, ArrowDown: -1 } as const)[event.key]
    if (way !== undefined && move(way)) event.preventDefault()
  }
  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    const top = event.currentTarget.getBoundingClientRect().top
    from.current = event.clientY - top < GRASP ? event.clientY : null
  }
  const onPointerMove = (event: PointerEvent) => {
    if (from.current === null || event.buttons === 0) return
    const up = from.current - event.clientY
    if (Math.abs(up) < SWIPE) return
    from.current = null
    move(up > 0 ? 1 : -1)
  }
  return (
    <div
      className={styles.sheet}
      data-sheet={height}
      data-over={over}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
    >
      <button
        type="button"
        className={styles.grip}
        aria-label={pageWords.sheet[height]}
        aria-expanded={height !== 'peek'}
        onClick={() => move(1) || onHeight('peek')}
        onKeyDown={onKeyDown}
      />
      <div className={styles.content}>{children}</div>
    </div>
  )
}
