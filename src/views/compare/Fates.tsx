// Records that came to harm in one run only, one by one.
import type {
  CompareModel,
  FateModel,
  RecordRow,
  RecordsModel,
} from '../../projection/compare/CompareModel.ts'
import { Cell } from '../kit/Cell.tsx'
import { classes } from '../kit/classes.ts'
import styles from './Fates.module.css'

export interface FatesProps {
  readonly model: CompareModel
  readonly records: RecordsModel
}

/** Each with its key, its identity, and what became of it on either side. */
export function Fates({ model, records }: FatesProps) {
  return (
    <section className={styles.fates} aria-label={records.title}>
      <header className={styles.head}>
        <h2 className={styles.title}>{records.title}</h2>
        <p className={styles.more}>{records.more}</p>
      </header>
      <ul className={styles.rows}>
        {records.rows.map((row) => (
          <Row key={row.id} row={row} model={model} />
        ))}
      </ul>
    </section>
  )
}

function Row({ row, model }: { readonly row: RecordRow; readonly model: CompareModel }) {
  return (
    <li className={styles.row}>
      <Cell cell={row.cell} />
      <div className={styles.words}>
        <h3 className={styles.name}>{row.name}</h3>
        <Fate fate={row.left} heading={model.left.heading} />
        <Fate fate={row.right} heading={model.right.heading} />
      </div>
    </li>
  )
}

function Fate({ fate, heading }: { readonly fate: FateModel; readonly heading: string }) {
  return (
    <p className={styles.fate}>
      <span className={styles.whose}>{heading}</span>{' '}
      <span className={classes(fate.isHarm && styles.harm)}>{fate.text}</span>
    </p>
  )
}
