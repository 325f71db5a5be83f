// What Kafka's user relies on, kept or broken: with the records, and the event that broke it.

import { clockText } from '../../projection/clock.ts'
import type { ClusterState } from '../../trace/ClusterState.ts'
import { type Breach, PROMISES, promiseSentence } from '../../trace/promises/index.ts'
import { summaryWords as words } from '../../words/en/cli.ts'
import { anomalyNames, lossSentences } from '../../words/en/laws.ts'

const BREACHES_TOLD = 5
const RECORDS_TOLD = 5

/** One line a promise; under a broken one a line for each time it broke, the first few. */
export function promiseLines(state: ClusterState, breaches: readonly Breach[]): string[] {
  return PROMISES.flatMap((promise) => {
    const broken = breaches.filter((breach) => breach.promise === promise.name)
    if (broken.length === 0) return [words.kept(promise.name, promiseSentence(promise))]
    const more = broken.length - BREACHES_TOLD
    return [
      words.broken(promise.name, anomalyNames[promise.name], promiseSentence(promise)),
      ...broken.slice(0, BREACHES_TOLD).map((breach) => breachLine(state, breach)),
      ...(more > 0 ? [words.moreBroken(more)] : []),
    ]
  })
}

function breachLine(state: ClusterState, breach: Breach): string {
  const { records, partition, from, to, at, cause } = breach
  const named = records
    .slice(0, RECORDS_TOLD)
    .map(({ source, number }) => words.record(state.sources[source]?.id ?? String(source), number))
  const more = records.length - named.length
  const why = breach.why ? words.why(lossSentences[breach.why], breach.because ?? 0) : ''
  return words.brokenAt(partition, from, to, clockText(at), named, more, cause) + why
}
