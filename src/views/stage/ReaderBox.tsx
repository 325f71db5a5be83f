// A consumer: how far behind it is, where it stands, and the record it works on.
import { memo } from 'react'
import type { ReaderModel, ReaderRow } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { stageWords } from '../../words/en/stage.ts'
import { Arc } from '../kit/Arc.tsx'
import { Cell } from '../kit/Cell.tsx'
import { Chip } from '../kit/Chip.tsx'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { boxStyle } from './boxStyle.ts'
import styles from './Client.module.css'

const COMPACT = 70

/** A consumer's box. */
export const ReaderBox = memo(function ReaderBox(props: {
  readonly reader: ReaderModel
  readonly onSelect: (id: SelectionId) => void
}) {
  const { reader } = props
  const compact = reader.box.height < COMPACT
  return (
    <button
      type="button"
      data-stop={reader.select}
      className={classes(
        styles.client,
        styles.reader,
        reader.dead && styles.dead,
        compact && styles.compact,
      )}
      style={boxStyle(reader.box)}
      aria-label={reader.accessibleName}
      aria-pressed={reader.selected}
      onClick={() => props.onSelect(reader.select)}
    >
      <span className={styles.title}>
        <span className={styles.flag}>{reader.letter}</span>
        <span className={styles.name}>{reader.id}</span>
      </span>
      {compact ? <CompactBody reader={reader} /> : <Body reader={reader} />}
    </button>
  )
}, sameContent)

function CompactBody({ reader }: { readonly reader: ReaderModel }) {
  const lag = reader.rows.reduce((total, row) => total + Math.max(0, row.lag), 0)
  const share = Math.min(
    1,
    reader.rows.reduce((total, row) => total + row.lagShare, 0),
  )
  return (
    <span className={styles.lagRow}>
      <span>{stageWords.lagOf(lag)}</span>
      <LagBar share={share} />
    </span>
  )
}

function Body({ reader }: { readonly reader: ReaderModel }) {
  return (
    <>
      <span className={styles.sub}>
        {reader.chip === null ? (
          reader.detail ? (
            reader.sub
          ) : (
            reader.tally
          )
        ) : (
          <Chip look={reader.chip.look}>{reader.chip.text}</Chip>
        )}
      </span>
      <span className={styles.rows}>
        {reader.rows.map((row) =>
          reader.detail ? (
            <Part key={row.partition} row={row} />
          ) : (
            <Line key={row.partition} row={row} />
          ),
        )}
        {reader.moreRows > 0 ? (
          <span className={styles.more}>{stageWords.morePartitions(reader.moreRows)}</span>
        ) : null}
      </span>
      <span className={styles.foot}>
        <span className={styles.work}>
          {reader.work === null ? (
            <span className={styles.wide}>{stageWords.idle}</span>
          ) : (
            <>
              <span>{stageWords.working}</span>
              <span className={styles.cells}>
                {reader.work.cells.map((cell) => (
                  <Cell key={cell.id} cell={cell} />
                ))}
                {reader.work.more > 0 ? (
                  <span className={styles.more}>{stageWords.moreCells(reader.work.more)}</span>
                ) : null}
              </span>
              <Arc arc={reader.work.arc} size={13} />
            </>
          )}
        </span>
        {reader.detail ? <span className={styles.tally}>{reader.tally}</span> : null}
      </span>
    </>
  )
}

function LagBar({ share }: { readonly share: number }) {
  return (
    <span className={styles.lagBed}>
      <span className={styles.lagFill} style={{ width: `${Math.round(share * 100)}%` }} />
    </span>
  )
}

function Line({ row }: { readonly row: ReaderRow }) {
  return (
    <span
      className={styles.lagRow}
      title={`${row.partition}: ${stageWords.position} ${row.position}`}
    >
      <span className={styles.partition}>{row.partition}</span>
      <span className={styles.lag}>{stageWords.lagOf(row.lag)}</span>
      <LagBar share={row.lagShare} />
    </span>
  )
}

function Part({ row }: { readonly row: ReaderRow }) {
  return (
    <span className={styles.part}>
      <span className={styles.lagRow}>
        <span className={styles.partition}>{row.partition}</span>
        <span className={styles.lag}>{stageWords.lagOf(row.lag)}</span>
        <LagBar share={row.lagShare} />
      </span>
      <span className={styles.pair}>
        <span>{stageWords.position}</span>
        <span>{row.position < 0 ? '?' : row.position}</span>
      </span>
      <span className={styles.pair}>
        <span>{stageWords.buffered}</span>
        <span>{row.buffered}</span>
      </span>
    </span>
  )
}
