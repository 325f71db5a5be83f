// One act's form. What is wrong with a field is said once it was touched, or when the person wants to go on.
import { useState } from 'react'
import type {
  ActFormModel,
  ConfigScope,
  FieldModel,
  FormValues,
} from '../../projection/act/ActForm.ts'
import type { ConfigFacts } from '../../projection/act/configFacts.ts'
import { Field } from '../kit/Field.tsx'
import styles from './Act.module.css'
import { ConfigRows } from './ConfigRows.tsx'

export interface ActFormProps {
  readonly model: ActFormModel
  readonly values: FormValues
  readonly onChange: (values: FormValues) => void
  /** What Kafka says about a setting; undefined when it knows none of that name. */
  readonly factsOf: (scope: ConfigScope, name: string) => ConfigFacts | undefined
  /** Names to suggest for a scope. */
  readonly namesFor: (scope: ConfigScope) => readonly string[]
  readonly onSubmit: () => void
  /** Show all that is wrong. */
  readonly insist: boolean
  readonly id: string
}

/** The fields, in order; Enter sends the form when nothing is wrong. */
export function ActForm(props: ActFormProps) {
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set())
  const change = (id: string, values: FormValues) => {
    setTouched((before) => new Set(before).add(id))
    props.onChange(values)
  }
  const { model } = props
  return (
    <form
      id={props.id}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      <p className={styles.sentence}>{model.sentence}</p>
      {model.fields.map((field) => (
        <ActField
          key={field.id}
          {...props}
          field={field}
          isJudged={props.insist || touched.has(field.id)}
          onChange={(values) => change(field.id, values)}
        />
      ))}
      {props.insist && model.problem !== undefined ? (
        <p className={styles.problem} role="alert">
          {model.problem}
        </p>
      ) : null}
    </form>
  )
}

function ActField(
  props: ActFormProps & { readonly field: FieldModel; readonly isJudged: boolean },
) {
  const { field, values, onChange } = props
  const error = props.isJudged ? field.error : undefined
  const { scope } = field
  if (field.kind === 'configs' && scope !== undefined) {
    return (
      <ConfigRows
        field={field}
        values={values}
        error={error}
        names={props.namesFor(scope)}
        factsOf={(name) => props.factsOf(scope, name)}
        onChange={onChange}
      />
    )
  }
  return (
    <Field
      label={field.label}
      value={field.value}
      error={error}
      onChange={(value) => onChange({ ...values, [field.id]: value })}
      lines={field.kind === 'lines'}
      {...(field.kind === 'number' ? { inputMode: 'numeric' } : {})}
      {...(field.hint === undefined ? {} : { hint: field.hint })}
      {...(field.placeholder === undefined ? {} : { placeholder: field.placeholder })}
      {...(field.options === undefined ? {} : { options: field.options })}
    />
  )
}
