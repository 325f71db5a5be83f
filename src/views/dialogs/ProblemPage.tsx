// A link or a file that cannot be opened: what is wrong and where, and the ways on. It stands where the scene would stand.
import { FileWarning, Lightbulb, Pencil, RefreshCw, Unlink } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ExcerptLine } from '../../projection/problemExcerpt.ts'
import { problemWords } from '../../words/en/dialogs.ts'
import { Button } from '../kit/Button.tsx'
import styles from './ProblemPage.module.css'

export interface ProblemShown {
  readonly path: string
  readonly value: string
  readonly allowed: string
  readonly sentence: string
  readonly hint?: string
  readonly line?: number
  readonly column?: number
}

export interface ProblemPageProps {
  readonly place: 'link' | 'file'
  readonly problems: readonly ProblemShown[]
  readonly excerpt: readonly ExcerptLine[]
  /** Made by a newer version: reloading may help. */
  readonly isNewer: boolean
  readonly onReload: () => void
  /** Absent when there is no text to edit. */
  readonly onEdit?: () => void
  /** The sound part, with the words of its button. */
  readonly sound?: { readonly name: string; readonly onOpen: () => void }
  readonly usual: { readonly name: string; readonly onOpen: () => void }
  /** Absent when nothing else was open. */
  readonly onBack?: () => void
  readonly onCopy: () => void
  /** For links: the link as a file. */
  readonly onSave?: () => void
}

/** The page itself, as the alert it is. */
export function ProblemPage(props: ProblemPageProps) {
  const [first, ...others] = props.problems
  return (
    <div className={styles.page}>
      <section className={styles.card} role="alert">
        <Sign place={props.place} isNewer={props.isNewer} />
        {props.isNewer ? null : (
          <p className={styles.kind}>
            {props.place === 'link' ? problemWords.titleLink() : problemWords.titleFile()}
          </p>
        )}
        <h1 className={styles.title}>{first?.sentence}</h1>
        <p className={styles.promise}>{problemWords.nothingLost()}</p>
        <Excerpt lines={props.excerpt} />
        {first === undefined ? null : (
          <Details problem={first} hasExcerpt={props.excerpt.length > 0} />
        )}
        {first?.hint === undefined ? null : (
          <p className={styles.hint}>
            <Lightbulb size={16} aria-hidden="true" />
            {first.hint}
          </p>
        )}
        {others.length === 0 ? null : <Others problems={others} />}
        <WaysOn {...props} />
      </section>
    </div>
  )
}

function Sign({ place, isNewer }: Pick<ProblemPageProps, 'place' | 'isNewer'>) {
  if (isNewer) return <RefreshCw className={styles.newer} size={28} aria-hidden="true" />
  const Icon = place === 'link' ? Unlink : FileWarning
  return <Icon className={styles.sign} size={28} aria-hidden="true" />
}

function Excerpt({ lines }: { readonly lines: readonly ExcerptLine[] }) {
  if (lines.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long line scrolls, and the keyboard has to reach it
    <pre className={styles.excerpt} tabIndex={0}>
      {lines.map((line) => (
        <code key={line.number} className={line.bad === '' ? styles.line : styles.badLine}>
          <span className={styles.number}>{line.number}</span>
          {line.before}
          {line.bad === '' ? null : <mark className={styles.bad}>{line.bad}</mark>}
          {line.after}
        </code>
      ))}
    </pre>
  )
}

function Details(props: { readonly problem: ProblemShown; readonly hasExcerpt: boolean }) {
  const { path, value, allowed, line, column } = props.problem
  const place = line === undefined ? path : problemWords.line(line, column ?? 1)
  return (
    <dl className={styles.details}>
      <dt>{problemWords.where(place)}</dt>
      <dd>
        {props.hasExcerpt ? null : (
          <>
            {problemWords.found()} <code>{value}</code>
            {'. '}
          </>
        )}
        {problemWords.allowed()} {coded(allowed)}
        {'.'}
      </dd>
    </dl>
  )
}

/** Words with what stands between backticks set as code. */
function coded(words: string): ReactNode {
  return words
    .split('`')
    .map((part, index) => (index % 2 === 0 ? part : <code key={part}>{part}</code>))
}

function Others({ problems }: { readonly problems: readonly ProblemShown[] }) {
  return (
    <details className={styles.others}>
      <summary>{problemWords.more(problems.length)}</summary>
      <ul>
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.sentence}`}>{problem.sentence}</li>
        ))}
      </ul>
    </details>
  )
}

function WaysOn(props: ProblemPageProps) {
  const { onEdit, sound, usual, onBack, onSave, isNewer } = props
  const first = isNewer ? 'reload' : onEdit ? 'edit' : onBack ? 'back' : 'usual'
  const look = (way: string) => (way === first ? 'primary' : 'plain')
  return (
    <div className={styles.ways}>
      {isNewer ? (
        <Button look={look('reload')} onPress={props.onReload}>
          {problemWords.reload()}
        </Button>
      ) : null}
      {onEdit === undefined ? null : (
        <Button look={look('edit')} icon={<Pencil size={14} aria-hidden="true" />} onPress={onEdit}>
          {problemWords.edit()}
        </Button>
      )}
      {sound === undefined ? null : <Button onPress={sound.onOpen}>{sound.name}</Button>}
      {onBack === undefined ? null : (
        <Button look={look('back')} onPress={onBack}>
          {problemWords.goBack()}
        </Button>
      )}
      <Button look={look('usual')} onPress={usual.onOpen}>
        {usual.name}
      </Button>
      {onSave === undefined ? null : <Button onPress={onSave}>{problemWords.asFile()}</Button>}
      <Button look="quiet" onPress={props.onCopy}>
        {problemWords.copy()}
      </Button>
    </div>
  )
}
