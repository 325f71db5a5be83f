// Hints: at most one at a time, the next when the one before was closed or done; gone for good when a person says so.
import type { Desk } from './session/createDesk.ts'
import type { HintName, Hints, SessionState } from './session/Session.ts'

interface Hint {
  readonly name: HintName
  /** It speaks of keys. */
  readonly needsKeys: boolean
  /** The person does just what it would say. */
  readonly isDone: (session: SessionState, desk: Desk) => boolean
}

const HINTS: readonly Hint[] = [
  {
    name: 'step',
    needsKeys: false,
    isDone: ({ cursor, stepping }) => stepping || cursor.n !== undefined,
  },
  { name: 'why', needsKeys: false, isDone: (_, { asked }) => asked !== null },
  {
    name: 'palette',
    needsKeys: true,
    isDone: (_, { dialog }) => dialog?.name === 'palette' || dialog?.name === 'keys',
  },
]

/** The hint that stands now; null while another thing has the place, before the person has begun, and when there is none left. */
export function hintNow(session: SessionState, desk: Desk, hasKeys: boolean): HintName | null {
  const { hints, touched, selected, trouble, playing } = session
  const isBusy = desk.isNew || desk.dialog !== null || selected !== null || trouble !== null
  if (hints.off || !touched || isBusy || playing) return null
  const next = HINTS.find(({ name, needsKeys }) => {
    return !hints.known.includes(name) && (hasKeys || !needsKeys)
  })
  return next?.name ?? null
}

/** The hints with those known too that the person does at this moment; the same object when there is none. */
export function withDone(session: SessionState, desk: Desk): Hints {
  const { hints } = session
  const learned = HINTS.filter(
    ({ name, isDone }) => !hints.known.includes(name) && isDone(session, desk),
  ).map(({ name }) => name)
  return learned.length === 0 ? hints : { ...hints, known: [...hints.known, ...learned] }
}
