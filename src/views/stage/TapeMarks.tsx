// What stands on a tape: high watermark, log end, ruler, segments, epochs and the readers' flags.
import type { FlagModel, TapeModel } from '../../projection/StageModel.ts'
import { stageWords } from '../../words/en/stage.ts'
import { classes } from '../kit/classes.ts'
import styles from './Tape.module.css'
import { originOf, windowShift } from './TapeCells.tsx'

/** px of a digit at 11 px, so that pills fit their numbers without measuring. */
const DIGIT = 6.7
const CLEAR = 6

const pillWidth = (text: string): number => Math.round(text.length * DIGIT) + 10

const isLeading = ({ standing }: TapeModel): boolean =>
  standing === 'leader' || standing === 'recovering'

/** All marks of a lane. */
export function TapeMarks({ tape }: { readonly tape: TapeModel }) {
  const { bed } = tape
  const bottom = bed.y + bed.height
  const hw = tape.highWatermark
  const pill = pillWidth(hw.text)
  const clear =
    hw.x === null
      ? null
      : { from: bed.x + hw.x - pill / 2 - CLEAR, to: bed.x + hw.x + pill / 2 + CLEAR }
  return (
    <>
      {tape.ticks.map(({ offset, x }) => {
        const at = bed.x + x
        if (hw.x === null && hw.offset < tape.from && x < pill + 20) return null
        if (hw.x === null && hw.offset >= tape.from && x > bed.width - pill - 8) return null
        const half = (String(offset).length * DIGIT) / 2
        if (clear !== null && at + half > clear.from && at - half < clear.to) return null
        return (
          <text key={offset} className={styles.tick} x={at} y={bottom + 11}>
            {offset}
          </text>
        )
      })}
      {tape.segments.map(({ x, offset }) => (
        <path key={offset} className={styles.notch} d={`M${bed.x + x - 4},${bed.y - 6}h6l-3,4z`} />
      ))}
      {tape.epochs.map(({ x, epoch }) => (
        <g key={epoch} transform={`translate(${bed.x + x - 1} 0)`}>
          <line className={styles.epochLine} y1={3} y2={bottom} />
          <text className={styles.epochMark} x={3} y={bed.y - 4}>
            {stageWords.epoch(epoch)}
          </text>
        </g>
      ))}
      {tape.startAt === null ? null : (
        <g transform={`translate(${bed.x + tape.startAt.x - 1} 0)`}>
          <line className={styles.start} y1={bed.y} y2={bottom} />
        </g>
      )}
      <LogEnd tape={tape} pill={pill} />
      <HighWatermark tape={tape} pill={pill} />
      <Flags tape={tape} />
      {tape.note === null ? null : (
        <text
          className={classes(styles.note, styles[`note-${tape.note.look}`])}
          x={bed.x + bed.width - 2}
          y={bed.y - 3}
        >
          {tape.note.text}
        </text>
      )}
      {tape.selectedOffset === null ? null : <Picked tape={tape} offset={tape.selectedOffset} />}
    </>
  )
}

function HighWatermark({ tape, pill }: { readonly tape: TapeModel; readonly pill: number }) {
  const { bed, highWatermark: hw } = tape
  const bottom = bed.y + bed.height
  if (hw.x === null && hw.offset < tape.from) {
    return (
      <text className={styles.edgeText} x={bed.x} y={bottom + 11}>
        {`◂ ${hw.text}`}
      </text>
    )
  }
  if (hw.x === null) {
    return (
      <text className={styles.edgeText} x={bed.x + bed.width} y={bottom + 11} textAnchor="end">
        {hw.text}
      </text>
    )
  }
  const x = (hw.offset - originOf(tape)) * tape.pitch - 1
  // Near the window's ends the pill leans inwards, the line stays where the offset is.
  const lean = Math.max(0, pill / 2 - hw.x - 8) - Math.max(0, hw.x + pill / 2 - bed.width - 6)
  return (
    <g transform={windowShift(tape)}>
      <g className={styles.slides} style={{ transform: `translate(${x}px, 0)` }}>
        <line
          className={classes(styles.hw, !isLeading(tape) && styles.quietHw)}
          y1={bed.y - 3}
          y2={bottom + 1}
        />
        {isLeading(tape) ? (
          <>
            <rect
              className={styles.pill}
              x={lean - pill / 2}
              y={bottom}
              width={pill}
              height={14}
              rx={4}
            />
            <text className={styles.pillText} x={lean} y={bottom + 11}>
              {hw.text}
            </text>
          </>
        ) : (
          <text className={styles.tick} x={lean} y={bottom + 11}>
            {hw.offset}
          </text>
        )}
      </g>
    </g>
  )
}

function LogEnd({ tape, pill }: { readonly tape: TapeModel; readonly pill: number }) {
  const { bed, logEnd } = tape
  if (logEnd.x === null && logEnd.offset < tape.from) {
    return (
      <text className={styles.leo} x={bed.x + 8} y={bed.y + bed.height / 2 + 4}>
        {`◂ ${logEnd.text}`}
      </text>
    )
  }
  if (logEnd.x === null) {
    return (
      <text
        className={styles.beyond}
        x={bed.x + bed.width - 8}
        y={bed.y + bed.height / 2 + 4}
        textAnchor="end"
      >
        {`${logEnd.text} ▸`}
      </text>
    )
  }
  const x = bed.x + logEnd.x
  const top = bed.y + 1
  const bottom = bed.y + bed.height - 1
  const empty = tape.empty !== null
  return (
    <>
      {empty ? null : (
        <path className={styles.bracket} d={`M${x - 5},${top}h4v${bottom - top}h-4`} />
      )}
      <text
        className={classes(styles.leo, tape.standing === 'outOfIsr' && styles.late)}
        x={empty ? x + pill / 2 + 12 : x + 4}
        y={empty ? bottom + 13 : (top + bottom) / 2 + 4}
      >
        {logEnd.text}
      </text>
    </>
  )
}

function Flags({ tape }: { readonly tape: TapeModel }) {
  const { bed } = tape
  const origin = originOf(tape)
  const inside = tape.flags.filter((flag) => flag.x !== null)
  const left = tape.flags.filter((flag) => flag.side === 'left')
  return (
    <>
      <g transform={windowShift(tape)}>
        {inside.map((flag) => (
          <g
            key={flag.client}
            className={styles.slides}
            style={{ transform: `translate(${(flag.offset - origin) * tape.pitch - 1}px, 0)` }}
          >
            <Flag flag={flag} bedTop={bed.y} bottom={bed.y + bed.height} />
          </g>
        ))}
      </g>
      {left.length === 0 ? null : (
        <text className={styles.edgeText} x={bed.x} y={bed.y - 4}>
          {`◂ ${left.map((flag) => `${flag.letter} · ${flag.offset}`).join('  ')}`}
        </text>
      )}
    </>
  )
}

function Flag(props: {
  readonly flag: FlagModel
  readonly bedTop: number
  readonly bottom: number
}) {
  const { flag, bedTop } = props
  const x = flag.row * 16
  const top = bedTop - 12
  return (
    <>
      {flag.row === 0 ? <line className={styles.pole} y1={top} y2={bedTop + 4} /> : null}
      <path className={styles.pennant} d={`M${x},${top + 0.5}h13.5l-3,5l3,5h-13.5z`} />
      <text className={styles.flagText} x={x + 5.5} y={top + 8.6}>
        {flag.letter}
      </text>
    </>
  )
}

function Picked({ tape, offset }: { readonly tape: TapeModel; readonly offset: number }) {
  if (offset < tape.from || offset >= tape.from + tape.slots) return null
  if (offset >= tape.logEnd.offset) return null
  return (
    <rect
      className={styles.picked}
      x={tape.bed.x + (offset - tape.from) * tape.pitch + 0.5}
      y={tape.bed.y + 0.5}
      width={tape.pitch + 1}
      height={tape.cellHeight + 3}
      rx={5}
    />
  )
}
