// Who reads what over time: the group's states, a bar for each owner, a line for each member, and what it cost.
import { memo } from 'react'
import type { CostCard, GroupChart } from '../../projection/GroupsModel.ts'
import { groupsWords as words } from '../../words/en/groups.ts'
import { Pick } from '../kit/Pick.tsx'
import { sameContent } from '../kit/sameContent.ts'
import { useSize } from '../kit/useSize.ts'
import { Axis, Cursor } from './Axis.tsx'
import styles from './Groups.module.css'
import type { GroupsProps } from './GroupsProps.ts'
import { Members } from './Members.tsx'
import { Owners } from './Owners.tsx'
import { Records } from './Records.tsx'
import { States } from './States.tsx'

/** The Groups view. */
export function Groups(props: GroupsProps) {
  const { model } = props
  const frame = useSize<HTMLDivElement>(props.onSize)
  return (
    <div className={styles.groups}>
      {model.groups.length > 1 ? (
        <div className={styles.pick}>
          <Pick
            label={words.group}
            value={model.shown}
            options={model.groups}
            onChange={props.onShow}
          />
        </div>
      ) : null}
      <div ref={frame} className={styles.frame}>
        {model.chart === null ? null : <Chart chart={model.chart} {...props} />}
        {model.empty === null ? null : <p className={styles.empty}>{model.empty}</p>}
      </div>
      {model.chart === null ? null : (
        <div className={styles.recordsFrame}>
          <Records records={model.chart.records} onGoal={props.onGoal} />
        </div>
      )}
      {model.chart === null ? null : <Cards cards={model.chart.cards} />}
    </div>
  )
}

function Chart(props: GroupsProps & { readonly chart: GroupChart }) {
  const { chart, model, onGoal } = props
  const about = { width: chart.plotWidth, height: chart.height, left: chart.labelWidth }
  return (
    <section
      className={styles.chart}
      aria-label={words.chart(model.shown)}
      style={{ height: about.height }}
    >
      <ul className={styles.heard}>
        {chart.description.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Axis axis={chart.axis} left={about.left} onGoal={onGoal} />
      <States chart={chart} onGoal={onGoal} />
      <Owners chart={chart} onGoal={onGoal} />
      <Members chart={chart} onGoal={onGoal} />
      <Cursor cursor={chart.cursor} left={about.left} height={chart.axis.y} />
    </section>
  )
}

const Cards = memo(function Cards({ cards }: { readonly cards: readonly CostCard[] }) {
  return (
    <dl className={styles.cards} aria-label={words.costs}>
      {cards.map(({ name, value, note }) => (
        <div key={name} className={styles.card}>
          <dt className={styles.cardName}>{name}</dt>
          <dd className={styles.cardValue}>{value}</dd>
          {note === '' ? null : <dd className={styles.cardNote}>{note}</dd>}
        </div>
      ))}
    </dl>
  )
}, sameContent)
