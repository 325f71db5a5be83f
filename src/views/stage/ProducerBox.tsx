// A producer: its queue by partition, how long each batch still waits, and what is on its way.
import { memo } from 'react'
import type { ProducerModel, QueueRow } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { stageWords } from '../../words/en/stage.ts'
import { Arc } from '../kit/Arc.tsx'
import { Cell } from '../kit/Cell.tsx'
import { Chip } from '../kit/Chip.tsx'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { boxStyle } from './boxStyle.ts'
import styles from './Client.module.css'

const COMPACT = 60
/** Requests a connection may have open: five boxes, the usual limit. */
const SLOTS = [0, 1, 2, 3, 4]

/** A producer's box. */
export const ProducerBox = memo(function ProducerBox(props: {
  readonly producer: ProducerModel
  readonly onSelect: (id: SelectionId) => void
}) {
  const { producer } = props
  const compact = producer.box.height < COMPACT
  return (
    <button
      type="button"
      data-stop={producer.select}
      className={classes(styles.client, producer.dead && styles.dead, compact && styles.compact)}
      style={boxStyle(producer.box)}
      aria-label={producer.accessibleName}
      aria-pressed={producer.selected}
      onClick={() => props.onSelect(producer.select)}
    >
      <span className={styles.title}>{producer.id}</span>
      {compact ? (
        <span
          className={styles.sub}
        >{`${stageWords.inFlight} ${producer.inFlight} / ${producer.maxInFlight}`}</span>
      ) : (
        <Body producer={producer} />
      )}
    </button>
  )
}, sameContent)

function Body({ producer }: { readonly producer: ProducerModel }) {
  return (
    <>
      <span className={styles.sub}>
        {producer.chip === null ? (
          producer.sub
        ) : (
          <Chip look={producer.chip.look}>{producer.chip.text}</Chip>
        )}
      </span>
      {producer.bars === null ? (
        <span className={styles.rows}>
          {producer.rows.map((row) => (
            <Row key={row.partition} row={row} />
          ))}
        </span>
      ) : (
        <span className={styles.bars}>
          {producer.bars.map((bar) => (
            <span
              key={bar.partition}
              className={styles.barBed}
              title={`${bar.partition}: ${bar.count}`}
            >
              <span
                className={styles.barFill}
                style={{ height: `${Math.round(bar.fill * 100)}%` }}
              />
            </span>
          ))}
        </span>
      )}
      <span className={styles.foot}>
        <span className={styles.pair}>
          <span>{stageWords.inFlight}</span>
          <span className={styles.slots}>
            {SLOTS.slice(0, producer.maxInFlight).map((slot) => (
              <span
                key={slot}
                className={classes(styles.slot, slot < producer.inFlight && styles.taken)}
              />
            ))}
          </span>
        </span>
        <span className={styles.tally}>{producer.tally}</span>
      </span>
    </>
  )
}

function Row({ row }: { readonly row: QueueRow }) {
  return (
    <span className={styles.row} title={`${row.partition}: ${row.note}`}>
      <span className={classes(styles.partition, row.count > 0 && styles.busy)}>
        {row.partition}
      </span>
      <span className={styles.cells}>
        {row.cells.map((cell) => (
          <Cell key={cell.id} cell={cell} />
        ))}
        {row.more > 0 ? (
          <span className={styles.more}>{stageWords.moreCells(row.more)}</span>
        ) : null}
        {row.count === 0 ? <span className={styles.dots} /> : null}
      </span>
      {row.linger === null ? <span className={styles.noArc} /> : <Arc arc={row.linger} size={12} />}
    </span>
  )
}
