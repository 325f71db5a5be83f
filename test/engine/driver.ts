// Builds a cluster of one broker, lets clients and acts play, and asks what happened. Every run is under all laws.
import { type Simulation, simulate } from '../../src/engine/simulate.ts'
import type { PartitionName } from '../../src/kafka/terms.ts'
import { durationUs } from '../../src/scenario/duration.ts'
import type {
  Action,
  ClientSpec,
  Configs,
  HostSpec,
  KeySpec,
  ProducerSpec,
  ReaderSpec,
  ReadFrom,
  RecordSpec,
  Scenario,
  Subscription,
  TopicSpec,
  Trigger,
  Workload,
} from '../../src/scenario/Scenario.ts'
import type {
  AdminState,
  ClusterState,
  NodeState,
  PartitionLedger,
  ProducerState,
  ReaderState,
  ReplicaState,
} from '../../src/trace/ClusterState.ts'
import type { GroupAtCoordinator } from '../../src/trace/GroupView.ts'
import { hashText16 } from '../../src/trace/hashEvent.ts'
import { eachBatch, type LogBatch, recordAt } from '../../src/trace/log/Log.ts'
import { type Breach, watchPromises } from '../../src/trace/promises/index.ts'
import { recordContent } from '../../src/trace/records.ts'
import type { EventOf, EventType, TraceEvent } from '../../src/trace/TraceEvent.ts'
import { underLaws } from '../underLaws.ts'

export interface ClusterOptions {
  readonly seed?: number
  readonly start?: 'settled' | 'cold'
  readonly configs?: Configs
  /** Brokers 1, 2, 3 …, each on a host of its own; absent = one. */
  readonly brokers?: number
  /** Controllers 101, 102 … apart from them; 0 = every broker is a controller too. Absent = 0. */
  readonly controllers?: number
  readonly activeController?: number
}

export interface ProducingOptions {
  readonly topic: string
  /** A rate … */
  readonly perSecond?: number
  readonly arrivals?: 'even' | 'poisson'
  readonly keys?: KeySpec
  readonly valueBytes?: number
  readonly limit?: number
  /** … or these records, one after the other. */
  readonly records?: readonly (string | RecordSpec)[]
  readonly every?: string
  readonly partition?: number
  readonly startsAfter?: string
  readonly configs?: Configs
}

export interface ReadingOptions {
  readonly topic: string
  readonly partitions?: 'all' | readonly number[]
  readonly from?: ReadFrom
  readonly processing?: string
  readonly startsAfter?: string
  readonly configs?: Configs
}

export interface MemberOptions
  extends Pick<
    ReaderSpec,
    'commit' | 'onRevoked' | 'processing' | 'perPoll' | 'slow' | 'poison' | 'startsAfter'
  > {
  readonly group: string
  readonly topics: Subscription
  readonly instance?: string
  readonly assignors?: readonly string[]
  readonly configs?: Configs
}

export interface ClusterDriver {
  topic(name: string, options?: Omit<TopicSpec, 'name'>): ClusterDriver
  producing(id: string, options: ProducingOptions): ClusterDriver
  /** A producer without work of its own: it sends what acts give it. */
  producer(id: string, configs?: Configs): ClusterDriver
  reading(id: string, options: ReadingOptions): ClusterDriver
  /** A consumer that subscribes, and begins at the beginning where nothing is committed. */
  member(id: string, options: MemberOptions): ClusterDriver
  at(time: string, ...actions: readonly Action[]): ClusterDriver
  when(trigger: Trigger, action: Action): ClusterDriver
  scenario(endsAfter?: string): Scenario
  until(time: string): Run
}

function hostsOf({ brokers = 1, controllers = 0 }: ClusterOptions): HostSpec[] {
  const numbers = (count: number, from: number) =>
    Array.from({ length: count }, (_, index) => from + index)
  const roles = controllers > 0 ? (['broker'] as const) : (['broker', 'controller'] as const)
  return [
    ...numbers(brokers, 1).map((node) => ({
      name: `host-${node}`,
      processes: [{ node, roles }],
    })),
    ...numbers(controllers, 101).map((node) => ({
      name: `host-${node}`,
      processes: [{ node, roles: ['controller'] as const }],
    })),
  ]
}

/** A cluster; as it stands, one combined node. */
export function cluster(options: ClusterOptions = {}): ClusterDriver {
  return driver({
    schema: 1,
    id: 'spec',
    title: 'A spec',
    seed: options.seed ?? 1,
    startsAt: '2026-01-05T09:00:00Z',
    start: options.start ?? 'settled',
    endsAfter: '60s',
    clusters: {
      main: {
        release: '4.3',
        hosts: hostsOf(options),
        ...(options.activeController === undefined
          ? {}
          : { activeController: options.activeController }),
        ...(options.configs ? { configs: options.configs } : {}),
        topics: [],
      },
    },
    clients: [],
    script: [],
    acts: [],
  })
}

function driver(scenario: Scenario): ClusterDriver {
  const client = (spec: ClientSpec) => driver({ ...scenario, clients: [...scenario.clients, spec] })
  const scripted = (...acts: Scenario['script']) =>
    driver({ ...scenario, script: [...scenario.script, ...acts] })
  return {
    topic: (name, options = {}) => driver(withTopic(scenario, { name, ...options })),
    producing: (id, options) => client(producerSpec(id, options)),
    producer: (id, configs = {}) => client({ type: 'producer', id, configs }),
    reading: (id, { topic, partitions = 'all', ...rest }) =>
      client({ type: 'reader', id, assign: [{ topic, partitions }], ...rest }),
    member: (id, options) => client(memberSpec(id, options)),
    at: (time, ...actions) =>
      scripted(...actions.map((action) => ({ when: { at: time }, do: action }))),
    when: (trigger, action) => scripted({ when: trigger, do: action }),
    scenario: (endsAfter = scenario.endsAfter) => ({ ...scenario, endsAfter }),
    until: (time) => runUntil({ ...scenario, endsAfter: time }, time),
  }
}

function withTopic(scenario: Scenario, topic: TopicSpec): Scenario {
  const main = scenario.clusters.main
  if (!main) throw new Error('the driver builds the cluster `main`')
  return { ...scenario, clusters: { main: { ...main, topics: [...(main.topics ?? []), topic] } } }
}

/** Also for members that acts add. */
export function memberSpec(id: string, options: MemberOptions): ReaderSpec {
  const { topics, instance, assignors, configs, ...rest } = options
  return {
    type: 'reader',
    id,
    subscribe: topics,
    ...rest,
    configs: {
      'auto.offset.reset': 'earliest',
      'heartbeat.interval.ms': '500',
      ...(instance ? { 'group.instance.id': instance } : {}),
      ...(assignors ? { 'partition.assignment.strategy': assignors.map(classOf).join(',') } : {}),
      ...configs,
    },
  }
}

/** `cooperative-sticky` → its class. */
function classOf(assignor: string): string {
  const named: Readonly<Record<string, string>> = {
    range: 'Range',
    roundrobin: 'RoundRobin',
    sticky: 'Sticky',
    'cooperative-sticky': 'CooperativeSticky',
  }
  return `org.apache.kafka.clients.consumer.${named[assignor]}Assignor`
}

function producerSpec(id: string, options: ProducingOptions): ProducerSpec {
  const { configs, startsAfter } = options
  return {
    type: 'producer',
    id,
    workload: workloadOf(options),
    ...(configs ? { configs } : {}),
    ...(startsAfter ? { startsAfter } : {}),
  }
}

function workloadOf(options: ProducingOptions): Workload {
  const {
    topic,
    records,
    every,
    partition,
    perSecond = 10,
    startsAfter: _,
    configs: __,
    ...rate
  } = options
  const place = partition === undefined ? {} : { partition }
  if (!records) return { type: 'rate', topic, perSecond, ...rate, ...place }
  return {
    type: 'list',
    topic,
    records: records.map((each) => (typeof each === 'string' ? { value: each } : each)),
    ...(every ? { every } : {}),
    ...place,
  }
}

/** A run that has been played, and can be asked about. */
export interface Run extends Look {
  readonly scenario: Scenario
  readonly all: readonly TraceEvent[]
  /** Promises that broke. */
  readonly breaches: readonly Breach[]
  readonly hash: string
  /** Events of a type, in order; with the fields that must be equal. */
  events<T extends EventType>(type: T, where?: Partial<EventOf<T>>): readonly EventOf<T>[]
  /** The first of them; throws when there is none. */
  first<T extends EventType>(type: T, where?: Partial<EventOf<T>>): EventOf<T>
  last<T extends EventType>(type: T, where?: Partial<EventOf<T>>): EventOf<T>
  /** The same run as it stood at an instant. */
  at(time: string): Look
}

/** A state, and what stands in it under the names one uses. */
export interface Look {
  readonly state: ClusterState
  partition(name: PartitionName): ReplicaState
  ledger(name: PartitionName): PartitionLedger
  batches(name: PartitionName): readonly LogBatch[]
  /** Values of a partition's records in order of their offsets. */
  values(name: PartitionName): readonly (string | null)[]
  broker(id?: number): NodeState
  producer(id: string): ProducerState
  reader(id: string): ReaderState
  /** As its coordinator has it: the one of the brokers that does. */
  group(id: string): GroupAtCoordinator
  admin(): AdminState
}

function runUntil(scenario: Scenario, time: string): Run {
  const all: TraceEvent[] = []
  const run = simulate(scenario)
  const promises = watchPromises(run.state)
  underLaws(run, scenario, (event) => {
    all.push(event)
    promises.after(event)
  })({ at: durationUs(time) })
  const events = <T extends EventType>(type: T, where: Partial<EventOf<T>> = {}) =>
    all.filter((event): event is EventOf<T> => event.type === type && fits(event, where))
  return {
    ...lookAt(run),
    scenario,
    all,
    breaches: promises.breaches,
    hash: hashText16(run.state),
    events,
    first: (type, where) => found(events(type, where)[0], type, all),
    last: (type, where) => found(events(type, where).at(-1), type, all),
    at: (instant) => {
      const earlier = simulate(scenario)
      earlier.run({ at: durationUs(instant) })
      return lookAt(earlier)
    },
  }
}

function fits(event: TraceEvent, where: object): boolean {
  const fields = event as unknown as Readonly<Record<string, unknown>>
  return Object.entries(where).every(([key, value]) => fields[key] === value)
}

function found<T>(event: T | undefined, type: string, all: readonly TraceEvent[]): T {
  if (event === undefined) throw new Error(`no ${type} among ${all.length} events`)
  return event
}

function lookAt({ state }: Simulation): Look {
  const partition = (name: PartitionName) => {
    const replica = state.nodes.flatMap((node) => node.replicas).find((each) => each.name === name)
    if (!replica) throw new Error(`no partition ${name}`)
    return replica
  }
  const client = (id: string) => {
    const known = state.clients.find((each) => each.id === id)
    if (!known) throw new Error(`no client ${id}`)
    return known
  }
  return {
    state,
    partition,
    ledger: (name) => state.ledger.get(name) ?? { acked: [], overwritten: [], lost: [], harms: [] },
    batches: (name) => batchesOf(partition(name)),
    values: (name) => valuesOf(state, partition(name)),
    broker: (id = 1) => state.nodes.find((node) => node.id === id) as NodeState,
    producer: (id) => client(id) as ProducerState,
    reader: (id) => client(id) as ReaderState,
    group: (id) => {
      const known = state.nodes.flatMap(({ groups }) => groups).find((group) => group.id === id)
      if (!known) throw new Error(`no group ${id}`)
      return known
    },
    admin: () => client('admin') as AdminState,
  }
}

function batchesOf({ log }: ReplicaState): LogBatch[] {
  const batches: LogBatch[] = []
  eachBatch(log, log.startOffset, log.endOffset, (batch) => {
    batches.push(batch)
  })
  return batches
}

function valuesOf(state: ClusterState, { log }: ReplicaState): (string | null)[] {
  const values: (string | null)[] = []
  for (let offset = log.startOffset; offset < log.endOffset; offset++) {
    const record = recordAt(log, offset)
    const source = state.sources[record?.source ?? -1]
    if (record && source)
      values.push(recordContent(state.seed, source, record.number, new Map()).value)
  }
  return values
}
