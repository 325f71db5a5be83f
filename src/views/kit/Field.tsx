// A labelled field with a hint, or with what is wrong.
import type { HTMLInputTypeAttribute } from 'react'
import { useId } from 'react'
import { classes } from './classes.ts'
import styles from './Field.module.css'

export interface FieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly hint?: string
  /** What is wrong with the value, in words. */
  readonly error?: string | undefined
  readonly placeholder?: string
  readonly type?: HTMLInputTypeAttribute
  /** The id of a datalist with values to suggest. */
  readonly list?: string
  readonly inputMode?: 'text' | 'numeric'
  /** A text area of several lines. */
  readonly lines?: boolean
  /** Values to choose from: draws a select. */
  readonly options?: readonly { readonly value: string; readonly name: string }[]
}

/** Text, number, choice or several lines; always labelled. */
export function Field(props: FieldProps) {
  const id = useId()
  const note = props.error ?? props.hint
  const shared = {
    id,
    value: props.value,
    'aria-invalid': props.error === undefined ? undefined : true,
    'aria-describedby': note === undefined ? undefined : `${id}-note`,
    onChange: (event: { readonly target: { readonly value: string } }) =>
      props.onChange(event.target.value),
  }
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {props.label}
      </label>
      <FieldControl {...props} shared={shared} />
      {note === undefined ? null : (
        <p id={`${id}-note`} className={props.error === undefined ? styles.hint : styles.error}>
          {note}
        </p>
      )}
    </div>
  )
}

function FieldControl(props: FieldProps & { readonly shared: object }) {
  if (props.options !== undefined) {
    return (
      <select {...props.shared} className={styles.control}>
        {props.options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.name}
          </option>
        ))}
      </select>
    )
  }
  if (props.lines) {
    return (
      <textarea
        {...props.shared}
        className={classes(styles.control, styles.area)}
        placeholder={props.placeholder}
        spellCheck={false}
      />
    )
  }
  return (
    <input
      {...props.shared}
      className={styles.control}
      type={props.type ?? 'text'}
      list={props.list}
      inputMode={props.inputMode}
      placeholder={props.placeholder}
      spellCheck={false}
      autoComplete="off"
    />
  )
}
