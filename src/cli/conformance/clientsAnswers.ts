// The recorder's way of writing down what clients answered.
import type { LoggedBatch, RecordAnswer, RememberedProducer } from './clientsDriver.ts'

/** Producer ids as P1, P2 … in the order in which they are met. */
export type ProducerNames = Map<number, string>

/** A producer's name among those met so far. */
export function nameOf(names: ProducerNames, producerId: number): string {
  const known = names.get(producerId) ?? `P${names.size + 1}`
  names.set(producerId, known)
  return known
}

/** One line per batch: offsets, count, producer, codec, leader epoch, and its size where it was noted. */
export function batchLine(batch: LoggedBatch, names: ProducerNames, withSize: boolean): string {
  const { producerId, producerEpoch, baseSequence, lastSequence } = batch
  const parts = [`${batch.baseOffset}..${batch.lastOffset} records ${batch.recordCount}`]
  if (producerId >= 0) {
    const sequences = `seq ${baseSequence}..${lastSequence}`
    parts.push(`producer ${nameOf(names, producerId)} epoch ${producerEpoch} ${sequences}`)
    if (batch.isTransactional) parts.push('txn')
  }
  if (batch.codec !== 'none') parts.push(batch.codec)
  parts.push(`leaderEpoch ${batch.leaderEpoch}`)
  if (withSize) parts.push(`bytes ${batch.sizeBytes}`)
  return parts.join(' ')
}

/** What a partition remembers of one producer; without transactions nothing is open. */
export function producerLine(producer: RememberedProducer, names: ProducerNames): string {
  const { producerId, producerEpoch, lastSequence } = producer
  const own = `${nameOf(names, producerId)} epoch ${producerEpoch} lastSequence ${lastSequence}`
  return `${own} coordinatorEpoch none openTxnStart none`
}

/** A compressed batch's size depends on the compressor, so it is not compared. */
export function withoutCompressedSize(line: string): string {
  return line.replace(/^(.* (?:gzip|snappy|lz4|zstd) .*) bytes \d+$/, '$1')
}

/** All answers of a send: `0@0-2; 1@0`, equal errors counted, or counts per partition. */
export function answersText(answers: readonly RecordAnswer[], asSummary: boolean): string {
  return asSummary ? summaryText(answers) : joinedText(answers)
}

function summaryText(answers: readonly RecordAnswer[]): string {
  const counts = new Map<string, number>()
  for (const answer of answers) {
    const key = 'error' in answer ? answer.error : `partition ${answer.partition}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const sorted = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, count]) => `${key}=${count}`).join(', ')}}`
}

function joinedText(answers: readonly RecordAnswer[]): string {
  // The recorder shortens offsets in a row only where every answer is an offset.
  const isOffset = (answer: RecordAnswer) => 'offset' in answer && answer.offset >= 0
  const areAllOffsets = answers.length > 1 && answers.every(isOffset)
  return areAllOffsets ? offsetRanges(answers) : repeatsCounted(answers.map(answerText))
}

function answerText(answer: RecordAnswer): string {
  if (!('error' in answer)) return `${answer.partition}@${answer.offset}`
  // Only Kafka's own errors come with the future.
  return answer.error.startsWith('IllegalArgument') ? `send threw ${answer.error}` : answer.error
}

function repeatsCounted(texts: readonly string[]): string {
  const runs: { text: string; count: number }[] = []
  for (const text of texts) {
    const last = runs.at(-1)
    if (last?.text === text) last.count += 1
    else runs.push({ text, count: 1 })
  }
  return runs.map(({ text, count }) => (count > 1 ? `${text} (x${count})` : text)).join('; ')
}

function offsetRanges(answers: readonly RecordAnswer[]): string {
  const runs: { partition: number; from: number; to: number }[] = []
  for (const answer of answers) {
    if ('error' in answer) continue
    const last = runs.at(-1)
    if (last?.partition === answer.partition && last.to + 1 === answer.offset) last.to += 1
    else runs.push({ partition: answer.partition, from: answer.offset, to: answer.offset })
  }
  const shown = ({ partition, from, to }: (typeof runs)[number]) =>
    from === to ? `${partition}@${from}` : `${partition}@${from}-${to}`
  return runs.map(shown).join('; ')
}
