// What a sentence needs besides its event: the state, the records, and batches and messages that were told of earlier.
import type { EndpointId, PartitionName, Us } from '../kafka/terms.ts'
import type { ClusterState, ConfigValue } from '../trace/ClusterState.ts'
import { recordAt } from '../trace/log/Log.ts'
import type { Message } from '../trace/Message.ts'
import type { EventOf, TraceEvent } from '../trace/TraceEvent.ts'
import type { ReadRecord, RecordIdentity } from './contents.ts'

/** Batches and messages remembered: enough for those still open in any scene, and bounded. */
const REMEMBERED = 20_000

export interface KnownBatch {
  readonly partition: PartitionName
  readonly records: RecordIdentity[]
  readonly openedAt: Us
  readonly lingerUntil: Us
  isFull: boolean
}

/** Batches and messages by number, as the events told them. */
export interface EventMemory {
  readonly batches: Map<string, KnownBatch>
  /** By the record that opened the batch. */
  readonly byFirst: Map<string, KnownBatch>
  readonly messages: Map<number, Message>
}

export interface CaptionContext {
  /** At the event or later. */
  readonly state: ClusterState
  readonly read: ReadRecord
  readonly memory: EventMemory
}

export function createEventMemory(events: Iterable<TraceEvent> = []): EventMemory {
  const memory: EventMemory = { batches: new Map(), byFirst: new Map(), messages: new Map() }
  for (const event of events) learn(memory, event)
  return memory
}

/** Takes in an event; call it for every event in order, before the event's own sentence. */
export function learn(memory: EventMemory, event: TraceEvent): void {
  if (event.type === 'MessageSent') remember(memory.messages, event.message.id, event.message)
  if (event.type === 'RecordQueued') {
    learnQueued(memory, event)
  }
}

function learnQueued(memory: EventMemory, event: EventOf<'RecordQueued'>): void {
  const id = batchId(event.client, event.batch)
  const known = memory.batches.get(id)
  const record = { source: event.source, number: event.number }
  if (known !== undefined && !event.opens) {
    known.records.push(record)
    known.isFull ||= event.full
    return
  }
  const { partition, lingerUntil, full: isFull } = event
  const batch = { partition, records: [record], openedAt: event.at, lingerUntil, isFull }
  remember(memory.batches, id, batch)
  remember(memory.byFirst, recordId(record), batch)
}

const recordId = ({ source, number }: RecordIdentity): string => `${source} ${number}`

/** The batch that a record opened, where it was told of. */
export function batchOpenedBy(
  context: CaptionContext,
  record: RecordIdentity,
): KnownBatch | undefined {
  return context.memory.byFirst.get(recordId(record))
}

function remember<K, V>(map: Map<K, V>, key: K, value: V): void {
  map.delete(key)
  map.set(key, value)
  if (map.size <= REMEMBERED) return
  const oldest = map.keys().next()
  if (!oldest.done) map.delete(oldest.value)
}

const batchId = (client: EndpointId, batch: number): string => `${client} ${batch}`

/** A batch's partition and records; from the queue when it was queued before the memory began. */
export function findBatch(
  context: CaptionContext,
  client: EndpointId,
  batch: number,
): KnownBatch | undefined {
  return context.memory.batches.get(batchId(client, batch))
}

/** A message that is still in the state or was told of. */
export function findMessage(context: CaptionContext, id: number): Message | undefined {
  return context.memory.messages.get(id) ?? context.state.messages.get(id)
}

/** A client's or a node's setting in force. */
export function findConfig(
  context: CaptionContext,
  who: EndpointId,
  name: string,
): ConfigValue | undefined {
  const client = context.state.clients.find((one) => one.id === who)
  if (client !== undefined) return client.configs.get(name)
  return context.state.nodes.find((node) => node.endpoint === who)?.configs.get(name)
}

/** Who the records of a stretch of a log are; empty when no log holds them any more. */
export function recordsAt(
  state: ClusterState,
  partition: PartitionName,
  from: number,
  to: number,
  limit: number,
): RecordIdentity[] {
  const records: RecordIdentity[] = []
  for (const node of state.nodes) {
    const replica = node.replicas.find((one) => one.name === partition)
    if (replica === undefined) continue
    for (let offset = from; offset < to && records.length < limit; offset++) {
      const record = recordAt(replica.log, offset)
      if (record !== undefined) records.push({ source: record.source, number: record.number })
    }
    if (records.length > 0) return records
  }
  return records
}
