// Where everything stands at the end of a run, and what became of every record.
import { exceptionInFull } from '../../kafka/errorTexts.ts'
import { clockText } from '../../projection/clock.ts'
import type { Scenario } from '../../scenario/Scenario.ts'
import type { ClusterState, ProducerState, ReaderState } from '../../trace/ClusterState.ts'
import { hashText16 } from '../../trace/hashEvent.ts'
import { LAWS } from '../../trace/laws/index.ts'
import { EMPTY_IMAGE, findTopic } from '../../trace/MetadataImage.ts'
import { imageAt, metadataLogOf } from '../../trace/metadata/MetadataLog.ts'
import { summaryWords as words } from '../../words/en/cli.ts'
import type { RecordCounts, SourceCounts } from './countRecords.ts'
import type { Played } from './playScenario.ts'
import { promiseLines } from './promiseLines.ts'
import { tableLines } from './tableLines.ts'

/** `--print summary`. */
export function summaryLines(
  scenario: Scenario,
  { run, counter, broken, breaches }: Played,
): string[] {
  const { state } = run
  const time = clockText(run.now)
  return [
    words.title(scenario.title, scenario.id, scenario.seed, time),
    words.events(state.n, hashText16(state)),
    '',
    words.partitions,
    ...partitionLines(state),
    '',
    words.clients,
    ...clientLines(state),
    '',
    words.records,
    ...recordLines(counter.counts()),
    '',
    broken ? words.lawBroken(broken.law.name, broken.finding) : words.laws(LAWS.length),
    '',
    words.promises,
    ...promiseLines(state, breaches),
  ]
}

function partitionLines(state: ClusterState): string[] {
  const rows = state.nodes.flatMap((node) =>
    node.replicas.map((replica) => [
      replica.name,
      String(node.id),
      String(replica.log.startOffset),
      String(replica.highWatermark),
      String(replica.log.endOffset),
      leaderOf(state, replica.topic, replica.partition),
      String(replica.leaderEpoch),
      String(replica.log.bytes),
      String(replica.segments.length),
    ]),
  )
  return tableLines([words.partitionHead, ...rows])
}

/** As the controller has it; -1 = none. */
function leaderOf(state: ClusterState, topic: string, partition: number): string {
  const log = metadataLogOf(state)
  const known = findTopic(imageAt(log, log.highWatermark, EMPTY_IMAGE), topic)
  return String(known?.partitions[partition]?.leader ?? words.unknown)
}

function clientLines(state: ClusterState): string[] {
  return state.clients.flatMap((client) => {
    if (client.type === 'admin') return []
    const error = client.lastError
      ? [words.lastError(exceptionInFull(client.lastError.error), clockText(client.lastError.at))]
      : []
    const lines = client.type === 'producer' ? [producerLine(client)] : readerLines(client)
    return [...lines, ...error]
  })
}

function producerLine({ id, lifecycle, queue, inFlight }: ProducerState): string {
  const queued = queue.reduce((sum, batch) => sum + batch.count, 0)
  return words.producer(id, lifecycle, queued, queue.length, inFlight)
}

function readerLines(reader: ReaderState): string[] {
  const { id, lifecycle, delivered, processed } = reader
  const rows = reader.partitions.map((each) => [
    each.name,
    each.position < 0 ? words.unknown : String(each.position),
    each.lag < 0 ? words.unknown : String(each.lag),
    String(Math.max(0, each.bufferedTo - each.bufferedFrom)),
  ])
  const table = rows.length === 0 ? [] : tableLines([words.positionHead, ...rows])
  return [words.reader(id, lifecycle, delivered, processed), ...table.map((line) => `  ${line}`)]
}

function recordLines({ sources, topics }: RecordCounts): string[] {
  const perTopic = [...new Set(sources.map(({ topic }) => topic))].map((topic) =>
    sourceRow(
      sum(
        sources.filter((source) => source.topic === topic),
        words.allSources,
        topic,
      ),
    ),
  )
  const rows = [...sources.map(sourceRow), ...perTopic]
  return [
    ...tableLines([words.recordHead, ...rows]),
    words.recordLegend,
    ...topics
      .filter(({ storedTwice }) => storedTwice > 0)
      .map(({ topic, storedTwice }) => words.twice(topic, storedTwice)),
  ]
}

const COUNTS = [
  'sent',
  'acked',
  'stored',
  'delivered',
  'processed',
  'failed',
  'pending',
  'gone',
  'lost',
] as const satisfies readonly (keyof SourceCounts)[]

function sourceRow(counts: SourceCounts): string[] {
  return [counts.id, counts.topic, ...COUNTS.map((name) => String(counts[name]))]
}

function sum(sources: readonly SourceCounts[], id: string, topic: string): SourceCounts {
  const total: SourceCounts = {
    id,
    topic,
    sent: 0,
    acked: 0,
    stored: 0,
    delivered: 0,
    processed: 0,
    failed: 0,
    pending: 0,
    gone: 0,
    lost: 0,
  }
  for (const source of sources) for (const name of COUNTS) total[name] += source[name]
  return total
}
