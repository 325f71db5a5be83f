// Everything one can do, by area. What cannot be done now stays in its place and says why.
import { ChevronRight } from 'lucide-react'
import type { ActChoice, ActMenuModel } from '../../projection/act/projectActForm.ts'
import { classes } from '../kit/classes.ts'
import styles from './Act.module.css'

export interface ActMenuProps {
  readonly model: ActMenuModel
  readonly onChoose: (type: ActChoice['type']) => void
}

/** The menu's areas, each with its acts. */
export function ActMenu({ model, onChoose }: ActMenuProps) {
  return (
    <div className={styles.areas}>
      {model.areas.map((area) => (
        <section key={area.title} aria-label={area.title}>
          <h3 className={styles.area}>{area.title}</h3>
          <ul>
            {area.acts.map((act) => (
              <li key={act.type}>
                <ActRow act={act} onChoose={onChoose} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function ActRow(props: { readonly act: ActChoice; readonly onChoose: ActMenuProps['onChoose'] }) {
  const { act, onChoose } = props
  const isOff = act.unavailable !== undefined
  return (
    <button
      type="button"
      className={classes(styles.row, isOff && styles.off)}
      aria-disabled={isOff ? true : undefined}
      onClick={() => !isOff && onChoose(act.type)}
    >
      <span className={styles.rowName}>{act.name}</span>
      {isOff ? (
        <span className={styles.reason}>{act.unavailable}</span>
      ) : (
        <ChevronRight className={styles.more} size={16} aria-hidden="true" />
      )}
    </button>
  )
}
