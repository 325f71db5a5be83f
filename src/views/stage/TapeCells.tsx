// The records of a tape, cell by cell, or one bar from far away.
import { useEffect, useRef } from 'react'
import type { CellModel, TapeModel } from '../../projection/StageModel.ts'
import { stageWords } from '../../words/en/stage.ts'
import { keyClass } from '../kit/Cell.tsx'
import { classes } from '../kit/classes.ts'
import styles from './Tape.module.css'

/** Cells stand at px from a round offset near the window: coordinates stay small, and sliding marks do not jump when the window moves. */
export const originOf = (tape: TapeModel): number => tape.from - (tape.from % 1000)

/** The shift that brings the window to the bed. */
export const windowShift = (tape: TapeModel): string =>
  `translate(${tape.bed.x + 2 - (tape.from - originOf(tape)) * tape.pitch} 0)`

/** All cells in sight. */
export function TapeCells({ tape }: { readonly tape: TapeModel }) {
  const wasCommitted = useLast(tape.highWatermark.offset)
  if (tape.far !== null) return <FarBar tape={tape} />
  const origin = originOf(tape)
  return (
    <g transform={windowShift(tape)}>
      {tape.empty === null || tape.strip ? null : <EmptySlots tape={tape} />}
      {tape.cells.map((cell) => (
        <TapeCell
          key={cell.id}
          cell={cell}
          tape={tape}
          x={(cell.id - origin) * tape.pitch}
          lateMs={lateness(cell.id - wasCommitted)}
        />
      ))}
    </g>
  )
}

/** The value of the drawing before this one. */
function useLast(value: number): number {
  const last = useRef(value)
  const before = last.current
  useEffect(() => {
    last.current = value
  }, [value])
  return before
}

/** Cells that are committed together fill from left to right, the sixth and all after it at once. */
const APART_MS = 20
const APART_CELLS = 5

const lateness = (place: number): number =>
  place <= 0 ? 0 : Math.min(place, APART_CELLS) * APART_MS

function TapeCell(props: {
  readonly cell: CellModel
  readonly tape: TapeModel
  readonly x: number
  readonly lateMs: number
}) {
  const { cell, tape } = props
  const low = tape.standing === 'leader' || tape.standing === 'recovering' ? 1 : 0.72
  const height = Math.round(tape.cellHeight * low)
  const width = tape.pitch - (tape.pitch >= 16 ? 2 : 1)
  const y = tape.bed.y + 2 + (tape.cellHeight - height) / 2
  const middle = width / 2
  const dashed = cell.look === 'uncommitted' || cell.look === 'cut'
  const inset = dashed ? 0.75 : 0
  return (
    <g
      className={classes(
        styles.cell,
        keyClass(cell.colour),
        styles[cell.look],
        styles[`on-${tape.standing}`],
      )}
      transform={`translate(${props.x} ${y})`}
    >
      <rect
        className={styles.shape}
        x={inset}
        y={inset}
        width={width - 2 * inset}
        height={height - 2 * inset}
        rx={tape.pitch >= 16 ? 3 : 1.5}
        style={props.lateMs === 0 ? undefined : { transitionDelay: `${props.lateMs}ms` }}
      />
      {cell.look === 'cut' ? <path className={styles.hatch} d={hatch(width, height)} /> : null}
      {tape.pitch < 16 ? null : tape.pitch >= 96 ? (
        <Legible cell={cell} width={width} />
      ) : (
        <Letter cell={cell} tape={tape} middle={middle} height={height} />
      )}
    </g>
  )
}

const HATCH = 6

/** Lines at 45° across a cell. */
function hatch(width: number, height: number): string {
  let path = ''
  for (let sum = HATCH; sum < width + height; sum += HATCH) {
    const [top, bottom] = [Math.max(0, sum - width), Math.min(height, sum)]
    path += `M${sum - top},${top}L${sum - bottom},${bottom}`
  }
  return path
}

function Letter(props: {
  readonly cell: CellModel
  readonly tape: TapeModel
  readonly middle: number
  readonly height: number
}) {
  const { cell, tape, middle, height } = props
  const open = tape.pitch >= 32
  const size = open ? 15 : Math.min(14, 11.5 + (tape.pitch - 21) * 0.4)
  return (
    <>
      <text
        className={styles.letter}
        x={middle}
        y={open ? height * 0.44 : height / 2 + size * 0.36}
        fontSize={size}
      >
        {cell.glyph}
      </text>
      {cell.bar ? (
        <rect className={styles.under} x={middle - 4} y={height - 4} width={8} height={1.5} />
      ) : null}
      {open ? (
        <text className={styles.epochText} x={middle} y={height * 0.82}>
          {stageWords.epoch(cell.epoch)}
        </text>
      ) : null}
    </>
  )
}

function Legible({ cell, width }: { readonly cell: CellModel; readonly width: number }) {
  return (
    <>
      <text className={styles.legible} x={7} y={16}>
        {cell.key === '' ? cell.glyph : cell.key}
      </text>
      <text className={classes(styles.legible, styles.right)} x={width - 7} y={16}>
        {cell.id}
      </text>
      <text className={styles.small} x={7} y={32}>
        {cell.value}
      </text>
      <text className={classes(styles.small, styles.right)} x={width - 7} y={32}>
        {stageWords.epoch(cell.epoch)}
      </text>
    </>
  )
}

function EmptySlots({ tape }: { readonly tape: TapeModel }) {
  const count = Math.max(0, tape.slots - 1)
  return (
    <>
      {Array.from({ length: count }, (_, slot) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: an empty slot is its place
          key={slot}
          className={styles.slot}
          x={(slot + (tape.from % 1000)) * tape.pitch + 0.5}
          y={tape.bed.y + 2.5}
          width={tape.pitch - 3}
          height={tape.cellHeight - 1}
          rx={3}
        />
      ))}
    </>
  )
}

function FarBar({ tape }: { readonly tape: TapeModel }) {
  const { bed, far } = tape
  if (far === null) return null
  return (
    <>
      <rect
        className={styles.farSolid}
        x={bed.x + 2}
        y={bed.y + 2}
        width={far.solid}
        height={tape.cellHeight}
        rx={2}
      />
      {far.dashed > 2 ? (
        <rect
          className={styles.farDashed}
          x={bed.x + 2 + far.solid}
          y={bed.y + 2.5}
          width={far.dashed - 1}
          height={tape.cellHeight - 1}
          rx={2}
        />
      ) : null}
    </>
  )
}
