// The first offset of each leader epoch, as a log keeps it beside its batches.
import type { Log } from './Log.ts'

/** Notes that a leader epoch begins at an offset; entries it contradicts go first (LeaderEpochFileCache.assign). */
export function beginEpoch(log: Log, epoch: number, startOffset: number): void {
  const { epochs } = log
  const known = epochs.at(-1)
  // A leader that comes back in its epoch goes on in it (isUpdateNeeded).
  if (known?.epoch === epoch && startOffset >= known.startOffset) return
  for (let last = epochs.at(-1); last; last = epochs.at(-1)) {
    if (last.epoch < epoch && last.startOffset < startOffset) break
    epochs.pop()
  }
  epochs.push({ epoch, startOffset })
}
