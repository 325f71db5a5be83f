// While paused, every message in flight can be reached by keyboard: rings over the canvas, each with its name.
import { memo } from 'react'
import type { NamedFlight } from '../../projection/FlightsModel.ts'
import type { SelectionId } from '../../projection/selection.ts'
import { stageWords } from '../../words/en/stage.ts'
import { sameContent } from '../kit/sameContent.ts'
import styles from './Stage.module.css'

/** Buttons at the places of the messages. */
export const InFlight = memo(function InFlight(props: {
  readonly flights: readonly NamedFlight[]
  readonly onSelect: (id: SelectionId) => void
}) {
  if (props.flights.length === 0) return null
  return (
    <ul aria-label={stageWords.inFlightMessages}>
      {props.flights.map((flight) => (
        <li key={flight.select}>
          <button
            type="button"
            data-stop={flight.select}
            className={styles.flight}
            style={{ left: flight.x - 12, top: flight.y - 12 }}
            aria-label={flight.accessibleName}
            aria-pressed={flight.selected}
            title={flight.accessibleName}
            onClick={() => props.onSelect(flight.select)}
          />
        </li>
      ))}
    </ul>
  )
}, sameContent)
