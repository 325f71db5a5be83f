// A scene in small, drawn with the very cells of the stage; empty beds until it is known.
import { PICTURE, type PictureModel, type PictureVoter } from '../../projection/picture.ts'
import type { TapeModel } from '../../projection/StageModel.ts'
import { classes } from '../kit/classes.ts'
import { Bed } from '../stage/Tape.tsx'
import { TapeCells } from '../stage/TapeCells.tsx'
import styles from './Gallery.module.css'

/** Decoration: the title and the aim beside it say what the scene is about. */
export function Picture({ picture }: { readonly picture: PictureModel | null }) {
  return (
    <svg
      className={styles.picture}
      viewBox={`0 0 ${PICTURE.width} ${PICTURE.height}`}
      aria-hidden="true"
    >
      {picture === null ? <EmptyBeds /> : null}
      {picture?.tapes.map((tape) => (
        <SmallTape key={tape.box.y} tape={tape} />
      ))}
      {picture?.voters.map((voter) => (
        <Voter key={voter.node} voter={voter} />
      ))}
    </svg>
  )
}

function EmptyBeds() {
  return [13, 43, 73].map((y) => (
    <rect
      key={y}
      className={styles.empty}
      x={1}
      y={y}
      width={PICTURE.width - 2}
      height={20}
      rx={5}
    />
  ))
}

function SmallTape({ tape }: { readonly tape: TapeModel }) {
  const { bed, highWatermark } = tape
  const at = highWatermark.x === null ? null : bed.x + highWatermark.x - 1
  return (
    <g transform={`translate(0 ${tape.box.y})`}>
      <Bed tape={tape} />
      <TapeCells tape={tape} />
      {at === null || tape.standing === 'offline' ? null : (
        <line className={styles.hw} x1={at} x2={at} y1={bed.y - 2} y2={bed.y + bed.height + 2} />
      )}
    </g>
  )
}

const HEXAGON = '0,-15 13,-7.5 13,7.5 0,15 -13,7.5 -13,-7.5'

function Voter({ voter }: { readonly voter: PictureVoter }) {
  const { alive, leads } = voter
  return (
    <g
      className={classes(styles.voter, leads && styles.leads, !alive && styles.gone)}
      transform={`translate(${voter.x} ${voter.y})`}
    >
      <polygon points={HEXAGON} />
      <text y={4}>{voter.node}</text>
    </g>
  )
}
