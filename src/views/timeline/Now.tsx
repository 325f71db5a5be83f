// The moment around now: every message from sent to arrived.
import { memo } from 'react'
import type { NowModel } from '../../projection/TimelineModel.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import styles from './Now.module.css'

const TOP = 6
const ROW = 7.5

const SHAPES = {
  square: 'M-3-3h6v6h-6z',
  diamond: 'M0-4L4 0L0 4L-4 0z',
  triangle: 'M-3-3.6L4 0L-3 3.6z',
  circle: 'M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0z',
  plus: 'M-1.3-3.6h2.6v2.3h2.3v2.6h-2.3v2.3h-2.6v-2.3h-2.3v-2.6h2.3z',
  slant: 'M-1.5-2.6H4L1.5 2.6H-4z',
  flat: 'M-3.6-1.9h7.2v3.8h-7.2z',
}

/** A window of time with now at its middle. */
export const Now = memo(function Now({ now }: { readonly now: NowModel }) {
  const middle = now.width / 2
  return (
    <div className={styles.now} aria-hidden="true">
      <svg className={styles.bed} width={now.width} height={44} aria-hidden="true">
        {now.bars.map((bar) => {
          const y = TOP + bar.row * ROW
          return (
            <g
              key={bar.id}
              className={classes(styles.bar, styles[bar.when], bar.error && styles.error)}
            >
              {bar.when === 'future' ? (
                <rect
                  x={bar.from}
                  y={y - 1.5}
                  width={Math.max(2, bar.to - bar.from)}
                  height={3}
                  rx={1.5}
                />
              ) : (
                <line x1={bar.from} x2={bar.to} y1={y} y2={y} />
              )}
              <path
                className={bar.solid ? styles.solid : styles.hollow}
                transform={`translate(${bar.to} ${y})`}
                d={SHAPES[bar.head]}
              />
            </g>
          )
        })}
        <line className={styles.playhead} x1={middle} x2={middle} y1={0} y2={44} />
      </svg>
      <div className={styles.ticks}>
        <span className={styles.around}>{now.text}</span>
        {now.ticks.map((tick) => (
          <span key={tick.text} className={styles.tick} style={{ left: tick.x }}>
            {tick.text}
          </span>
        ))}
      </div>
    </div>
  )
}, sameContent)
