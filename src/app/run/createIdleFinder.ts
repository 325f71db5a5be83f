// Finds the long stretches in which nothing happens, so that the timeline can fold them: one look a turn, never a long task.
import type { History } from '../../engine/History.ts'
import type { Us } from '../../kafka/terms.ts'
import type { Stretch } from '../../projection/timeline.ts'

/** Only stretches above this share of the run are worth folding. */
const LEAST_SHARE = 0.06

export interface IdleFinder {
  /** What has been found so far of this run. */
  of(history: History): readonly Stretch[]
}

export interface IdleFinderParts {
  readonly onTurn: (run: () => void) => () => void
  readonly onFound: () => void
}

interface Search {
  readonly history: History
  found: readonly Stretch[]
  at: Us
}

/** Looks at points half as far apart as the shortest stretch that counts: none can lie between two of them. */
export function createIdleFinder({ onTurn, onFound }: IdleFinderParts): IdleFinder {
  let search: Search | undefined
  let isWaiting = false
  const look = () => {
    isWaiting = false
    if (search === undefined) return
    const { history } = search
    if (search.at >= history.reachedAt && history.reachedAt < history.endsAt) return
    if (search.at >= history.endsAt) return
    const before = search.found
    lookOnce(search)
    if (search.found !== before) onFound()
    wait()
  }
  const wait = () => {
    if (isWaiting) return
    isWaiting = true
    onTurn(look)
  }
  return {
    of(history) {
      if (search?.history !== history) search = { history, found: [], at: 0 }
      if (search.at < Math.min(history.reachedAt, history.endsAt)) wait()
      return search.found
    },
  }
}

function lookOnce(search: Search): void {
  const { history } = search
  const least = history.endsAt * LEAST_SHARE
  const { n } = history.lookAt({ at: search.at })
  const last = history.previous({ at: search.at, n: n + 1 }, 'message')?.at ?? 0
  const next = history.next({ at: search.at }, 'message')?.at ?? history.endsAt
  if (next - last >= least) search.found = [...search.found, { from: last, to: next }]
  search.at = Math.max(search.at + least / 2, Math.min(next, history.endsAt))
}
