// A link to this very moment, as its teacher wants it to open.
import { Copy, Download } from 'lucide-react'
import { useRef } from 'react'
import { shareWords } from '../../words/en/dialogs.ts'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Switch } from '../kit/Tabs.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './Dialogs.module.css'

export interface ShareChoices {
  readonly paused: boolean
  readonly views: readonly string[]
  readonly locked: readonly string[]
  readonly question: string
}

export interface Option {
  readonly id: string
  readonly name: string
}

export interface ShareDialogProps {
  /** Undefined while it is being made. */
  readonly link: string | undefined
  /** Why a file is safer; undefined when the link is short enough. */
  readonly offerFile: string | undefined
  /** Why there can be no link. */
  readonly problem: string | undefined
  /** `Opens at 1.2 s, on Stage.` */
  readonly moment: string
  /** Names of a person's files, whose content stays behind. */
  readonly files: string
  readonly choices: ShareChoices
  readonly allViews: readonly Option[]
  readonly allControls: readonly Option[]
  readonly onChange: (choices: ShareChoices) => void
  /** Resolves to false when the browser does not let the page copy. */
  readonly onCopy: () => Promise<boolean>
  readonly onSave: () => void
  readonly onClose: () => void
}

/** The dialog behind `Share`. */
export function ShareDialog(props: ShareDialogProps) {
  const field = useRef<HTMLInputElement>(null)
  const { link, choices, onChange } = props
  const copy = async () => {
    const isCopied = await props.onCopy()
    if (!isCopied) field.current?.focus()
  }
  return (
    <Dialog
      title={shareWords.title()}
      onClose={props.onClose}
      footer={
        <>
          <Button
            look="primary"
            icon={<Copy size={16} aria-hidden="true" />}
            locked={link === undefined ? (props.problem ?? shareWords.making()) : undefined}
            onPress={() => void copy()}
          >
            {shareWords.copy()}
          </Button>
          <Button icon={<Download size={16} aria-hidden="true" />} onPress={props.onSave}>
            {shareWords.asFile()}
          </Button>
        </>
      }
    >
      <LinkField {...props} field={field} />
      {props.files === '' ? null : (
        <p className={styles.hint}>{shareWords.filesStay(props.files)}</p>
      )}
      <div className={styles.choice}>
        <span className={styles.label}>{shareWords.paused()}</span>
        <Switch
          name={shareWords.paused()}
          choices={[
            { id: 'paused', name: shareWords.pausedYes() },
            { id: 'playing', name: shareWords.pausedNo() },
          ]}
          value={choices.paused ? 'paused' : 'playing'}
          onChange={(value) => onChange({ ...choices, paused: value === 'paused' })}
        />
      </div>
      <Field
        label={shareWords.question()}
        hint={shareWords.questionHint()}
        value={choices.question}
        onChange={(question) => onChange({ ...choices, question })}
      />
      <Boxes
        name={shareWords.views()}
        options={props.allViews}
        chosen={choices.views}
        onChange={(views) => onChange({ ...choices, views })}
      />
      <Boxes
        name={shareWords.locked()}
        hint={shareWords.lockedHint()}
        options={props.allControls}
        chosen={choices.locked}
        onChange={(locked) => onChange({ ...choices, locked })}
      />
    </Dialog>
  )
}

function LinkField(
  props: ShareDialogProps & { readonly field: React.RefObject<HTMLInputElement | null> },
) {
  const { link, problem } = props
  if (problem !== undefined) {
    return (
      <p className={styles.fault} role="alert">
        {problem}
      </p>
    )
  }
  return (
    <div className={styles.choice}>
      <input
        ref={props.field}
        className={styles.link}
        aria-label={shareWords.link()}
        readOnly
        value={link ?? shareWords.making()}
        onFocus={(event) => selectFromStart(event.target)}
      />
      <p className={styles.hint}>
        {props.moment} {link === undefined ? null : shareWords.length(link.length)}
      </p>
      {props.offerFile === undefined ? null : <p className={styles.change}>{props.offerFile}</p>}
    </div>
  )
}

/** Selects all of it, with the beginning in sight. */
function selectFromStart(field: HTMLInputElement): void {
  field.setSelectionRange(0, field.value.length, 'backward')
  field.scrollLeft = 0
}

interface BoxesProps {
  readonly name: string
  readonly hint?: string
  readonly options: readonly Option[]
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Boxes({ name, hint, options, chosen, onChange }: BoxesProps) {
  const toggle = (id: string) =>
    onChange(
      options
        .map((option) => option.id)
        .filter((other) => (other === id) !== chosen.includes(other)),
    )
  return (
    <fieldset className={styles.boxes}>
      <legend className={styles.label}>{name}</legend>
      {options.map((option) => (
        <label key={option.id} className={styles.box}>
          <input
            type="checkbox"
            checked={chosen.includes(option.id)}
            onChange={() => toggle(option.id)}
          />
          {option.name}
        </label>
      ))}
      {hint === undefined ? null : <p className={styles.hint}>{hint}</p>}
    </fieldset>
  )
}
