// The control plane: who votes, who leads, what they wait for, and the end of the metadata log.
import { memo } from 'react'
import type { QuorumModel, VoterModel } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { stageWords } from '../../words/en/stage.ts'
import { Arc } from '../kit/Arc.tsx'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { boxStyle } from './boxStyle.ts'
import styles from './Quorum.module.css'
import { Votes } from './Votes.tsx'

interface QuorumBoxProps {
  readonly quorum: QuorumModel
  readonly onSelect: (id: SelectionId) => void
}

/** The quorum's strip: a button for the whole, and one for each voter. */
export const QuorumBox = memo(function QuorumBox(props: QuorumBoxProps) {
  const { quorum, onSelect } = props
  const alone = quorum.voters.length < 2
  return (
    <section
      className={classes(styles.quorum, quorum.folded && styles.folded, alone && styles.alone)}
      style={boxStyle(quorum.box)}
      aria-label={stageWords.quorum}
    >
      <button
        type="button"
        data-stop={quorum.select}
        className={styles.whole}
        aria-label={quorum.accessibleName}
        aria-pressed={quorum.selected}
        onClick={() => onSelect(quorum.select)}
      >
        <span className={styles.words}>
          <span className={styles.title}>{stageWords.quorum}</span>
          <span className={classes(styles.sub, quorum.leaderless && styles.lost)}>
            {quorum.sub}
          </span>
        </span>
        {quorum.folded && !alone ? <span className={styles.line}>{quorum.line}</span> : null}
        <MetadataLog quorum={quorum} />
      </button>
      {quorum.folded
        ? null
        : quorum.voters.map((voter) => (
            <Voter key={voter.node} voter={voter} alone={alone} onSelect={onSelect} />
          ))}
    </section>
  )
}, sameContent)

function MetadataLog({ quorum }: { readonly quorum: QuorumModel }) {
  return (
    <span className={styles.log} style={{ maxWidth: quorum.box.width - logLeft(quorum) - 14 }}>
      <span className={styles.logName}>{stageWords.metadataLog}</span>
      <span className={styles.bed}>
        <span className={styles.entries}>
          {[...quorum.log].reverse().map((entry) => (
            <span
              key={entry.offset}
              className={classes(styles.entry, !entry.committed && styles.dashed)}
            >
              {entry.text}
            </span>
          ))}
        </span>
        <span className={styles.mark} />
        <span className={styles.end}>{stageWords.highWatermark(quorum.highWatermark)}</span>
      </span>
    </span>
  )
}

/** px at which the voters end and the log may begin. */
const logLeft = (quorum: QuorumModel): number =>
  quorum.folded ? 320 : (quorum.voters.at(-1)?.x ?? 140) + 40

const HEXAGON = 'M-8,-13.8H8L15.9,0L8,13.8H-8L-15.9,0z'
const RING = 41

function Voter(props: {
  readonly voter: VoterModel
  readonly alone: boolean
  readonly onSelect: (id: SelectionId) => void
}) {
  const { voter } = props
  return (
    <button
      type="button"
      data-stop={voter.select}
      className={classes(styles.voterButton, voter.selected && styles.picked)}
      style={{ left: voter.x - 33, top: voter.y - 24 }}
      aria-label={voter.accessibleName}
      aria-pressed={voter.selected}
      title={voter.accessibleName}
      onClick={() => props.onSelect(voter.select)}
    >
      {voter.arc === null || voter.leads ? null : (
        <span className={styles.ring}>
          <Arc arc={voter.arc} size={RING} />
        </span>
      )}
      <svg width={48} height={48} viewBox="-24 -24 48 48" aria-hidden="true">
        <path
          className={classes(
            styles.voter,
            voter.leads && styles.leads,
            !voter.alive && styles.dead,
            voter.alive && styles[voter.state],
          )}
          d={HEXAGON}
        />
        <text
          className={classes(
            styles.number,
            voter.leads && styles.onLeader,
            !voter.alive && styles.quiet,
          )}
          y={4.2}
        >
          {voter.node}
        </text>
        {voter.alive ? null : <path className={styles.gone} d="M10,-15l7,7m0,-7l-7,7" />}
      </svg>
      {voter.votes === null ? null : <Votes votes={voter.votes} />}
      {props.alone ? null : (
        <span className={classes(styles.role, voter.leads && styles.roleLeads)}>
          {voter.role}
          {voter.epoch === '' ? '' : ` ${voter.epoch}`}
        </span>
      )}
    </button>
  )
}
