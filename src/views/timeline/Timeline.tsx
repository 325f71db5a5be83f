// The run and the moment: a slider with its milestones, and the messages around now.
import { type KeyboardEvent, lazy, memo, type PointerEvent, Suspense, useRef } from 'react'
import type { BranchModel } from '../../projection/TimelineModel.ts'
import { timelineWords as words } from '../../words/en/timeline.ts'
import { Menu } from '../bar/Menu.tsx'
import { MenuRow } from '../bar/MenuRow.tsx'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { useSize } from '../kit/useSize.ts'
import { keyTarget } from './keyTarget.ts'
import { Milestones } from './Milestones.tsx'
import { Now } from './Now.tsx'
import styles from './Timeline.module.css'
import type { TimelineProps } from './TimelineProps.ts'

/** Nobody loops before the first picture. */
const LoopBrackets = lazy(async () => ({
  default: (await import('./LoopBrackets.tsx')).LoopBrackets,
}))

/** Both levels. */
export function Timeline(props: TimelineProps) {
  const { model } = props
  const { run } = model
  const frame = useSize<HTMLDivElement>(({ width }) => props.onSize(width))
  return (
    <div ref={frame} className={styles.timeline}>
      <Milestones milestones={run.milestones} onGo={props.onGo} />
      <div className={styles.line}>
        <Track {...props} />
        {model.loop === null ? null : (
          <Suspense fallback={null}>
            <LoopBrackets {...props} loop={model.loop} />
          </Suspense>
        )}
      </div>
      {model.branches.length === 0 ? null : <Branches {...props} />}
      <Ticks run={run} />
      {model.now === null ? null : (
        <div className={styles.moment}>
          <Hairlines x={run.x} width={run.width} />
          <Now now={model.now} />
        </div>
      )}
    </div>
  )
}

function Track(props: TimelineProps) {
  const { model, locked } = props
  const { run } = model
  const track = useRef<HTMLDivElement>(null)
  const timeAt = (event: PointerEvent) => {
    const left = track.current?.getBoundingClientRect().left ?? 0
    return props.timeAt(Math.min(run.width, Math.max(0, event.clientX - left)))
  }
  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    if (locked !== undefined || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    props.onSeek(timeAt(event), true)
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (event.currentTarget.hasPointerCapture(event.pointerId)) props.onSeek(timeAt(event), true)
  }
  const onPointerUp = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    event.currentTarget.releasePointerCapture(event.pointerId)
    props.onSeek(timeAt(event), false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keyTarget(event.key, run.x, run.width)
    if (to === null || locked !== undefined) return
    event.preventDefault()
    event.stopPropagation()
    props.onSeek(props.timeAt(to), false)
  }
  return (
    <div
      ref={track}
      role="slider"
      tabIndex={0}
      className={styles.slider}
      aria-label={words.time}
      aria-valuemin={0}
      aria-valuemax={Math.round(run.to / 1000)}
      aria-valuenow={Math.round(model.at / 1000)}
      aria-valuetext={model.valueText}
      aria-disabled={locked === undefined ? undefined : true}
      title={locked}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={() => props.onSeek(model.at, false)}
      onKeyDown={onKeyDown}
    >
      <span className={styles.rail} />
      <span className={styles.reached} style={{ width: run.reachedX }} />
      <span className={styles.played} style={{ width: run.x }} />
      {run.folds.map((fold) => (
        <span key={fold.x} className={styles.fold} style={{ left: fold.x, width: fold.width }}>
          {'///'}
        </span>
      ))}
      <span className={styles.head} style={{ left: run.x }} />
    </div>
  )
}

const Ticks = memo(function Ticks({ run }: { readonly run: TimelineProps['model']['run'] }) {
  return (
    <div className={styles.ticks} aria-hidden="true">
      {run.ticks.map((tick) => (
        <span
          key={tick.text}
          className={classes(styles.tick, tick.x < 4 && styles.firstTick)}
          style={{ left: tick.x }}
        >
          {tick.text}
        </span>
      ))}
      {run.folds.map((fold) => (
        <span key={fold.x} className={styles.tick} style={{ left: fold.x + fold.width / 2 }}>
          {fold.text}
        </span>
      ))}
    </div>
  )
}, sameContent)

/** Other branches that have a line of their own; more of them stand in a list. */
const LINES = 2

/** The other futures: thin lines under the run, leaving it at the fork. */
function Branches(props: TimelineProps) {
  const others = props.model.branches.filter((branch) => !branch.current)
  const drawn = others.slice(-LINES)
  return (
    <div className={styles.branches}>
      <BranchLines branches={drawn} onBranch={props.onBranch} />
      {others.length > drawn.length ? (
        <MoreBranches {...props} folded={others.length - drawn.length} />
      ) : null}
    </div>
  )
}

/** Every branch by its name, the drawn ones too. */
function MoreBranches(props: TimelineProps & { readonly folded: number }) {
  const { branches } = props.model
  return (
    <div className={styles.more}>
      <Menu
        name={words.allBranches(branches.length)}
        label={words.moreBranches(props.folded)}
        align="right"
        up
        className={styles.moreButton}
      >
        {(close) =>
          branches.map((branch) => (
            <MenuRow
              key={branch.id}
              name={branch.name}
              current={branch.current}
              note={branch.current ? words.thisBranch : branch.from}
              onPress={() => {
                close()
                if (!branch.current) props.onBranch(branch.id)
              }}
            />
          ))
        }
      </Menu>
    </div>
  )
}

function BranchLines(
  props: Pick<TimelineProps, 'onBranch'> & { readonly branches: readonly BranchModel[] },
) {
  return (
    <ul aria-label={words.branches}>
      {props.branches.map((branch) => (
        <li key={branch.id} className={styles.branchRow}>
          <button
            type="button"
            className={styles.branch}
            style={{ left: branch.forkX, width: Math.max(24, branch.toX - branch.forkX) }}
            aria-label={words.branch(branch.name, branch.current)}
            title={branch.name}
            onClick={() => props.onBranch(branch.id)}
          />
        </li>
      ))}
    </ul>
  )
}

/** From the playhead out to the ends of the moment below. */
function Hairlines({ x, width }: { readonly x: number; readonly width: number }) {
  return (
    <svg className={styles.hairlines} width={width} height={14} aria-hidden="true">
      <path d={`M${x},0C${x},10,0,2,0,14M${x},0C${x},10,${width},2,${width},14`} />
    </svg>
  )
}
