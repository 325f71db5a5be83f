// What became of each record a Java producer was given: read off the events as its callbacks would tell.

import { ERRORS } from '../../../kafka/errors.ts'
import { exceptionInFull } from '../../../kafka/errorTexts.ts'
import type { Us } from '../../../kafka/terms.ts'
import type { Configs } from '../../../scenario/Scenario.ts'
import type { TraceEvent } from '../../../trace/TraceEvent.ts'
import { act, type Lab } from './Lab.ts'

export interface WatchedRecord {
  readonly value: string
  readonly sentAt: Us
  doneAt: Us
  /** Its offset, or -1. */
  offset: number
  partition: number
  /** What its callback was given, null = nothing went wrong. */
  error: string | null
}

export interface ProducerWatch {
  readonly client: string
  /** In the order in which they were handed over. */
  readonly records: WatchedRecord[]
  /** In the order in which their callbacks were called. */
  readonly done: WatchedRecord[]
  readonly listener: (event: TraceEvent) => void
}

/** Starts a Java producer; ids are its own among the clients of the run. */
export function startJavaProducer(lab: Lab, id: string, configs: Configs): ProducerWatch {
  const client = `${id}-${++lab.clients}`
  const bySource = new Map<string, WatchedRecord>()
  const batches = new Map<number, { partition: number; records: WatchedRecord[] }>()
  const watch: ProducerWatch = {
    client,
    records: [],
    done: [],
    listener: (event) => follow(lab, watch, bySource, batches, event),
  }
  act(lab, { type: 'addClient', client: { type: 'producer', id: client, configs } })
  lab.javaClients.add(client)
  lab.listeners.add(watch.listener)
  return watch
}

/** One send(): it may block in the producer, the caller goes on. */
export function handOver(
  lab: Lab,
  watch: ProducerWatch,
  topic: string,
  record: { readonly key: string; readonly value: string; readonly partition?: number },
): void {
  watch.records.push({
    value: record.value,
    sentAt: lab.simulation.now,
    doneAt: -1,
    offset: -1,
    partition: -1,
    error: null,
  })
  act(lab, { type: 'produceRecords', client: watch.client, topic, records: [record] })
}

/** close(); what it said is kept. */
export function endJavaProducer(lab: Lab, watch: ProducerWatch): void {
  act(lab, { type: 'removeClient', client: watch.client })
  lab.javaClients.delete(watch.client)
  lab.listeners.delete(watch.listener)
}

function follow(
  lab: Lab,
  watch: ProducerWatch,
  bySource: Map<string, WatchedRecord>,
  batches: Map<number, { partition: number; records: WatchedRecord[] }>,
  event: TraceEvent,
): void {
  const isDone = (record: WatchedRecord, offset: number, error: string | null) => {
    if (record.doneAt >= 0) return
    Object.assign(record, { doneAt: lab.simulation.sim.now, offset, error })
    watch.done.push(record)
  }
  if (!('client' in event) || event.client !== watch.client) return
  switch (event.type) {
    case 'SourceAdded': {
      const record = watch.records.at(-1)
      if (record) bySource.set(`${event.source}`, record)
      break
    }
    case 'RecordQueued': {
      const record = bySource.get(`${event.source}`)
      if (!record) break
      record.partition = Number(event.partition.slice(event.partition.lastIndexOf('-') + 1))
      const batch = batches.get(event.batch) ?? { partition: record.partition, records: [] }
      batch.records.push(record)
      batches.set(event.batch, batch)
      break
    }
    case 'SendFailed': {
      const record = bySource.get(`${event.source}`)
      if (record) isDone(record, -1, event.error)
      break
    }
    case 'BatchFailed':
      for (const record of batches.get(event.batch)?.records ?? []) isDone(record, -1, event.error)
      break
    case 'BatchAcked':
      batches.get(event.batch)?.records.forEach((record, index) => {
        isDone(record, event.baseOffset < 0 ? -1 : event.baseOffset + index, null)
      })
      break
    default:
  }
}

/** `TimeoutException: …` as the name of the error it stands for, and its words. */
export function errorName(text: string): { readonly name: string; readonly message: string } {
  const [, exception = text, message = ''] = /^(\w+): (.*)$/s.exec(exceptionInFull(text)) ?? []
  const row = ERRORS.find((error) => error.exception === exception)
  const known = row && row.name !== 'UNKNOWN_SERVER_ERROR' ? row.name : exception
  return { name: known, message }
}
