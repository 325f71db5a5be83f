// The selected thing's values; click one and the chain of its causes stands below.
import { X } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import type { InspectorModel, InspectorRow } from '../../projection/InspectorModel.ts'
import { inspectorWords as words } from '../../words/en/inspector.ts'
import { IconButton } from '../kit/Button.tsx'
import { classes } from '../kit/classes.ts'
import { sameContent } from '../kit/sameContent.ts'
import { FollowBar } from './FollowBar.tsx'
import styles from './Inspector.module.css'
import type { InspectorProps } from './InspectorProps.ts'
import { WhyChain } from './WhyChain.tsx'

/** The panel at the right, a drawer on narrower screens, a sheet's content on a phone. */
export function Inspector(props: InspectorProps) {
  const { model, why } = props
  // The answer stands below the section that was asked, before what else there is to say.
  const asked = model.sections.findIndex(({ rows }) => rows.some(({ id }) => id === why?.value))
  const above = asked < 0 ? model.sections.length : asked + 1
  const body = useAnswerInSight(why?.question ?? null)
  return (
    <aside className={styles.inspector} aria-label={words.name}>
      <header className={styles.header}>
        <div className={styles.heading}>
          <p className={styles.kind}>{model.kind}</p>
          <h2 className={styles.title}>{model.title}</h2>
          <p className={styles.peek}>{model.peek}</p>
        </div>
        {props.act}
        <IconButton
          name={words.close}
          icon={<X size={16} strokeWidth={1.75} />}
          onPress={props.onClose}
        />
      </header>
      <div ref={body} className={styles.body}>
        {props.onFollow === undefined ? null : (
          <FollowBar onFollow={props.onFollow} locked={props.timeLocked} />
        )}
        <Values
          sections={model.sections.slice(0, above)}
          asked={why?.value ?? null}
          onAsk={props.onAsk}
        />
        {model.alerts.map((alert) => (
          <div key={alert.title} className={styles.alert} role="note">
            <h3 className={styles.alertTitle}>{alert.title}</h3>
            <p>{alert.text}</p>
          </div>
        ))}
        {why === null ? null : (
          <WhyChain
            why={why}
            spotlight={props.spotlight}
            onSpotlight={props.onSpotlight}
            onGo={props.onGo}
          />
        )}
        <Values
          sections={model.sections.slice(above)}
          asked={why?.value ?? null}
          onAsk={props.onAsk}
        />
      </div>
    </aside>
  )
}

/** An answer that begins below what can be seen comes up: in a phone's sheet to the top, elsewhere as far as needed. */
function useAnswerInSight(question: string | null) {
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const scroller = body.current
    const answer = scroller?.querySelector<HTMLElement>('[data-answer]')
    if (!scroller || !answer || question === null) return
    const top = answer.getBoundingClientRect().top - scroller.getBoundingClientRect().top
    const over = top + answer.offsetHeight - scroller.clientHeight
    if (over > 0) scroller.scrollTop += Math.min(top, over)
  }, [question])
  return body
}

const Values = memo(function Values(props: {
  readonly sections: InspectorModel['sections']
  readonly asked: string | null
  readonly onAsk: InspectorProps['onAsk']
}) {
  return props.sections.map((section) => (
    <section key={section.title ?? ''} className={styles.section}>
      {section.title === null ? null : <h3 className={styles.sectionTitle}>{section.title}</h3>}
      <ul>
        {section.rows.map((row) => (
          <Row key={row.id} row={row} asked={props.asked === row.id} onAsk={props.onAsk} />
        ))}
      </ul>
    </section>
  ))
}, sameContent)

function Row(props: {
  readonly row: InspectorRow
  readonly asked: boolean
  readonly onAsk: InspectorProps['onAsk']
}) {
  const { row, asked } = props
  const value = (
    <>
      <span className={classes(styles.label, row.mono && row.label.includes('.') && styles.mono)}>
        {row.label}
      </span>
      <span
        className={classes(
          styles.value,
          row.was !== null && styles.changed,
          row.value.length > 28 && styles.long,
        )}
      >
        {row.was === null ? null : (
          <span className={styles.was}>
            {row.was}
            <span className={styles.arrow}>{' → '}</span>
          </span>
        )}
        <span className={styles.is}>{row.value}</span>
      </span>
    </>
  )
  if (row.about !== null) {
    return (
      <li>
        <div className={styles.row}>{value}</div>
        <p className={styles.about}>{row.about}</p>
      </li>
    )
  }
  if (!row.askable) return <li className={styles.row}>{value}</li>
  return (
    <li>
      <button
        type="button"
        className={classes(styles.row, styles.askable, asked && styles.asked)}
        aria-pressed={asked}
        title={words.askWhy}
        onClick={() => props.onAsk(asked ? null : row.id)}
      >
        {value}
      </button>
    </li>
  )
}
