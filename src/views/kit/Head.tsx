// A message's head as a small picture, for lists and legends: the same shapes as on the canvas.
import type { HeadKind } from '../../projection/StageModel.ts'
import { classes } from './classes.ts'
import styles from './Head.module.css'

const SHAPES: { readonly [H in HeadKind]: string } = {
  square: 'M-6-6h12v12h-12z',
  diamond: 'M0-7L7 0L0 7L-7 0z',
  triangle: 'M-5.5-6.5L7 0L-5.5 6.5z',
  circle: 'M-6.5 0a6.5 6.5 0 1 0 13 0a6.5 6.5 0 1 0-13 0z',
  plus: 'M-2.6-6.5h5.2v3.9h3.9v5.2h-3.9v3.9h-5.2v-3.9h-3.9v-5.2h3.9z',
  slant: 'M-3-4.5H7L3 4.5H-7z',
  flat: 'M-6.5-3.2h13v6.4h-13z',
}

/** Solid carries records, hollow asks or answers. */
export function Head(props: {
  readonly head: HeadKind
  readonly solid?: boolean
  readonly error?: boolean
  readonly size?: number
  /** Turned to the left. */
  readonly back?: boolean
}) {
  const size = props.size ?? 14
  return (
    <svg
      className={styles.head}
      width={size}
      height={size}
      viewBox="-8 -8 16 16"
      aria-hidden="true"
    >
      <path
        className={classes(props.solid ? styles.solid : styles.hollow, props.error && styles.error)}
        d={SHAPES[props.head]}
        transform={props.back ? 'scale(-1 1)' : undefined}
      />
    </svg>
  )
}
