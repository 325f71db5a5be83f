// The link, and how it opens: paused, on which views, with what locked and asked.
import { Copy, Download } from 'lucide-react'
import { shareWords } from '../../words/en/share.ts'
import dialogs from '../dialogs/Dialogs.module.css'
import { Button } from '../kit/Button.tsx'
import { Field } from '../kit/Field.tsx'
import { Switch } from '../kit/Switch.tsx'
import type { Option, ShareDialogProps, WayProps } from './ShareProps.ts'
import { selectAll } from './selectAll.ts'

const FIELD = 'share-link'

export function LinkButtons({ link, problem, onCopy, onSave, setTold }: WayProps) {
  const copy = async () => {
    const isCopied = await onCopy()
    setTold(isCopied ? shareWords.copied() : shareWords.copyFailed())
    if (!isCopied) document.getElementById(FIELD)?.focus()
  }
  return (
    <>
      <Button
        look="primary"
        icon={<Copy size={16} aria-hidden="true" />}
        locked={link === undefined ? (problem ?? shareWords.making()) : undefined}
        onPress={() => void copy()}
      >
        {shareWords.copy()}
      </Button>
      <Button icon={<Download size={16} aria-hidden="true" />} onPress={onSave}>
        {shareWords.asFile()}
      </Button>
    </>
  )
}

export function LinkBody(props: WayProps) {
  const { choices, onChange } = props
  return (
    <>
      <LinkField {...props} />
      {props.files === '' ? null : (
        <p className={dialogs.hint}>{shareWords.filesStay(props.files)}</p>
      )}
      <div className={dialogs.choice}>
        <span className={dialogs.label}>{shareWords.paused()}</span>
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
    </>
  )
}

function LinkField({ link, problem, moment, offerFile }: ShareDialogProps) {
  if (problem !== undefined) return <NoLink problem={problem} />
  return (
    <div className={dialogs.choice}>
      <input
        id={FIELD}
        className={dialogs.link}
        aria-label={shareWords.link()}
        readOnly
        value={link ?? shareWords.making()}
        onFocus={(event) => selectAll(event.target)}
      />
      <p className={dialogs.hint}>
        {moment} {link === undefined ? null : shareWords.length(link.length)}
      </p>
      {offerFile === undefined ? null : <p className={dialogs.change}>{offerFile}</p>}
    </div>
  )
}

/** Why there is no link. */
export function NoLink({ problem }: { readonly problem: string }) {
  return (
    <p className={dialogs.fault} role="alert">
      {problem}
    </p>
  )
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
    <fieldset className={dialogs.boxes}>
      <legend className={dialogs.label}>{name}</legend>
      {options.map((option) => (
        <label key={option.id} className={dialogs.box}>
          <input
            type="checkbox"
            checked={chosen.includes(option.id)}
            onChange={() => toggle(option.id)}
          />
          {option.name}
        </label>
      ))}
      {hint === undefined ? null : <p className={dialogs.hint}>{hint}</p>}
    </fieldset>
  )
}
