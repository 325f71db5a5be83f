// Acts on clients: their records, their lives, their pace.
import { nameOf } from '../../kafka/terms.ts'
import { durationUs } from '../../scenario/duration.ts'
import type { Action } from '../../scenario/Scenario.ts'
import { openConnections } from '../client/ClientNetwork.ts'
import { startClient } from '../client/startClient.ts'
import { endReader, proceed, seek } from '../consumer/reader.ts'
import { leavePoll } from '../consumer/work.ts'
import { groupPart } from '../GroupPart.ts'
import { dropLink, watchLinks } from '../kernel/brokenLinks.ts'
import type { Sim } from '../Memory.ts'
import { planNext, takeOverdue } from '../producer/application.ts'
import { wakeSender } from '../producer/wakeSender.ts'
import { record } from '../record.ts'
import { freeze, thaw } from '../run.ts'

type Of<T extends Action['type']> = Extract<Action, { type: T }>

/** Records a person gives a producer: a source of their own, sent in one loop. */
export function produceRecords(sim: Sim, action: Of<'produceRecords'>): void {
  const producer = sim.memory.producers.get(action.client)
  if (!producer) return
  const index = sim.state.sources.length
  record(sim, {
    type: 'SourceAdded',
    source: index,
    id: `${action.client}/${index}`,
    client: action.client,
    topic: action.topic,
    workload: { type: 'list', topic: action.topic, records: action.records },
  })
  const source = sim.state.sources[index]
  if (source) planNext(sim, producer, source)
}

export function addClient(sim: Sim, action: Of<'addClient'>): void {
  const known = sim.state.clients.find((client) => client.id === action.client.id)
  if (known && known.lifecycle !== 'Closed') return
  startClient(sim, action.client)
}

/** close(): a producer first sends what it has; a frozen process does not hear the call. */
export function removeClient(sim: Sim, action: Of<'removeClient'>): void {
  if (sim.memory.frozen.has(action.client)) return
  const producer = sim.memory.producers.get(action.client)
  if (producer) {
    producer.paused = true
    producer.accumulator.closed = true
    wakeSender(sim, producer)
    return
  }
  const reader = sim.memory.readers.get(action.client)
  if (reader?.group) groupPart().member.close(sim, reader)
  else endReader(sim, action.client, 'Closed', 'close()')
}

/** The process dies: nothing is sent any more, its sockets are closed by its machine. */
export function crashClient(sim: Sim, action: Of<'crashClient'>): void {
  sim.memory.frozen.delete(action.client)
  const producer = sim.memory.producers.get(action.client)
  if (producer) {
    for (const connection of openConnections(sim, producer.network))
      dropLink(sim, connection, 'client crashed')
    sim.memory.producers.delete(action.client)
    record(sim, { type: 'ClientChanged', client: action.client, to: 'Crashed', why: 'crash' })
    return
  }
  endReader(sim, action.client, 'Crashed', 'crash')
}

export function restartClient(sim: Sim, action: Of<'restartClient'>): void {
  const state = sim.state.clients.find((client) => client.id === action.client)
  if (!state || state.type === 'admin') return
  if (sim.memory.producers.has(action.client) || sim.memory.readers.has(action.client))
    crashClient(sim, { type: 'crashClient', client: action.client })
  const { spec } = state
  startClient(sim, action.set ? { ...spec, configs: { ...spec.configs, ...action.set } } : spec)
}

/** The application thread stops calling send() or poll(); what runs behind it goes on. */
export function pauseClient(sim: Sim, action: Of<'pauseClient'>): void {
  setPaused(sim, action.client, true)
}

export function resumeClient(sim: Sim, action: Of<'resumeClient'>): void {
  if (sim.memory.frozen.has(action.client)) return
  setPaused(sim, action.client, false)
  const producer = sim.memory.producers.get(action.client)
  if (producer) takeOverdue(sim, producer)
  const reader = sim.memory.readers.get(action.client)
  if (reader) proceed(sim, reader)
}

function setPaused(sim: Sim, id: string, paused: boolean): void {
  const client = sim.memory.producers.get(id) ?? sim.memory.readers.get(id)
  if (!client || client.paused === paused || sim.memory.frozen.has(id)) return
  client.paused = paused
  const reader = sim.memory.readers.get(id)
  if (reader && paused) leavePoll(sim, reader)
  record(sim, {
    type: 'ClientChanged',
    client: id,
    to: paused ? 'Paused' : 'Running',
    why: paused ? 'pause' : 'resume',
  })
}

/** SIGSTOP: the process stands still; its machine goes on taking and acknowledging packets. */
export function freezeClient(sim: Sim, { client: id }: Of<'freezeClient'>): void {
  const isUp = sim.memory.producers.has(id) || sim.memory.readers.has(id)
  if (!isUp || sim.memory.frozen.has(id)) return
  freeze(sim, id)
  record(sim, { type: 'ClientChanged', client: id, to: 'Frozen', why: 'freeze' })
  watchLinks(sim, id)
}

/** SIGCONT: everything that came due meanwhile happens now. */
export function thawClient(sim: Sim, { client: id }: Of<'thawClient'>): void {
  if (!sim.memory.frozen.has(id)) return
  const client = sim.memory.producers.get(id) ?? sim.memory.readers.get(id)
  const to = client?.paused ? 'Paused' : 'Running'
  sim.cause = record(sim, { type: 'ClientChanged', client: id, to, why: 'thaw' })
  thaw(sim, id)
}

export function slowClient(sim: Sim, action: Of<'slowClient'>): void {
  const reader = sim.memory.readers.get(action.client)
  if (!reader) return
  reader.processingUs = durationUs(action.processing)
  record(sim, { type: 'ClientSlowed', client: action.client, processingUs: reader.processingUs })
}

export function seekReader(sim: Sim, action: Of<'seekReader'>): void {
  const reader = sim.memory.readers.get(action.client)
  if (reader && !sim.memory.frozen.has(reader.id)) seek(sim, reader, nameOf(action), action.to)
}
