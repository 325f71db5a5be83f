// The run in sentences. Only the rows in sight are in the page, however long the run.
import { CornerDownRight, CornerUpLeft, Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { EventRow } from '../../projection/EventsModel.ts'
import { eventsWords as words } from '../../words/en/eventList.ts'
import { followWords as follows } from '../../words/en/follow.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import styles from './Events.module.css'
import { EventsFilterBar } from './EventsFilterBar.tsx'
import type { EventsProps } from './EventsProps.ts'

/** px of a row: one or two lines of words. */
const ROW = 52
/** Rows kept above and below the visible ones. */
const SPARE = 6

/** The Events view. */
export function Events(props: EventsProps) {
  const { model } = props
  return (
    <div className={styles.events}>
      <EventsFilterBar {...props} />
      {model.rows.length === 0 ? <Nothing {...props} /> : <Rows {...props} />}
    </div>
  )
}

function Nothing({ model, filter, onFilter }: EventsProps) {
  return (
    <div className={styles.nothing}>
      <Search size={20} strokeWidth={1.75} aria-hidden="true" />
      <p className={styles.nothingTitle}>{words.nothing(filter.search)}</p>
      <p>{words.hidden(model.hidden, model.hiddenChatter)}</p>
      <div className={styles.nothingActs}>
        <Button onPress={() => onFilter({ ...filter, search: '', about: '' })}>
          {words.clear}
        </Button>
        <Button onPress={() => onFilter({ ...filter, level: 'chatter' })}>{words.chatter}</Button>
      </div>
    </div>
  )
}

function Rows({ model, onGo, onFollow }: EventsProps) {
  const frame = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 600 })
  const current = model.currentIndex
  // The row of now stays in sight while time moves, unless the person looks elsewhere.
  const follows = useRef(true)
  useEffect(() => {
    const element = frame.current
    if (element === null || !follows.current) return
    const top = current * ROW
    if (top < element.scrollTop || top + 3 * ROW > element.scrollTop + element.clientHeight) {
      element.scrollTop = Math.max(0, top - element.clientHeight * 0.6)
    }
  }, [current])
  const measure = () => {
    const element = frame.current
    if (element === null) return
    setView({ top: element.scrollTop, height: element.clientHeight })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured once, then on scrolling and resizing
  useEffect(() => {
    measure()
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  const look = () => {
    follows.current = false
  }
  const first = Math.max(0, Math.floor(view.top / ROW) - SPARE)
  const last = Math.min(model.rows.length, Math.ceil((view.top + view.height) / ROW) + SPARE)
  const go = (index: number) => {
    const row = model.rows[index]
    if (row === undefined) return
    follows.current = true
    onGo(row.at, row.event)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined) return
    event.preventDefault()
    event.stopPropagation()
    go(Math.min(model.rows.length - 1, Math.max(0, current + step)))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows go from row to row
    <div
      ref={frame}
      className={styles.frame}
      onScroll={measure}
      onWheel={look}
      onPointerDown={look}
      onKeyDown={onKeyDown}
    >
      <ol className={styles.rows} style={{ height: model.rows.length * ROW }}>
        {model.rows.slice(first, last).map((row, place) => {
          const index = first + place
          return (
            <li
              key={`${row.event} ${index}`}
              className={styles.item}
              style={{ top: index * ROW, height: ROW }}
              aria-setsize={model.rows.length}
              aria-posinset={index + 1}
            >
              <Row
                row={row}
                when={index > current ? 'future' : index === current ? 'current' : 'past'}
                onGo={() => go(index)}
              />
              {index === current ? <Follow onFollow={onFollow} /> : null}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

/** At the row of now: its two ways. */
function Follow({ onFollow }: Pick<EventsProps, 'onFollow'>) {
  return (
    <span className={styles.follow}>
      <IconButton
        name={follows.origin()}
        icon={<CornerUpLeft size={16} aria-hidden="true" />}
        onPress={() => onFollow('origin')}
      />
      <IconButton
        name={follows.effect()}
        icon={<CornerDownRight size={16} aria-hidden="true" />}
        onPress={() => onFollow('effect')}
      />
    </span>
  )
}

function Row(props: {
  readonly row: EventRow
  readonly when: 'past' | 'current' | 'future'
  readonly onGo: () => void
}) {
  const { row, when } = props
  return (
    <button
      type="button"
      className={classes(styles.row, styles[when], styles[row.level])}
      aria-current={when === 'current' ? 'true' : undefined}
      onClick={props.onGo}
    >
      <span className={styles.time}>{row.time}</span>
      <span className={styles.mark} />
      <span className={styles.text}>
        <span className={styles.headline}>{row.headline}</span>
        <span className={styles.line}>{row.line}</span>
      </span>
      <span className={styles.node}>{row.node}</span>
    </button>
  )
}
