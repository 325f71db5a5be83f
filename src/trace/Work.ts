// The work of a consumer's application on what one poll() gave it. Between two events it goes on by itself, record after
// record: where it stands at an instant is arithmetic.
import type { PartitionName, Us } from '../kafka/terms.ts'

/** What a poll() handed out, and what its records ask of the application. Records are named by their place in it, from 0. */
export interface HandedOut {
  readonly count: number
  readonly ranges: readonly HandedRange[]
  readonly perRecordUs: Us
  /** Work on all of them together, at the end: none is finished before. 0 = none. */
  readonly perPollUs: Us
  /** Records that take another time, and which. */
  readonly slowUs: Us
  readonly slow: readonly number[]
  /** Records whose work throws, in order. */
  readonly throws: readonly number[]
}

export interface HandedRange {
  readonly partition: PartitionName
  readonly from: number
  readonly to: number
}

/** What an application does with an exception of its own work: its loop ends and it closes, or it goes on, or it tries again. */
export type Handler = 'stop' | 'skip' | 'retry'

export interface Work extends HandedOut {
  /** When it began with record `next`. */
  readonly startedAt: Us
  /** Waits for its own commit before it begins. */
  readonly waits: boolean
  /** Records behind it that events have told of. */
  readonly next: number
  /** Records among them whose work threw: never finished here. */
  readonly skipped: readonly number[]
  /** It tries record `next` again and again. */
  readonly stuck: boolean
  /** Its poll(). */
  readonly event: number
}

/** How long the work on one record takes. */
function recordUs({ perRecordUs, slowUs, slow }: HandedOut, place: number): Us {
  return slow.includes(place) ? slowUs : perRecordUs
}

/** How long the work up to a record takes that is not part of it; up to the end, with what is done for all together. */
export function workUs(work: Work, to: number): Us {
  let us = to < work.count || throwsAt(work, to) ? 0 : work.perPollUs
  for (let place = work.next; place < to; place++) us += recordUs(work, place)
  return us
}

/** Whether the work up to a record ends in an exception. */
export function throwsAt({ next, throws }: Work, to: number): boolean {
  return to > next && throws.includes(to - 1)
}

export interface Standing {
  /** Records whose own work is over. */
  readonly passed: number
  /** When the present one began, and how long it takes; for all together at the end too. */
  readonly beganAt: Us
  readonly us: Us
}

/** Where the work stands at an instant, if no event has told otherwise. */
export function standingAt(work: Work, at: Us): Standing {
  let { next: passed, startedAt: beganAt } = work
  if (work.waits) return { passed, beganAt: at, us: 0 }
  const first = recordUs(work, passed)
  if (work.stuck) return { passed, beganAt: at - (first && (at - beganAt) % first), us: first }
  for (; passed < work.count && beganAt + recordUs(work, passed) <= at; passed++)
    beganAt += recordUs(work, passed)
  return { passed, beganAt, us: passed < work.count ? recordUs(work, passed) : work.perPollUs }
}

/** Records finished by an instant of which no event has told: one after the other, or none before the end of all. */
export function finishedSince(work: Work, at: Us): number {
  return work.perPollUs ? 0 : standingAt(work, at).passed - work.next
}

/** Records that it still has to finish, by the events told. */
export function leftOf({ count, next, perPollUs, skipped }: Work): number {
  return perPollUs ? count - skipped.length : count - next
}

/** How often the record it is stuck at has been tried by an instant, the present attempt included. */
export function attemptsAt(work: Work, at: Us): number {
  const us = recordUs(work, work.next)
  return us === 0 ? 1 : 2 + Math.floor((at - work.startedAt) / us)
}

/** Partition and offset of a record by its place. */
export function recordIn(
  ranges: readonly HandedRange[],
  place: number,
): { readonly partition: PartitionName; readonly offset: number } {
  let left = place
  for (const { partition, from, to } of ranges) {
    if (left < to - from) return { partition, offset: from + left }
    left -= to - from
  }
  throw new Error(`Kafkascope bug: no record ${place} was handed out`)
}
