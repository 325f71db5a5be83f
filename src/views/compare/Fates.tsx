// Records that came to harm in one run only, one by one.
import type { CompareModel, FateModel, RecordRow } from '../../projection/compare/CompareModel.ts'
import { fateWords as words } from '../../words/en/compare.ts'
import { Cell } from '../kit/Cell.tsx'
import { classes } from '../kit/classes.ts'
import styles from './Fates.module.css'

/** Each with its key, its identity, and what became of it on either side. Its room is kept while there are none. */
export function Fates({ model }: { readonly model: CompareModel }) {
  const { records } = model
  return (
    <section className={styles.list} aria-label={words.title()}>
      <header className={styles.head}>
        <h2 className={styles.title}>{words.title()}</h2>
        <p className={styles.more}>{records?.more ?? ''}</p>
      </header>
      {records === null ? (
        <p className={styles.none}>{words.none()}</p>
      ) : (
        <ul className={styles.rows}>
          {records.rows.map((row) => (
            <Row key={row.id} row={row} model={model} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Row({ row, model }: { readonly row: RecordRow; readonly model: CompareModel }) {
  return (
    <li className={styles.row}>
      <Cell cell={row.cell} />
      <div className={styles.words}>
        <h3 className={styles.name}>{row.name}</h3>
        <p className={styles.fates}>
          <Fate fate={row.left} heading={model.left.short} />
          <Fate fate={row.right} heading={model.right.short} />
        </p>
      </div>
    </li>
  )
}

function Fate({ fate, heading }: { readonly fate: FateModel; readonly heading: string }) {
  return (
    <span className={styles.fate}>
      <span className={styles.whose} title={heading}>
        {heading}
      </span>
      <span className={classes(styles.what, fate.isHarm && styles.harm)}>{fate.text}</span>
    </span>
  )
}
