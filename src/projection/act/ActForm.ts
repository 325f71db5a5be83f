// A form as data: fields with values and what is wrong with them, and the action once nothing is.
import type { Action, ActionType } from '../../scenario/Scenario.ts'
import type { ActContext } from './ActContext.ts'

/** What a person has typed, by field. */
export type FormValues = Readonly<Record<string, string>>

export interface FieldSpec {
  readonly id: string
  readonly label: string
  readonly kind: 'text' | 'number' | 'choice' | 'lines' | 'configs'
  readonly hint?: string
  readonly placeholder?: string
  readonly options?: readonly { readonly value: string; readonly name: string }[]
  /** For `configs`: the rows to choose from. */
  readonly scope?: ConfigScope
  /** What is wrong with a value, in words. */
  readonly check?: (value: string) => string | undefined
}

export type ConfigScope = 'topic' | 'broker' | 'producer' | 'consumer'

/** One kind of act: when it can be done, what it asks, and what it comes to. */
export interface FormSpec {
  /** Why it cannot be done now; undefined when it can. */
  readonly unavailable: (context: ActContext) => string | undefined
  /** What stands in the form at first. */
  readonly initial: (context: ActContext) => FormValues
  readonly fields: (context: ActContext, values: FormValues) => readonly FieldSpec[]
  /** From values that passed all checks; a text says what is wrong with the whole. */
  readonly action: (values: FormValues, context: ActContext) => Action | string
}

export interface FieldModel extends Omit<FieldSpec, 'check'> {
  readonly value: string
  readonly error?: string
}

export interface ActFormModel {
  readonly type: ActionType
  readonly title: string
  readonly sentence: string
  readonly unavailable: string | undefined
  readonly fields: readonly FieldModel[]
  /** What is wrong with the whole. */
  readonly problem: string | undefined
  /** Null while something is wrong. */
  readonly action: Action | null
}
