// Clusters: what this release can run, names that are unique, and topics that could exist.
import * as words from '../../words/en/scenario.ts'
import { LIMITS, limitSentence } from '../limits.ts'
import type { Path } from '../Problem.ts'
import type { ClusterSpec, TopicSpec } from '../Scenario.ts'
import { type Check, clustersOf, report, reportTwice, reportUnknown } from './Check.ts'

/** Checks every cluster of the scenario. */
export function checkClusters(check: Check): void {
  const clusters = clustersOf(check.scenario)
  if (clusters.length === 0) reportNone(check, ['clusters'], 'clusters')
  if (clusters.length > 1) report(check, ['clusters'], words.laterClusters(), words.oneCluster())
  for (const [name, cluster] of clusters) {
    const path = ['clusters', name]
    checkHosts(check, path, cluster)
    checkRolesTaken(check, path, cluster)
    checkTopics(check, [...path, 'topics'], cluster)
  }
  checkTotalPartitions(check)
}

function reportNone(check: Check, path: Path, what: keyof typeof words.needsOne): void {
  report(check, path, words.needsOne[what](), words.needsOneFits[what]())
}

function checkHosts(check: Check, path: Path, cluster: ClusterSpec): void {
  const hosts = [...path, 'hosts']
  const processes = cluster.hosts.flatMap((host, i) =>
    host.processes.map((process, j) => ({ process, path: [...hosts, i, 'processes', j] })),
  )
  reportTwice(
    check,
    cluster.hosts.map((host, i) => [[...hosts, i, 'name'], host.name]),
    words.kinds.hosts,
  )
  const ids = processes.map(
    ({ process, path }) => [[...path, 'node'], String(process.node)] as const,
  )
  reportTwice(check, ids, words.kinds.nodes)
  for (const { process, path } of processes) checkRoles(check, [...path, 'roles'], process.roles)
}

/** Somebody serves, somebody votes, and who leads the quorum is one of those who vote. */
function checkRolesTaken(check: Check, path: Path, cluster: ClusterSpec): void {
  const hosts = [...path, 'hosts']
  if (cluster.hosts.length === 0) {
    reportNone(check, hosts, 'hosts')
    return
  }
  const voters = nodesAs(cluster, 'controller')
  if (nodesAs(cluster, 'broker').length === 0) reportNone(check, hosts, 'brokers')
  else if (voters.length === 0) reportNone(check, hosts, 'voters')
  const first = cluster.activeController
  if (first === undefined || voters.includes(first)) return
  const place = [...path, 'activeController']
  const isNode = cluster.hosts.some((host) => host.processes.some(({ node }) => node === first))
  if (!isNode) reportUnknown(check, place, words.oneKind.node, String(first), voters.map(String))
  else report(check, place, words.notAController(first), words.oneOfThese(voters.map(String)))
}

function nodesAs({ hosts }: ClusterSpec, role: 'broker' | 'controller'): number[] {
  return hosts.flatMap(({ processes }) =>
    processes.filter(({ roles }) => roles.includes(role)).map(({ node }) => node),
  )
}

function checkRoles(check: Check, path: Path, roles: readonly string[]): void {
  reportTwice(
    check,
    roles.map((role, i) => [[...path, i], role]),
    words.kinds.roles,
  )
}

function checkTopics(check: Check, path: Path, cluster: ClusterSpec): void {
  const topics = cluster.topics ?? []
  reportTwice(
    check,
    topics.map((topic, i) => [[...path, i, 'name'], topic.name]),
    words.kinds.topics,
  )
  checkCollisions(check, path, topics)
  const brokers = nodesAs(cluster, 'broker')
  for (const [i, topic] of topics.entries()) checkReplicas(check, [...path, i], topic, brokers)
}

/** Kafka's metric names take `.` and `_` for the same, so it refuses two topics that differ only there. */
function checkCollisions(check: Check, path: Path, topics: readonly TopicSpec[]): void {
  const seen = new Map<string, string>()
  for (const [i, { name }] of topics.entries()) {
    const plain = name.replace(/\./g, '_')
    const other = seen.get(plain)
    if (other !== undefined && other !== name) {
      report(
        check,
        [...path, i, 'name'],
        words.collides(name, other),
        words.twiceFits(words.kinds.topics),
      )
    }
    seen.set(plain, name)
  }
}

function checkReplicas(
  check: Check,
  path: Path,
  topic: TopicSpec,
  brokers: readonly number[],
): void {
  const wanted = topic.replicationFactor ?? 1
  if (wanted > brokers.length && brokers.length > 0) {
    const sentence = words.replicas(topic.name, wanted, brokers.length)
    report(check, [...path, 'replicationFactor'], sentence, words.replicasFits(brokers.length))
  }
  const rows = topic.assignment
  if (!rows) return
  if (topic.partitions !== undefined && topic.partitions !== rows.length) {
    const sentence = words.assignmentSize(topic.name, topic.partitions, rows.length)
    report(check, [...path, 'assignment'], sentence, words.assignmentSizeFits())
  }
  for (const [i, nodes] of rows.entries())
    checkNodes(check, [...path, 'assignment', i], nodes, brokers)
}

function checkNodes(
  check: Check,
  path: Path,
  nodes: readonly number[],
  brokers: readonly number[],
): void {
  const known = brokers.map(String)
  for (const [i, node] of nodes.entries()) {
    if (brokers.includes(node)) continue
    const sentence = words.noSuch(words.oneKind.node, String(node))
    report(check, [...path, i], sentence, words.oneOfThese(known))
  }
  reportTwice(
    check,
    nodes.map((node, i) => [[...path, i], String(node)]),
    words.kinds.nodes,
  )
}

/** Partitions of all topics: those there at the start and those that actions create or grow. */
function checkTotalPartitions(check: Check): void {
  const { scenario } = check
  const most = new Map<string, number>()
  const note = (topic: string, partitions: number) =>
    most.set(topic, Math.max(most.get(topic) ?? 0, partitions))
  for (const [, cluster] of clustersOf(scenario)) {
    for (const topic of cluster.topics ?? []) note(topic.name, partitionsOf(topic))
  }
  for (const { do: action } of [...scenario.script, ...scenario.acts]) {
    if (action.type === 'createTopic' || action.type === 'alterTopic')
      note(action.topic, partitionsOf(action))
  }
  const total = [...most.values()].reduce((sum, count) => sum + count, 0)
  if (total > LIMITS.partitions) {
    report(check, ['clusters'], words.totalPartitions(total), limitSentence('partitions'))
  }
}

function partitionsOf(topic: {
  readonly partitions?: number
  readonly assignment?: readonly unknown[]
}): number {
  return topic.partitions ?? topic.assignment?.length ?? 1
}
