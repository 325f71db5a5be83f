// The stretch that plays over and over: a bracket at each end, to be dragged or moved by keys.
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { LoopModel } from '../../projection/TimelineModel.ts'
import { timelineWords as words } from '../../words/en/timeline.ts'
import { classes } from '../kit/classes.ts'
import { keyTarget } from './keyTarget.ts'
import styles from './LoopBrackets.module.css'
import type { TimelineProps } from './TimelineProps.ts'

type BracketsProps = Pick<TimelineProps, 'model' | 'timeAt' | 'onLoop' | 'locked'> & {
  readonly loop: LoopModel
}

/** Both brackets, and the line between them. */
export function LoopBrackets(props: BracketsProps) {
  const { from, to } = props.loop
  const frame = useRef<HTMLDivElement>(null)
  const left = () => frame.current?.getBoundingClientRect().left ?? 0
  return (
    <div ref={frame} className={styles.loop}>
      <span className={styles.stretch} style={{ left: from.x, width: to.x - from.x }} />
      <Bracket {...props} end="from" left={left} />
      <Bracket {...props} end="to" left={left} />
    </div>
  )
}

function Bracket(
  props: BracketsProps & { readonly end: 'from' | 'to'; readonly left: () => number },
) {
  const { end, locked, model } = props
  const { at, x, text } = props.loop[end]
  const { width } = model.run
  const moveTo = (px: number) => {
    if (locked === undefined) props.onLoop(end, props.timeAt(Math.min(width, Math.max(0, px))))
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button === 0) event.currentTarget.setPointerCapture(event.pointerId)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event.clientX - props.left())
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, x, width)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    moveTo(to)
  }
  return (
    <div
      role="slider"
      tabIndex={0}
      className={classes(styles.bracket, styles[end])}
      style={{ left: x }}
      aria-label={end === 'from' ? words.loopStart : words.loopEnd}
      aria-valuemin={0}
      aria-valuemax={Math.round(model.run.to / 1000)}
      aria-valuenow={Math.round(at / 1000)}
      aria-valuetext={text}
      aria-disabled={locked === undefined ? undefined : true}
      title={locked ?? `${end === 'from' ? words.loopStart : words.loopEnd}: ${text}`}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  )
}
