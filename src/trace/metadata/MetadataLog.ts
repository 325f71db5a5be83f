// One node's copy of __cluster_metadata-0. Entries are shared: all nodes, replays and keyframes of a run hold the same list
// and count how much of it is theirs; a node whose log goes another way takes a list of its own. NoOps are offsets without an entry.
import type { NodeId, Us } from '../../kafka/terms.ts'
import { type MetadataImage, type MetadataRecord, replayRecord } from '../MetadataImage.ts'

export interface MetadataEntry {
  readonly offset: number
  readonly epoch: number
  readonly at: Us
  readonly event: number
  readonly record: MetadataRecord
}

/** Append-only and shared: the wrapper is frozen, so that copies of a log share it. */
interface SharedEntries {
  readonly entries: MetadataEntry[]
  /** The image after so many entries, where somebody has replayed it. */
  readonly images: Map<number, MetadataImage>
}

export interface MetadataLog {
  shared: SharedEntries
  /** How many of the shared entries are this log's. */
  count: number
  /** Exclusive; counts NoOps too. */
  endOffset: number
  highWatermark: number
  lastNoOpAt: Us
  /** Leader epochs and where each begins, oldest first. */
  epochs: readonly { readonly epoch: number; readonly startOffset: number }[]
}

/** The empty log every node of a cluster begins with. */
export function createMetadataLog(shared: SharedEntries): MetadataLog {
  return { shared, count: 0, endOffset: 0, highWatermark: 0, lastNoOpAt: 0, epochs: [] }
}

export function sharedEntries(): SharedEntries {
  return Object.freeze({ entries: [], images: new Map() })
}

/** Adds an entry behind the last; `hint` = the log it was copied from, whose list is taken over where it is the same. */
export function appendEntry(log: MetadataLog, entry: MetadataEntry, hint?: MetadataLog): void {
  takeList(log, entry, hint)
  log.count += 1
  log.endOffset = entry.offset + 1
  noteEpoch(log, entry.epoch, entry.offset)
}

/** Offsets up to `to` that have no entry: NoOps. */
export function appendNoOps(log: MetadataLog, to: number, at: Us): void {
  if (to <= log.endOffset) return
  log.endOffset = to
  log.lastNoOpAt = at
}

function noteEpoch(log: MetadataLog, epoch: number, startOffset: number): void {
  const last = log.epochs.at(-1)
  if (!last || last.epoch < epoch)
    log.epochs = Object.freeze([...log.epochs, Object.freeze({ epoch, startOffset })])
}

function takeList(log: MetadataLog, entry: MetadataEntry, hint: MetadataLog | undefined): void {
  const { count } = log
  const isPlace = (list: SharedEntries) => isSame(list.entries[count], entry)
  if (isPlace(log.shared)) return
  const before = log.shared.entries[count - 1]
  if (hint && isPlace(hint.shared) && hint.shared.entries[count - 1] === before) {
    log.shared = hint.shared
  } else if (log.shared.entries.length === count) log.shared.entries.push(entry)
  else {
    const own = sharedEntries()
    own.entries.push(...log.shared.entries.slice(0, count), entry)
    log.shared = own
  }
}

/** A replay writes what already stands there. */
function isSame(a: MetadataEntry | undefined, b: MetadataEntry): boolean {
  if (a === b) return true
  return (
    a !== undefined &&
    a.offset === b.offset &&
    a.epoch === b.epoch &&
    a.event === b.event &&
    a.at === b.at &&
    JSON.stringify(a.record) === JSON.stringify(b.record)
  )
}

/** Cuts everything at and behind an offset. */
export function truncateMetadata(log: MetadataLog, to: number): void {
  while (log.count > 0 && (log.shared.entries[log.count - 1]?.offset ?? -1) >= to) log.count -= 1
  log.endOffset = Math.min(log.endOffset, to)
  log.epochs = Object.freeze(log.epochs.filter(({ startOffset }) => startOffset < to))
}

/** Entries at offsets [from, to), oldest first. */
export function entriesBetween(
  log: MetadataLog,
  from: number,
  to: number,
): readonly MetadataEntry[] {
  const { entries } = log.shared
  let last = log.count
  while (last > 0 && (entries[last - 1]?.offset ?? -1) >= to) last -= 1
  let first = last
  while (first > 0 && (entries[first - 1]?.offset ?? -1) >= from) first -= 1
  return first === last ? NONE : entries.slice(first, last)
}

const NONE: readonly MetadataEntry[] = Object.freeze([])

/** All entries of the log, oldest first. */
export function metadataEntries(log: MetadataLog): readonly MetadataEntry[] {
  return log.shared.entries.slice(0, log.count)
}

/** The last entry; undefined = none. */
export function lastEntry(log: MetadataLog): MetadataEntry | undefined {
  return log.shared.entries[log.count - 1]
}

/** NoOps among its records. */
export function noOpCount(log: MetadataLog): number {
  return log.endOffset - log.count
}

/** The epoch of the last record; 0 = the log is empty. */
export function lastEpoch(log: MetadataLog): number {
  return log.epochs.at(-1)?.epoch ?? 0
}

/** What the log says up to an offset (exclusive); `before` = what it says up to some offset before that. */
export function imageAt(log: MetadataLog, to: number, before: MetadataImage): MetadataImage {
  const { entries, images } = log.shared
  let last = log.count
  while (last > 0 && (entries[last - 1]?.offset ?? -1) >= to) last -= 1
  const known = images.get(last)
  if (known) return withOffset(known, to - 1)
  let index = last
  while (index > 0 && (entries[index - 1]?.offset ?? -1) > before.offset) index -= 1
  let image = before
  for (; index < last; index++) {
    const entry = entries[index] as MetadataEntry
    image = replayRecord(image, entry.record, entry.offset)
  }
  images.set(last, Object.freeze(image))
  return withOffset(image, to - 1)
}

function withOffset(image: MetadataImage, offset: number): MetadataImage {
  return image.offset === offset ? image : Object.freeze({ ...image, offset })
}

interface Holder {
  readonly id: NodeId
  readonly metadata: MetadataLog
}

/** The log an onlooker would call the cluster's: the quorum leader's, else the one committed furthest. */
export function metadataLogOf(state: {
  readonly quorum: { readonly leader: NodeId }
  readonly nodes: readonly Holder[]
}): MetadataLog {
  const leader = state.nodes.find((node) => node.id === state.quorum.leader)
  if (leader) return leader.metadata
  let best = state.nodes[0] as Holder
  for (const node of state.nodes)
    if (node.metadata.highWatermark > best.metadata.highWatermark) best = node
  return best.metadata
}
