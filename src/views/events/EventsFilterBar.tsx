// Which sentences are shown: by words, by level, by who they are about.
import { useId } from 'react'
import type { EventsFilter } from '../../projection/EventsModel.ts'
import { eventsWords as words } from '../../words/en/eventList.ts'
import { Switch } from '../kit/Switch.tsx'
import styles from './Events.module.css'
import type { EventsProps } from './EventsProps.ts'

const LEVELS: readonly { readonly id: EventsFilter['level']; readonly name: string }[] = [
  { id: 'milestone', name: words.levels.milestone },
  { id: 'decision', name: words.levels.decision },
  { id: 'message', name: words.levels.message },
  { id: 'chatter', name: words.levels.chatter },
]

/** Above the rows. */
export function EventsFilterBar({ model, filter, onFilter }: EventsProps) {
  const search = useId()
  return (
    <div className={styles.filters} data-picture="none">
      <input
        id={search}
        type="search"
        className={styles.search}
        placeholder={words.search}
        aria-label={words.search}
        value={filter.search}
        onChange={(event) => onFilter({ ...filter, search: event.target.value })}
      />
      <select
        className={styles.about}
        aria-label={words.about}
        value={filter.about}
        onChange={(event) => onFilter({ ...filter, about: event.target.value })}
      >
        <option value="">{words.everyone}</option>
        {model.about.map((name) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
      <Switch
        name={words.level}
        choices={LEVELS}
        value={filter.level}
        onChange={(level) => onFilter({ ...filter, level })}
      />
      <span className={styles.count}>{words.shown(model.rows.length)}</span>
    </div>
  )
}
