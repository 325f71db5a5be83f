// What a client hears from the network, handed to the room it belongs to.
import type { EndpointId } from '../../kafka/terms.ts'
import type { Message } from '../../trace/Message.ts'
import { onAdminDisconnected, onAdminResponse, pump } from '../admin/admin.ts'
import { onReaderDisconnected, onReaderResponse, proceed } from '../consumer/reader.ts'
import type { Entry } from '../kernel/Entry.ts'
import type { Sim } from '../Memory.ts'
import { retryBlocked } from '../producer/application.ts'
import { onProducerDisconnected, onProducerResponse } from '../producer/produceAnswers.ts'
import { WAKE_US, wakeSender } from '../producer/wakeSender.ts'
import { schedule } from '../schedule.ts'
import { type ClientNetwork, onGreeted, onLinkGone, onLinkReady } from './ClientNetwork.ts'
import {
  askMetadata,
  forgetQuestion,
  learnMetadata,
  loseNode,
  wantMetadata,
} from './clientMetadata.ts'

function networkOf(sim: Sim, client: EndpointId): ClientNetwork | undefined {
  const { producers, readers, admins } = sim.memory
  return (producers.get(client) ?? readers.get(client) ?? admins.get(client))?.network
}

/** Something changed for the better: a connection, metadata, a back-off that is over. */
function wake(sim: Sim, client: EndpointId): void {
  const network = networkOf(sim, client)
  if (network) askMetadata(sim, network)
  const producer = sim.memory.producers.get(client)
  if (producer) wakeSender(sim, producer)
  const reader = sim.memory.readers.get(client)
  if (reader) proceed(sim, reader)
  const admin = sim.memory.admins.get(client)
  if (admin) pump(sim, admin)
}

export function clientReady(sim: Sim, client: EndpointId, connection: number): void {
  const network = networkOf(sim, client)
  if (network) onLinkReady(sim, network, connection)
}

export function clientClosed(sim: Sim, client: EndpointId, connection: number): void {
  const network = networkOf(sim, client)
  if (!network) return
  onLinkGone(sim, network, connection)
  loseNode(sim, network)
  wakeSoon(sim, network)
}

/** After all that came at once was heard: several connections may break together. */
function wakeSoon(sim: Sim, { id, life }: ClientNetwork): void {
  schedule(sim, { at: sim.now + WAKE_US, type: 'clientWake', who: id, life })
}

export function clientDisconnected(
  sim: Sim,
  client: EndpointId,
  connection: number,
  failed: readonly number[],
  timedOut: number,
): void {
  const network = networkOf(sim, client)
  if (!network) return
  forgetQuestion(sim, network, failed)
  onLinkGone(sim, network, connection)
  loseNode(sim, network)
  const producer = sim.memory.producers.get(client)
  if (producer) onProducerDisconnected(sim, producer, connection, failed, timedOut)
  const reader = sim.memory.readers.get(client)
  if (reader) onReaderDisconnected(sim, reader, failed)
  const admin = sim.memory.admins.get(client)
  if (admin) onAdminDisconnected(admin, failed)
  wakeSoon(sim, network)
}

export function clientResponse(sim: Sim, client: EndpointId, message: Message): void {
  const network = networkOf(sim, client)
  if (!network) return
  if (message.api === 'ApiVersions') {
    onGreeted(network, message.connection)
    wake(sim, client)
    return
  }
  if (message.api === 'Metadata') {
    learnMetadata(sim, network, message)
    const producer = sim.memory.producers.get(client)
    if (producer) retryBlocked(sim, producer)
    wake(sim, client)
    return
  }
  const producer = sim.memory.producers.get(client)
  if (producer) onProducerResponse(sim, producer, message)
  const reader = sim.memory.readers.get(client)
  if (reader) onReaderResponse(sim, reader, message)
  const admin = sim.memory.admins.get(client)
  if (admin) onAdminResponse(sim, admin, message)
}

/** A back-off is over. */
export function onClientWake(sim: Sim, entry: Entry): void {
  if (networkOf(sim, entry.who)?.life === entry.life) wake(sim, entry.who)
}

/** metadata.max.age.ms: what a client knows is asked anew. */
export function onMetadataAge(sim: Sim, entry: Entry): void {
  const network = networkOf(sim, entry.who)
  if (network?.life === entry.life && sim.now - network.metadataAt >= network.metadataMaxAgeUs)
    wantMetadata(sim, network)
}
