// A timer: an arc that empties clockwise from the top.
import type { ArcModel } from '../../projection/StageModel.ts'
import styles from './Arc.module.css'
import { classes } from './classes.ts'

/** From an angle clockwise from the top round to the top again, as a stroke's path. */
function ringFrom(angle: number, radius: number): string {
  const at = (value: number) => Math.round(value * 1_000) / 1_000
  const start = `${at(radius * Math.sin(angle))},${at(-radius * Math.cos(angle))}`
  return `M${start}A${radius},${radius},0,${angle < Math.PI ? 1 : 0},1,0,${-radius}`
}

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
          d={ringFrom(from, radius - 1.25)}
        />
      )}
    </svg>
  )
}
