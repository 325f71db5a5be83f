// A timer: an arc that empties clockwise from the top.
import { arc } from 'd3-shape'
import type { ArcModel } from '../../projection/StageModel.ts'
import styles from './Arc.module.css'
import { classes } from './classes.ts'

const shape = arc<{ readonly from: number; readonly radius: number }>()
  .innerRadius(({ radius }) => radius - 2.5)
  .outerRadius(({ radius }) => radius)
  .startAngle(({ from }) => from)
  .endAngle(2 * Math.PI)
  .cornerRadius(1)

/** The ring and what is left of it; under a quarter in danger's colour. */
export function Arc(props: { readonly arc: ArcModel; readonly size: number }) {
  const { size } = props
  const { left, name } = props.arc
  const radius = size / 2
  const from = (1 - Math.max(0, Math.min(0.999, left))) * 2 * Math.PI
  return (
    <svg
      className={styles.arc}
      width={size}
      height={size}
      viewBox={`${-radius} ${-radius} ${size} ${size}`}
      role="img"
      aria-label={name}
    >
      <title>{name}</title>
      <circle className={styles.track} r={radius - 1.25} />
      {left <= 0 ? null : (
        <path
          className={classes(styles.left, left < 0.25 && styles.short)}
          d={shape({ from, radius }) ?? ''}
        />
      )}
    </svg>
  )
}
