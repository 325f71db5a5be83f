// Two runs side by side: equal halves, each with its heading and verdict, and under them what lies between the two.
import { type ReactNode, useState } from 'react'
import type { CompareModel, SideModel, SideName } from '../../projection/compare/CompareModel.ts'
import { compareWords as words } from '../../words/en/compare.ts'
import { Chip } from '../kit/Chip.tsx'
import { panelId, Tabs, tabId } from '../kit/Tabs.tsx'
import styles from './Compare.module.css'
import { Counters } from './Counters.tsx'
import { Fates } from './Fates.tsx'

export interface CompareProps {
  readonly model: CompareModel
  /** One run's stage; drawn in its half. */
  readonly left: ReactNode
  readonly right: ReactNode
  /** One half at a time, behind tabs: on phones and wherever two are too narrow to read. */
  readonly isNarrow: boolean
}

/** The page of a comparison. */
export function Compare(props: CompareProps) {
  return props.isNarrow ? <NarrowCompare {...props} /> : <WideCompare {...props} />
}

function WideCompare({ model, left, right }: CompareProps) {
  return (
    <div className={styles.compare}>
      <div className={styles.halves}>
        <Half side={model.left}>{left}</Half>
        <Half side={model.right}>{right}</Half>
      </div>
      <Counters model={model} />
      <Fates model={model} />
    </div>
  )
}

/** Counters on top, then the half that is chosen. */
function NarrowCompare({ model, left, right }: CompareProps) {
  const [side, setSide] = useState<SideName>('left')
  const shown = model[side]
  return (
    <div className={styles.compare}>
      <Counters model={model} />
      <div className={styles.tabs}>
        <Tabs
          name={words.halves()}
          choices={[
            { id: 'left', name: model.left.short },
            { id: 'right', name: model.right.short },
          ]}
          value={side}
          onChange={setSide}
        />
      </div>
      <div
        className={styles.halves}
        id={panelId(side)}
        role="tabpanel"
        aria-labelledby={tabId(side)}
      >
        <Half key={side} side={shown}>
          {side === 'left' ? left : right}
        </Half>
      </div>
      {model.records === null ? null : <Fates model={model} />}
    </div>
  )
}

function Half({ side, children }: { readonly side: SideModel; readonly children: ReactNode }) {
  const { heading, kept, verdict } = side
  return (
    <section className={styles.half} aria-label={heading}>
      <header className={styles.head}>
        <h2 className={styles.heading} title={heading}>
          <span className={styles.cut}>{heading.slice(0, heading.length - kept)}</span>
          <span>{heading.slice(heading.length - kept)}</span>
        </h2>
        {verdict === null ? null : (
          <Chip look={verdict.isBroken ? 'danger' : 'plain'}>{verdict.text}</Chip>
        )}
      </header>
      <div className={styles.stage}>{children}</div>
    </section>
  )
}
