// Ten records of one partition, the fourth with the key `odd`, and members that work on them; and what one asks of their work.
import type { MemberOptions, Run } from '../driver.ts'
import { OF_G, topicOf } from '../group/aGroup.ts'

const RECORDS = Array.from({ length: 10 }, (_, index) => ({
  key: index === 3 ? 'odd' : 'plain',
  value: `v${index}`,
}))

export const TEN = topicOf(1).producing('web', { topic: 't', records: RECORDS })

/** Commits only what the application commits; five records a poll(), 100 ms each; gone for its group after 6 s. */
export const BY_HAND: MemberOptions = {
  ...OF_G,
  configs: {
    'enable.auto.commit': 'false',
    'session.timeout.ms': '6000',
    'max.poll.records': '5',
  },
  processing: '100ms',
  startsAfter: '1s',
}

/** The same, but with the timer of auto.commit.interval.ms. */
export const BY_TIMER: MemberOptions = {
  ...BY_HAND,
  configs: { 'session.timeout.ms': '6000', 'max.poll.records': '5' },
}

/** Ranges of offsets of `t-0`: `0-4 6-9`. */
function told(ranges: readonly { readonly from: number; readonly to: number }[]): string {
  return ranges.map(({ from, to }) => (to - from === 1 ? `${from}` : `${from}-${to - 1}`)).join(' ')
}

/** What a member was handed and what it finished of `t-0`. */
export function workOf(run: Run, client: string): { delivered: string; finished: string } {
  const { partitions, former } = run.reader(client)
  const part = [...partitions, ...former].find(({ name }) => name === 't-0')
  return {
    delivered: told(part?.delivered ?? []),
    finished: told(run.state.workBooks.get('g')?.get('t-0')?.finishedBy.get(client) ?? []),
  }
}

/** What the group's book says of `t-0`. */
export function bookOf(run: Run): { finished: string; again: string; dropped: string } {
  const book = run.state.workBooks.get('g')?.get('t-0')
  if (!book) throw new Error('no book of t-0')
  const { finished, again, dropped } = book
  return { finished: told(finished), again: told(again), dropped: told(dropped) }
}

export const committed = (run: Run) => run.group('g').offsets.get('t-0')?.offset

/** When the work on each poll() was over, in ms since its records were handed out. */
export function workTimes(run: Run, client: string): readonly number[] {
  const polls = run.events('RecordsDelivered', { client })
  const ends = run.events('WorkDone', { client })
  return ends.map(({ at, cause }) => {
    const poll = polls.find(({ n }) => n === cause)
    return poll ? (at - poll.at) / 1_000 : -1
  })
}
