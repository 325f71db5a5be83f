// Clients: unique ids, clusters and files that exist, keys that can be drawn.
import * as words from '../../words/en/scenario.ts'
import { LIMITS, limitSentence } from '../limits.ts'
import type { Path } from '../Problem.ts'
import type { ClientSpec, KeySpec, ReaderSpec, Scenario, Workload } from '../Scenario.ts'
import { type Check, nodeEndpointsOf, report, reportTwice, reportUnknown } from './Check.ts'

/** A client that is or may come to be, and where it is written. */
export interface PlacedClient {
  readonly path: Path
  readonly spec: ClientSpec
}

/** The client that asks for what an action needs of the cluster: topics, settings. It is there in every run. */
export const ADMIN_CLIENT = 'admin'

/** Clients that are there from the start and those that actions add. */
export function clientsOf(scenario: Scenario): PlacedClient[] {
  const clients: PlacedClient[] = scenario.clients.map((spec, i) => ({
    path: ['clients', i],
    spec,
  }))
  for (const list of ['script', 'acts'] as const) {
    for (const [i, act] of scenario[list].entries()) {
      if (act.do.type === 'addClient')
        clients.push({ path: [list, i, 'do', 'client'], spec: act.do.client })
    }
  }
  return clients
}

/** Checks every client, those that actions add too. */
export function checkClients(check: Check): void {
  const clients = clientsOf(check.scenario)
  if (clients.length > LIMITS.clients) {
    report(check, ['clients'], words.totalClients(clients.length), limitSentence('clients'))
  }
  const freed = removedIds(check.scenario)
  const lasting = clients.filter(({ spec }) => !freed.has(spec.id))
  reportTwice(
    check,
    lasting.map(({ path, spec }) => [[...path, 'id'], spec.id]),
    words.kinds.clients,
  )
  for (const client of clients) checkClient(check, client)
}

/** Ids that some action removes may be given again. */
function removedIds(scenario: Scenario): Set<string> {
  const acts = [...scenario.script, ...scenario.acts]
  return new Set(
    acts.flatMap(({ do: action }) => (action.type === 'removeClient' ? [action.client] : [])),
  )
}

function checkClient(check: Check, { path, spec }: PlacedClient): void {
  if (nodeEndpointsOf(check.scenario).includes(spec.id)) {
    report(check, [...path, 'id'], words.nodeName(spec.id), words.nodeNameFits())
  }
  if (spec.id === ADMIN_CLIENT) {
    report(check, [...path, 'id'], words.adminName(spec.id), words.adminNameFits())
  }
  const clusters = Object.keys(check.scenario.clusters)
  if (spec.cluster !== undefined && !clusters.includes(spec.cluster)) {
    reportUnknown(check, [...path, 'cluster'], words.oneKind.cluster, spec.cluster, clusters)
  }
  if (spec.type === 'reader') checkReader(check, path, spec)
  else if (spec.workload) checkWorkload(check, [...path, 'workload'], spec.workload)
}

/** commitSync() without a group.id throws at every call: InvalidGroupIdException. */
function checkReader(check: Check, path: Path, reader: ReaderSpec): void {
  checkAssignment(check, [...path, 'assign'], reader)
  if (reader.commit !== undefined && !reader.group && !reader.configs?.['group.id'])
    report(check, [...path, 'commit'], words.commitAlone(reader.id), words.commitAloneFits())
}

function checkAssignment(check: Check, path: Path, reader: ReaderSpec): void {
  const { assign = [] } = reader
  reportTwice(
    check,
    assign.map(({ topic }, i) => [[...path, i, 'topic'], topic]),
    words.kinds.topics,
  )
  for (const [i, { partitions }] of assign.entries()) {
    if (partitions === 'all') continue
    const numbers = partitions.map((n, j) => [[...path, i, 'partitions', j], String(n)] as const)
    reportTwice(check, numbers, words.kinds.partitions)
  }
}

function checkWorkload(check: Check, path: Path, workload: Workload): void {
  if (workload.type === 'file') {
    const files = Object.keys(check.scenario.files ?? {})
    if (!files.includes(workload.file)) {
      reportUnknown(check, [...path, 'file'], words.oneKind.file, workload.file, files)
    }
  }
  if (workload.type === 'rate' && workload.keys) checkKeys(check, [...path, 'keys'], workload.keys)
}

function checkKeys(check: Check, path: Path, keys: KeySpec): void {
  if (keys.type !== 'list' || !keys.weights) return
  const at = [...path, 'weights']
  if (keys.weights.length !== keys.keys.length) {
    const sentence = words.weightCount(keys.keys.length, keys.weights.length)
    report(check, at, sentence, words.weightCountFits())
  } else if (keys.weights.every((weight) => weight === 0)) {
    report(check, at, words.zeroWeights(), words.zeroWeightsFits())
  }
}
