// What a state cannot tell because it is over: answers and the gaps between them, elections, refusals. Kept by instant while
// the run goes ahead, so that any moment can be asked for.
import type { Us } from '../../kafka/terms.ts'
import type { TraceEvent } from '../../trace/TraceEvent.ts'

export interface Tally {
  /** Events up to here are in it. */
  until: Us
  readonly elections: Us[]
  readonly refusals: Us[]
  readonly resent: Us[]
  /** Instants of answers, with the longest gap and the sum of all waiting up to each. */
  readonly acks: { readonly at: Us; readonly longestUs: Us; readonly waitedUs: Us }[]
  /** When each batch that waits was opened, by client and number. */
  readonly opened: Map<string, Us>
}

export interface TallyAt {
  /** Leaders of partitions elected, and controllers. */
  readonly elections: number
  /** Writes that a broker refused. */
  readonly refusals: number
  /** Batches sent again. */
  readonly resent: number
  /** Longest time without an acknowledgement, since the first; what still lasts counts while records wait. Null = none yet. */
  readonly longestGapUs: Us | null
  /** From a batch's first record to its acknowledgement, mean of all batches. Null = none yet. */
  readonly meanWaitUs: Us | null
}

export function createTally(): Tally {
  return { until: -1, elections: [], refusals: [], resent: [], acks: [], opened: new Map() }
}

/** Takes in the events up to an instant, all of those after `until`. */
export function addToTally(tally: Tally, events: readonly TraceEvent[], until: Us): void {
  for (const event of events) if (event.at >= 0) addEvent(tally, event)
  tally.until = until
}

function addEvent(tally: Tally, event: TraceEvent): void {
  switch (event.type) {
    case 'LeadershipTaken':
    case 'ControllerActivated':
      tally.elections.push(event.at)
      return
    case 'AppendRefused':
      tally.refusals.push(event.at)
      return
    case 'BatchRetried':
      tally.resent.push(event.at)
      return
    case 'RecordQueued':
      if (event.opens) tally.opened.set(batchKey(event), event.at)
      return
    case 'BatchFailed':
      tally.opened.delete(batchKey(event))
      return
    case 'BatchAcked':
      addAck(tally, event.at, tally.opened.get(batchKey(event)) ?? event.at)
      tally.opened.delete(batchKey(event))
  }
}

const batchKey = ({ client, batch }: { readonly client: string; readonly batch: number }) =>
  `${client}/${batch}`

function addAck({ acks }: Tally, at: Us, openedAt: Us): void {
  const last = acks.at(-1)
  acks.push({
    at,
    longestUs: Math.max(last?.longestUs ?? 0, at - (last?.at ?? at)),
    waitedUs: (last?.waitedUs ?? 0) + at - openedAt,
  })
}

/** The tally as it stood at an instant; `isWaiting`: whether a producer waits for an answer there. */
export function tallyAt(tally: Tally, at: Us, isWaiting: boolean): TallyAt {
  const count = upTo(tally.acks, (ack) => ack.at, at)
  const last = tally.acks[count - 1]
  return {
    elections: upTo(tally.elections, itself, at),
    refusals: upTo(tally.refusals, itself, at),
    resent: upTo(tally.resent, itself, at),
    longestGapUs: last ? Math.max(last.longestUs, isWaiting ? at - last.at : 0) : null,
    meanWaitUs: last ? last.waitedUs / count : null,
  }
}

const itself = (at: Us): Us => at

/** How many of a list in order of time are not later than an instant. */
function upTo<T>(list: readonly T[], timeOf: (item: T) => Us, at: Us): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (timeOf(list[middle] as T) <= at) low = middle + 1
    else high = middle
  }
  return low
}
