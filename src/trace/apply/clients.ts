// Folds of what all clients share.
import { assert } from '../../kafka/terms.ts'
import type { ClientState, ClusterState } from '../ClusterState.ts'
import type { MembershipView } from '../GroupView.ts'
import type { EventOf } from '../TraceEvent.ts'
import type { Folds } from './apply.ts'
import { clientOf } from './find.ts'

type Clients =
  | 'ClientStarted'
  | 'ClientChanged'
  | 'ClientSlowed'
  | 'MetadataLearned'
  | 'CallFailed'
  | 'SourceAdded'

export const clientFolds: Pick<Folds, Clients> = {
  ClientStarted: (state, event) => {
    const index = state.clients.findIndex((client) => client.id === event.client)
    const before = index < 0 ? undefined : state.clients[index]
    const client = freshClient(event, before)
    if (index < 0) state.clients.push(client)
    else state.clients[index] = client
  },
  ClientChanged: (state, { client: id, to, n }) => {
    const client = clientOf(state, id)
    client.lifecycle = to
    client.lifecycleSetBy = n
    if (to !== 'Crashed' && to !== 'Closed' && to !== 'Refused') return
    client.metadata.clear()
    if (client.type === 'producer') {
      client.queue = []
      client.blocked = null
      client.bufferedBytes = 0
      client.inFlight = 0
    } else if (client.type === 'reader') {
      client.fetches = []
      client.work = null
      client.membership = null
    }
  },
  ClientSlowed: (state, { client: id, processingUs }) => {
    const client = clientOf(state, id)
    if (client.type === 'reader') client.processingUs = processingUs
  },
  MetadataLearned: (state, { client, topics }) => {
    const { metadata } = clientOf(state, client)
    for (const { topic, leaders } of topics) {
      if (leaders.length === 0) metadata.delete(topic)
      else metadata.set(topic, Object.freeze(leaders.slice()))
    }
  },
  CallFailed: (state, { client, error, at, n }) => {
    clientOf(state, client).lastError = Object.freeze({ error, at, event: n })
    state.counters.errors += 1
  },
  SourceAdded: (state: ClusterState, { source, id, client, topic, workload, n }) => {
    assert(source === state.sources.length, `source ${source} out of order`)
    state.sources.push({
      index: source,
      id,
      client,
      topic,
      workload: Object.freeze(workload),
      event: n,
      sent: 0,
      ackedBlind: 0,
      failed: [],
      failedCount: 0,
      ackedCount: 0,
    })
  },
}

/** A process that starts knows nothing and owns nothing; what it had done before stays counted. */
function freshClient(
  event: EventOf<'ClientStarted'>,
  before: ClientState | undefined,
): ClientState {
  const base = {
    id: event.client,
    lifecycle: 'Running' as const,
    lifecycleSetBy: event.n,
    incarnation: event.incarnation,
    formerEndedBy: before === undefined ? 0 : endOf(before, event.n),
    configs: event.values,
    lastError: null,
    metadata: new Map(),
  }
  const { spec } = event
  if (spec?.type === 'producer') return freshProducer(base, spec, event, before)
  if (spec?.type === 'reader') {
    const old = before?.type === 'reader' ? before : undefined
    return {
      ...base,
      type: 'reader',
      spec: Object.freeze(spec),
      partitions: [],
      work: null,
      processingUs: old?.processingUs ?? 0,
      fetches: [],
      membership: freshMembership(event),
      former: [...(old?.partitions ?? []), ...(old?.former ?? [])],
      polls: old?.polls ?? 0,
      delivered: old?.delivered ?? 0,
      processed: old?.processed ?? 0,
    }
  }
  return { ...base, type: 'admin', calls: [] }
}

/** What ended a life: its crash or close, or the start of the next where it went on until then. */
const endOf = ({ lifecycle, lifecycleSetBy }: ClientState, next: number): number =>
  lifecycle === 'Crashed' || lifecycle === 'Closed' || lifecycle === 'Refused'
    ? lifecycleSetBy
    : next

/** Known by its group.id; whether it joins is for subscribe() to say. */
function freshMembership({ values, n }: EventOf<'ClientStarted'>): MembershipView | null {
  const group = values.get('group.id')?.value
  if (!group) return null
  return {
    group,
    state: 'UNJOINED',
    member: '',
    generation: -1,
    coordinator: -1,
    coordinatorSetBy: n,
    setBy: n,
  }
}

type Base = Pick<
  ClientState,
  | 'id'
  | 'lifecycle'
  | 'lifecycleSetBy'
  | 'incarnation'
  | 'formerEndedBy'
  | 'configs'
  | 'lastError'
  | 'metadata'
>

function freshProducer(
  base: Base,
  spec: Extract<EventOf<'ClientStarted'>['spec'], { type: 'producer' }>,
  event: EventOf<'ClientStarted'>,
  before: ClientState | undefined,
): ClientState {
  const old = before?.type === 'producer' ? before : undefined
  const text = (name: string) => event.values.get(name)?.value ?? ''
  const acks = text('acks') === 'all' ? -1 : (Number(text('acks')) as -1 | 0 | 1)
  return {
    ...base,
    type: 'producer',
    spec: Object.freeze(spec),
    acks,
    idempotent: text('enable.idempotence') === 'true',
    compression: text('compression.type') as 'none',
    producerId: -1,
    producerEpoch: -1,
    queue: [],
    blocked: null,
    bufferedBytes: 0,
    inFlight: 0,
    maxInFlight: Number(text('max.in.flight.requests.per.connection')),
    sticky: new Map(),
    sent: old?.sent ?? 0,
    acked: old?.acked ?? 0,
    failed: old?.failed ?? 0,
  }
}
