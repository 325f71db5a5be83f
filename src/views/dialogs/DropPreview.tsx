// A person's file before it plays: its first records, how it is read, what becomes the key, and what was noticed.
import { Play, TriangleAlert } from 'lucide-react'
import { dropWords } from '../../words/en/dialogs.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Switch } from '../kit/Switch.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './Dialogs.module.css'

type DropFormat = 'text' | 'csv' | 'ndjson'

export interface DropChoices {
  readonly as: DropFormat
  /** '' = none. */
  readonly key: string
  readonly header: boolean
  readonly every: string
}

interface DropRow {
  readonly line: number
  readonly key: string | null
  readonly value: string
}

export interface DropPreviewProps {
  readonly name: string
  readonly size: string
  readonly total: number
  readonly choices: DropChoices
  /** CSV: names of columns; NDJSON: paths that could be keys. */
  readonly columns: readonly string[]
  readonly rows: readonly DropRow[]
  readonly report: readonly { readonly sentence: string; readonly level: 'note' | 'change' }[]
  /** Why it cannot be read at all. */
  readonly problems: readonly string[]
  readonly everyFault: string | undefined
  readonly onChange: (choices: DropChoices) => void
  readonly onPlay: () => void
  readonly onClose: () => void
}

const FORMATS = ['text', 'csv', 'ndjson'] as const

/** The dialog that a dropped file opens. */
export function DropPreview(props: DropPreviewProps) {
  const [problem] = props.problems
  const locked = problem ?? (props.total === 0 ? dropWords.noRecords() : props.everyFault)
  return (
    <Dialog
      title={dropWords.title(props.name)}
      place="wide"
      onClose={props.onClose}
      footer={
        <Button
          look="primary"
          icon={<Play size={16} aria-hidden="true" />}
          locked={locked}
          onPress={props.onPlay}
        >
          {dropWords.play()}
        </Button>
      }
    >
      <p className={styles.hint}>{dropWords.size(props.size, props.total)}</p>
      <HowItIsRead {...props} />
      {props.problems.map((sentence) => (
        <p key={sentence} className={styles.fault} role="alert">
          {sentence}
        </p>
      ))}
      <FirstRecords rows={props.rows} total={props.total} />
      <Report entries={props.report} />
    </Dialog>
  )
}

function HowItIsRead({ choices, columns, everyFault, onChange }: DropPreviewProps) {
  const isCsv = choices.as === 'csv'
  return (
    <div className={styles.choices}>
      <div className={styles.choice}>
        <span className={styles.label}>{dropWords.as()}</span>
        <Switch
          name={dropWords.as()}
          choices={FORMATS.map((id) => ({ id, name: dropWords.formats[id] }))}
          value={choices.as}
          onChange={(as) => onChange({ ...choices, as, key: '' })}
        />
      </div>
      {isCsv ? (
        <Field
          label={dropWords.header()}
          value={choices.header ? 'names' : 'record'}
          options={[
            { value: 'names', name: dropWords.headerNames() },
            { value: 'record', name: dropWords.headerRecord() },
          ]}
          onChange={(value) => onChange({ ...choices, header: value === 'names', key: '' })}
        />
      ) : null}
      {choices.as === 'text' ? null : (
        <Field
          label={isCsv ? dropWords.key() : dropWords.keyPath()}
          value={choices.key}
          {...(isCsv ? {} : { hint: dropWords.keyPathHint() })}
          options={[
            { value: '', name: dropWords.noKey() },
            ...columns.map((column) => ({
              value: column,
              name: isCsv ? dropWords.column(column) : column,
            })),
          ]}
          onChange={(key) => onChange({ ...choices, key })}
        />
      )}
      <Field
        label={dropWords.pace()}
        hint={dropWords.paceHint()}
        error={everyFault}
        value={choices.every}
        onChange={(every) => onChange({ ...choices, every })}
      />
    </div>
  )
}

function FirstRecords({ rows, total }: Pick<DropPreviewProps, 'rows' | 'total'>) {
  if (rows.length === 0) return null
  return (
    <div className={styles.tableFrame}>
      <table className={styles.table}>
        <caption className={styles.label}>{dropWords.preview()}</caption>
        <thead>
          <tr>
            <th scope="col">{dropWords.rowNumber()}</th>
            <th scope="col">{dropWords.rowKey()}</th>
            <th scope="col">{dropWords.rowValue()}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.line}>
              <td>{index}</td>
              <td>{row.key ?? <i className={styles.none}>{dropWords.noKeyCell()}</i>}</td>
              <td className={styles.value}>
                {row.value === '' ? (
                  <i className={styles.none}>{dropWords.emptyCell()}</i>
                ) : (
                  row.value
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > rows.length ? (
        <p className={styles.hint}>{dropWords.more(total - rows.length)}</p>
      ) : null}
    </div>
  )
}

function Report({ entries }: { readonly entries: DropPreviewProps['report'] }) {
  if (entries.length === 0) return <p className={styles.hint}>{dropWords.noProblems()}</p>
  return (
    <section aria-label={dropWords.problems(entries.length)}>
      <h3 className={styles.label}>{dropWords.problems(entries.length)}</h3>
      <ul className={styles.report}>
        {entries.map(({ sentence, level }) => (
          <li key={sentence} className={level === 'change' ? styles.change : undefined}>
            {level === 'change' ? <TriangleAlert size={14} aria-hidden="true" /> : null}
            {sentence}
          </li>
        ))}
      </ul>
    </section>
  )
}
