// One of many, chosen in the line above a view.
import styles from './Pick.module.css'

export interface PickProps {
  readonly label: string
  readonly value: string
  readonly options: readonly string[]
  /** What stands first and means all of them, with the value ''. */
  readonly all?: string
  readonly onChange: (value: string) => void
}

/** A select with its label before it. */
export function Pick({ label, value, options, all, onChange }: PickProps) {
  return (
    <label className={styles.pick}>
      <span className={styles.label}>{label}</span>
      <select
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {all === undefined ? null : <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option} value={option}>
            {option}
          </option>
        ))}
      </select>
    </label>
  )
}
