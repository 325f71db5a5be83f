// What lies between the two runs: both values of each counter, and the difference in words.
import type { CompareModel, CounterModel, SideName } from '../../projection/compare/CompareModel.ts'
import { classes } from '../kit/classes.ts'
import styles from './Counters.module.css'

/** Cards, and one line of the smaller ones. */
export function Counters({ model }: { readonly model: CompareModel }) {
  return (
    <section className={styles.counters} aria-label={model.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{model.title}</h2>
        <More model={model} />
        <p className={styles.span}>{model.span}</p>
      </header>
      <ul className={styles.cards}>
        {model.counters.map((counter) => (
          <Card key={counter.id} counter={counter} model={model} />
        ))}
      </ul>
    </section>
  )
}

function More({ model }: { readonly model: CompareModel }) {
  return (
    <ul className={styles.more}>
      {model.more.map((counter) => (
        <li key={counter.id} className={styles.small} title={counter.about}>
          <span className={styles.smallName}>{counter.name}</span>
          <span className={styles.smallValues}>
            <Value counter={counter} side="left" model={model} />
            <Value counter={counter} side="right" model={model} />
          </span>
        </li>
      ))}
    </ul>
  )
}

interface CounterProps {
  readonly counter: CounterModel
  readonly model: CompareModel
}

function Card({ counter, model }: CounterProps) {
  const isBroken = counter.broken.length > 0
  return (
    <li className={classes(styles.card, isBroken && styles.broken)} title={counter.about}>
      <h3 className={styles.name}>{counter.name}</h3>
      <div className={styles.values}>
        <CardValue counter={counter} side="left" model={model} />
        <CardValue counter={counter} side="right" model={model} />
      </div>
      <p className={classes(styles.difference, isBroken && styles.danger)}>{counter.difference}</p>
    </li>
  )
}

function CardValue(props: CounterProps & { readonly side: SideName }) {
  const { counter, side, model } = props
  return (
    <div className={styles.value}>
      <p className={classes(styles.figure, counter.broken.includes(side) && styles.danger)}>
        {counter[side]}
      </p>
      <p className={styles.whose}>{model[side].short}</p>
    </div>
  )
}

function Value({ counter, side, model }: CounterProps & { readonly side: SideName }) {
  return <b title={model[side].heading}>{counter[side]}</b>
}
