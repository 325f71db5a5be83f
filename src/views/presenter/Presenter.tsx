// The page for a room: one sentence, at most three lanes, two large buttons. It is drawn at 1280×720 and grows with the wall.
import { ArrowLeft, ArrowRight, EyeOff, X, Zap } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { FlightsModel } from '../../projection/FlightsModel.ts'
import type { PresenterLane } from '../../projection/presenter.ts'
import type { RoomModel } from '../../projection/room.ts'
import { presenterWords as words } from '../../words/en/presenter.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { useSize } from '../kit/useSize.ts'
import { Lane } from './Lane.tsx'
import styles from './Presenter.module.css'
import { RoomFlights, RoomStrip } from './Room.tsx'
import { roomBox } from './roomBox.ts'

export interface PresenterProps {
  readonly headline: string
  readonly line: string
  readonly lanes: readonly PresenterLane[]
  /** Where everything stands; null while that is not known, and where there is no room for it: the lanes then stand alone. */
  readonly room: RoomModel | null
  readonly flightsAt: () => FlightsModel
  /** A flight is drawn with every frame. */
  readonly playing: boolean
  readonly theme: 'dark' | 'light'
  /** What the lanes have, in px of 1280×720: give it to projectRoom. */
  readonly onSize: (size: { readonly width: number; readonly height: number }) => void
  /** The lane that is in the light, from 0; null = all are. */
  readonly spot: number | null
  /** The sentence and the future are covered. */
  readonly hidden: boolean
  readonly black: boolean
  readonly clock: string
  readonly milestones: readonly PresenterMark[]
  /** Share of the run that has been played, 0–1. */
  readonly played: number
  readonly suggestion: { readonly label: string; readonly onPress: () => void } | null
  readonly onBack: () => void
  readonly onNext: () => void
  readonly onLeave: () => void
}

export interface PresenterMark {
  readonly id: number
  /** Share of the run, 0–1. */
  readonly at: number
  readonly fault: boolean
  readonly future: boolean
}

/** Letters of a headline that takes more than one line at its full size. */
const LONG = 60
const BASE = { width: 1280, height: 720 }
/** Below it words could no longer be read: a small page shows less instead. */
const LEAST_SCALE = 0.6

/** The room's page. */
export function Presenter(props: PresenterProps) {
  const [size, setSize] = useState(BASE)
  const room = useSize<HTMLDivElement>(setSize)
  const next = useRef<HTMLDivElement>(null)
  useEffect(() => next.current?.querySelector<HTMLElement>('[data-next]')?.focus(), [])
  const scale = Math.max(LEAST_SCALE, Math.min(size.width / BASE.width, size.height / BASE.height))
  const base = {
    width: size.width / scale,
    height: size.height / scale,
    transform: `scale(${scale})`,
  }
  return (
    <div ref={room} className={styles.room}>
      <div ref={next} className={styles.base} style={base} inert={props.black}>
        <Words {...props} />
        <Lanes {...props} zoom={scale} />
        <Dock {...props} />
      </div>
      {props.black ? <p className={styles.black}>{words.black()}</p> : null}
    </div>
  )
}

function Words({ hidden, headline, line, onLeave }: PresenterProps) {
  const isLong = !hidden && headline.length > LONG
  return (
    <header className={classes(styles.words, isLong && styles.long)}>
      <div aria-live="polite">
        <h1 className={styles.headline}>{hidden ? words.hiddenHeadline() : headline}</h1>
        <p className={styles.line}>{hidden ? words.hiddenLine() : line}</p>
      </div>
      <IconButton
        name={words.leave()}
        icon={<X size={26} aria-hidden="true" />}
        className={styles.leave}
        onPress={onLeave}
      />
    </header>
  )
}

function Lanes(props: PresenterProps & { readonly zoom: number }) {
  const { lanes, spot, room } = props
  const frame = useSize<HTMLElement>(props.onSize)
  const lane = (one: PresenterLane, index: number) => (
    <Lane
      key={one.id}
      lane={one}
      style={roomBox(room?.lanes[index])}
      isDim={spot !== null && spot !== index}
    />
  )
  return (
    <main
      ref={frame}
      className={classes(
        styles.lanes,
        room !== null && styles.placed,
        room?.scrolls === false && styles.fits,
      )}
      // Keys scroll what does not fit.
      tabIndex={room?.scrolls === false ? undefined : 0}
      aria-label={words.lanes()}
    >
      {room === null ? null : <RoomStrip room={room} isDim={spot !== null} />}
      {lanes.map(lane)}
      {room === null ? null : <RoomFlights {...props} room={room} />}
      {lanes.length > 0 ? null : (
        <div>
          <p className={styles.headline}>{words.empty()}</p>
          <p className={styles.line}>{words.emptyLine()}</p>
        </div>
      )}
    </main>
  )
}

function Dock(props: PresenterProps) {
  const { suggestion, milestones, hidden } = props
  const passed = milestones.filter(({ future }) => !future).length
  return (
    <footer className={styles.dock}>
      <Disc name={words.back()} icon={<ArrowLeft size={26} />} onPress={props.onBack} />
      <Disc name={words.next()} icon={<ArrowRight size={26} />} onPress={props.onNext} isNext />
      <div>
        <p className={styles.place}>
          {hidden ? String(passed) : words.place(passed, milestones.length)}
        </p>
        <p className={styles.clock}>{props.clock}</p>
      </div>
      <Run {...props} passed={passed} />
      {suggestion === null || hidden ? null : (
        <Button
          className={styles.act}
          icon={<Zap size={24} aria-hidden="true" />}
          onPress={suggestion.onPress}
        >
          {suggestion.label}
        </Button>
      )}
    </footer>
  )
}

interface DiscProps {
  readonly name: string
  readonly icon: ReactNode
  readonly onPress: () => void
  readonly isNext?: boolean
}

function Disc({ name, icon, onPress, isNext = false }: DiscProps) {
  return (
    <button
      type="button"
      className={classes(styles.disc, isNext && styles.next)}
      data-next={isNext ? '' : undefined}
      aria-label={name}
      onClick={onPress}
    >
      {icon}
    </button>
  )
}

const percent = (share: number) => `${(100 * share).toFixed(2)}%`

function Run(props: PresenterProps & { readonly passed: number }) {
  const { milestones, played, hidden } = props
  const shown = hidden ? milestones.filter(({ future }) => !future) : milestones
  return (
    <div
      className={styles.run}
      role="img"
      aria-label={words.run(props.clock, props.passed, milestones.length)}
    >
      <div className={styles.track} />
      <div className={styles.played} style={{ width: percent(played) }} />
      {shown.map(({ id, at, fault, future }) => (
        <div
          key={id}
          className={classes(styles.mark, fault && styles.fault, future && styles.future)}
          style={{ left: percent(at) }}
        />
      ))}
      {hidden ? (
        <div className={styles.cover} style={{ left: percent(played) }}>
          <EyeOff size={20} aria-hidden="true" />
          <span>{words.hidden()}</span>
        </div>
      ) : null}
      <div className={styles.head} style={{ left: percent(played) }} />
    </div>
  )
}
