// Keeps the session in the browser: a little after each change, and at once when the page goes away.
import type { SessionStore } from '../session/createSession.ts'
import { fromSaved, type SavedSession, toSaved } from './saved.ts'

/** Where sessions are kept: IndexedDB in a page, a map in a spec. */
export interface Keep {
  get(key: string): Promise<unknown>
  set(key: string, value: unknown): Promise<void>
}

export const SESSION_KEY = 'session'
/** A session that could not be opened again, kept until it has been saved as a file. */
export const LOST_KEY = 'session-lost'
/** How long after a change it is written, in ms. */
export const KEEP_AFTER_MS = 400
/** A browser that does not answer for so long keeps nothing. */
const PATIENCE_MS = 1_500

export interface Found {
  readonly saved: ReturnType<typeof fromSaved> | undefined
  /** False when the browser keeps nothing for this page. */
  readonly canKeep: boolean
}

/** What was kept the last time; a text says why it cannot be opened, and it is put aside. */
export async function findSaved(keep: Keep): Promise<Found> {
  try {
    const value = await withPatience(keep.get(SESSION_KEY))
    if (value === undefined) return { saved: undefined, canKeep: true }
    const saved = fromSaved(value)
    if (typeof saved === 'string') await keep.set(LOST_KEY, value)
    return { saved, canKeep: true }
  } catch {
    return { saved: undefined, canKeep: false }
  }
}

function withPatience<T>(answer: Promise<T>): Promise<T> {
  const late = new Promise<never>((_, refuse) => {
    setTimeout(() => refuse(new Error('no answer')), PATIENCE_MS)
  })
  return Promise.race([answer, late])
}

export interface KeeperParts {
  readonly store: SessionStore
  readonly keep: Keep
  readonly onRefused: () => void
}

/** Writes from now on; returns how to write at once and how to stop. */
export function createKeeper({ store, keep, onRefused }: KeeperParts) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let written: SavedSession | undefined
  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const saved = toSaved(store.getState())
    if (written !== undefined && isSame(saved, written)) return
    written = saved
    keep.set(SESSION_KEY, saved).catch(onRefused)
  }
  const unsubscribe = store.subscribe(() => {
    timer ??= setTimeout(write, KEEP_AFTER_MS)
  })
  return {
    writeNow: write,
    stop() {
      clearTimeout(timer)
      unsubscribe()
    },
  }
}

function isSame(one: SavedSession, other: SavedSession): boolean {
  return (Object.keys(one) as (keyof SavedSession)[]).every((key) => one[key] === other[key])
}
