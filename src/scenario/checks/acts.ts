// Acts: their order, and whether what they name can exist. Topics are never missed: they may be created on the way,
// by an act or by a client that asks for them, and an act on a topic that is not there is Kafka's to refuse.
import * as words from '../../words/en/scenario.ts'
import { formatDuration, MAX_DURATION_US, parseDuration } from '../duration.ts'
import type { Path } from '../Problem.ts'
import type { Act, Action } from '../Scenario.ts'
import {
  type Check,
  clustersOf,
  nodeEndpointsOf,
  nodeIdsOf,
  report,
  reportUnknown,
} from './Check.ts'
import { ADMIN_CLIENT, clientsOf } from './clients.ts'

interface Known {
  readonly clients: readonly string[]
  readonly producers: readonly string[]
  readonly readers: readonly string[]
  readonly nodes: readonly string[]
  readonly hosts: readonly string[]
  readonly endpoints: readonly string[]
  readonly nodeEndpoints: readonly string[]
}

/** Checks the script and what the person did. */
export function checkActs(check: Check): void {
  const known = knownNames(check)
  for (const list of ['script', 'acts'] as const) {
    for (const [i, act] of check.scenario[list].entries()) {
      checkEvent(check, [list, i, 'when', 'on', 'event'], act)
      checkAction(check, [list, i, 'do'], act.do, known)
    }
  }
  checkOrder(check)
}

function knownNames({ scenario }: Check): Known {
  const clients = clientsOf(scenario).map(({ spec }) => spec)
  const ids = (type: string) => clients.filter((spec) => spec.type === type).map(({ id }) => id)
  const nodes = nodeEndpointsOf(scenario)
  const names = [...new Set(clients.map(({ id }) => id))]
  return {
    clients: names,
    producers: ids('producer'),
    readers: ids('reader'),
    nodes: nodeIdsOf(scenario).map(String),
    hosts: clustersOf(scenario).flatMap(([, cluster]) => cluster.hosts.map(({ name }) => name)),
    endpoints: [...names, ADMIN_CLIENT, ...nodes],
    nodeEndpoints: nodes,
  }
}

function checkEvent(check: Check, path: Path, { when }: Act): void {
  if (!('on' in when) || !check.events || check.events.includes(when.on.event)) return
  reportUnknown(check, path, words.oneKind.event, when.on.event, check.events)
}

function checkAction(check: Check, path: Path, action: Action, known: Known): void {
  if ('client' in action && typeof action.client === 'string')
    checkClientName(check, path, action, known)
  if ('node' in action && action.node !== undefined && !known.nodes.includes(String(action.node))) {
    reportUnknown(check, [...path, 'node'], words.oneKind.node, String(action.node), known.nodes)
  }
  if ('host' in action && !known.hosts.includes(action.host)) {
    reportUnknown(check, [...path, 'host'], words.oneKind.host, action.host, known.hosts)
  }
  checkNetwork(check, path, action, known)
  if (action.type === 'electLeaders' && action.partition !== undefined && !action.topic) {
    const fits = words.partitionWithoutTopicFits()
    report(check, [...path, 'partition'], words.partitionWithoutTopic(), fits)
  }
  if (action.type === 'alterTopic')
    checkChange(check, path, action, ['partitions', 'set', 'remove'])
  if (action.type === 'alterConfig') checkAlterConfig(check, path, action)
}

function checkClientName(check: Check, path: Path, action: Action, known: Known): void {
  const id = (action as { readonly client: string }).client
  const place = [...path, 'client']
  const produces = action.type === 'produceRecords'
  const reads = action.type === 'slowClient' || action.type === 'seekReader'
  const fitting = produces ? known.producers : reads ? known.readers : known.clients
  if (fitting.includes(id)) return
  if (!known.clients.includes(id)) reportUnknown(check, place, words.oneKind.client, id, fitting)
  else {
    const sentence = produces ? words.notAProducer(id) : words.notAReader(id)
    report(check, place, sentence, words.oneOfThese(fitting))
  }
}

function checkNetwork(check: Check, path: Path, action: Action, known: Known): void {
  if (action.type === 'cutLink') checkCut(check, path, action, known)
  else if (action.type === 'splitNetwork') checkIslands(check, path, action.islands, known)
  else if ('from' in action) checkConnection(check, path, action, known)
}

/** Whether an end is somebody; told when not. */
function isEnd(check: Check, path: Path, name: string, known: Known): boolean {
  if (known.endpoints.includes(name)) return true
  reportUnknown(check, path, words.oneKind.endpoint, name, known.endpoints)
  return false
}

function checkConnection(
  check: Check,
  path: Path,
  { from, to }: { readonly from: string; readonly to: string },
  known: Known,
): void {
  const isFrom = isEnd(check, [...path, 'from'], from, known)
  const isTo = isEnd(check, [...path, 'to'], to, known)
  if (!isFrom || !isTo) return
  if (from === to) report(check, [...path, 'to'], words.sameEnds(from), words.connectionFits())
  else if (!known.nodeEndpoints.includes(from) && !known.nodeEndpoints.includes(to)) {
    report(check, [...path, 'to'], words.noNodeEnd(), words.connectionFits())
  }
}

function checkCut(
  check: Check,
  path: Path,
  { from, to }: { readonly from: readonly string[]; readonly to: readonly string[] },
  known: Known,
): void {
  for (const [i, name] of from.entries()) isEnd(check, [...path, 'from', i], name, known)
  for (const [i, name] of to.entries()) {
    const place = [...path, 'to', i]
    if (isEnd(check, place, name, known) && from.includes(name))
      report(check, place, words.ownLink(name), words.ownLinkFits())
  }
}

function checkIslands(
  check: Check,
  path: Path,
  islands: readonly (readonly string[])[],
  known: Known,
): void {
  const placed = new Set<string>()
  for (const [i, island] of islands.entries()) {
    for (const [j, name] of island.entries()) {
      const place = [...path, 'islands', i, j]
      if (isEnd(check, place, name, known) && placed.has(name))
        report(check, place, words.twoIslands(name), words.twoIslandsFits())
      placed.add(name)
    }
  }
}

function checkChange(check: Check, path: Path, action: Action, keys: readonly string[]): void {
  if (keys.some((key) => Object.hasOwn(action, key))) return
  report(check, path, words.nothingToChange(action.type), words.nothingToChangeFits(keys))
}

function checkAlterConfig(
  check: Check,
  path: Path,
  action: Extract<Action, { type: 'alterConfig' }>,
): void {
  checkChange(check, path, action, ['set', 'remove'])
  const hasNode = action.node !== undefined
  if (action.resource === 'broker' && !hasNode) {
    report(
      check,
      [...path, 'node'],
      words.configNode.needed(),
      words.oneOfThese(nodeIdsOf(check.scenario).map(String)),
    )
  }
  if (action.resource === 'cluster' && hasNode) {
    report(check, [...path, 'node'], words.configNode.spare(), words.configNode.spare())
  }
}

/** What the person did stands in order of time. */
function checkOrder(check: Check): void {
  let before = { index: -1, at: 0 }
  for (const [index, { when }] of check.scenario.acts.entries()) {
    if (!('at' in when)) continue
    const at = parseDuration(when.at) ?? 0
    if (at >= before.at) before = { index, at }
    else reportOrder(check, index, at, before)
  }
}

function reportOrder(
  check: Check,
  index: number,
  at: number,
  before: { index: number; at: number },
): void {
  const sentence = words.actTooEarly(check.place, index + 1, before.index + 1)
  const hint = words.actWouldFit(formatDuration(fittingTime(check, index, at, before.at)))
  report(
    check,
    ['acts', index, 'when', 'at'],
    sentence,
    words.actTooEarlyFits(formatDuration(before.at)),
    hint,
  )
}

/** A slip of the decimal point, minutes for seconds, or ms for s, when it lies between the neighbours; else the earliest that would do. */
function fittingTime(check: Check, index: number, at: number, earliest: number): number {
  const next = check.scenario.acts.slice(index + 1).find(({ when }) => 'at' in when)?.when
  const latest =
    next && 'at' in next ? (parseDuration(next.at) ?? MAX_DURATION_US) : MAX_DURATION_US
  const meant = [10, 60, 100, 1000].map((slip) => at * slip)
  return meant.find((time) => at > 0 && time >= earliest && time <= latest) ?? earliest
}
