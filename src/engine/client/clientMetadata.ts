// What a client knows of the cluster: when it asks, what it believes, and how long it waits before it asks again.
// Kafka: Metadata, ProducerMetadata, NetworkClient.DefaultMetadataUpdater (4.3).
// KIPs: 516, 580, 951.
// Simplified: every question names all topics; the jitter of a back-off is drawn once, with the answer it follows.
import { errorNamed } from '../../kafka/errors.ts'
import type {
  MetadataRequest,
  MetadataResponse,
  TopicMetadata,
} from '../../kafka/protocol/Metadata.ts'
import { LONG_AGO, type NodeId } from '../../kafka/terms.ts'
import { fittingTopics } from '../../kafka/topicPattern.ts'
import type { Message } from '../../trace/Message.ts'
import { drawInt31 } from '../kernel/draw.ts'
import { sendRequest } from '../kernel/network.ts'
import type { Sim } from '../Memory.ts'
import { type KnownPartition, knowledgeOf } from '../producer/ClusterView.ts'
import { retryBackoffUs } from '../producer/reenqueueBatch.ts'
import { record } from '../record.ts'
import { aloud, schedule } from '../schedule.ts'
import { anyLink, type ClientNetwork } from './ClientNetwork.ts'

/** Asks for metadata as soon as a connection and the back-off allow. */
export function wantMetadata(sim: Sim, network: ClientNetwork): void {
  network.metadataWanted = true
  askMetadata(sim, network)
}

/** A topic it has not asked about: no back-off holds that question up. */
export function wantTopic(sim: Sim, network: ClientNetwork, topic: string): void {
  if (network.topics.includes(topic)) wantMetadata(sim, network)
  else wantTopics(sim, network, [topic])
}

/** The leader of a group follows topics of others: Kafka: Metadata.requestUpdateForNewTopics, no back-off holds it up. */
export function wantTopics(sim: Sim, network: ClientNetwork, topics: readonly string[]): void {
  for (const topic of topics) if (!network.topics.includes(topic)) network.topics.push(topic)
  network.equalAnswers = 0
  network.metadataNotBefore = LONG_AGO
  wantMetadata(sim, network)
}

/** Sends the question that is due. */
export function askMetadata(sim: Sim, network: ClientNetwork): void {
  if (!network.metadataWanted || network.metadataRequest !== 0) return
  if (network.metadataNotBefore > sim.now) {
    wakeForMetadata(sim, network)
    return
  }
  const connection = anyLink(sim, network)
  if (connection === 0) return
  // Whatever brought it up, an empty poll too: the question itself is news.
  aloud(sim, true, () => {
    network.metadataRequest = sendRequest(sim, connection, {
      api: 'Metadata',
      body: {
        topics: network.pattern === null ? network.topics.slice() : null,
        allowAutoTopicCreation: network.mayCreateTopics,
      } satisfies MetadataRequest,
      bytes: 90,
      timeoutUs: network.requestTimeoutUs,
    })
  })
}

function wakeForMetadata(sim: Sim, network: ClientNetwork): void {
  const at = network.metadataNotBefore
  if (network.metadataWakeAt === at) return
  network.metadataWakeAt = at
  aloud(sim, true, () => {
    schedule(sim, { at, type: 'clientWake', who: network.id, life: network.life })
  })
}

/** Whether a question is due and nobody can be asked: other requests wait for it. */
export function isMetadataDue(sim: Sim, network: ClientNetwork): boolean {
  const { metadataWanted, metadataRequest, metadataNotBefore } = network
  return metadataWanted && metadataRequest === 0 && metadataNotBefore <= sim.now
}

/** Takes an answer in. What was wanted meanwhile is answered with it, unless it shows that asking again may help. */
export function learnMetadata(sim: Sim, network: ClientNetwork, message: Message): void {
  const response = message.body as MetadataResponse
  network.metadataRequest = 0
  if (response.brokers.length === 0) {
    failQuestion(sim, network)
    return
  }
  network.brokers = response.brokers
  network.metadataAt = sim.now
  network.metadataFailures = 0
  network.equalAnswers += 1
  network.topicErrors.clear()
  const told = retained(network, response.topics)
  const answered = told.map(({ topic }) => topic)
  const { pattern, topics } = network
  // All topics were asked about: what is not told is not there.
  const known = network.known.filter(({ topic }) => pattern === null || answered.includes(topic))
  network.metadataWanted = pattern === null && topics.some((topic) => !answered.includes(topic))
  const all = told.reduce<readonly KnownPartition[]>(
    (sofar, answer) => withTopic(network, sofar, answer),
    known,
  )
  know(network, all)
  backOff(sim, network)
  record(sim, {
    type: 'MetadataLearned',
    client: network.id,
    // What it believes now: not always what it was told.
    topics: answered.map((topic) => {
      const leaders = network.view.topics.get(topic)?.leaders ?? []
      return { topic, leaders: leaders.slice() }
    }),
  })
  schedule(sim, {
    at: sim.now + network.metadataMaxAgeUs,
    type: 'metadataAge',
    who: network.id,
    life: network.life,
  })
}

/** Kafka: ConsumerMetadata.retainTopic. */
function retained(
  { pattern, topics }: ClientNetwork,
  told: readonly TopicMetadata[],
): readonly TopicMetadata[] {
  if (pattern === null) return told
  const names = told.map(({ topic }) => topic)
  const kept = [...topics, ...fittingTopics(pattern, names)]
  return told.filter(({ topic }) => kept.includes(topic))
}

function know(network: ClientNetwork, partitions: readonly KnownPartition[]): void {
  const { known, view } = knowledgeOf(partitions)
  network.known = known
  network.view = view
}

/** What is known with an answer about one topic taken in. */
function withTopic(
  network: ClientNetwork,
  all: readonly KnownPartition[],
  answer: TopicMetadata,
): readonly KnownPartition[] {
  const { topic, topicId, error, leaders, leaderEpochs } = answer
  const isSame = topicId === '' || topicId === network.topicIds.get(topic)
  const before = new Map(
    all.flatMap((known) =>
      isSame && known.topic === topic ? [[known.partition, known] as const] : [],
    ),
  )
  if (topicId !== '') network.topicIds.set(topic, topicId)
  if (error !== 'NONE') network.topicErrors.set(topic, error)
  if (errorNamed(error).refreshesMetadata || leaders.includes(-1)) network.metadataWanted = true
  const learnt = leaders.map((leader, partition) => {
    const told = { topic, partition, leader, leaderEpoch: leaderEpochs[partition] ?? -1 }
    return newer(network, before.get(partition), told)
  })
  return [...all.filter((known) => known.topic !== topic), ...learnt]
}

/** A broker that lags tells of an epoch that is over: what is known already stays. */
function newer(
  network: ClientNetwork,
  known: KnownPartition | undefined,
  told: KnownPartition,
): KnownPartition {
  if (known && known.leaderEpoch > told.leaderEpoch) return known
  if (known?.leaderEpoch !== told.leaderEpoch) network.equalAnswers = 0
  return told
}

/** An error named the leader of a later epoch: it is known at once, without asking (KIP-951). True when it was news. */
export function learnLeader(
  sim: Sim,
  network: ClientNetwork,
  topic: string,
  partition: number,
  current: { readonly id: NodeId; readonly epoch: number } | undefined,
): boolean {
  // Nearly no answer names one: they need not look through all that is known.
  if (!current || current.id < 0) return false
  const index = network.known.findIndex(
    (known) => known.topic === topic && known.partition === partition,
  )
  const known = network.known[index]
  if (!known || current.epoch <= known.leaderEpoch) return false
  const learnt = { topic, partition, leader: current.id, leaderEpoch: current.epoch }
  know(network, network.known.with(index, learnt))
  const leaders = network.view.topics.get(topic)?.leaders ?? []
  record(sim, {
    type: 'MetadataLearned',
    client: network.id,
    topics: [{ topic, leaders: leaders.slice() }],
  })
  return true
}

/** Requests that failed with their connection: a lost question is asked again. */
export function forgetQuestion(sim: Sim, network: ClientNetwork, failed: readonly number[]): void {
  if (network.metadataRequest === 0 || !failed.includes(network.metadataRequest)) return
  network.metadataRequest = 0
  failQuestion(sim, network)
}

/** A connection is gone: what is known may be out of date. Had a question been due, it counts as one that failed. */
export function loseNode(sim: Sim, network: ClientNetwork): void {
  if (isMetadataDue(sim, network)) failQuestion(sim, network)
  network.metadataWanted = true
}

function failQuestion(sim: Sim, network: ClientNetwork): void {
  network.metadataWanted = true
  network.metadataFailures += 1
  network.equalAnswers = 0
  backOff(sim, network)
}

/** retry.backoff.ms after every answer, doubling with each that was of no use, up to retry.backoff.max.ms. */
function backOff(sim: Sim, network: ClientNetwork): void {
  const turns = Math.max(1, network.metadataFailures, network.equalAnswers)
  const wait = retryBackoffUs(network.retryBackoffUs, network.retryBackoffMaxUs, turns, () =>
    drawInt31(sim.memory.draws, 'metadata', network.id),
  )
  network.metadataNotBefore = sim.now + wait
  if (network.metadataWanted) wakeForMetadata(sim, network)
}
