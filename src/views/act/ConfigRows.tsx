// Settings by name and value, with what Kafka says about each.
import { Plus, X } from 'lucide-react'
import { useId } from 'react'
import type { FieldModel, FormValues } from '../../projection/act/ActForm.ts'
import type { ConfigFacts } from '../../projection/act/configFacts.ts'
import {
  type ConfigEntry,
  configEntries,
  configFault,
  MAX_CONFIG_ROWS,
  withConfigEntries,
} from '../../projection/act/configRows.ts'
import { actFields } from '../../words/en/act.ts'
import { Button, IconButton } from '../kit/Button.tsx'
import styles from './Act.module.css'

export interface ConfigRowsProps {
  readonly field: FieldModel
  readonly values: FormValues
  readonly error: string | undefined
  readonly names: readonly string[]
  readonly factsOf: (name: string) => ConfigFacts | undefined
  readonly onChange: (values: FormValues) => void
}

/** Rows one can add and take away. */
export function ConfigRows(props: ConfigRowsProps) {
  const listId = useId()
  const { field, values } = props
  const entries = configEntries(values, field.id)
  const put = (next: readonly ConfigEntry[]) =>
    props.onChange(withConfigEntries(values, field.id, next))
  return (
    <fieldset className={styles.configs}>
      <legend className={styles.label}>{field.label}</legend>
      <datalist id={listId}>
        {props.names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      {entries.map((entry, index) => (
        <ConfigRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name is what is being typed
          key={index}
          entry={entry}
          listId={listId}
          facts={props.factsOf(entry.name.trim())}
          fault={props.error === undefined ? undefined : configFault(entry)}
          onChange={(changed) => put(entries.map((old, at) => (at === index ? changed : old)))}
          onRemove={() => put(entries.filter((_, at) => at !== index))}
        />
      ))}
      {entries.length < MAX_CONFIG_ROWS ? (
        <div>
          <Button
            look="quiet"
            icon={<Plus size={14} aria-hidden="true" />}
            onPress={() => put([...entries, { name: '', value: '' }])}
          >
            {actFields.addSetting()}
          </Button>
        </div>
      ) : null}
    </fieldset>
  )
}

interface ConfigRowProps {
  readonly entry: ConfigEntry
  readonly listId: string
  readonly facts: ConfigFacts | undefined
  readonly fault: string | undefined
  readonly onChange: (entry: ConfigEntry) => void
  readonly onRemove: () => void
}

function ConfigRow({ entry, facts, onChange, ...props }: ConfigRowProps) {
  const noteId = useId()
  const fault = props.fault ?? (entry.value === '' ? undefined : facts?.fault(entry.value.trim()))
  return (
    <div className={styles.config}>
      <input
        className={styles.configInput}
        aria-label={actFields.settingName()}
        list={props.listId}
        value={entry.name}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange({ ...entry, name: event.target.value })}
      />
      <input
        className={styles.configInput}
        aria-label={entry.name === '' ? actFields.settingValue() : entry.name}
        aria-describedby={noteId}
        aria-invalid={fault === undefined ? undefined : true}
        value={entry.value}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onChange({ ...entry, value: event.target.value })}
      />
      <IconButton
        name={actFields.removeSetting(entry.name)}
        icon={<X size={16} aria-hidden="true" />}
        onPress={props.onRemove}
      />
      <p id={noteId} className={styles.configNote}>
        {fault === undefined ? null : <span className={styles.problem}>{fault}</span>}
        {facts === undefined ? null : (
          <>
            <span className={styles.configLine}>{facts.line}</span>
            <span>{facts.sentence}</span>
          </>
        )}
      </p>
    </div>
  )
}
