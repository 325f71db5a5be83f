// What Kafka's user relies on, kept or broken, with the records and the event that broke it.
import { clockText } from '../../projection/clock.ts'
import type { BrokenPromise, ClusterState } from '../../trace/ClusterState.ts'
import { summaryWords as words } from '../../words/en/cli.ts'

const PROMISES: readonly BrokenPromise['promise'][] = [
  'acked record lost',
  'duplicate stored',
  'reordered',
  'offset skipped',
]

export function promiseLines({ broken }: ClusterState): string[] {
  return PROMISES.map((promise) => {
    const times = broken.filter((each) => each.promise === promise)
    if (times.length === 0) return words.kept(promise)
    const places = times.map(({ partition, from, to, at, event }) =>
      words.brokenAt(partition, from, to, clockText(at), event),
    )
    return words.broken(promise, places.join('; '))
  })
}
