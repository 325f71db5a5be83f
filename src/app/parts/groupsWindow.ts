// The stretch of the run that Groups shows, read once and kept while the cursor moves in it.
import type { History, Position } from '../../engine/History.ts'
import { type GroupReading, readGroup } from '../../projection/groups/readGroup.ts'
import { storiesOf, storyAt } from '../../projection/groups/rounds.ts'

export interface GroupsWindow {
  readonly history: History
  readonly key: string
  readonly reading: GroupReading
}

/** So many windows are kept: one who goes to and fro over several rebalances meets them again. */
const MOST_KEPT = 8

/** The window of a group at the cursor, read once for those kept; null = nobody has asked to join it, as far as the run is known. */
export function groupsWindow(
  history: History,
  group: string,
  cursor: Position,
  kept: GroupsWindow[],
): GroupsWindow | null {
  const stories = storiesOf(history.milestones, group, history.endsAt)
  const story = storyAt(stories, cursor.at)
  if (story === undefined || story.first.at > Math.max(cursor.at, story.to)) return null
  const next = stories[stories.indexOf(story) + 1]?.from ?? Number.POSITIVE_INFINITY
  const reachedAt = Math.min(history.reachedAt, history.endsAt)
  const later = history.milestones.filter(({ at }) => at > story.to && at < next)
  // While the run is still being made, the window is read again as its known part grows by a fifth.
  const known = Math.min(1, (reachedAt - story.from) / Math.max(1, story.to - story.from))
  const key = [group, story.first.n, story.to, Math.floor(known * 5), later.length].join(' ')
  const until = Math.min(cursor.at, story.to, reachedAt)
  const old = kept.find((window) => window.history === history && window.key === key)
  if (old !== undefined && old.reading.until >= until) return old
  const before = history.lookAt({ at: Math.max(0, story.from) })
  const events = history.eventsBetween(story.from + 1, Math.min(story.to, reachedAt))
  const reading = readGroup({ group, story, reachedAt, before, events, later })
  const window = { history, key, reading }
  if (old !== undefined) kept.splice(kept.indexOf(old), 1)
  kept.unshift(window)
  kept.length = Math.min(kept.length, MOST_KEPT)
  return window
}
