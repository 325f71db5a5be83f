// Why something has not happened: what is waited for, as first links of a chain that then goes on with what brought that about.
import type { Us } from '../kafka/terms.ts'
import type { ClusterState, NodeState, ProducerState, ReplicaState } from '../trace/ClusterState.ts'
import { followerNow } from '../trace/FollowerState.ts'
import type { PartitionRegistration } from '../trace/MetadataImage.ts'
import { topicValue } from '../trace/topicConfigs.ts'
import { endpointWords } from '../words/en/endpoints.ts'
import { reasonWords as words } from '../words/en/inspector.ts'
import { clockText, lengthText } from './clock.ts'
import { endpointName } from './endpoints.ts'
import type { SelectionId } from './selection.ts'
import { committedImage, type PartitionView, partitionViews } from './standing.ts'

/** A link that no single event stands for: what is so, since when, and where. */
export interface Reason {
  readonly sentence: string
  readonly at: Us
  readonly where: string
  readonly config: string | null
  readonly place: SelectionId | null
}

/** Why, and the event behind it; 0 = the chain ends with the reasons. */
export interface Because {
  readonly reasons: readonly Reason[]
  readonly setBy: number
}

const broker = (node: number) => ({
  where: endpointWords.broker(String(node)),
  place: `broker:${node}`,
})

/** Why records above a leader's high watermark are not committed; null = there are none. */
export function whyHeld(
  state: ClusterState,
  node: NodeState,
  replica: ReplicaState,
): Because | null {
  const { endOffset } = replica.log
  if (!replica.leads || replica.highWatermark >= endOffset) return null
  const least = Number(topicValue(node, replica.topic, 'min.insync.replicas').value)
  const place = `replica:${replica.name}@${node.id}`
  if (replica.isr.length < least) {
    const reason: Reason = {
      sentence: words.underMinIsr(replica.isr.join(', '), least),
      at: state.at,
      where: endpointWords.broker(String(node.id)),
      config: `min.insync.replicas ${least}`,
      place,
    }
    const missing = replica.followers.find(({ id }) => !replica.isr.includes(id))
    return { reasons: [reason], setBy: setterOf(state, missing?.id ?? -1, replica) }
  }
  return heldByFollower(state, node, replica, place)
}

function heldByFollower(
  state: ClusterState,
  node: NodeState,
  replica: ReplicaState,
  place: string,
): Because | null {
  const counted = replica.followers
    .filter(({ id }) => replica.isr.includes(id) || replica.pendingIsr?.includes(id))
    .map((follower) => followerNow(node, follower))
  const [slowest] = [...counted].sort((one, other) => one.endOffset - other.endOffset)
  if (slowest === undefined) return null
  const lowest = words.lowest(slowest.id, slowest.endOffset)
  const asked =
    slowest.endOffset < 0
      ? words.notAskedYet(slowest.id)
      : words.lastAsked(slowest.id, clockText(slowest.fetchedAt))
  const reason: Reason = {
    sentence: `${lowest} ${asked}`,
    at: state.at,
    where: endpointWords.broker(String(node.id)),
    config: null,
    place,
  }
  return { reasons: [reason], setBy: setterOf(state, slowest.id, replica) }
}

/** What made a follower fall behind: its process, a fault of the network, else the records themselves. */
function setterOf(state: ClusterState, follower: number, replica: ReplicaState): number {
  const node = state.nodes.find(({ id }) => id === follower)
  if (node !== undefined && node.process !== 'Running') return node.processSetBy
  const fault = state.faults.size > 0 ? lastFault(state) : 0
  return fault || replica.logEndSetBy
}

const NETWORK = new Set([
  'splitNetwork',
  'cutLink',
  'silenceConnection',
  'delayConnection',
  'slowNode',
])

/** The event of the last act that harmed the network; 0 = none did. */
export function lastFault(state: ClusterState): number {
  return state.acts.findLast(({ action }) => NETWORK.has(action.type))?.event ?? 0
}

/** Why a partition has no leader; null = it has one. */
export function whyLeaderless(
  state: ClusterState,
  truth: PartitionRegistration | undefined,
  name: string,
): Because | null {
  if (truth === undefined || truth.leader >= 0) return null
  const candidates = truth.isr.length > 0 ? truth.isr : truth.elr
  const image = committedImage(state)
  const fenced = candidates.filter((id) => image.brokers.find((one) => one.id === id)?.fenced)
  const dead = state.nodes.find(
    ({ id, process }) => candidates.includes(id) && process !== 'Running',
  )
  return {
    reasons: [
      {
        sentence: words.noCandidate(truth.isr.join(', '), truth.elr.join(', '), fenced.join(', ')),
        at: state.at,
        where: endpointWords.metadata,
        config: null,
        place: `partition:${name}`,
      },
      ...truth.replicas
        .filter((id) => !candidates.includes(id))
        .slice(0, 1)
        .map((id) => ({
          sentence: words.notEligible(id),
          at: state.at,
          ...broker(id),
          config: 'unclean.leader.election.enable',
        })),
    ],
    setBy: dead?.processSetBy ?? 0,
  }
}

/** What a producer's oldest batch waits for; null = nothing is queued. */
export function whyStalled(
  state: ClusterState,
  producer: ProducerState,
  at: Us,
): (Because & { readonly value: string }) | null {
  const [batch] = producer.queue
  if (batch === undefined) return null
  const views = partitionViews(state)
  const held = replicaOf(state, batch.partition)
  const view = held === null ? undefined : views(held)
  if (view?.truth !== undefined && view.truth.leader < 0) {
    const why = whyLeaderless(state, view.truth, batch.partition)
    if (why !== null) return { ...why, value: words.waits.leader(batch.partition) }
  }
  const message = batch.stage === 'inFlight' ? state.messages.get(batch.message) : undefined
  if (batch.stage === 'inFlight') return whyUnanswered(state, view, message, batch)
  if (batch.stage === 'backingOff')
    return {
      reasons: [],
      setBy: producer.lastError?.event ?? batch.event,
      value: words.waits.retry(lengthText(Math.max(0, batch.backoffUntil - at))),
    }
  return whyNotSent(state, producer, batch)
}

/** A batch that is ready and not sent: nobody can be reached, or it is not its turn. */
function whyNotSent(
  state: ClusterState,
  producer: ProducerState,
  batch: ProducerState['queue'][number],
): Because & { readonly value: string } {
  const [, topic = '', index = '0'] = /^(.+)-(\d+)$/.exec(batch.partition) ?? []
  const leader = producer.metadata.get(topic)?.[Number(index)] ?? -1
  const node = state.nodes.find(({ id }) => id === leader)
  if (node === undefined)
    return {
      reasons: [],
      setBy: producer.lastError?.event ?? batch.event,
      value: words.waits.metadata(topic),
    }
  const where = endpointName(node.endpoint)
  if (node.process !== 'Running')
    return { reasons: [], setBy: node.processSetBy, value: words.waits.silent(where) }
  const link = state.connections.find(
    (one) => one.client === producer.id && one.node === node.endpoint && one.state !== 'closed',
  )
  if (link === undefined || link.state === 'connecting')
    return {
      reasons: [],
      setBy: (state.faults.size > 0 ? lastFault(state) : 0) || (link?.setBy ?? batch.event),
      value: words.waits.connection(where),
    }
  return { reasons: [], setBy: batch.event, value: words.waits.sending }
}

function whyUnanswered(
  state: ClusterState,
  view: PartitionView | undefined,
  message: { readonly stage: string; readonly to: string; readonly event: number } | undefined,
  batch: { readonly event: number; readonly partition: string },
): Because & { readonly value: string } {
  const node = state.nodes.find(({ endpoint }) => endpoint === message?.to)
  const where = endpointName(message?.to ?? '')
  if (node !== undefined && node.process !== 'Running')
    return { reasons: [], setBy: node.processSetBy, value: words.waits.silent(where) }
  const replica = node?.replicas.find(({ name }) => name === batch.partition)
  if (message?.stage === 'parked' && node !== undefined && replica !== undefined) {
    const why = whyHeld(state, node, replica)
    const setBy = why?.setBy ?? message.event
    return { reasons: why?.reasons ?? [], setBy, value: words.waits.copies(batch.partition) }
  }
  const fault = state.faults.size > 0 ? lastFault(state) : 0
  const leads = view?.truth?.leader
  return {
    reasons:
      leads !== undefined && node !== undefined && leads !== node.id
        ? [
            {
              sentence: words.leadsElsewhere(batch.partition, leads, node.id),
              at: state.at,
              ...broker(leads),
              config: null,
            },
          ]
        : [],
    setBy: fault || (message?.event ?? batch.event),
    value: message === undefined ? words.waits.answer : words.waits.answerOf(where),
  }
}

function replicaOf(state: ClusterState, name: string): ReplicaState | null {
  for (const node of state.nodes) {
    const replica = node.replicas.find((one) => one.name === name)
    if (replica !== undefined) return replica
  }
  return null
}
