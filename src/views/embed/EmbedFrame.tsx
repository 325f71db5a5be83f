// The page inside somebody else's page: the scene, play, steps and the time, and the way to the whole of it.
import { ExternalLink, Pause, Play, StepBack, StepForward } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { embedWords as words } from '../../words/en/share.ts'
import { transportWords } from '../../words/en/transport.ts'
import { Logo } from '../bar/Logo.tsx'
import { IconButton } from '../kit/Button.tsx'
import styles from './Embed.module.css'

export interface EmbedFrameProps {
  readonly title: string
  readonly headline: string
  /** Read out when it changes. */
  readonly speaking: boolean
  /** Where the frame's own link opens with everything. */
  readonly address: string
  /** The same for this very moment; asked for when it is followed, since it takes some work. */
  readonly addressNow: () => string
  /** Something to know, such as a file that is missing; empty = nothing. */
  readonly notice: string
  readonly children: ReactNode
  /** Absent while there is nothing to play. */
  readonly transport: EmbedTransportProps | undefined
}

/** All of it. */
export function EmbedFrame(props: EmbedFrameProps) {
  const pointAtNow = (event: MouseEvent<HTMLAnchorElement>) => {
    event.currentTarget.href = props.addressNow()
  }
  return (
    <div className={styles.frame}>
      <header className={styles.head}>
        <Logo />
        <span className={styles.title}>{props.title}</span>
        <a
          className={styles.open}
          href={props.address}
          target="_blank"
          rel="noopener"
          onPointerDown={pointAtNow}
          onClick={pointAtNow}
        >
          {words.openHere()}
          <ExternalLink size={14} aria-hidden="true" />
        </a>
      </header>
      <main className={styles.main}>
        <h1 className={styles.headline} aria-live={props.speaking ? 'polite' : 'off'}>
          {props.headline}
        </h1>
        {props.notice === '' ? null : (
          <p className={styles.notice} role="status">
            {props.notice}
          </p>
        )}
        <div className={styles.view}>{props.children}</div>
      </main>
      {props.transport === undefined ? null : <EmbedTransport {...props.transport} />}
    </div>
  )
}

export interface EmbedTransportProps {
  readonly playing: boolean
  /** `16.800 s` */
  readonly clock: string
  /** µs */
  readonly at: number
  readonly endsAt: number
  /** Why time is not the reader's to move. */
  readonly locked: string | undefined
  readonly onPlay: () => void
  readonly onPause: () => void
  readonly onStep: (way: 1 | -1) => void
  readonly onSeek: (at: number) => void
}

/** A thousandth of the run for each arrow key. */
const TICKS = 1_000

const ICON = { size: 20, strokeWidth: 1.75 } as const

function EmbedTransport(props: EmbedTransportProps) {
  const { playing, locked, at, endsAt } = props
  return (
    <footer className={styles.dock}>
      <IconButton
        name={transportWords.stepBack}
        icon={<StepBack {...ICON} />}
        locked={locked}
        onPress={() => props.onStep(-1)}
      />
      <IconButton
        name={playing ? transportWords.pause : transportWords.play}
        icon={playing ? <Pause {...ICON} /> : <Play {...ICON} />}
        look="primary"
        locked={locked}
        onPress={playing ? props.onPause : props.onPlay}
      />
      <IconButton
        name={transportWords.stepForward}
        icon={<StepForward {...ICON} />}
        locked={locked}
        onPress={() => props.onStep(1)}
      />
      <span className={styles.clock}>{props.clock}</span>
      <input
        type="range"
        className={styles.time}
        aria-label={words.time()}
        aria-valuetext={props.clock}
        title={locked}
        disabled={locked !== undefined}
        min={0}
        max={TICKS}
        step={1}
        value={Math.round((at / endsAt) * TICKS)}
        onChange={(event) => props.onSeek((Number(event.target.value) / TICKS) * endsAt)}
      />
    </footer>
  )
}
