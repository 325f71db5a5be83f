// The control plane: who votes, who leads, and the end of the metadata log.
import { memo } from 'react'
import type { QuorumModel } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { stageWords } from '../../words/en/stage.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { boxStyle } from './boxStyle.ts'
import styles from './Quorum.module.css'

/** The quorum's strip. */
export const QuorumBox = memo(function QuorumBox(props: {
  readonly quorum: QuorumModel
  readonly onSelect: (id: SelectionId) => void
}) {
  const { quorum } = props
  return (
    <button
      type="button"
      data-stop=""
      className={classes(styles.quorum, quorum.folded && styles.folded)}
      style={boxStyle(quorum.box)}
      aria-label={quorum.accessibleName}
      aria-pressed={quorum.selected}
      onClick={() => props.onSelect(quorum.select)}
    >
      <span className={styles.words}>
        <span className={styles.title}>{stageWords.quorum}</span>
        <span className={styles.sub}>{quorum.sub}</span>
      </span>
      <span className={styles.voters}>
        {quorum.voters.map((voter) => (
          <svg key={voter.node} width={36} height={36} viewBox="-18 -18 36 36" aria-hidden="true">
            <path
              className={classes(
                styles.voter,
                voter.leads && styles.leads,
                !voter.alive && styles.dead,
              )}
              d="M-8,-13.8H8L15.9,0L8,13.8H-8L-15.9,0z"
            />
            <text
              className={classes(styles.number, voter.leads && voter.alive && styles.onLeader)}
              y={4.2}
            >
              {voter.node}
            </text>
          </svg>
        ))}
      </span>
      <span className={styles.log}>
        <span className={styles.logName}>{stageWords.metadataLog}</span>
        <span className={styles.bed}>
          {quorum.log.map((entry) => (
            <span
              key={entry.offset}
              className={classes(styles.entry, !entry.committed && styles.dashed)}
            >
              {entry.text}
            </span>
          ))}
          <span className={styles.mark} />
          <span className={styles.end}>{stageWords.highWatermark(quorum.highWatermark)}</span>
        </span>
      </span>
    </button>
  )
}, sameContent)
