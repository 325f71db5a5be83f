// Sends of the simulated producers, and their answers record by record.

import { exceptionInFull } from '../../kafka/errorTexts.ts'
import type { EventOf, TraceEvent } from '../../trace/TraceEvent.ts'
import type { RecordAnswer, SendRequest } from './clientsDriver.ts'
import { runUntil, type Story } from './Story.ts'

/** send(), until the producer has taken all records up or refused them; what it gives waits for their answers. */
export function beginSend(
  story: Story,
  id: string,
  request: SendRequest,
): () => readonly RecordAnswer[] {
  if (request.partition !== null && request.partition < 0) {
    const error = `IllegalArgumentException: Invalid partition: ${request.partition}. Partition number should always be non-negative or null.`
    return () => [{ error }]
  }
  const { simulation, events } = story
  const from = events.length
  const first = simulation.state.sources.length
  const groups = request.gapMs > 0 ? request.records.map((record) => [record]) : [request.records]
  for (const [index, records] of groups.entries()) {
    if (index > 0) simulation.run({ at: simulation.now + request.gapMs * 1000 })
    story.act({
      type: 'produceRecords',
      client: id,
      topic: request.topic,
      records: records.map(({ key, value }) => ({
        key,
        value,
        ...(request.partition === null ? {} : { partition: request.partition }),
      })),
    })
    const source = first + index
    const isTaken = () =>
      events.slice(from).filter((event) => isSent(event) && event.source === source).length >=
      records.length
    runUntil(story, isTaken)
  }
  const sent = groups.flatMap((records, group) =>
    records.map((_, index) => `${first + group}/${index}`),
  )
  const answers = new Map<string, RecordAnswer>()
  const reader = answerReader(story, answers)
  return () => {
    runUntil(story, () => {
      reader()
      return sent.every((record) => answers.has(record))
    })
    return sent.map((record) => answers.get(record) ?? { error: 'no answer' })
  }
}

/** send() has returned, or thrown. */
function isSent(event: TraceEvent): event is EventOf<'RecordQueued' | 'SendFailed'> {
  return event.type === 'RecordQueued' || event.type === 'SendFailed'
}

/** Reads answers off the events as they come: a batch's records are known from the sends that filled it. */
function answerReader(story: Story, answers: Map<string, RecordAnswer>): () => void {
  let at = 0
  const batches = new Map<string, Batch>()
  return () => {
    for (; at < story.events.length; at++) {
      const event = story.events[at] as TraceEvent
      if (event.type === 'RecordQueued') {
        const batch = batches.get(nameOf(event)) ?? { partition: event.partition, records: [] }
        batch.records.push(`${event.source}/${event.number}`)
        batches.set(nameOf(event), batch)
      } else if (event.type === 'SendFailed')
        answers.set(`${event.source}/${event.number}`, { error: exceptionInFull(event.error) })
      else if (event.type === 'BatchSplit') splitBatch(batches, event)
      else if (event.type === 'BatchFailed')
        for (const record of batches.get(nameOf(event))?.records ?? [])
          answers.set(record, { error: exceptionInFull(event.error) })
      else if (event.type === 'BatchAcked') {
        const batch = batches.get(nameOf(event))
        const partition = Number(batch?.partition.slice(batch.partition.lastIndexOf('-') + 1))
        batch?.records.forEach((record, index) => {
          answers.set(record, {
            partition,
            offset: event.baseOffset < 0 ? -1 : event.baseOffset + index,
          })
        })
      }
    }
  }
}

interface Batch {
  readonly partition: string
  readonly records: string[]
}

/** Each producer counts its own batches. */
function nameOf({ client, batch }: { readonly client: string; readonly batch: number }): string {
  return `${client}/${batch}`
}

function splitBatch(
  batches: Map<string, Batch>,
  event: Extract<TraceEvent, { type: 'BatchSplit' }>,
): void {
  const whole = batches.get(nameOf(event))
  if (!whole) return
  let start = 0
  for (const piece of event.into) {
    batches.set(nameOf({ client: event.client, batch: piece.id }), {
      partition: whole.partition,
      records: whole.records.slice(start, start + piece.count),
    })
    start += piece.count
  }
}
