// Which leader epoch wrote which offsets of a log: what a follower truncates by and a reader checks.
// Kafka: org.apache.kafka.storage.internals.epoch.LeaderEpochFileCache (KIP-101, KIP-279, KIP-595).
// Pure: every function takes the entries, oldest first, and gives new ones; the same array = unchanged.
// Simplified: the checkpoint file is the array itself.

/** From `startOffset` on (until the next entry) records were written under this leader epoch. */
export interface EpochEntry {
  readonly epoch: number
  readonly startOffset: number
}

/** Stands for an epoch that is not known. */
const UNDEFINED_EPOCH = -1
/** Stands for an offset that is not known. */
const UNDEFINED_EPOCH_OFFSET = -1

const UNDEFINED: readonly [epoch: number, endOffset: number] = [
  UNDEFINED_EPOCH,
  UNDEFINED_EPOCH_OFFSET,
]

/** The entries after an assignment, or why Kafka refuses it (a bug of the caller, never of a client). */
export type Assigned =
  | { readonly entries: readonly EpochEntry[] }
  | { readonly error: { readonly exception: 'IllegalArgumentException'; readonly message: string } }

/**
 * Notes that `epoch` begins at `startOffset`. Entries that would contradict it (a greater or equal epoch,
 * or a start at or behind it) leave from the end first.
 */
export function assignEpoch(
  entries: readonly EpochEntry[],
  epoch: number,
  startOffset: number,
): Assigned {
  if (epoch < 0 || startOffset < 0) {
    const entry = `EpochEntry[epoch=${epoch}, startOffset=${startOffset}]`
    const message = `Received invalid partition leader epoch entry ${entry}`
    return { error: { exception: 'IllegalArgumentException', message } }
  }
  const latest = entries.at(-1)
  const isNews = !latest || epoch !== latest.epoch || startOffset < latest.startOffset
  if (!isNews) return { entries }
  const kept = withoutTail(entries, (e) => e.epoch >= epoch || e.startOffset >= startOffset)
  return { entries: [...kept, { epoch, startOffset }] }
}

/** Forgets the entries that start at or behind `endOffset`: the log was cut there. */
export function truncateEpochsFromEnd(
  entries: readonly EpochEntry[],
  endOffset: number,
): readonly EpochEntry[] {
  if (endOffset < 0) return entries
  return withoutTail(entries, (e) => e.startOffset >= endOffset)
}

/** The log now starts at `startOffset`: the epoch in force there starts there, older ones are gone. */
export function truncateEpochsFromStart(
  entries: readonly EpochEntry[],
  startOffset: number,
): readonly EpochEntry[] {
  const later = entries.findIndex((e) => e.startOffset > startOffset)
  const dropped = later < 0 ? entries.length : later
  const inForce = entries[dropped - 1]
  if (!inForce) return entries
  return [{ epoch: inForce.epoch, startOffset }, ...entries.slice(dropped)]
}

/**
 * Where the records of `epoch` end, as [epoch, end offset]: the epoch itself with the log's end for the
 * latest, the nearest lower known epoch for one in a gap, undefined for one above all.
 */
export function endOffsetFor(
  entries: readonly EpochEntry[],
  epoch: number,
  logEndOffset: number,
): readonly [epoch: number, endOffset: number] {
  if (epoch === UNDEFINED_EPOCH) return UNDEFINED
  if (entries.at(-1)?.epoch === epoch) return [epoch, logEndOffset]
  const higher = entries.findIndex((e) => e.epoch > epoch)
  if (higher < 0) return UNDEFINED
  return [entries[higher - 1]?.epoch ?? epoch, entries[higher]!.startOffset]
}

/** The epoch under which the record at `offset` was written; null below the first entry. */
export function epochForOffset(entries: readonly EpochEntry[], offset: number): number | null {
  return entries.findLast((e) => e.startOffset <= offset)?.epoch ?? null
}

/** The nearest known epoch below `epoch`, or null. */
export function previousEpoch(entries: readonly EpochEntry[], epoch: number): number | null {
  return entries.findLast((e) => e.epoch < epoch)?.epoch ?? null
}

/** The nearest known epoch above `epoch`, or null. */
export function nextEpoch(entries: readonly EpochEntry[], epoch: number): number | null {
  return entries.find((e) => e.epoch > epoch)?.epoch ?? null
}

/** The epoch of the newest records, or null. */
export function latestEpoch(entries: readonly EpochEntry[]): number | null {
  return entries.at(-1)?.epoch ?? null
}

/** The oldest entry, or null. */
export function earliestEntry(entries: readonly EpochEntry[]): EpochEntry | null {
  return entries[0] ?? null
}

function withoutTail(
  entries: readonly EpochEntry[],
  leaves: (entry: EpochEntry) => boolean,
): readonly EpochEntry[] {
  let kept = entries.length
  while (kept > 0 && leaves(entries[kept - 1]!)) kept -= 1
  return kept === entries.length ? entries : entries.slice(0, kept)
}
