// What a reload brings back, as it is written down. The version grows when its form changes; an older or broken one is
// never thrown away, it is offered as a file.
import { FIRST_HINTS, type SessionState } from '../session/Session.ts'

const SAVED_VERSION = 1

/** What is kept of a session. */
const KEPT = [
  'scene',
  'cursor',
  'pace',
  'detail',
  'selected',
  'view',
  'theme',
  'keysOn',
  'presenting',
  'hints',
  'past',
  'future',
  'seen',
  'files',
  'link',
  'compare',
] as const satisfies readonly (keyof SessionState)[]

type Kept = Pick<SessionState, (typeof KEPT)[number]>

export interface SavedSession extends Kept {
  readonly version: typeof SAVED_VERSION
}

/** What sessions of earlier days do not say. */
const UNTOLD: Pick<Kept, 'compare' | 'presenting' | 'hints'> = {
  compare: null,
  presenting: false,
  hints: FIRST_HINTS,
}

/** The kept part of a session. */
export function toSaved(state: SessionState): SavedSession {
  const kept = Object.fromEntries(KEPT.map((key) => [key, state[key]])) as unknown as Kept
  return { version: SAVED_VERSION, ...kept }
}

/** The session of something that was kept; a text says why it cannot be opened. */
export function fromSaved(saved: unknown): Kept | string {
  if (typeof saved !== 'object' || saved === null) return 'not a session'
  if (!('version' in saved) || saved.version !== SAVED_VERSION) return 'an older form'
  const kept = { ...UNTOLD, ...saved }
  const missing = KEPT.find((key) => !(key in kept))
  if (missing !== undefined) return `${missing} is missing`
  const { version: _, ...session } = kept as unknown as SavedSession
  return session
}
