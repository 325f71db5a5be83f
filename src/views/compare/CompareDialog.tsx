// What to compare a run with: its opposite, another branch, or itself with one setting changed.
import { ChevronRight } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { configNames } from '../../projection/act/configFacts.ts'
import { checkSetting, type Subject } from '../../projection/compare/settingForm.ts'
import { chooseWords as words } from '../../words/en/compare.ts'
import { Dialog } from '../dialogs/Dialog.tsx'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import styles from './CompareDialog.module.css'

export interface CompareDialogProps {
  /** The claim that does not hold in the scene's opposite; null = it has none. */
  readonly claim: string | null
  readonly branches: readonly { readonly id: string; readonly name: string }[]
  readonly subjects: readonly Subject[]
  readonly onOpposite: () => void
  readonly onBranch: (id: string) => void
  readonly onSetting: (compare: NonNullable<ReturnType<typeof checkSetting>['compare']>) => void
  readonly onClose: () => void
}

/** The dialog behind `Compare`. */
export function CompareDialog(props: CompareDialogProps) {
  return (
    <Dialog title={words.title()} onClose={props.onClose}>
      <div className={styles.ways}>
        <p className={styles.sentence}>{words.sentence()}</p>
        <Way
          name={words.opposite()}
          note={props.claim === null ? words.noOpposite() : words.oppositeNote(props.claim)}
          isOff={props.claim === null}
          onPress={props.onOpposite}
        />
        <section className={styles.way} aria-label={words.branches()}>
          <h3 className={styles.title}>{words.branches()}</h3>
          {props.branches.length === 0 ? <p className={styles.note}>{words.noBranches()}</p> : null}
          {props.branches.map(({ id, name }) => (
            <Way key={id} name={name} note="" isOff={false} onPress={() => props.onBranch(id)} />
          ))}
        </section>
        <SettingWay subjects={props.subjects} onSetting={props.onSetting} />
      </div>
    </Dialog>
  )
}

interface WayProps {
  readonly name: string
  readonly note: string
  readonly isOff: boolean
  readonly onPress: () => void
}

function Way({ name, note, isOff, onPress }: WayProps) {
  return (
    <button
      type="button"
      className={styles.row}
      aria-disabled={isOff ? true : undefined}
      onClick={() => !isOff && onPress()}
    >
      <span className={styles.rowWords}>
        <span className={styles.rowName}>{name}</span>
        {note === '' ? null : <span className={styles.note}>{note}</span>}
      </span>
      {isOff ? null : <ChevronRight size={16} aria-hidden="true" />}
    </button>
  )
}

function SettingWay({ subjects, onSetting }: Pick<CompareDialogProps, 'subjects' | 'onSetting'>) {
  const [first] = subjects
  const [id, setId] = useState(first?.id ?? '')
  const [form, setForm] = useState({ name: '', value: '' })
  const [insist, setInsist] = useState(false)
  const listId = useId()
  const subject = subjects.find((each) => each.id === id) ?? first
  if (subject === undefined) return null
  const checked = checkSetting(subject, form)
  const submit = (event?: FormEvent) => {
    event?.preventDefault()
    setInsist(true)
    if (checked.compare !== null) onSetting(checked.compare)
  }
  const isNamed = form.name.trim() !== ''
  const isJudged = insist || form.value.trim() !== ''
  return (
    <form className={styles.way} aria-label={words.setting()} noValidate onSubmit={submit}>
      <h3 className={styles.title}>{words.setting()}</h3>
      <Field
        label={words.whose()}
        value={subject.id}
        options={subjects.map((each) => ({ value: each.id, name: each.name }))}
        onChange={setId}
      />
      <datalist id={listId}>
        {configNames(subject.scope).map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className={styles.pair}>
        <Field
          label={words.settingName()}
          value={form.name}
          list={listId}
          hint={checked.line}
          error={insist || isNamed ? shownWhileTyped(checked.nameError, insist) : undefined}
          onChange={(name) => setForm({ ...form, name })}
        />
        <Field
          label={words.settingValue()}
          value={form.value}
          hint={checked.now === null ? '' : words.now(checked.now)}
          error={isJudged ? checked.valueError : undefined}
          onChange={(value) => setForm({ ...form, value })}
        />
      </div>
      <div>
        <Button look="primary" onPress={submit}>
          {words.go()}
        </Button>
      </div>
    </form>
  )
}

/** A name that is still being typed is no error yet. */
function shownWhileTyped(error: string | undefined, insist: boolean): string | undefined {
  return insist ? error : undefined
}
