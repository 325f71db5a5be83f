// The group's states over time.
import { memo } from 'react'
import { groupsWords as words } from '../../words/en/groups.ts'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import type { ChartProps } from './ChartProps.ts'
import styles from './States.module.css'

/** A bar a state; brief ones are marks with their words above. */
export const States = memo(function States({ chart, onGoal }: ChartProps) {
  return (
    <>
      <h2 className={styles.title} style={{ top: chart.statesY + 7, width: chart.labelWidth }}>
        {words.states}
      </h2>
      <ul className={styles.states} style={{ left: chart.labelWidth, top: chart.statesY }}>
        {chart.states.map((bar) => (
          <li key={`${bar.at} ${bar.kind}`}>
            <button
              type="button"
              className={classes(styles.bar, styles[bar.kind], bar.past === 0 && styles.future)}
              style={{ left: bar.x, width: bar.width }}
              aria-label={bar.accessibleName}
              title={bar.accessibleName}
              onClick={() => onGoal(bar)}
            >
              <span className={styles.text}>{bar.text}</span>
              <span className={styles.sub}>{bar.sub}</span>
            </button>
            {bar.above === '' ? null : (
              <span className={styles.above} style={{ left: bar.aboveX }} aria-hidden="true">
                {bar.above}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}, sameContent)
