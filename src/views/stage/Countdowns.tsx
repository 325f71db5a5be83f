// Sessions that run out: while a broker is silent, everybody waits for one of these rings to empty.
import type { CountdownModel } from '../../projection/StageModel.ts'
import { Arc } from '../kit/Arc.tsx'
import styles from './Stage.module.css'

/** A ring where the heartbeats would pass, with what is left. */
export function Countdowns({ countdowns }: { readonly countdowns: readonly CountdownModel[] }) {
  return countdowns.map(({ node, x, y, text, arc }) => (
    <span key={node} className={styles.countdown} style={{ left: x, top: y }}>
      <Arc arc={arc} size={24} />
      <span aria-hidden="true">{text}</span>
    </span>
  ))
}
