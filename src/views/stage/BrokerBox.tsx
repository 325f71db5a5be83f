// A broker: its header with the requests that wait in it, and a lane for each replica.
import { memo } from 'react'
import type { BrokerModel, StageForm, WaitingModel } from '../../projection/StageModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { stageWords } from '../../words/en/stage.ts'
import { Arc } from '../kit/Arc.tsx'
import { Chip } from '../kit/Chip.tsx'
import { classes } from '../kit/classes.ts'
import { Head } from '../kit/Head.tsx'
import { sameContent } from '../kit/sameContent.ts'
import styles from './Broker.module.css'
import { boxStyle } from './boxStyle.ts'
import { Tape } from './Tape.tsx'

interface BrokerBoxProps {
  readonly broker: BrokerModel
  readonly form: StageForm
  readonly onSelect: (id: SelectionId) => void
}

/** A broker's box. */
export const BrokerBox = memo(function BrokerBox(props: BrokerBoxProps) {
  const { broker, onSelect } = props
  return (
    <section
      className={classes(
        styles.broker,
        !broker.serving && styles.off,
        broker.selected && styles.selected,
      )}
      style={boxStyle(broker.box)}
      aria-label={broker.title}
    >
      <div className={styles.header} style={{ height: broker.headerHeight }}>
        <button
          type="button"
          data-stop={broker.select}
          className={styles.name}
          aria-label={broker.accessibleName}
          aria-pressed={broker.selected}
          onClick={() => onSelect(broker.select)}
        >
          {broker.title}
        </button>
        {props.form === 'phone' && broker.chips.length === 0 ? (
          <span className={styles.rackWord}>{broker.rack}</span>
        ) : null}
        {broker.chips.map((chip) => (
          <Chip key={chip.text} look={chip.look}>
            {chip.text}
          </Chip>
        ))}
        <span className={styles.waiting}>
          {broker.waiting.map((waiting) => (
            <Waiting key={waiting.select} waiting={waiting} onSelect={onSelect} />
          ))}
          {broker.moreWaiting > 0 ? (
            <span className={styles.more}>
              {stageWords.moreWaiting(broker.moreWaiting, broker.waiting.length === 0)}
            </span>
          ) : null}
        </span>
        {broker.session === null ? null : (
          <span
            className={classes(
              styles.session,
              (broker.session.silent || broker.session.over) && styles.silent,
            )}
          >
            <span>{broker.session.text}</span>
            <Arc arc={broker.session.arc} size={14} />
          </span>
        )}
      </div>
      {props.form === 'phone' || broker.rack === '' ? null : (
        <span className={styles.rack} aria-hidden="true">
          {broker.rack}
        </span>
      )}
      {broker.tapes.map((tape) => (
        <Tape
          key={tape.partition}
          tape={tape}
          place={`replica:${tape.partition}@${broker.node}`}
          onSelect={onSelect}
        />
      ))}
      {broker.note === null ? null : (
        <p className={classes(styles.note, broker.tapes.length > 0 && styles.below)}>
          {broker.note}
        </p>
      )}
    </section>
  )
}, sameContent)

function Waiting(props: {
  readonly waiting: WaitingModel
  readonly onSelect: (id: SelectionId) => void
}) {
  const { waiting } = props
  return (
    <button
      type="button"
      data-stop={waiting.select}
      className={classes(styles.capsule, styles[waiting.stage])}
      aria-label={waiting.accessibleName}
      aria-pressed={waiting.selected}
      title={waiting.accessibleName}
      onClick={() => props.onSelect(waiting.select)}
    >
      <Head
        head={waiting.head}
        size={11}
        back={waiting.head === 'triangle'}
        solid={waiting.stage === 'working'}
      />
      <span className={styles.whose}>{waiting.text}</span>
      {waiting.arc === null ? null : <Arc arc={waiting.arc} size={12} />}
    </button>
  )
}
