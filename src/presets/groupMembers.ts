// What scenes with consumer groups share: members, and what their group has come to.
import type {
  Act,
  ClientSpec,
  Configs,
  ReaderSpec,
  Scenario,
  TopicSpec,
} from '../scenario/Scenario.ts'
import type { ClusterState, ReaderState, ReadPartition } from '../trace/ClusterState.ts'
import type { GroupView } from '../trace/GroupView.ts'
import { checkout } from './threeBrokers.ts'

/** A member that reads orders with its group, from the beginning. */
export function member(id: string, group = 'billing', configs: Configs = {}): ReaderSpec {
  return {
    type: 'reader',
    id,
    group,
    subscribe: ['orders'],
    configs: { 'auto.offset.reset': 'earliest', ...configs },
    processing: '20ms',
  }
}

/** Orders of six people, whose names reach every partition of two, of four and of six. */
export const shop = (): ClientSpec =>
  checkout({}, 'web-checkout', ['alice', 'bob', 'clara', 'dana', 'emma', 'fay'])

/** The same scene with other settings of its members, those that acts add too. */
export function withMembers(before: Scenario, settings: (id: string) => Configs): Scenario {
  const changed = <C extends ClientSpec>(client: C): C =>
    client.type === 'reader'
      ? { ...client, configs: { ...client.configs, ...settings(client.id) } }
      : client
  const inAct = (act: Act): Act =>
    act.do.type === 'addClient'
      ? { ...act, do: { ...act.do, client: changed(act.do.client) } }
      : act
  return {
    ...before,
    clients: before.clients.map(changed),
    script: before.script.map(inAct),
    acts: before.acts.map(inAct),
  }
}

/** `partition.assignment.strategy`: one of Kafka's assignors, by its class. */
export const assignor = (name: 'Range' | 'CooperativeSticky'): Configs => ({
  'partition.assignment.strategy': `org.apache.kafka.clients.consumer.${name}Assignor`,
})

/** Partitions of orders over brokers 1–3 by turns. One copy each: who reads them is the story, and each is seen once. */
export const spread = (partitions: number): Partial<TopicSpec> => ({
  assignment: Array.from({ length: partitions }, (_, index) => [1 + (index % 3)]),
  configs: {},
})

/** A group as its coordinator has it at the end; undefined when nobody coordinates it. */
export function groupAtEnd(end: ClusterState, id: string): GroupView | undefined {
  return end.nodes.flatMap(({ groups }) => groups).find((group) => group.id === id)?.view
}

/** How many partitions each member was given, the most first. */
export function sharesOf(view: GroupView | undefined): readonly number[] {
  const shares = (view?.members ?? []).map(({ assignment }) => assignment.length)
  return shares.sort((a, b) => b - a)
}

/** Partitions that these readers own, each with the event that gave it to them. */
export function ownedBy(end: ClusterState, ...ids: readonly string[]): readonly ReadPartition[] {
  return readersOf(end)
    .filter(({ id }) => ids.includes(id))
    .flatMap(({ partitions }) => partitions)
}

function readersOf(end: ClusterState): readonly ReaderState[] {
  return end.clients.flatMap((client) => (client.type === 'reader' ? [client] : []))
}

export const readerNamed = (end: ClusterState, id: string): ReaderState | undefined =>
  readersOf(end).find((reader) => reader.id === id)

/** Where readers of a partition can get to: its leader's high watermark. */
function readableTo({ nodes }: ClusterState, partition: string): number {
  const replicas = nodes.flatMap((node) => node.replicas)
  return replicas.find(({ name, leads }) => name === partition && leads)?.highWatermark ?? 0
}

/** How far the readers of a group are behind, the most first. */
export function lagsAtEnd(end: ClusterState, group: string): readonly number[] {
  return readersOf(end)
    .filter(({ spec, lifecycle }) => spec.group === group && lifecycle === 'Running')
    .map(({ partitions }) =>
      partitions.reduce((sum, { name, position }) => sum + readableTo(end, name) - position, 0),
    )
    .sort((a, b) => b - a)
}

/** Records that these readers were handed, each time they were. */
export function delivered(end: ClusterState, ...ids: readonly string[]): number {
  const readers = readersOf(end).filter(({ id }) => ids.includes(id))
  return readers.reduce((sum, reader) => sum + reader.delivered, 0)
}
